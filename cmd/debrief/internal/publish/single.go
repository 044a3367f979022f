package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Single is how a page becomes one file that needs no other.
type Single struct {
	Base    string // the site's absolute address, with a slash at its end; empty when it is not known
	Scripts bool   // else what scripts do is left out: charts show as tables
	// Pictures are the paths of images that are shown where a link leads to them.
	Pictures []string
	// Runtime is the path of a script that another asks for; empty for none.
	Runtime string
	// File gives a file of the site by its path.
	File func(path string) ([]byte, error) // required
}

// Page makes a page of a site self-contained: what it loads is put into it, its
// content security policy lets nothing else in, and links to the rest of the
// site are absolute, or plain text where the site's address is not known.
func (s Single) Page(page File) (File, error) {
	w := singleWriter{Single: s, path: page.Path}
	for z := html.NewTokenizer(bytes.NewReader(page.Data)); ; {
		if z.Next() == html.ErrorToken {
			break
		}
		raw := slices.Clone(z.Raw())
		if err := w.token(z.Token(), raw); err != nil {
			return File{}, fmt.Errorf("make %s one file: %w", page.Path, err)
		}
	}
	text := w.out.String()
	for _, name := range []string{"script", "style"} {
		all := strings.Join(w.hashes[name], " ")
		if all == "" {
			all = "'none'"
		}
		text = strings.Replace(text, hashesOf(name), all, 1)
	}
	return File{Path: page.Path, Data: []byte(text)}, nil
}

// exported stands at the beginning of a page that is one file.
const exported = `<meta name="generator" content="debrief">`

// IsSingle reports whether a file is a page that Single made, from as much of its
// beginning as SingleHead.
func IsSingle(beginning []byte) bool { return bytes.Contains(beginning, []byte(exported)) }

// SingleHead is how many bytes tell whether a file is such a page: titles are long
// at most.
const SingleHead = 1 << 20

// singleWriter is such a page on its way.
type singleWriter struct {
	Single
	path    string // of the page
	out     strings.Builder
	scripts []string
	hashes  map[string][]string // of what stands in script and style elements
	links   int                 // that became text and are open
	picture string              // to show after the link that is open
	skip    string              // the element whose content is left out
}

// hashesOf stands for the hashes until all are known.
func hashesOf(element string) string { return "{hashes of " + element + "}" }

func (w *singleWriter) token(t html.Token, raw []byte) error {
	switch {
	case w.skip != "":
		if t.Type == html.EndTagToken && t.Data == w.skip {
			w.skip = ""
		}
	case t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken:
		return w.start(t, raw)
	case t.Type == html.EndTagToken && t.Data == "a":
		w.endAnchor(raw)
	case t.Type == html.EndTagToken && t.Data == "body":
		w.writeScripts()
		w.out.Write(raw)
	default:
		w.out.Write(raw)
	}
	return nil
}

func (w *singleWriter) start(t html.Token, raw []byte) error {
	switch t.Data {
	case "html":
		t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "data-echarts" })
		w.out.WriteString(t.String())
	case "meta":
		if value(t, "charset") != "" {
			raw = append(raw, "\n"+exported...)
		}
		if strings.EqualFold(value(t, "http-equiv"), "Content-Security-Policy") {
			set(&t, "content", "default-src 'none'; script-src "+hashesOf("script")+"; style-src "+hashesOf("style")+
				"; img-src data:; base-uri 'none'; form-action 'none'")
			raw = []byte(t.String())
		}
		w.out.Write(raw)
	case "link":
		return w.link(t, raw)
	case "script":
		return w.script(t, raw)
	case "img":
		return w.image(t, raw)
	case "a":
		return w.anchor(t, raw)
	default:
		w.out.Write(raw)
	}
	return nil
}

// link puts a stylesheet in, and an icon; other files of the site are left out.
func (w *singleWriter) link(t html.Token, raw []byte) error {
	target, inside := w.inside(value(t, "href"))
	switch rel := value(t, "rel"); {
	case rel == "stylesheet" && inside:
		css, err := w.File(target)
		if err != nil {
			return err
		}
		w.out.WriteString("<style>" + w.hashed("style", strings.ReplaceAll(string(css), "</", `<\/`)) + "</style>")
	case rel == "icon" && inside:
		address, err := w.dataAddress(target)
		if err != nil {
			return err
		}
		set(&t, "href", address)
		w.out.WriteString(t.String())
	case !inside:
		w.out.Write(raw)
	}
	return nil
}

