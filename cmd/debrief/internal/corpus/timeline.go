package corpus

import (
	"cmp"
	"fmt"
	"slices"
)

// entry is one entry of the timeline.
type entry struct {
	at       int // minutes after the start
	sort     string
	mark     string
	actor    string
	text     string
	audience string
	vague    bool
}

// happenings gives the timeline, in the order of time, no two entries in the
// same minute.
func (p *plan) happenings() []entry {
	all := p.milestones()
	if !p.stub {
		all = append(all, p.fillers()...)
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.at, b.at) })
	for i := 1; i < len(all); i++ {
		all[i].at = max(all[i].at, all[i-1].at+1)
	}
	all = slices.DeleteFunc(all, func(e entry) bool { return p.at(e.at).After(known) })
	if p.speech != nil {
		all[len(all)-1].text = p.speech.entry
	}
	return all
}

// milestones gives the entries that mark something.
func (p *plan) milestones() []entry {
	d, t := p.d, p.total
	noticed := d.between(1, max(2, t/3))
	all := []entry{{sort: "impact", mark: "started", text: p.begins(), vague: d.in(8)}}
	add := func(chance, at int, sort, mark, actor, text string) {
		if d.in(chance) {
			all = append(all, entry{at: at, sort: sort, mark: mark, actor: actor, text: text})
		}
	}
	if p.stub {
		add(60, noticed, "detection", "detected", "", "Somebody notices.")
		add(80, t, "status", "resolved", "", "It works again.")
		return all
	}
	add(45, -d.between(30, 20000), "change", "introduced", "", fmt.Sprintf("Version %d.%d of %s is put into use.", d.between(1, 9), d.between(0, 40), p.part))
	add(100, noticed, "detection", "detected", "", p.noticed())
	add(40, noticed+d.between(1, 9), "escalation", "acknowledged", "on-call engineer", "The engineer on call takes it up.")
	add(30, noticed+d.between(9, 20), "status", "declared", "incident commander", "The incident is declared.")
	add(70, noticed+d.between(12, 40), "communication", "first_public_notice", "", fmt.Sprintf("The status page says that %s in %s may be affected.", p.who, p.place))
	add(50, noticed+(t-noticed)/2, "status", "identified", "", fmt.Sprintf("The cause is found: %s.", one(d, causes())))
	if p.ongoing {
		return all
	}
	add(40, noticed+(t-noticed)*3/4, "action", "mitigated", "", fmt.Sprintf("Traffic is led around %s; most of the harm ends.", p.part))
	add(100, t+20, "status", "resolved", "", fmt.Sprintf("The %s works as before.", p.fault.subject))
	after := 35
	if p.kind == "false-positive" {
		after = 100
	}
	add(after, t+20+d.between(30, 900), "status", "recovered", "", "What was held up has been delivered.")
	add(15, t+20+d.between(1500, 4000), "status", "closed", "", "The review is held and the incident is closed.")
	return all
}

func (p *plan) begins() string {
	return one(p.d, []string{
		fmt.Sprintf("The %s of %s %s; mail of %s in %s waits.", p.fault.subject, p.part, p.fault.verb, p.who, p.place),
		fmt.Sprintf("Requests that pass through %s begin to fail in %s.", p.part, p.place),
		fmt.Sprintf("The first %s in %s get an error from the %s.", p.who, p.place, p.fault.subject),
	})
}

func (p *plan) noticed() string {
	return one(p.d, []string{
		fmt.Sprintf("The alert on %s rings.", p.part),
		fmt.Sprintf("A customer in %s reports it.", p.place),
		"A colleague sees it on a dashboard.",
	})
}

// fillers gives the entries between the milestones: spread over what took long,
// so that few stretches tell nothing.
func (p *plan) fillers() []entry {
	var all []entry
	for part := range 5 {
		if p.total > 100 && p.d.in(88) || p.d.in(20) {
			all = append(all, p.filler(1+p.total*(part+1)/6+p.d.below(1+p.total/24)))
		}
	}
	return all
}

// filler gives an entry that marks nothing.
func (p *plan) filler(at int) entry {
	d := p.d
	e := entry{at: at, vague: d.in(10)}
	other, town := coined(d), one(d, places())
	e.sort, e.text = "status", fmt.Sprintf("About %d messages wait for %s.", d.between(2, 900)*10, other)
	switch d.below(5) {
	case 0:
		e.sort, e.actor, e.text = "hypothesis", "on-call engineer", fmt.Sprintf("The link to %s is suspected; measurements rule it out.", town)
	case 1:
		e.sort, e.actor, e.text = "action", "on-call engineer", fmt.Sprintf("%s is restarted in %s, which helps for a while.", other, town)
	case 2:
		e.sort, e.text = "impact", fmt.Sprintf("The %s %s of %s fills up as well.", one(d, adjectives()), one(d, subjects()), other)
	case 3:
		e.sort, e.audience, e.text = "decision", "internal", fmt.Sprintf("The team decides to keep %s running and to drain %s.", other, town)
	}
	return e
}

func (p *plan) writeTimeline(s *sheet) {
	s.line("timeline:")
	short := p.d.in(25) && !p.undated && !slices.ContainsFunc(p.entries, func(e entry) bool { return e.vague })
	for i, e := range p.entries {
		at := p.moment(e)
		if short && i > 0 && e.at-p.entries[i-1].at < 600 {
			at = fmt.Sprintf("+%dm", e.at-p.entries[i-1].at)
		}
		rest := ""
		if !p.stub {
			rest = fmt.Sprintf(", evidence: [%s]", p.sources[i%len(p.sources)])
		}
		for _, key := range []struct{ name, value string }{{"actor", e.actor}, {"marks", e.mark}, {"audience", e.audience}} {
			if key.value != "" {
				rest += ", " + key.name + ": " + key.value
			}
		}
		s.line("  - {id: t%d, at: %s, type: %s, text: %s%s}", i+1, at, e.sort, quoted(e.text), rest)
	}
}

// moment gives the time of an entry: exact, about, or somewhere before.
func (p *plan) moment(e entry) string {
	switch at := instant(p.at(e.at)); {
	case p.undated:
		return "unknown"
	case e.vague && e.mark == "started":
		return fmt.Sprintf("{earliest: %s, latest: %s, status: estimated}", instant(p.at(e.at)), instant(p.at(e.at+1)))
	case e.vague:
		return fmt.Sprintf("{at: %s, approx: true}", at)
	default:
		return at
	}
}
