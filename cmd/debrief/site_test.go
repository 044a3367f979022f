package main

import (
	"bytes"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"debrief/cmd/debrief/internal/cli"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/pipeline"
)

// project is the root of this repository, which is itself a working site.
const project = "../.."

// buildSample builds the repository's own incidents into a new folder.
func buildSample(t *testing.T, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	var stderr bytes.Buffer
	args := append([]string{"build", "--chdir", project, "--out", out, "--as-of", "2026-11-22"}, flags...)
	if status := cli.Main(args, strings.NewReader(""), &stderr, &stderr); status != 0 {
		t.Fatalf("debrief %s: exit %d\n%s", strings.Join(args, " "), status, stderr.String())
	}
	return out
}

func sampleSite(t *testing.T) string { return buildSample(t) }

// pages lists the HTML pages of a site, as slash-separated paths.
func pages(t *testing.T, site string) []string {
	t.Helper()
	var list []string
	for _, name := range files(t, site) {
		if strings.HasSuffix(name, ".html") {
			list = append(list, name)
		}
	}
	return list
}

func files(t *testing.T, site string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

func content(t *testing.T, site, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// elements gives every element of an HTML page in order.
func elements(t *testing.T, data []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			list = append(list, n)
		}
	}
	return list
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// underPrefix serves a folder under a path, as GitHub Pages does for a project.
func underPrefix(prefix string, site string) http.Handler {
	return http.StripPrefix(strings.TrimSuffix(prefix, "/"), http.FileServer(http.Dir(site)))
}

// TestEveryLinkResolves follows every link and fragment of the site at a
// domain's root, under a folder, and from disk.
func TestEveryLinkResolves(t *testing.T) {
	site := sampleSite(t)
	for _, prefix := range []string{"/", "/repo/"} {
		server := httptest.NewServer(underPrefix(prefix, site))
		for _, name := range pages(t, site) {
			if name == "404.html" {
				continue // its links are absolute; see TestNotFoundPage
			}
			for _, link := range links(t, site, name) {
				follow(t, server.URL+prefix+name, link)
			}
		}
		server.Close()
	}
	for _, name := range pages(t, site) {
		for _, link := range links(t, site, name) {
			onDisk(t, site, name, link)
		}
	}
}

// links lists the addresses inside the site that a page names.
func links(t *testing.T, site, name string) []string {
	t.Helper()
	var list []string
	for _, n := range elements(t, content(t, site, name)) {
		for _, key := range []string{"href", "src", "data-echarts"} {
			v, ok := attribute(n, key)
			u, err := url.Parse(v)
			if !ok || err != nil || u.Scheme != "" || u.Host != "" {
				continue
			}
			list = append(list, v)
		}
	}
	return list
}

func follow(t *testing.T, from, link string) {
	t.Helper()
	base, err := url.Parse(from)
	if err != nil {
		t.Fatal(err)
	}
	target, err := base.Parse(link)
	if err != nil {
		t.Errorf("%s: link %q: %v", from, link, err)
		return
	}
	answer, err := http.Get(target.String())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // only its status is read
	if answer.StatusCode != http.StatusOK {
		t.Errorf("%s: link %q: %s", from, link, answer.Status)
	}
}

func onDisk(t *testing.T, site, name, link string) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: link %q: %v", name, link, err)
		return
	}
	target := name
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
	}
	if name == "404.html" {
		target = strings.TrimPrefix(target, "/")
	}
	info, err := os.Stat(filepath.Join(site, filepath.FromSlash(target)))
	if err != nil || info.IsDir() {
		t.Errorf("%s: link %q leads to no file", name, link)
		return
	}
	if u.Fragment == "" || !strings.HasSuffix(target, ".html") {
		return
	}
	for _, n := range elements(t, content(t, site, target)) {
		if id, _ := attribute(n, "id"); id == u.Fragment {
			return
		}
	}
	t.Errorf("%s: link %q: no such fragment", name, link)
}

// TestNotFoundPage wants absolute links with the base path, for the page is
// served at whatever address was asked for.
func TestNotFoundPage(t *testing.T) {
	site := buildSample(t, "--base-url", "https://example.org/repo/")
	for _, link := range links(t, site, "404.html") {
		if strings.HasPrefix(link, "#") {
			continue
		}
		if !strings.HasPrefix(link, "/repo/") {
			t.Errorf("404.html: link %q does not begin with the base path", link)
		}
	}
}

// TestEveryRuleHasItsPlace wants each rule once on the page of rules, under its
// id and its name, and in the list at its top.
func TestEveryRuleHasItsPlace(t *testing.T) {
	site := sampleSite(t)
	ids, links := map[string]int{}, map[string]int{}
	for _, n := range elements(t, content(t, site, page.RulesPath)) {
		if id, ok := attribute(n, "id"); ok {
			ids[id]++
		}
		if href, ok := attribute(n, "href"); ok && n.Parent.Data == "li" {
			links[href]++
		}
	}
	for _, rule := range pipeline.Rules() {
		if ids[rule.ID] != 1 || ids[rule.Name] != 1 || links["#"+rule.ID] != 1 {
			t.Errorf("%s: %d times under its id, %d under its name, %d links", rule, ids[rule.ID], ids[rule.Name], links["#"+rule.ID])
		}
	}
}

// TestTwoBuildsAreTheSame compares every byte of two builds.
func TestTwoBuildsAreTheSame(t *testing.T) {
	one, two := sampleSite(t), sampleSite(t)
	names := files(t, one)
	if got := files(t, two); !slices.Equal(names, got) {
		t.Fatalf("the second build has other files:\n%v\n%v", names, got)
	}
	for _, name := range names {
		if !bytes.Equal(content(t, one, name), content(t, two, name)) {
			t.Errorf("%s differs between two builds", name)
		}
	}
}