// script gathers scripts for the end of the page, where they find all of it.
// Data stays where it is, unless nobody reads it.
func (w *singleWriter) script(t html.Token, raw []byte) error {
	target, inside := w.inside(value(t, "src"))
	kind := value(t, "type")
	switch {
	case value(t, "src") == "" && (kind == "application/ld+json" || w.Scripts):
		w.out.Write(raw)
		return nil
	case inside && w.Scripts && value(t, "src") != "":
		code, err := w.File(target)
		if err != nil {
			return err
		}
		w.scripts = append(w.scripts, string(code))
	}
	w.skip = "script"
	return nil
}

func (w *singleWriter) writeScripts() {
	if w.Runtime != "" && len(w.scripts) > 0 {
		if code, err := w.File(w.Runtime); err == nil {
			w.scripts = append([]string{string(code)}, w.scripts...)
		}
	}
	for _, code := range w.scripts {
		code = strings.NewReplacer("</script", `<\/script`, "<!--", `<\!--`).Replace(code)
		w.out.WriteString("<script>" + w.hashed("script", code) + "</script>\n")
	}
}

func (w *singleWriter) image(t html.Token, raw []byte) error {
	if target, inside := w.inside(value(t, "src")); inside {
		address, err := w.dataAddress(target)
		if err != nil {
			return err
		}
		set(&t, "src", address)
		raw = []byte(t.String())
	}
	w.out.Write(raw)
	return nil
}

// anchor makes a link to the rest of the site absolute, or plain text.
func (w *singleWriter) anchor(t html.Token, raw []byte) error {
	href := value(t, "href")
	target, inside := w.inside(href)
	if !inside || strings.HasPrefix(href, "#") {
		w.out.Write(raw)
		return nil
	}
	u, err := url.Parse(href)
	if err == nil && slices.Contains(w.Pictures, target) {
		w.picture, err = w.dataAddress(target)
	}
	if err != nil {
		return err
	}
	switch {
	case target == w.path && u.Fragment != "":
		set(&t, "href", "#"+u.EscapedFragment())
	case w.Base != "":
		absolute := url.URL{Path: strings.TrimSuffix(target, "index.html"), RawQuery: u.RawQuery, Fragment: u.Fragment}
		set(&t, "href", w.Base+absolute.String())
	default:
		w.links++
		w.out.WriteString("<span")
		if class := value(t, "class"); class != "" {
			w.out.WriteString(` class="` + html.EscapeString(class) + `"`)
		}
		w.out.WriteString(">")
		return nil
	}
	w.out.WriteString(t.String())
	return nil
}

func (w *singleWriter) endAnchor(raw []byte) {
	if w.links > 0 {
		w.links--
		raw = []byte("</span>")
	}
	w.out.Write(raw)
	if w.picture != "" {
		w.out.WriteString(`<img class="attached" alt="" src="` + w.picture + `">`)
		w.picture = ""
	}
}

// inside gives the path in the site of an address that is relative to the page.
func (w *singleWriter) inside(address string) (target string, inside bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	if u.Path == "" {
		return w.path, true
	}
	return path.Join(path.Dir(w.path), u.Path), true
}

// ImageType is the media type of an image that browsers show, by its name;
// empty for any other file.
func ImageType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".svg":
		return "image/svg+xml"
	case ".ico":
		return "image/x-icon"
	}
	return ""
}

func (w *singleWriter) dataAddress(target string) (string, error) {
	data, err := w.File(target)
	if err != nil {
		return "", err
	}
	kind := ImageType(target)
	if kind == "" {
		return "", fmt.Errorf("%s is no image", target)
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}

// hashed notes the hash of an element's content for the policy.
func (w *singleWriter) hashed(element, content string) string {
	sum := sha256.Sum256([]byte(content))
	if w.hashes == nil {
		w.hashes = map[string][]string{}
	}
	hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if !slices.Contains(w.hashes[element], hash) {
		w.hashes[element] = append(w.hashes[element], hash)
	}
	return content
}

func value(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func set(t *html.Token, key, to string) {
	for i := range t.Attr {
		if t.Attr[i].Key == key {
			t.Attr[i].Val = to
		}
	}
}
