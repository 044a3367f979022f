package page

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// serviceDetails is what the page of a service says above its incidents.
type serviceDetails struct {
	SLOs     []string
	Quarters quarterTable // the newest
	Earlier  quarterTable // the others
	Factors  []facetLink  // that came back
	Todos    []todoRow    // the open actions, the most urgent first
	TodoNote string       // how many of how many are shown
}

// quarterTable is the downtime of some quarters, newest first.
type quarterTable struct {
	Label string
	Rows  []quarterRow
}

// quarterRow is what the outages of one quarter took from a service.
type quarterRow struct {
	Root     string // leads from the page to the site's folder
	Quarter  string // "Q1 2026"
	Path     string // of the newest of its outages in the list
	Count    string // of its outages
	Downtime string // as a range where it is one
	Usable   string // "2 of 3"
}

// todoRow is one open action.
type todoRow struct {
	Title, Path string // Path leads to the action in its report
	Incident    string
	Fictional   bool // the incident is an example
	Owner       string
	Due         moment
	State       string // "open", "overdue"
	Overdue     bool
}

// mostQuarters is how many quarters a service's page shows at once.
const mostQuarters = 8

// mostTodos is how many open actions a service's page names.
const mostTodos = 20

// Services makes the pages of all services: those of the settings and those
// that records name.
func (r *Renderer) Services(all *portfolio.Portfolio) ([]Coming, error) {
	groups := all.Services()
	for _, s := range r.site.Services {
		if !slices.ContainsFunc(groups, func(g portfolio.Group) bool { return g.Name == s.Name }) {
			groups = append(groups, portfolio.Group{Name: s.Name})
		}
	}
	words.SortBy(r.say, groups, func(g portfolio.Group) string { return titleOf(r.site.Services, g.Name) })
	d := directory{Folder: servicesFolder, Title: r.say.Say("Services"), Lead: r.say.Say("The services that incidents have hit, with who looks after them."),
		Empty: r.say.Say("No report names a service.")}
	var lists []list
	for _, g := range groups {
		l := list{Folder: serviceFolder(g.Name), Title: titleOf(r.site.Services, g.Name), Group: g,
			perYear: r.perYear(serviceFolder(g.Name), g), service: true}
		if owner := r.ownerOf(g.Name); owner != "" {
			l.Lead = r.say.Say("Looked after by %s.", owner)
		}
		lists = append(lists, l)
	}
	return r.directoryOf(all, d, lists), nil
}

// factsOfService gives what the settings say of a service.
func (r *Renderer) factsOfService(name string) ServiceFacts {
	for _, s := range r.site.ServiceFacts {
		if s.Name == name {
			return s
		}
	}
	return ServiceFacts{Name: name}
}

// ownerOf gives the team that looks after a service; empty when nobody is
// named.
func (r *Renderer) ownerOf(service string) string {
	owner := r.factsOfService(service).Owner
	if owner == "" {
		return ""
	}
	return titleOf(r.site.Owners, owner)
}

func (r *Renderer) serviceDetails(g portfolio.Group) *serviceDetails {
	d := &serviceDetails{SLOs: r.factsOfService(g.Name).SLOs}
	rows := r.quarterRows(g)
	newest := min(len(rows), mostQuarters)
	d.Quarters = quarterTable{r.say.Say("Weighted downtime per quarter"), rows[:newest]}
	d.Earlier = quarterTable{r.say.Say("Earlier quarters"), rows[newest:]}
	for _, f := range portfolio.Categories(g.Entries) {
		if len(f.Own) > 1 {
			category := incident.Category(f.Name)
			d.Factors = append(d.Factors, facetLink{Words: r.categoryTitle(category), Path: categoryFolder(category) + "index.html", Count: r.whole(len(f.Own))})
		}
	}
	todos := portfolio.Todos(g.Entries)
	for _, t := range todos[:min(len(todos), mostTodos)] {
		d.Todos = append(d.Todos, r.todoRow(t.Entry, r.anchoredAction(t.Entry, t.Index)))
	}
	if len(todos) > mostTodos {
		d.TodoNote = r.say.Say("These are %s of %s open actions, the most urgent ones.", r.whole(mostTodos), r.whole(len(todos)))
	}
	return d
}

func (r *Renderer) quarterRows(g portfolio.Group) []quarterRow {
	var rows []quarterRow
	for _, q := range portfolio.ServiceQuarters(g) {
		at := slices.Index(g.Entries, q.Entries[0])
		row := quarterRow{Root: rootOf(serviceFolder(g.Name)), Quarter: r.quarter(q.Year, q.Quarter), Count: r.whole(len(q.Entries)),
			Path:     partPath(serviceFolder(g.Name), partWith(at, r.pageSize)) + "#i-" + q.Entries[0].ID,
			Downtime: r.say.Absent(incident.Unknown), Usable: r.say.Say("%s of %s", r.whole(len(q.Usable)), r.whole(len(q.Entries)))}
		if len(q.Usable) > 0 {
			row.Downtime = r.say.Downtime(q.Down)
		}
		rows = append(rows, row)
	}
	return rows
}

// quarter names a quarter: "Q1 2026".
func (r *Renderer) quarter(year, quarter int) string {
	return r.say.SayAs("quarter and year", "Q%s %s", r.whole(quarter), yearName(year))
}

func (r *Renderer) todoRow(e *portfolio.Entry, a anchored) todoRow {
	row := todoRow{Title: a.Title, Path: a.path, Incident: e.Title, Fictional: e.Fictional,
		Owner: titleOf(r.site.Owners, a.Owner), State: r.say.SayAs("action", "open"), Overdue: a.Overdue}
	if a.Status != "" {
		row.State = words.Phrase(r.say, "action", a.Status)
	}
	if a.Overdue {
		row.State = r.say.SayAs("action", "overdue")
	}
	if due := a.Action.Action.Due; !due.IsZero() {
		row.Due = moment{Words: r.say.In(e.Zone).Written(due), Datetime: due.Clock(e.Zone).Format(time.DateOnly)}
	}
	return row
}
