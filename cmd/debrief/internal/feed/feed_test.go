package feed

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

var asOf = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func instant(text string) incident.Instant {
	i, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return i
}

// site is a public site with an address.
func site() Site {
	return Site{Title: "Mail & more", Organisation: "Example <Ltd>", BaseURL: "https://example.org/repo/", AsOf: asOf, Audience: incident.Public, Say: words.English()}
}

// one makes an incident that began at a time, with what change adds.
func one(id, began string, change func(*incident.Incident)) Item {
	inc := &incident.Incident{ID: id, Title: "Title of " + id, Kind: incident.Outage, State: incident.Resolved, RecordStatus: incident.Published}
	if began != "" {
		inc.Times.Started = &incident.Time{At: instant(began)}
	}
	if change != nil {
		change(inc)
	}
	told := Told{Summary: "Summary of " + id + ".", Kind: "Outage", State: "Resolved", When: "a day", Duration: "38 min", Services: []string{"Web", "Mail"}}
	if inc.Remediation != nil {
		for i := range inc.Remediation.Actions {
			told.Anchors, told.Owners = append(told.Anchors, fmt.Sprintf("a-%d", i+1)), append(told.Owners, "Team, one; two")
		}
	}
	return Item{portfolio.Of(report.Of(inc, asOf), time.UTC), told}
}

// feedOf is the feed of items.
func feedOf(s Site, items []Item) *Feed {
	told := map[*portfolio.Entry]Told{}
	var all []*portfolio.Entry
	for _, it := range items {
		told[it.Entry], all = it.Told, append(all, it.Entry)
	}
	return New(s, all, func(e *portfolio.Entry) Told { return told[e] })
}

// revised adds revisions at moments.
func revised(at ...string) func(*incident.Incident) {
	return func(inc *incident.Incident) {
		for i, text := range at {
			inc.Revisions = append(inc.Revisions, incident.Revision{Version: i + 1, At: instant(text), Type: incident.Final})
		}
	}
}

func made(t *testing.T, s Site, name string, items ...Item) string {
	t.Helper()
	data, err := feedOf(s, items).Make(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDraftsAreInNoForm wants nothing of a draft, and retracted and fictional
// ones marked.
func TestDraftsAreInNoForm(t *testing.T) {
	status := func(s incident.RecordStatus) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			inc.RecordStatus, inc.Fictional = s, true
			inc.Remediation = &incident.Remediation{Actions: []incident.Action{{Title: "Act on " + inc.ID, Due: instant("2026-12-01")}}}
		}
	}
	items := []Item{one("the-draft", "2026-05-01", status(incident.Draft)), one("in-review", "2026-05-01", status(incident.InReview)), one("withdrawn", "2026-05-01", status(incident.Retracted))}
	for _, name := range Names() {
		text := made(t, site(), name, items...)
		if strings.Contains(text, "the-draft") || strings.Contains(text, "in-review") {
			t.Errorf("%s tells of a draft:\n%s", name, text)
		}
		if name == "robots.txt" {
			continue
		}
		if !strings.Contains(text, "withdrawn") || !strings.Contains(strings.ToLower(text), "retracted") || !strings.Contains(strings.ToLower(text), "fictional") {
			t.Errorf("%s does not tell what was retracted and is fictional:\n%s", name, text)
		}
	}
	if _, err := feedOf(site(), nil).Make("other.txt"); err == nil {
		t.Error("a form that is none was made")
	}
}

// TestWithoutAnAddress wants no form to make one up.
func TestWithoutAnAddress(t *testing.T) {
	nowhere := site()
	nowhere.BaseURL = ""
	it := one("a", "2026-05-01", func(inc *incident.Incident) {
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{{Title: "Act", Due: instant("2026-12-01")}}}
	})
	for name, want := range map[string]string{
		"feed.xml": `href="incidents/a/index.html"`, "incidents.json": `"url":"incidents/a/index.html"`, "incidents.csv": ",incidents/a/index.html,",
		"actions.csv": ",incidents/a/index.html#a-1,", "feed.json": `"items"`, "actions.ics": "BEGIN:VEVENT", "robots.txt": "Disallow:\n",
	} {
		text := made(t, nowhere, name, it)
		if !strings.Contains(text, want) {
			t.Errorf("%s has no %s:\n%s", name, want, text)
		}
		for _, bad := range []string{`"url":""`, "URL:", "Sitemap", `rel="self"`, "home_page_url", "example.org"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %s:\n%s", name, bad, text)
			}
		}
	}
	files, err := feedOf(nowhere, []Item{it}).Sitemap([]string{"index.html"})
	if len(files) != 0 || err != nil {
		t.Errorf("there is a sitemap: %v, %v", files, err)
	}
}

// TestIdentity wants what an incident is known by to stay when the site moves
// or the incident is renamed, and to differ between incidents and sites.
func TestIdentity(t *testing.T) {
	moved, other := site(), site()
	moved.BaseURL, moved.Title = "https://elsewhere.example/", "New title"
	other.Organisation = "Another"
	a := one("a", "2026-05-01", nil)
	renamed := one("new", "2026-05-01", func(inc *incident.Incident) { inc.Aliases = []string{"a", "b"} })
	id := site().named(a.identity())
	if got := moved.named(a.identity()); got != id {
		t.Errorf("moved: %s, was %s", got, id)
	}
	if got := site().named(renamed.identity()); got != id {
		t.Errorf("renamed: %s, was %s", got, id)
	}
	if site().named(one("b", "", nil).identity()) == id || other.named("a") == id {
		t.Error("two incidents have one id")
	}
	if id != "af0e11ed-fb74-52b8-87dd-e7c29026f1f2" {
		t.Errorf("%s: every reader's program would show all incidents as new", id)
	}
}

// TestNewest wants the feeds to hold the 50 that changed last.
func TestNewest(t *testing.T) {
	var items []Item
	for i := range 60 {
		items = append(items, one(fmt.Sprintf("i%02d", i), "2026-01-01", revised(fmt.Sprintf("2026-03-01T10:%02dZ", i))))
	}
	items = append(items, one("old-corrected", "2020-01-01", revised("2020-02-01", "2026-04-01")), one("timeless", "", nil))
	got := feedOf(site(), items).newest()
	if len(got) != 50 || got[0].ID != "old-corrected" || got[1].ID != "i59" || got[49].ID != "i11" {
		t.Errorf("%d, first %s", len(got), got[0].ID)
	}
	if slices.ContainsFunc(got, func(it Item) bool { return it.ID == "timeless" }) {
		t.Error("one without any moment has a place in time")
	}
}

// bad holds what XML, calendars and spreadsheets cannot take as it is.
const bad = "=1+1 \x00\x07\u0085</title> & \"x\"; a, b\\n\r\nnext\u2028 \ufffe 🚒 長"
