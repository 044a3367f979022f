package pipeline

import (
	"slices"
	"strconv"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
)

// methods gives what the pages on methods tell of this site: its settings, and
// the waivers of those reports that are shown, as far as they are.
func (p *project) methods(all []*shown) page.Methods {
	m := page.Methods{Themes: themes()}
	for _, s := range p.settings.Checks.Rules {
		if rule := ruleCalled(s.Rule); rule != nil {
			m.Weighed = append(m.Weighed, page.Weighed{Rule: rule, To: string(s.Severity)})
		}
	}
	waived := p.countWaived()
	for _, s := range all {
		told := map[*problem.Rule]bool{}
		waivers := s.waivers
		if s.incident != nil {
			waivers = s.incident.Waivers
		}
		for _, w := range waivers {
			rule := ruleCalled(w.Rule)
			if n := waived[waivedIn{p.folder.place(s.folder), rule}]; n > 0 && !told[rule] {
				told[rule] = true
				title, _ := s.names()
				m.Waived = append(m.Waived, page.Waived{Rule: rule, ID: s.id(), Title: title, Reason: w.Reason, Until: w.Until, Problems: n})
			}
		}
	}
	return m
}

// toldOfMethods gives what the pages on methods tell that follows from incidents.
func (e *edition) toldOfMethods() any {
	var all [][]string
	for _, w := range e.project.methods(e.shown).Waived {
		all = append(all, []string{w.Rule.ID, w.ID, w.Title, w.Reason, w.Until.String(), strconv.Itoa(w.Problems)})
	}
	return all
}

// waivedIn is a rule, and the folder of a record that waives it.
type waivedIn struct {
	folder string
	rule   *problem.Rule
}

// countWaived counts the problems that records let pass.
func (p *project) countWaived() map[waivedIn]int {
	n := map[waivedIn]int{}
	for _, w := range p.records.Waived {
		n[waivedIn{folderOf(w.File), w.Rule}]++
	}
	return n
}

// ruleCalled gives the rule with an id or a name; nil when there is none.
func ruleCalled(name string) *problem.Rule {
	rules := Rules()
	i := slices.IndexFunc(rules, func(r *problem.Rule) bool { return r.ID == name || r.Name == name })
	if i < 0 {
		return nil
	}
	return rules[i]
}
