package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"debrief/cmd/debrief/internal/cli"
)

// manySite builds a site of n rich incidents, of which every tenth is a
// duplicate of another. Building checks every link and fragment.
func manySite(t *testing.T, n int) string {
	t.Helper()
	dir := manyRecords(t, n)
	records, err := filepath.Glob(filepath.Join(dir, "incidents", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 10; i < len(records); i += 10 {
		text, err := os.ReadFile(records[i])
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`(?m)^relations:`).Match(text) {
			continue
		}
		twin := strings.TrimSuffix(filepath.Base(records[i-1]), ".yaml")
		text = fmt.Appendf(text, "\nrelations: [{type: duplicate_of, id: %s}]\naliases: [former-%d]\n", twin, i)
		if err := os.WriteFile(records[i], text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stderr bytes.Buffer
	if status := cli.Main([]string{"build", "--chdir", dir, "--as-of", "2026-11-22"}, strings.NewReader(""), &stderr, &stderr); status != 0 {
		t.Fatalf("exit %d\n%s", status, stderr.String())
	}
	return filepath.Join(dir, "site")
}

// listed is one incident on a page of a list.
type listed struct {
	id    string
	plain bool // the list's number counts it
}

// listedOn gives the incidents of a page, in their order.
func listedOn(t *testing.T, site, name string) []listed {
	t.Helper()
	var all []listed
	for _, n := range elements(t, content(t, site, name)) {
		class, _ := attribute(n, "class")
		names := strings.Fields(class)
		if n.Data != "li" || !slices.Contains(names, "report") {
			continue
		}
		id, _ := attribute(n, "id")
		all = append(all, listed{strings.TrimPrefix(id, "i-"), !slices.Contains(names, "report-uncounted") && !slices.Contains(names, "report-also")})
	}
	return all
}

// wholeList follows a list from its first page to its last.
func wholeList(t *testing.T, site, first string) []listed {
	t.Helper()
	var all []listed
	for name, seen := first, 0; name != ""; seen++ {
		if seen > 100 {
			t.Fatalf("%s: the way to older pages has no end", first)
		}
		all = append(all, listedOn(t, site, name)...)
		next := ""
		for _, n := range elements(t, content(t, site, name)) {
			if href, _ := attribute(n, "href"); isRel(n, "next") && inPaging(n) {
				next = path.Join(path.Dir(name), href)
			}
		}
		name = next
	}
	return all
}

func inPaging(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if class, _ := attribute(p, "class"); class == "paging" {
			return true
		}
	}
	return false
}

func countedIn(all []listed) int {
	n := 0
	for _, l := range all {
		if l.plain {
			n++
		}
	}
	return n
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// TestListsAddUp holds the lists of a large site against the incidents there
// are: those of a facet that every incident has once add up to all of them, no
// list has an incident twice, and every number is the number of incidents
// behind its link.
func TestListsAddUp(t *testing.T) {
	t.Parallel()
	const total = 250
	site := manySite(t, total)
	var lists []string
	for _, name := range pages(t, site) {
		if _, isList := listFolder(name); isList && !strings.Contains(name, "/page-") {
			lists = append(lists, name)
		}
	}
	sums, counted := map[string]int{}, map[string]int{}
	for _, name := range lists {
		all, seen := wholeList(t, site, name), map[string]bool{}
		for _, l := range all {
			if seen[l.id] {
				t.Errorf("%s lists %s twice", name, l.id)
			}
			seen[l.id] = true
		}
		facet, _, _ := strings.Cut(name, "/")
		sums[facet], counted[facet] = sums[facet]+len(all), counted[facet]+countedIn(all)
	}
	for _, facet := range []string{"incidents", "severities", "states"} {
		if sums[facet] != total {
			t.Errorf("%s: %d incidents in all lists, want %d", facet, sums[facet], total)
		}
	}
	if counted["kinds"] != counted["states"] || counted["states"] >= total || counted["states"] < total/2 {
		t.Errorf("%d counted by kind, %d by state, of %d", counted["kinds"], counted["states"], total)
	}
	for _, name := range []string{"index.html", "kinds/index.html", "services/index.html", "factors/index.html", "tags/index.html", "states/index.html", "severities/index.html", "incidents/index.html"} {
		if n := numbersHold(t, site, name); n < 2 {
			t.Errorf("%s has %d numbers with links", name, n)
		}
	}
}

var digits = regexp.MustCompile(`[0-9][0-9,]*`)

// numbersHold compares each number that stands in or beside a link to a list
// with the incidents of that list, and gives how many there were.
func numbersHold(t *testing.T, site, name string) int {
	t.Helper()
	checked := 0
	for _, n := range elements(t, content(t, site, name)) {
		class, _ := attribute(n, "class")
		if class != "count" && (n.Data != "strong" || n.Parent.Parent.Data != "a") {
			continue
		}
		link := linkBeside(n)
		if link == "" || strings.Contains(link, "#") {
			continue
		}
		want, err := strconv.Atoi(strings.ReplaceAll(digits.FindString(textOf(n)), ",", ""))
		if err != nil {
			t.Errorf("%s: no number in %q", name, textOf(n))
			continue
		}
		target := path.Join(path.Dir(name), link)
		got := countedIn(wholeList(t, site, target))
		if got == 0 && want > 0 { // a long year's incidents stand on the pages of its months
			for _, month := range pages(t, site) {
				if path.Base(month) == "index.html" && path.Dir(path.Dir(month)) == path.Dir(target) {
					got += countedIn(wholeList(t, site, month))
				}
			}
		}
		if got != want {
			t.Errorf("%s says %d of %s, which has %d", name, want, target, got)
		}
		checked++
	}
	return checked
}

// linkBeside gives the link that a number stands in, else the one of its row.
func linkBeside(n *html.Node) string {
	for p := n.Parent; p != nil && p.Data != "ul"; p = p.Parent {
		if p.Data == "a" {
			href, _ := attribute(p, "href")
			return href
		}
		if p.Data == "li" || p.Data == "h2" {
			for d := range p.Descendants() {
				if href, ok := attribute(d, "href"); ok && d.Data == "a" {
					return href
				}
			}
		}
	}
	return ""
}

// TestListsAreSmall wants no page of lists to be too long, and the first page
// to be as long with many incidents as with some.
func TestListsAreSmall(t *testing.T) {
	t.Parallel()
	site := manySite(t, 250)
	for _, name := range pages(t, site) {
		if size := len(content(t, site, name)); size > 300_000 {
			t.Errorf("%s has %d bytes", name, size)
		}
	}
	if size := len(content(t, site, "index.html")); size > 40_000 {
		t.Errorf("index.html has %d bytes", size)
	}
}

// TestFormerAddresses wants a page at every former address that leads to the
// report, and nothing that a machine would take for a report.
func TestFormerAddresses(t *testing.T) {
	t.Parallel()
	site := manySite(t, 60)
	found := 0
	for _, name := range pages(t, site) {
		if !strings.HasPrefix(name, "incidents/former-") {
			continue
		}
		found++
		page := string(content(t, site, name))
		target := regexp.MustCompile(`<meta http-equiv="refresh" content="0; url=([^"]*)">`).FindStringSubmatch(page)
		if target == nil || !strings.Contains(page, `<a href="`+target[1]+`">`) || !strings.Contains(page, `content="noindex"`) {
			t.Errorf("%s does not lead on:\n%s", name, page)
			continue
		}
		onDisk(t, site, name, target[1])
	}
	if found == 0 {
		t.Error("there are no former addresses")
	}
}
