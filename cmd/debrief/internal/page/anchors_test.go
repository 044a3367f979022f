package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// countingAside counts how often what was laid aside is read.
type countingAside struct {
	texts []string
	read  int
}

func (a *countingAside) Put(text string) string {
	a.texts = append(a.texts, text)
	return strings.Repeat("x", len(a.texts))
}

func (a *countingAside) Get(place string) string {
	a.read++
	return a.texts[len(place)-1]
}

// withActions gives incidents of the same day with so many open actions each.
func withActions(aside portfolio.Aside, incidents, actions int) *portfolio.Portfolio {
	var entries []*portfolio.Entry
	keeper := &portfolio.Keeper{Aside: aside}
	for n := range incidents {
		inc := twelveLines()
		inc.ID, inc.Remediation = fmt.Sprintf("incident-%d", n), &incident.Remediation{}
		for i := range actions {
			inc.Remediation.Actions = append(inc.Remediation.Actions, incident.Action{Title: fmt.Sprintf("Mend it %d", i), Owner: "mail"})
		}
		e := portfolio.Of(report.Of(inc, fixtureDay), time.UTC)
		keeper.Keep(e)
		entries = append(entries, e)
	}
	return portfolio.New(entries, fixtureDay, time.UTC)
}

// TestLongListsOfActionsAreReadOnce wants an incident with many actions to be
// read a few times, and not once for each of them on every page.
func TestLongListsOfActionsAreReadOnce(t *testing.T) {
	t.Parallel()
	var aside countingAside
	files, err := Made(rendererFor(t, ledgerSite()).Actions(withActions(&aside, 1, 1000)))
	if err != nil {
		t.Fatal(err)
	}
	if aside.read > 10 {
		t.Errorf("read %d times for %d pages", aside.read, len(files))
	}
	if page := fileAt(t, files, "actions/open/page-10/index.html"); !strings.Contains(page, "Mend it 999") || !strings.Contains(page, "#a-1000\"") {
		t.Error(page)
	}
}

// TestAPageReadsEachIncidentOnce wants that also where all their actions are too
// many to be remembered together.
func TestAPageReadsEachIncidentOnce(t *testing.T) {
	t.Parallel()
	var aside countingAside
	all := withActions(&aside, 2, mostRemembered*2/3)
	ledger := rendererFor(t, ledgerSite()).ledger(all.Actions())
	half := len(ledger.Items) / 2
	var items []*portfolio.Item
	for i := range 50 {
		items = append(items, ledger.Items[i], ledger.Items[half+i])
	}
	aside.read = 0
	views := ledger.views(items, "actions/open/index.html")
	if aside.read != 2 {
		t.Errorf("read %d times", aside.read)
	}
	if a, b := views[98], views[99]; a.Title != b.Title || a.Path == b.Path || a.Title != "Mend it 49" {
		t.Errorf("%+v\n%+v", a, b)
	}
}
