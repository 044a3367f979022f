package preview

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
)

// panel is what the preview shows beside a page: the errors and warnings of the
// whole project, and the hints of the page's own record. What that one lacks
// only because it is not finished is one hint.
type panel struct {
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Hints    int    `json:"hints"`
	Items    []item `json:"items"` // those of the page's own record first, then the gravest first
	More     int    `json:"more"`  // that are not among the items
	Stale    bool   `json:"stale"` // the page is an older one
}

// item is one problem, or one notice, which has no rule.
type item struct {
	Severity string  `json:"severity"`
	Own      bool    `json:"own"` // it is about the page's own record
	Place    string  `json:"place,omitempty"`
	Rule     string  `json:"rule,omitempty"`
	Message  string  `json:"message"`
	Excerpt  string  `json:"excerpt,omitempty"`
	Hint     string  `json:"hint,omitempty"`
	Also     []again `json:"also,omitempty"`

	grade problem.Severity
}

// again is a second place that belongs to a problem.
type again struct {
	Place   string `json:"place"`
	Message string `json:"message"`
	Excerpt string `json:"excerpt,omitempty"`
}

// mostItems is how many of them a panel shows.
const mostItems = 60

func panelOf(found pipeline.PageFindings) panel {
	p := panel{Items: []item{}, Stale: found.Stale}
	for _, n := range found.Notices {
		p.add(item{Own: n.File == found.Record && n.File != "", Message: n.Message, Hint: n.Hint}, n.Severity, n.Place)
	}
	var early problem.List
	for _, q := range found.Problems {
		switch {
		case q.Severity == problem.Hint && q.File != found.Record:
			continue
		case q.Early:
			early = append(early, q)
			continue
		}
		i := item{Own: q.File == found.Record, Rule: q.Rule.String(), Message: q.Message, Hint: q.Hint}
		for _, a := range q.Also {
			i.Also = append(i.Also, again{Place: a.String(), Message: a.Message, Excerpt: a.Excerpt()})
		}
		p.add(i, q.Severity, q.Place)
	}
	if len(early) > 0 {
		p.add(item{Own: true, Message: early.Lacking(), Hint: `"debrief check --all" shows where; "debrief explain" says why`},
			problem.Hint, problem.Place{File: found.Record})
	}
	slices.SortStableFunc(p.Items, func(a, b item) int {
		return cmp.Or(cmp.Compare(rank(b.Own), rank(a.Own)), cmp.Compare(a.grade, b.grade))
	})
	if p.More = max(0, len(p.Items)-mostItems); p.More > 0 {
		p.Items = p.Items[:mostItems]
	}
	return p
}

func rank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (p *panel) add(i item, s problem.Severity, at problem.Place) {
	switch s {
	case problem.Error:
		p.Errors++
	case problem.Warning:
		p.Warnings++
	default:
		p.Hints++
	}
	i.Severity, i.grade = s.String(), s
	if at.File != "" {
		i.Place, i.Excerpt = at.String(), at.Excerpt()
	}
	p.Items = append(p.Items, i)
}
