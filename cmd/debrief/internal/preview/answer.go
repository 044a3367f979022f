package preview

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed embedded
var embedded embed.FS

// own is where the preview's own files are.
const own = "/-/"

// ServeHTTP answers requests from this machine for this machine. A foreign name
// for it would let any page on the web read drafts here.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Referrer-Policy", "same-origin")
	switch {
	case !slices.Contains(s.hosts, strings.ToLower(r.Host)):
		refuse(w, http.StatusMisdirectedRequest, fmt.Sprintf("This preview answers at http://%s/ and not for %q.", s.hosts[0], r.Host))
	case !s.ours(r.Header.Get("Origin")):
		refuse(w, http.StatusForbidden, "This preview answers its own pages and no others.")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "This preview can only be read.")
	case r.URL.Path == own+"events":
		s.stream(w, r)
	case strings.HasPrefix(r.URL.Path, own):
		data, err := embedded.ReadFile("embedded/" + strings.TrimPrefix(r.URL.Path, own))
		if err != nil {
			refuse(w, http.StatusNotFound, "The preview has no such file.")
			return
		}
		send(w, r, http.StatusOK, path.Ext(r.URL.Path), data)
	default:
		s.page(w, r)
	}
}

// ours reports whether a page of the preview asks; requests that no page makes
// tell no origin.
func (s *server) ours(origin string) bool {
	if origin == "" {
		return true
	}
	host, ok := strings.CutPrefix(strings.ToLower(origin), "http://")
	return ok && slices.Contains(s.hosts, host)
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}

func (s *server) page(w http.ResponseWriter, r *http.Request) {
	a := s.answer(r.URL.Path)
	if a.moved {
		to := url.URL{Path: r.URL.Path + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		refuse(w, http.StatusFound, "This is a folder.")
		return
	}
	data := a.data
	if a.kind == ".html" {
		data = withScript(data, a.tag())
	}
	send(w, r, a.status, a.kind, data)
}

// answer is what an address gives.
type answer struct {
	name   string // the file of the site that is asked for
	status int
	kind   string // the ending that says how it is to be read
	data   []byte // as a built site has it
	moved  bool   // it is a folder, and its address ends in a slash
}

// tag changes with what the page shows.
func (a answer) tag() string {
	sum := sha256.Sum256(a.data)
	return strconv.Itoa(a.status) + "-" + hex.EncodeToString(sum[:8])
}

// blank stands for pages that could never be made.
const blank = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No page yet – Debrief preview</title>
<link rel="stylesheet" href="/-/preview.css">
</head>
<body>
<main class="blank">
<h1>No page yet</h1>
<p>This page cannot be made. What is in the way is told below; the page appears as soon as that is mended.</p>
</main>
</body>
</html>
`

// answer finds what an address gives: a file of the site, else its page for
// addresses that lead nowhere.
func (s *server) answer(address string) answer {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := s.Workshop.File(name)
	if err == nil {
		return answer{name: name, status: http.StatusOK, kind: path.Ext(name), data: data}
	}
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := s.Workshop.File(name + "/index.html"); err == nil {
			return answer{name: name, moved: true}
		}
		if data, err := s.Workshop.File("404.html"); err == nil {
			return answer{name: name, status: http.StatusNotFound, kind: ".html", data: data}
		}
	}
	return answer{name: name, status: http.StatusInternalServerError, kind: ".html", data: []byte(blank)}
}

// kinds says how files of a site are to be read.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".ics": "text/calendar; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
}

func send(w http.ResponseWriter, r *http.Request, status int, ending string, data []byte) {
	kind, known := kinds[strings.ToLower(ending)]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // who does not wait for it does not want it
	}
}
