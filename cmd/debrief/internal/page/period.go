package page

import (
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// periodPage is what period.html.tmpl gets.
type periodPage struct {
	Root     string
	Crumbs   []crumb
	Headline string
	AsOf     moment
	Partial  bool
	First    bool // the first page of the report
	Newer    *placeView
	Older    *placeView
	Months   []periodRow // of a quarter
	Note     string      // on what is listed and not counted; may be empty
	Reports  []happened
	Figures  *figuresView // on the first page; nil when nothing counts
	Into     []intoView
	Late     []lateView
	LateText string
	LateMore *countLink
	Turn     paging
}

// happened is one incident in the report of a period.
type happened struct {
	Root       string
	Anchor     string
	Report     placeView
	Began      moment
	Vague      bool // it may as well have begun in another period
	Kind       string
	KindClass  string
	Severity   string
	State      string
	StateClass string
	Fictional  bool
	Uncounted  string
	Story      string
	Facts      []factView
	Actions    string // how far they are; empty when there are none
}

// factView is a fact under its name. Method is where its formula stands,
// relative to the site's folder; empty when it has none.
type factView struct{ Name, Words, Method string }

// intoView is an incident from before that lasted into the period.
type intoView struct {
	Report placeView
	Began  moment
	Words  string
}

// lateView is an action from before that was overdue.
type lateView struct {
	Action, Report placeView
	Owner          string
	Due            moment
}

// mostLateShown is how many overdue actions the report of a period names.
const mostLateShown = 10

// storyLength is how much of an incident's summary stands in the report of a
// period, in characters; whole sentences, the first one in any case.
const storyLength = 700

// report gives the pages of one period, with the neighbours that it has in its
// row. The first one tells of actions from before.
func (p *reportsOfPeriods) report(row []*portfolio.Period, at int, of *portfolio.Period) []Coming {
	var pages []Coming
	said := sync.OnceValue(func() saidOfPeriod { return p.said(of) })
	for _, part := range pagesOf(of.Entries, p.pageSize) {
		all := func() draft[periodPage] { return p.reportPage(row, at, part, said) }
		pages = append(pages, coming(p.Renderer, partPath(periodFolder(of), part.Number), of.Entries, all))
	}
	return pages
}

// saidOfPeriod is what all pages of a period say of all its incidents.
type saidOfPeriod struct{ headline, note string }

func (p *reportsOfPeriods) said(of *portfolio.Period) saidOfPeriod {
	return saidOfPeriod{p.headline(p.periodName(of), portfolio.FiguresOf(of.Entries)), p.uncounted(of.Entries)}
}

// reportPage begins one page of a period.
func (p *reportsOfPeriods) reportPage(row []*portfolio.Period, at int, part part[*portfolio.Entry], said func() saidOfPeriod) draft[periodPage] {
	of := row[at]
	name := p.periodName(of)
	path := partPath(periodFolder(of), part.Number)
	page := periodPage{
		Root: rootOf(path), Crumbs: p.way(of, name), AsOf: p.dataAsOf(), Partial: of.Partial, First: part.Number == 1,
		Turn: p.pagingOf(periodFolder(of), part.Number, part.Of),
	}
	p.turn(&page, row, at, of)
	if page.First {
		p.before(&page, of)
	}
	title := name
	if part.Number > 1 {
		title = p.say.Say("%s, page %s", name, p.say.Whole(int64(part.Number)))
	}
	return draft[periodPage]{
		sheet: sheet{Kind: periodsKind, Title: title, Stamp: []string{title}}, template: "period.html.tmpl", data: page,
		fill: func(s *sheet, page *periodPage) error {
			page.Headline, page.Note = said().headline, said().note
			s.Description = p.say.FullStop(page.Headline)
			for _, e := range part.Items {
				page.Reports = append(page.Reports, p.happened(e, of, path))
			}
			if !page.First {
				return nil
			}
			if figures := portfolio.FiguresOf(of.Entries); len(figures.Of) > 0 {
				page.Figures = p.figures(of, figures)
			}
			return nil
		},
	}
}

// turn fills where a reader can go from a period.
func (p *reportsOfPeriods) turn(page *periodPage, row []*portfolio.Period, at int, of *portfolio.Period) {
	if at > 0 {
		page.Older = &placeView{Name: p.periodName(row[at-1]), Path: periodPath(row[at-1])}
	}
	if at+1 < len(row) {
		page.Newer = &placeView{Name: p.periodName(row[at+1]), Path: periodPath(row[at+1])}
	}
	if !of.Quarter {
		return
	}
	for _, m := range p.months {
		if inQuarter(m, of) {
			page.Months = append(page.Months, p.row(m))
		}
	}
}

// way is the way to a period's report: a month's leads through its quarter.
func (p *reportsOfPeriods) way(of *portfolio.Period, name string) []crumb {
	way := []crumb{p.home(), {Words: p.say.Say("Periods"), Path: periodsFolder + "index.html"}}
	for _, q := range p.quarters {
		if !of.Quarter && inQuarter(of, q) {
			way = append(way, crumb{Words: p.periodName(q), Path: periodPath(q)})
		}
	}
	return append(way, crumb{Words: name})
}

// before fills what the first page of a period's report has of incidents from
// before.
func (p *reportsOfPeriods) before(page *periodPage, of *portfolio.Period) {
	for _, i := range of.Into {
		page.Into = append(page.Into, intoView{Report: placeOfReport(i.Entry), Began: p.momentOf(i.Entry), Words: p.lasted(i)})
	}
	late := p.late[of]
	for _, i := range late.first {
		action := p.anchoredAction(i.Entry, i.Index)
		page.Late = append(page.Late, lateView{
			Action: placeView{Name: action.Title, Path: action.path},
			Report: placeOfReport(i.Entry), Owner: p.ledger.ownerName(i.Owner), Due: p.due(i.Entry, action.Action),
		})
	}
	switch {
	case late.count == 0:
	case of.Partial:
		page.LateText = p.say.Count(late.count, "%s action from earlier incidents is overdue:", "%s actions from earlier incidents are overdue:")
	case of.Quarter:
		page.LateText = p.say.Count(late.count, "%s action from earlier incidents was overdue at the end of the quarter:", "%s actions from earlier incidents were overdue at the end of the quarter:")
	default:
		page.LateText = p.say.Count(late.count, "%s action from earlier incidents was overdue at the end of the month:", "%s actions from earlier incidents were overdue at the end of the month:")
	}
	if rest := late.count - len(page.Late); rest > 0 {
		page.LateMore = &countLink{Label: p.say.Count(rest, "%s more; what is overdue today stands in the ledger", "%s more; what is overdue today stands in the ledger"), Path: actionsFolder + "overdue/index.html"}
	}
}

// lasted tells how far an incident from before lasted into a period.
func (p *reportsOfPeriods) lasted(i portfolio.Into) string {
	switch {
	case i.Entry.Ongoing:
		return p.say.Say("not over yet: %s", p.say.Duration(i.Entry.Impact()))
	case i.Perhaps:
		return p.say.Say("perhaps not over when the period began; lasted %s", p.say.Duration(i.Entry.Impact()))
	case i.Beyond:
		return p.say.Say("lasted beyond the period: %s", p.say.Duration(i.Entry.Impact()))
	}
	return p.say.Say("lasted %s", p.say.Duration(i.Entry.Impact()))
}

// happened tells one incident for the report of a period.
func (p *reportsOfPeriods) happened(e *portfolio.Entry, of *portfolio.Period, path string) happened {
	l := p.listing(e)
	h := happened{
		Root: rootOf(path), Anchor: "i-" + e.ID, Report: placeOfReport(e), Began: p.startOf(e), Vague: of.Vague(e),
		Kind: l.Kind, KindClass: l.KindClass, Severity: l.Severity, State: l.State, StateClass: l.StateClass,
		Fictional: e.Fictional, Uncounted: p.whyUncounted(e),
	}
	details := e.Details()
	if h.Story = opening(p.plain(details.Story), storyLength); h.Story == "" {
		h.Story = p.plain(details.Summary)
	}
	h.Facts = p.factsOf(e, details)
	h.Actions = p.ledger.balance(p.all.ItemsOf(e, details.Actions))
	return h
}

// startOf tells when an incident began, to the minute where that is known.
func (p *reportsOfPeriods) startOf(e *portfolio.Entry) moment {
	m := p.momentOf(e)
	if when := e.When(); when != nil {
		m.Words = p.say.In(e.Zone).Moment(when)
		if !when.At.IsZero() {
			m.Datetime = when.At.String()
		}
	}
	return m
}

// factsOf tells how long an incident lasted, who noticed, whom it hit and what
// was done.
func (p *reportsOfPeriods) factsOf(e *portfolio.Entry, details portfolio.Details) []factView {
	var facts []factView
	add := func(name, words, metric string) {
		if words != "" {
			f := factView{Name: name, Words: words}
			if metric != "" {
				f.Method = methodOf(metric)
			}
			facts = append(facts, f)
		}
	}
	add(p.say.Say("Lasted"), p.say.Duration(e.Impact()), "impact-duration")
	add(p.say.Say("Noticed"), p.noticed(e), "ttd")
	add(p.say.Say("Services"), p.say.List(p.serviceNames(e)), "")
	for _, s := range details.Shares {
		add(p.shareName(s), p.share(s), "affected-share")
	}
	var done []string
	for _, text := range details.Immediate {
		done = append(done, p.say.FullStop(p.plain(text)))
	}
	add(p.say.Say("Done at once"), opening(strings.Join(done, " "), storyLength/2), "")
	return facts
}

func (r *Renderer) serviceNames(e *portfolio.Entry) []string {
	names := make([]string, len(e.Services))
	for i, s := range e.Services {
		names[i] = titleOf(r.site.Services, s)
	}
	return names
}

// noticed tells who noticed an incident, and after how long.
func (p *reportsOfPeriods) noticed(e *portfolio.Entry) string {
	d, who, after := e.Detect(), "", ""
	if e.Detection != "" && e.Detection != incident.DetectionMethod(incident.Unknown) {
		who = words.Phrase(p.say, "noticed", e.Detection)
	}
	if d.Before || d.Known() {
		after = p.say.Beside(d, p.say.SayAs("before or after", "it began"))
	}
	if who == "" || after == "" {
		return who + after
	}
	return p.say.Commas([]string{who, after})
}

// due tells when an action was due.
func (p *reportsOfPeriods) due(e *portfolio.Entry, a portfolio.Action) moment {
	m := written(p.say.In(e.Zone), a.Action.Due)
	m.Words = p.say.Say("due %s", m.Words)
	return m
}
