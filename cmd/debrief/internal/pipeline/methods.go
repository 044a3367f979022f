package pipeline

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/report"
)

// methods gives what the pages on methods tell of this site: its settings, and
// the waivers of those reports that are shown, as far as they are.
func (p *project) methods(reports []*report.Report) page.Methods {
	m := page.Methods{Themes: themes()}
	for _, s := range p.settings.Checks.Rules {
		if rule := ruleCalled(s.Rule); rule != nil {
			m.Weighed = append(m.Weighed, page.Weighed{Rule: rule, To: string(s.Severity)})
		}
	}
	for _, rep := range reports {
		told := map[*problem.Rule]bool{}
		for _, w := range rep.Incident.Waivers {
			rule := ruleCalled(w.Rule)
			if n := p.waived(rep.Incident, rule); n > 0 && !told[rule] {
				told[rule] = true
				m.Waived = append(m.Waived, page.Waived{Rule: rule, ID: rep.Incident.ID, Title: rep.Incident.Title, Reason: w.Reason, Until: w.Until, Problems: n})
			}
		}
	}
	return m
}

// waived counts the problems with a rule that an incident's record lets pass.
func (p *project) waived(inc *incident.Incident, rule *problem.Rule) int {
	n := 0
	for _, w := range p.records.Waived {
		if w.Rule == rule && folderOf(w.File) == p.records.Folder(inc.ID) {
			n++
		}
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
