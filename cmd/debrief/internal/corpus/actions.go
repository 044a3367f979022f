package corpus

import (
	"fmt"
	"strings"
	"time"
)

func (p *plan) writeRemediation(s *sheet) {
	d := p.d
	s.line("remediation:")
	s.line("  immediate: [%s]", quoted(fmt.Sprintf("The machine %s was drained and started anew.", coined(d))))
	if p.ongoing || d.in(12) {
		s.line("  actions: []")
		s.line("  reason_no_actions: %s", quoted("The review has not been held yet."))
		return
	}
	s.line("  actions:")
	for n := range max(len(p.factors), d.between(1, 2)) {
		p.writeAction(s, n)
	}
}

// work is a thing that can be done, with what it is for.
type work struct{ sort, title string }

func (p *plan) works() []work {
	d := p.d
	return []work{
		{"detect", fmt.Sprintf("Alert when %s falls behind by %d minutes", p.part, d.between(3, 40))},
		{"prevent", fmt.Sprintf("Limit the size of the %s in %s", p.fault.subject, p.place)},
		{"prevent", fmt.Sprintf("Refuse a change of %s without a stage of its own", coined(d))},
		{"repair", fmt.Sprintf("Replace the %s of %s", one(d, subjects()), coined(d))},
		{"process", fmt.Sprintf("Rehearse the loss of %s twice a year", one(d, places()))},
		{"mitigate", fmt.Sprintf("Build a switch that takes %s out of use", coined(d))},
		{"communicate", fmt.Sprintf("Publish lists of late messages for %s", p.who)},
		{"investigate", fmt.Sprintf("Measure what %s carries at the worst hour", coined(d))},
	}
}

// writeAction writes the n-th action. It was begun some days after the end; what
// became of it depends on how long ago that was.
func (p *plan) writeAction(s *sheet, n int) {
	d := p.d
	w := one(d, p.works())
	created := earliest(p.at(p.end()).AddDate(0, 0, d.between(1, 6)), known)
	due := created.AddDate(0, 0, d.between(14, 160))
	keys := []string{
		fmt.Sprintf("id: a%d, title: %s, type: %s, factors: [%s]", n+1, quoted(w.title), w.sort, p.factors[n%len(p.factors)]),
		fmt.Sprintf("owner: %s, created: %s, due: %s", one(d, owners()).name, day(created), day(due)),
	}
	if d.in(80) {
		priority := often(d, []weighted[string]{{1, "P0"}, {4, "P1"}, {5, "P2"}, {2, "P3"}})
		keys = append(keys, "priority: "+priority)
		if priority < "P2" {
			keys = append(keys, "verify: "+quoted(fmt.Sprintf("A drill in %s shows it within %d minutes.", one(d, places()), d.between(2, 30))))
		}
	}
	if d.in(60) {
		keys = append(keys, "ticket: "+quoted(fmt.Sprintf("https://tracker.example/MAIL-%d", d.between(100, 99999))))
	}
	s.line("    - {%s, %s}", strings.Join(keys, ", "), p.outcome(created, due))
}

// outcome gives how far an action is.
func (p *plan) outcome(created, due time.Time) string {
	d := p.d
	done := created.AddDate(0, 0, d.between(1, 200))
	old := due.Before(known)
	switch {
	case d.in(7):
		return fmt.Sprintf("status: wont_do, decision: %s", quoted(fmt.Sprintf("Not needed once %s is gone.", coined(d))))
	case !old && !d.in(20) || d.in(8):
		return "status: " + often(d, []weighted[string]{{5, "open"}, {4, "in_progress"}, {2, "blocked"}})
	case done.After(known):
		return "status: in_progress"
	default:
		return "status: done, done_at: " + day(done)
	}
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
