package publish

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func singled(t *testing.T, s Single, page string) string {
	t.Helper()
	files := map[string]string{
		"assets/a.css": `p::after { content: "</style>" }`, "assets/a.js": "x = '</script><!--'", "assets/run.js": "run()",
		"a/b/picture.png": "PNG", "a/icon.svg": "<svg/>",
	}
	s.File = func(name string) ([]byte, error) {
		text, there := files[name]
		if !there {
			return nil, fmt.Errorf("no file %s", name)
		}
		return []byte(text), nil
	}
	out, err := s.Page(File{Path: "a/b/index.html", Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	return string(out.Data)
}

const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`

func TestSingleAnchors(t *testing.T) {
	for _, tt := range []struct{ name, base, in, want string }{
		{"a place of the page", "", `<a href="#x">x</a>`, `<a href="#x">x</a>`},
		{"a place of the page by its file", "", `<a href="index.html#x">x</a>`, `<a href="#x">x</a>`},
		{"another page, nobody knows where", "", `<a class="k" href="../c/index.html">The <b>title</b></a> y`, `<span class="k">The <b>title</b></span> y`},
		{"another page", "https://s.example/x/", `<a href="../c/index.html#y">t</a>`, `<a href="https://s.example/x/a/c/#y">t</a>`},
		{"a file", "https://s.example/x/", `<a href="held now.csv">t</a>`, `<a href="https://s.example/x/a/b/held%20now.csv">t</a>`},
		{"the site", "https://s.example/x/", `<a href="../../index.html">t</a>`, `<a href="https://s.example/x/">t</a>`},
		{"another host", "", `<a href="https://other.example/">t</a>`, `<a href="https://other.example/">t</a>`},
		{"a mail address", "", `<a href="mailto:x@y.example">t</a>`, `<a href="mailto:x@y.example">t</a>`},
		{"an image", "", `<img src="picture.png" alt="x">`, `<img src="data:image/png;base64,UE5H" alt="x">`},
		{"what is linked to it", "", `<a href="picture.png">t</a>`, `<span>t</span><img class="attached" alt="" src="data:image/png;base64,UE5H">`},
		{"a feed", "", `<link rel="alternate" href="../../feed.xml">`, ``},
		{"an icon", "", `<link rel="icon" href="../icon.svg">`, `<link rel="icon" href="data:image/svg+xml;base64,PHN2Zy8+">`},
		{"the canonical address", "", `<link rel="canonical" href="https://s.example/">`, `<link rel="canonical" href="https://s.example/">`},
		{"data for machines", "", `<script type="application/ld+json">{"a":"</b>"}</script>`, `<script type="application/ld+json">{"a":"</b>"}</script>`},
		{"data for scripts that are not there", "", `<script type="application/json">{}</script>`, ``},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := singled(t, Single{Base: tt.base, Pictures: []string{"a/b/picture.png"}}, tt.in); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

var (
	element = regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`)
	allowed = regexp.MustCompile(`(script|style)-src ([^;]*);`)
)

// What stands in the page is what its policy lets run, in the order in which
// it ran before, and nothing in it ends its element early.
func TestSinglePolicy(t *testing.T) {
	page := `<html data-echarts="../../assets/run.js"><head>` + policy + `<link rel="stylesheet" href="../../assets/a.css">` +
		`<script src="../../assets/a.js" defer></script></head><body>x</body></html>`
	got := singled(t, Single{Scripts: true, Runtime: "assets/run.js"}, page)
	lists := map[string]string{}
	for _, found := range allowed.FindAllStringSubmatch(strings.ReplaceAll(got, "&#39;", "'"), -1) {
		lists[found[1]] = found[2]
	}
	var order []string
	for _, found := range element.FindAllStringSubmatch(got, -1) {
		sum := sha256.Sum256([]byte(found[2]))
		if !strings.Contains(lists[found[1]], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("%s is not in %q", found[0], lists[found[1]])
		}
		order = append(order, found[2])
	}
	want := `p::after { content: "<\/style>" }|run()|x = '<\/script><\!--'`
	if strings.Join(order, "|") != want {
		t.Errorf("got %q, want %q", order, want)
	}
	if strings.Contains(got, "data-echarts") || !strings.Contains(got, "x<script>") {
		t.Errorf("the runtime is asked for, or scripts run before the page is there: %s", got)
	}
	if bare := singled(t, Single{}, page); strings.Contains(bare, "<script") || !strings.Contains(strings.ReplaceAll(bare, "&#39;", "'"), "script-src 'none';") {
		t.Errorf("without scripts: %s", bare)
	}
}
