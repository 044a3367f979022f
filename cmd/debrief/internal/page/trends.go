package page

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

const (
	trendsKind   = "trends"
	trendsFolder = "trends/"
)

// trendsPage is what trends.html.tmpl gets.
type trendsPage struct {
	Title     string
	Lead      string
	Pages     []trendLink   // all pages of trends
	Findings  []trendLink   // the findings of this page; Title is the whole sentence
	Others    []trendsGroup // the findings of the other pages, on the first one
	Charts    []trendChart
	Limits    []string // what the numbers cannot tell
	Fictional string   // how many of those that count are fictional examples
	Uncounted string   // how many are not counted
	Left      []trendLink
	AsOf      moment
}

// trendsGroup is one of the other pages with its findings.
type trendsGroup struct {
	Title    string
	Findings []trendLink
}

// trendChart is one finding with its chart and its table.
type trendChart struct {
	ID      string
	Topic   string // a few words
	Finding string // a sentence
	Usable  string // k of n usable
	Notes   []string
	Data    json.RawMessage // what the script draws; nil when there is nothing to draw
	Table   trendTable
}

// trends turns a portfolio into charts in words.
type trends struct {
	r    *Renderer
	say  *words.Language
	all  *portfolio.Portfolio
	days words.Times
	root string // from the page that is told to the site's folder
	err  error  // the first one
	page []trendChart
	// course is how the actions went, once.
	course func() portfolio.Progress
	// lists are the pages of incidents behind numbers that have no other list.
	lists []list
}

// trendsPart is one of the pages of trends.
type trendsPart struct {
	path, title, lead string
	tell              []func(*trends)
	limits            []string
}

func (r *Renderer) trendsParts() []trendsPart {
	say := r.say.Say
	return []trendsPart{
		{path: "trends/index.html", title: say("Trends"), lead: say("What all incidents together tell, and what they do not. Each sentence is computed from the incidents listed under it."),
			tell: []func(*trends){(*trends).months, (*trends).calendars, (*trends).detections},
			limits: []string{
				say("Small numbers vary by chance. A month with three incidents after a month with one is no trend."),
				say("These are the incidents that were recorded. Who looks closely and reports honestly has more of them."),
				say("Without the traffic, the releases and the people behind them, counts of two services or two years cannot be compared."),
			}},
		{path: "trends/durations/index.html", title: say("How long incidents last"), lead: say("Lengths of single incidents, never their average: a single long incident would decide it."),
			tell: []func(*trends){(*trends).durations, (*trends).courses, (*trends).severities, (*trends).delays},
			limits: []string{
				say("When an incident began and ended is a judgement. Lengths are told as exactly as both moments are known."),
				say("Incidents that are not over count with no quantile; so these are rather too short than too long."),
				say("Half of what comes will not last as long as half of what was. The interval tells how far the median of the same kind of incidents may lie from the one seen."),
			}},
		{path: "trends/causes/index.html", title: say("What recurs"), lead: say("Conditions, services and relations that come up more than once."),
			tell: []func(*trends){(*trends).factors, (*trends).meetings, (*trends).services, (*trends).serviceDays, (*trends).downtimes, (*trends).relations},
			limits: []string{
				say("A factor is counted when somebody wrote it down. What is looked for is found more often."),
				say("An incident has several factors, so their shares add up to more than 100 %."),
				say("Services with more traffic and more changes have more incidents; the counts do not rank teams."),
			}},
		{path: "trends/actions/index.html", title: say("Whether actions get done"), lead: say("What was promised after incidents, and what became of it."),
			tell: []func(*trends){(*trends).progress, (*trends).ages},
			limits: []string{
				say("A closed action is one that somebody marked as done. Whether it helps shows only when the next incident does not come."),
				say("Dates come from the records. Where a record does not tell them, the action is missing from the course over time."),
			}},
	}
}

// Trends makes the pages that tell what all incidents have in common.
func (r *Renderer) Trends(all *portfolio.Portfolio) ([]Coming, error) {
	parts := r.trendsParts()
	told := make([][]trendChart, len(parts))
	var lists []list
	for i, part := range parts {
		t := &trends{r: r, say: r.say, all: all, days: r.say.In(all.Zone), root: strings.Repeat("../", strings.Count(part.path, "/")), course: sync.OnceValue(all.Progress)}
		for _, tell := range part.tell {
			tell(t)
		}
		if t.err != nil {
			return nil, fmt.Errorf("trends: %w", t.err)
		}
		told[i], lists = t.page, append(lists, t.lists...)
	}
	var pages []Coming
	for i, part := range parts {
		pages = append(pages, coming(r, part.path, nil, func() draft[trendsPage] { return r.trendsSheet(all, parts, told, i) }))
	}
	for _, l := range lists {
		pages = append(pages, r.list(all, l)...)
	}
	return pages, nil
}

