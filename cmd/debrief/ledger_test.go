package main

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// recordOf is what a record of a site says of its actions.
type recordOf struct {
	ID          string `json:"id"`
	Remediation struct {
		Actions []struct {
			ID     string `json:"id"`
			Status string `json:"status"`
		} `json:"actions"`
	} `json:"remediation"`
}

func recordsIn(t *testing.T, site string) []recordOf {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(site, "incidents", "*", "record.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no records, %v", err)
	}
	var all []recordOf
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var r recordOf
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// withClass gives the elements of a page that have a class.
func withClass(t *testing.T, site, name, class string) []*html.Node {
	t.Helper()
	var all []*html.Node
	for _, n := range elements(t, content(t, site, name)) {
		if names, _ := attribute(n, "class"); slices.Contains(strings.Fields(names), class) {
			all = append(all, n)
		}
	}
	return all
}

// firstLink gives where the first link within an element leads, from the site's
// folder.
func firstLink(name string, within *html.Node) string {
	for n := range within.Descendants() {
		if href, ok := attribute(n, "href"); ok && n.Data == "a" {
			file, fragment, _ := strings.Cut(href, "#")
			return path.Join(path.Dir(name), file) + "#" + fragment
		}
	}
	return ""
}

// leaves gives the pages of a list in their order.
func leaves(t *testing.T, site, folder string) []string {
	t.Helper()
	all := []string{folder + "index.html"}
	for n := 2; ; n++ {
		next := folder + "page-" + strconv.Itoa(n) + "/index.html"
		if _, err := os.Stat(filepath.Join(site, filepath.FromSlash(next))); err != nil {
			return all
		}
		all = append(all, next)
	}
}

// TestLedgerHasEveryActionOnce holds the ledger of a large site against the
// records: every action stands once in the list of its state and once in that
// of its team, and every number is the number of actions behind its link.
func TestLedgerHasEveryActionOnce(t *testing.T) {
	t.Parallel()
	site := manySite(t, 150)
	want := map[string]map[string]int{"open": {}, "done": {}, "wont-do": {}}
	total := 0
	for _, r := range recordsIn(t, site) {
		for _, a := range r.Remediation.Actions {
			list := map[string]string{"done": "done", "wont_do": "wont-do"}[a.Status]
			if list == "" {
				list = "open"
			}
			want[list]["incidents/"+r.ID+"/index.html#a-"+a.ID]++
			total++
		}
	}
	if len(want["open"]) == 0 || len(want["done"]) == 0 {
		t.Fatal("the records have no actions to look at")
	}
	for list, links := range want {
		got := tasksOf(t, site, "actions/"+list+"/")
		for link := range links {
			if got[link] != 1 {
				t.Errorf("%s: %s is there %d times", list, link, got[link])
			}
		}
		if len(got) != len(links) {
			t.Errorf("%s: %d actions, want %d", list, len(got), len(links))
		}
	}
	byTeam := 0
	folders, _ := filepath.Glob(filepath.Join(site, "actions", "owners", "*", "index.html"))
	for _, f := range folders {
		byTeam += len(tasksOf(t, site, "actions/owners/"+filepath.Base(filepath.Dir(f))+"/"))
	}
	if byTeam != total {
		t.Errorf("the teams have %d actions, want %d", byTeam, total)
	}
	tallies := withClass(t, site, "actions/index.html", "tallies")
	if len(tallies) != 1 {
		t.Fatal("no numbers at the head of the ledger")
	}
	for li := range tallies[0].ChildNodes() {
		if li.Data != "li" {
			continue
		}
		link, _, _ := strings.Cut(firstLink("actions/index.html", li), "#")
		counted := 0
		for _, leaf := range leaves(t, site, path.Dir(link)+"/") {
			for _, task := range withClass(t, site, leaf, "task") {
				if !strings.Contains(textOf(task), "Not counted") {
					counted++
				}
			}
		}
		if number := regexp.MustCompile(`^\d+`).FindString(textOf(li)); number != strconv.Itoa(counted) {
			t.Errorf("%s: the number says %s, %d are there", link, number, counted)
		}
	}
}

// tasksOf counts the actions of a list by where they lead.
func tasksOf(t *testing.T, site, folder string) map[string]int {
	t.Helper()
	got := map[string]int{}
	for _, leaf := range leaves(t, site, folder) {
		for _, task := range withClass(t, site, leaf, "task") {
			got[firstLink(leaf, task)]++
		}
	}
	return got
}

// TestEveryIncidentHasItsMonth wants each incident in one month and in the
// quarter around it, or among those without a day.
func TestEveryIncidentHasItsMonth(t *testing.T) {
	t.Parallel()
	for _, site := range []string{sampleSite(t), manySite(t, 80)} {
		months, quarters, undated := map[string]string{}, map[string]string{}, map[string]bool{}
		folders, _ := filepath.Glob(filepath.Join(site, "periods", "*", "index.html"))
		for _, f := range folders {
			key := filepath.Base(filepath.Dir(f))
			seen := months
			if strings.Contains(key, "q") {
				seen = quarters
			}
			for _, leaf := range leaves(t, site, "periods/"+key+"/") {
				for _, n := range withClass(t, site, leaf, "happened") {
					id, _ := attribute(n, "id")
					if other := seen[id]; other != "" {
						t.Errorf("%s is in %s and in %s", id, other, key)
					}
					seen[id] = key
				}
			}
		}
		for _, n := range elements(t, content(t, site, "periods/index.html")) {
			if href, _ := attribute(n, "href"); strings.HasPrefix(href, "../incidents/") {
				undated["i-"+path.Base(path.Dir(href))] = true
			}
		}
		for _, r := range recordsIn(t, site) {
			id := "i-" + r.ID
			if (months[id] != "") != (quarters[id] != "") || (months[id] != "") == undated[id] {
				t.Errorf("%s: month %q, quarter %q, undated %v", r.ID, months[id], quarters[id], undated[id])
			}
		}
	}
}

// TestNumbersLeadToTheirFormulas wants every length of a report, and the key
// facts that are computed, to lead to the page of methods; every page leads to
// that and to the glossary.
func TestNumbersLeadToTheirFormulas(t *testing.T) {
	site := sampleSite(t)
	for _, name := range pages(t, site) {
		if name == "404.html" {
			continue
		}
		up := strings.Repeat("../", strings.Count(name, "/"))
		for _, to := range []string{"methods/index.html", "glossary/index.html"} {
			if !strings.Contains(string(content(t, site, name)), `href="`+up+to+`"`) {
				t.Errorf("%s does not lead to %s", name, to)
			}
		}
	}
	rows := 0
	for _, r := range recordsIn(t, site) {
		_, lengths, _ := strings.Cut(string(content(t, site, "incidents/"+r.ID+"/report.md")), "| Length | Value | What it is |\n| --- | --- | --- |\n")
		for line := range strings.Lines(lengths) {
			if !strings.HasPrefix(line, "|") {
				break
			}
			if rows++; !strings.HasPrefix(line, "| [") || !strings.Contains(line, "](../../methods/index.html#") {
				t.Errorf("%s: no formula: %s", r.ID, line)
			}
		}
	}
	if rows == 0 {
		t.Error("no lengths to look at")
	}
}
