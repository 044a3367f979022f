package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shownFile = regexp.MustCompile("(?m)^\\*\\*([^*\\n]+)\\*\\*\n\n```[a-z]*\n((?s:.*?))^```$")
	tableFile = regexp.MustCompile("(?m)^\\|(( `[a-z0-9.-]+`,?)+) \\|")
	linked    = regexp.MustCompile(`\]\(([^)#]+)\)`)
)

// shownFiles gives the files that a page of the documentation shows; what it
// shows of one file in several places stands together.
func shownFiles(t *testing.T, name string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(project, name))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, found := range shownFile.FindAllStringSubmatch(string(text), -1) {
		files[found[1]] += found[2]
	}
	if shown := strings.Count(string(text), "\n```") / 2; shown == 0 || len(shownFile.FindAllString(string(text), -1)) != shown {
		t.Fatalf("%s: not every one of %d blocks says which file it is", name, shown)
	}
	return files
}

// TestCustomising builds a site with everything that CUSTOMISING.md shows.
func TestCustomising(t *testing.T) {
	files := shownFiles(t, "CUSTOMISING.md")
	files["incidents/late-mail.yaml"] = "title: Mail was late\nkind: outage\nsummary: Mail was late.\n" +
		"times: {started: 2026-05-04T09:12+02:00}\ntimeline: [{at: 2026-05-04T09:12+02:00, text: It begins.}]\n"
	site := builtSite(t, files, "--as-of", "2026-11-22")
	for name, wants := range map[string][]string{
		"index.html": {"<title>Mail incidents</title>", "Example Ltd.", `href="https://status.example.com/incidents/"`,
			`<img class="logo" src="assets/logo.`, `<a href="https://status.example.com/">Status page</a>`, `<a href="mailto:post@example.com">`,
			`<li><a href="pages/learning/index.html">How we learn</a></li>`},
		"pages/imprint/index.html":        {"<h1>Imprint</h1>", `<a href="../../index.html">all incidents</a>`},
		"pages/learning/index.html":       {"<h1>How we learn from incidents</h1>"},
		"404.html":                        {"Back to the incidents of Example Ltd"},
		"incidents/late-mail/index.html":  {"09:12 CEST (07:12 UTC)", `<option value="site">Europe/Berlin</option>`},
		"methods/index.html":              {"<h1>Methods</h1>"},
		"incidents/late-mail/report.md":   {"# Mail was late"},
		"incidents/late-mail/record.json": {"Mail was late"},
	} {
		text := string(content(t, site, name))
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
	}
	styles, err := filepath.Glob(filepath.Join(site, "assets", "site.*.css"))
	if err != nil || len(styles) != 1 {
		t.Fatalf("stylesheets %v, %v", styles, err)
	}
	style := string(content(t, site, "assets/"+filepath.Base(styles[0])))
	if !strings.HasSuffix(style, files["templates/own.css"]) || !strings.Contains(style, "#7a3e00") {
		t.Error("the stylesheet lacks the accent, or does not end in templates/own.css")
	}
}

// TestCustomisingTells wants CUSTOMISING.md to name files and custom properties
// that there are, and every template of a page.
func TestCustomisingTells(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(project, "CUSTOMISING.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range linked.FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join(project, filepath.FromSlash(found[1]))); err != nil && !strings.Contains(found[1], "index.html") {
			t.Errorf("a link leads to %s, which is not there", found[1])
		}
	}
	named := strings.Join(tableFile.FindAllString(string(text), -1), "")
	for _, name := range regexp.MustCompile("[a-z0-9]+[.][a-z.]+").FindAllString(named, -1) {
		if _, err := os.Stat(filepath.Join(project, "templates", name)); err != nil {
			t.Errorf("there is no template %s", name)
		}
	}
	for _, must := range []string{"layout.html.tmpl", "incident.md.tmpl", "index.html.tmpl", "methods.md.tmpl", "rules.md.tmpl", "404.html.tmpl", "charts.js"} {
		if !strings.Contains(named, must) {
			t.Errorf("%s is not told", must)
		}
	}
	theme, err := os.ReadFile(filepath.Join(project, "templates", "theme.css"))
	if err != nil {
		t.Fatal(err)
	}
	for _, property := range regexp.MustCompile("`(--[a-z0-9-]+)").FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(string(theme), property[1]) {
			t.Errorf("theme.css does not set %s", property[1])
		}
	}
}

// TestServeOwnPages wants a preview to follow the text of a page of one's own,
// and to say so when that is gone.
func TestServeOwnPages(t *testing.T) {
	files := shownFiles(t, "CUSTOMISING.md")
	files["incidents/late-mail.yaml"] = "title: Mail was late\nkind: outage\nsummary: Mail was late.\n" +
		"times: {started: 2026-05-04T09:12+02:00}\ntimeline: [{at: 2026-05-04T09:12+02:00, text: It begins.}]\n"
	s := serve(t, projectOf(t, files))
	const own = "templates/pages/imprint.md"
	shown := func(want string) {
		t.Helper()
		if _, text := get(t, s.address+"pages/imprint/"); !strings.Contains(string(text), want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	shown("1 High Street")
	before := strings.Count(s.said.String(), " changed: ")
	s.write(own, "2 Low Street")
	s.taken(t, before)
	shown("2 Low Street")
	if err := os.Remove(filepath.Join(s.dir, filepath.FromSlash(own))); err != nil {
		t.Fatal(err)
	}
	s.until("there is no file templates/pages/imprint.md")
	before = strings.Count(s.said.String(), " changed: ")
	s.write(own, "3 Side Street")
	s.taken(t, before)
	shown("3 Side Street")
}
