package page

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"debrief/cmd/debrief/internal/incident"
)

const templatesDir = "../../../../templates"

// rendererFor makes a renderer with the project's templates and, for charts, a
// runtime that is there and does nothing.
func rendererFor(t testing.TB, site Site) *Renderer {
	t.Helper()
	r, err := newRenderer(layers{fstest.MapFS{runtimeFile: {Data: []byte("var echarts")}}, os.DirFS(templatesDir)}, site)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sampleSite() Site {
	return Site{
		Title: "Mail incidents", Organisation: "Example & Sons", AsOfGiven: "2026-11-22", Audience: incident.Public, Version: "1.2.3",
		BaseURL: "https://example.org/repo/", Footer: []Link{{"Imprint", "https://example.org/imprint?a=1&b"}},
		Services: []Named{{"outlook-com", "Outlook.com"}},
	}
}

var assetHash = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

// unhashed makes a page comparable: names of assets change with every style.
func unhashed(data []byte) []byte { return assetHash.ReplaceAll(data, []byte(".HASH.")) }

func framed(t *testing.T, site Site, s sheet) string {
	t.Helper()
	f, err := rendererFor(t, site).frame(s)
	if err != nil {
		t.Fatal(err)
	}
	if f.Path != s.Path {
		t.Errorf("path %q", f.Path)
	}
	return string(unhashed(f.Data))
}

func TestFrame(t *testing.T) {
	report := sheet{Path: "incidents/a-b/index.html", Kind: "report", Title: `"A" <b>`, Description: `It's "so" & so`, Plots: true,
		Contents: []heading{{"facts", "Key <facts>"}}, Stamp: []string{"a-b", "Version 3"}, Body: []byte("<p>Body</p>")}
	plain := report
	plain.Plots = false
	index := sheet{Path: "index.html", Kind: indexKind}
	internal := sampleSite()
	internal.Audience = incident.Internal
	unknown := sampleSite()
	unknown.BaseURL = ""
	tests := []struct {
		name    string
		site    Site
		sheet   sheet
		has, no []string
	}{
		{"report", sampleSite(), report, []string{
			`<html lang="en" dir="ltr" data-echarts="../../assets/echarts.HASH.js" data-stamp="a-b · Version 3 · Data as of 22 Nov 2026 · Audience: public">`, "<title>&#34;A&#34; &lt;b&gt; – Mail incidents</title>",
			`<meta name="description" content="It&#39;s &#34;so&#34; &amp; so">`, `<link rel="canonical" href="https://example.org/repo/incidents/a-b/">`,
			`<link rel="stylesheet" href="../../assets/site.HASH.css">`, `<script src="../../assets/site.HASH.js" defer></script>`,
			`<a class="brand" href="../../index.html">`, `<li><a href="#facts">Key &lt;facts&gt;</a></li>`, "<li>Version 3</li>", "<li>Data as of 22 Nov 2026</li>",
			"<p>Body</p>", `<time datetime="2026-11-22">22 Nov 2026</time>`, "Example &amp; Sons", `<a href="https://example.org/imprint?a=1&amp;b">Imprint</a>`,
			"Debrief 1.2.3", `<a class="skip" href="#content">`, `<a href="../../index.html" aria-current="true">`,
		}, []string{"noindex", "readers only", `aria-current="page"`}},
		{"without charts", sampleSite(), plain, []string{`<script src="../../assets/site.HASH.js" defer></script>`}, []string{"data-echarts", "charts.HASH.js"}},
		{"index", sampleSite(), index, []string{
			"<title>Mail incidents</title>", `href="assets/site.HASH.css"`, `href="https://example.org/repo/"`, `<a href="index.html" aria-current="page">`,
			`data-stamp="Mail incidents · Data as of 22 Nov 2026 · Audience: public"`, "<li>Audience: public</li>",
		}, []string{`class="contents"`}},
		{"for internal readers", internal, index, []string{"For internal readers only", "Audience: internal.", `<meta name="robots" content="noindex">`}, nil},
		{"address not known", unknown, index, nil, []string{"canonical", "og:url", "og:image", "noindex"}},
		{"another language", Site{Title: "حوادث", Language: "ar-EG"}, index, []string{`<html lang="ar-EG" dir="rtl" data-stamp="حوادث">`}, []string{"Data as of"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := framed(t, tt.site, tt.sheet)
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("no %s", want)
				}
			}
			for _, unwanted := range tt.no {
				if strings.Contains(got, unwanted) {
					t.Errorf("%s is there", unwanted)
				}
			}
			if t.Failed() {
				t.Log(got)
			}
		})
	}
}

