package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// kindDetails is what the page of a kind says above its incidents.
type kindDetails struct {
	Metrics []metric
	Path    string // of the page with the formulas
}

// Kinds makes the pages of all kinds of incident.
func (r *Renderer) Kinds(all *portfolio.Portfolio) ([]Coming, error) {
	d := directory{Folder: kindsFolder, Title: r.say.Say("Kinds of incident"), Lead: r.say.Say("What sort of thing went wrong. Each kind has metrics of its own."),
		OtherTitle: r.say.Say("Kinds without an incident")}
	var lists []list
	known := map[string]bool{}
	for _, g := range all.Kinds() {
		known[g.Name] = true
		lists = append(lists, r.kindList(g))
	}
	for _, p := range incident.Kinds() {
		if !known[string(p.Slug)] {
			told := r.say.Kind(p.Slug)
			d.Others = append(d.Others, directoryItem{Title: told.Plural, Icon: kindIcon(p.Slug), Tone: className("kind-", string(p.Slug)), Lead: told.Meaning})
		}
	}
	return r.directoryOf(all, d, lists), nil
}

func (r *Renderer) kindList(g portfolio.Group) list {
	kind := incident.Kind(g.Name)
	profile := r.say.Kind(kind)
	return list{Folder: kindFolder(kind), Title: profile.Plural, Lead: profile.Meaning,
		Icon: kindIcon(kind), Tone: className("kind-", g.Name), Group: g, perYear: r.perYear(kindFolder(kind), g),
		kind: &kindDetails{Metrics: r.metricsOf(kind), Path: metricsPath},
		also: func(e *portfolio.Entry) string {
			if e.Kind == kind {
				return ""
			}
			return r.say.Say("Counted under %s", r.say.Within(r.say.Kind(e.Kind).Plural))
		},
	}
}