// trendsSheet is the page of one part.
func (r *Renderer) trendsSheet(all *portfolio.Portfolio, parts []trendsPart, told [][]trendChart, i int) draft[trendsPage] {
	part, page := parts[i], r.trendsPage(all, parts, told, i)
	s := sheet{Kind: trendsKind, Title: part.title, Description: page.description(), Stamp: []string{part.title}}
	for _, c := range told[i] {
		s.Contents = append(s.Contents, heading{ID: c.ID, Title: c.Topic})
		s.Plots = s.Plots || c.Data != nil
	}
	return draft[trendsPage]{sheet: s, template: "trends.html.tmpl", data: page}
}

// description tells the first findings.
func (p trendsPage) description() string {
	words := p.Lead
	if len(p.Findings) > 0 {
		words = p.Findings[0].Title + ". " + p.Lead
	}
	return words
}

// trendsPage puts the page of one part together.
func (r *Renderer) trendsPage(all *portfolio.Portfolio, parts []trendsPart, told [][]trendChart, at int) trendsPage {
	part := parts[at]
	root := strings.Repeat("../", strings.Count(part.path, "/"))
	page := trendsPage{Title: part.title, Lead: part.lead, Charts: told[at], Limits: part.limits, AsOf: r.asOf()}
	findings := func(i int, href string) []trendLink {
		var links []trendLink
		for _, c := range told[i] {
			links = append(links, trendLink{Title: c.Finding, Topic: c.Topic, Href: href + "#" + c.ID})
		}
		return links
	}
	page.Findings = findings(at, "")
	for i, other := range parts {
		href := root + other.path
		page.Pages = append(page.Pages, trendLink{Title: other.title, Href: href, Current: i == at})
		if at == 0 && i != at {
			page.Others = append(page.Others, trendsGroup{Title: other.title, Findings: findings(i, href)})
		}
	}
	r.setApart(&page, all, root)
	return page
}

// setApart says how many incidents are not counted, and how many of those that
// are did not happen.
func (r *Renderer) setApart(page *trendsPage, all *portfolio.Portfolio, root string) {
	fictional := 0
	for _, e := range all.Entries {
		switch {
		case !e.Counts():
			if len(page.Left) < mostExamples {
				page.Left = append(page.Left, trendLink{Title: e.Title, Href: root + reportPlace(e.ID), Fictional: e.Fictional})
			}
		case e.Fictional:
			fictional++
		}
	}
	if fictional > 0 {
		page.Fictional = r.say.Count(fictional, "%s of the incidents counted here is a fictional example and is marked as such.",
			"%s of the incidents counted here are fictional examples and are marked as such.")
	}
	page.Uncounted = r.uncounted(all.Entries)
}

// add takes a chart in that is drawn when there is something to draw: figure
// is nil when there is not.
func (t *trends) add(c trendChart, figure func(id, label string, table chart.Table) (chart.Figure, error)) {
	t.cut(&c.Table)
	if figure != nil && t.r.assets.plots() {
		f, err := figure(c.ID, c.Finding, c.Table.chartTable())
		if err == nil {
			c.Data, err = f.Data()
		}
		if err != nil && t.err == nil {
			t.err = fmt.Errorf("%s: %w", c.ID, err)
		}
	}
	t.page = append(t.page, c)
}

// usable says of how many a finding is.
func (t *trends) usable(u portfolio.Usable) string {
	return t.say.Say("%s of %s incidents usable", t.whole(u.N), t.whole(u.Of))
}

// incidents tells a number of incidents.
func (t *trends) incidents(n int) string { return t.say.Count(n, "%s incident", "%s incidents") }

// tooFew is the finding of what there are not enough incidents for.
func (t *trends) tooFew(n int) string { return t.say.Say("Too few to tell: %s", t.incidents(n)) }

// forFinding is how many usable incidents a finding needs that goes beyond
// counting.
const forFinding = portfolio.ForMedian

// kindPlural names the incidents of a kind: "Outages".
func (t *trends) kindPlural(k incident.Kind) string { return t.say.Kind(k).Plural }

func (t *trends) month(year, month int) string {
	written, err := incident.ParseInstant(fmt.Sprintf("%04d-%02d", year, month))
	if err != nil {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return t.days.Written(written)
}

func (t *trends) day(d portfolio.Day) string { return t.say.In(nil).Date(d.Date()) }