// TestPolicyComesFirst wants the content security policy before anything that
// a browser would load.
func TestPolicyComesFirst(t *testing.T) {
	got := framed(t, sampleSite(), sheet{Path: "index.html", Kind: indexKind})
	const policy = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; ` +
		`font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">`
	if !strings.Contains(got, "<head>\n"+policy) {
		t.Errorf("the policy is not first in %s", got)
	}
}

func TestNotFound(t *testing.T) {
	for base, want := range map[string]string{"https://example.org/repo/": "/repo/", "https://example.org/": "/", "": ""} {
		site := sampleSite()
		site.BaseURL = base
		files, err := rendererFor(t, site).NotFound()
		if err != nil || len(files) != 1 || files[0].Path != "404.html" {
			t.Fatalf("%v %v", files, err)
		}
		page := string(unhashed(files[0].Data))
		for _, link := range []string{`href="` + want + `index.html"`, `href="` + want + `assets/site.HASH.css"`} {
			if !strings.Contains(page, link) {
				t.Errorf("base %q: no %s", base, link)
			}
		}
		if strings.Contains(page, "canonical") || !strings.Contains(page, "noindex") {
			t.Errorf("base %q: an address for a page that has none", base)
		}
	}
}

func TestAssets(t *testing.T) {
	site := sampleSite()
	site.Accent = "#336699"
	r := rendererFor(t, site)
	page := func(plots bool) File {
		f, err := r.frame(sheet{Path: "a/b/index.html", Plots: plots})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if got := r.Assets([]File{page(false), page(false)}); len(got) != 6 || got[2].Path != r.assets.script.Path || got[3].Path != r.assets.card.Path || !bytes.Contains(got[0].Data, []byte("--accent: #336699;")) {
		t.Errorf("pages without charts load the stylesheet with the accent, the script, the site's picture and what finds: %v", paths(got))
	}
	got := paths(r.Assets([]File{page(false), page(true)}))
	if want := []string{"assets/site.HASH.css", "assets/more.HASH.css", "assets/site.HASH.js", "assets/charts.HASH.js", "assets/echarts.HASH.js", "assets/card.HASH.png", "assets/search.HASH.js", "assets/suggest.HASH.js"}; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %v", got)
	}
	if got := r.Assets(nil); got != nil {
		t.Errorf("no pages, no assets: %v", paths(got))
	}
}

func paths(files []File) []string {
	var all []string
	for _, f := range files {
		all = append(all, string(unhashed([]byte(f.Path))))
	}
	return all
}

func TestNewFaults(t *testing.T) {
	fine := os.DirFS(templatesDir)
	tests := []struct {
		name      string
		templates layers
		site      Site
		want      string
	}{
		{"no templates", layers{fstest.MapFS{}}, Site{}, "read templates"},
		{"broken template", layers{fstest.MapFS{"layout.html.tmpl": {Data: []byte("{{")}}, fine}, Site{}, "read templates"},
		{"no stylesheet", layers{templatesWithout(t, "site.css")}, Site{}, "read stylesheet"},
		{"no logo", layers{fine}, Site{Logo: "logo.svg"}, "read logo"},
		{"no colour", layers{fine}, Site{Accent: "red; } body { display: none"}, "not a colour"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := newRenderer(layers{tt.templates}, tt.site); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// templatesWithout gives the project's templates but for one file.
func templatesWithout(t *testing.T, missing string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	entries, err := os.ReadDir(templatesDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() || e.Name() == missing {
			continue
		}
		data, err := os.ReadFile(templatesDir + "/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = &fstest.MapFile{Data: data}
	}
	return all
}

func TestProjectTemplatesComeFirst(t *testing.T) {
	own := fstest.MapFS{"404.html.tmpl": {Data: []byte("<p>Nothing at <a href=\"{{.Root}}index.html\">home</a></p>")}, "logo.png": {Data: []byte("png")}}
	site := sampleSite()
	site.Logo = "logo.png"
	r, err := newRenderer(layers{own, os.DirFS(templatesDir)}, site)
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.NotFound()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<p>Nothing at <a href=\"/repo/index.html\">", `<img class="logo" src="/repo/assets/logo.HASH.png" alt=""`} {
		if !bytes.Contains(unhashed(files[0].Data), []byte(want)) {
			t.Errorf("no %s in %s", want, files[0].Data)
		}
	}
}

// TestBodyHasOnePlace: words that look like the body's place are words, and a
// body that holds them stays as it is.
func TestBodyHasOnePlace(t *testing.T) {
	place := string(bodyPlace)
	page := framed(t, sampleSite(), sheet{Path: "a/index.html", Kind: "report", Title: place, Description: place, Stamp: []string{place}, Body: []byte("<p>" + place + "</p>")})
	if got := strings.Count(page, place); got != 1 || !strings.Contains(page, "<p>"+place+"</p>") {
		t.Errorf("the body is put into %d places", got)
	}
}