// TestNothingForeignNothingInline wants no address of another host that a
// browser would load by itself, and no code or style inside a page.
func TestNothingForeignNothingInline(t *testing.T) {
	site := sampleSite(t)
	for _, name := range files(t, site) {
		if ext := path.Ext(name); ext != ".html" && ext != ".svg" {
			continue
		}
		for _, n := range elements(t, content(t, site, name)) {
			for _, fault := range faults(n) {
				t.Errorf("%s: <%s> %s", name, n.Data, fault)
			}
		}
	}
}

func faults(n *html.Node) []string {
	var list []string
	kind, _ := attribute(n, "type")
	src, _ := attribute(n, "src")
	if n.Data == "style" || n.Data == "script" && src == "" && kind != "application/json" && kind != "application/ld+json" {
		list = append(list, "is inline")
	}
	for _, a := range n.Attr {
		loads := a.Key == "src" || a.Key == "srcset" || a.Key == "poster" || a.Key == "data-echarts" ||
			n.Data == "link" && a.Key == "href" && !isRel(n, "canonical")
		if u, err := url.Parse(a.Val); loads && (err != nil || u.Host != "" || u.Scheme != "" && u.Scheme != "data") {
			list = append(list, "loads "+a.Val)
		}
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			list = append(list, "has "+a.Key)
		}
	}
	return list
}

func isRel(n *html.Node, want string) bool {
	rel, _ := attribute(n, "rel")
	return slices.Contains(strings.Fields(rel), want)
}

// TestReportsAreWhole wants every report to have its files, and its Markdown
// and its page to tell the same headings.
func TestReportsAreWhole(t *testing.T) {
	site := sampleSite(t)
	records, err := filepath.Glob(filepath.Join(project, "incidents", "*.yaml"))
	if err != nil || len(records) < 6 {
		t.Fatalf("%d sample records, %v; want six at least", len(records), err)
	}
	for _, record := range records {
		id := strings.TrimSuffix(filepath.Base(record), ".yaml")
		for _, file := range []string{"index.html", "report.md", "record.json", "timeline.svg"} {
			if _, err := os.Stat(filepath.Join(site, "incidents", id, file)); err != nil {
				t.Errorf("%s: %v", id, err)
			}
		}
		report := string(content(t, site, "incidents/"+id+"/report.md"))
		if strings.ContainsAny(report, "\ue000\ue001\ue002") {
			t.Errorf("%s: report.md holds the page's own marks", id)
		}
	}
}

// bundled reports whether this test binary holds the chart runtime.
func bundled() bool { return page.Runtime(page.Embedded()) }

// needRuntime skips on a desk and fails where CI is set.
func needRuntime(t *testing.T) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("the chart runtime is not bundled: run make test")
	}
	t.Skip("the chart runtime is not bundled: run make test")
}

// pageTypes gives one page of each type that a site has, the longest: of lists
// one of each folder, first pages and later ones; of reports one of each kind.
// Pages that a browser leaves at once are none.
func pageTypes(t *testing.T, site string) []string {
	t.Helper()
	longest, size := map[string]string{}, map[string]int{}
	for _, name := range pages(t, site) {
		data := content(t, site, name)
		if bytes.Contains(data, []byte(`http-equiv="refresh"`)) {
			continue
		}
		if kind := typeOfPage(name, data); len(data) > size[kind] {
			longest[kind], size[kind] = name, len(data)
		}
	}
	return slices.Sorted(maps.Values(longest))
}

// onEveryType runs a test for one page of each type that a site has, as many at
// once as there are processors, and waits for them.
func onEveryType(t *testing.T, site string, look func(t *testing.T, page string)) {
	t.Helper()
	onPages(t, pageTypes(t, site), look)
}

// onPages does the same for some pages.
func onPages(t *testing.T, pages []string, look func(t *testing.T, page string)) {
	t.Helper()
	t.Run("on", func(t *testing.T) {
		for _, page := range pages {
			t.Run(page, func(t *testing.T) {
				t.Parallel()
				look(t, page)
			})
		}
	})
}

var (
	bodyClass = regexp.MustCompile(`<body class="[^"]*"`)
	kindOf    = regexp.MustCompile(`property="article:section" content="[^"]*"`)
	valueIn   = regexp.MustCompile(`^(kinds|services|factors|tags|severities|states|incidents|actions/owners|actions|periods)/[^/]+/`)
	pageIn    = regexp.MustCompile(`/page-[0-9]+/`)
)

// typeOfPage names what a page has in common with others like it.
func typeOfPage(name string, data []byte) string {
	class := string(bodyClass.Find(data))
	if strings.Contains(class, "page-report") {
		return class + string(kindOf.Find(data))
	}
	quarter := ""
	if strings.Contains(name, "-q") {
		quarter = " quarter"
	}
	form := pageIn.ReplaceAllString(name, "/page/")
	if form != "actions/owners/index.html" {
		form = valueIn.ReplaceAllString(form, "$1/…/")
	}
	return class + form + quarter
}

var listForm = regexp.MustCompile(`^(?:(kinds|services|factors|tags|severities|states)/[^/]+|(incidents)/(?:[0-9]{4}(?:/[0-9]{2})?|undated)|(actions)/(?:owners/)?[^/]+|(periods)/[^/]+)/(?:page-[0-9]+/)?index\.html$`)

// listFolder gives the folder of lists that a page of a list lies in.
func listFolder(name string) (folder string, isList bool) {
	m := listForm.FindStringSubmatch(name)
	if m == nil {
		return "", false
	}
	return strings.Join(m[1:], ""), true
}
