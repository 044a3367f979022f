package page

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// actionView is one action as the ledger shows it. All of it is plain text;
// paths are relative to the site's folder.
type actionView struct {
	Root           string // leads from the page to the site's folder
	Title, Path    string // leads to the action in its report
	State, Class   string // "In progress", action-in_progress
	Late           string // "overdue by 12 days"; empty when it is not
	Type, Priority string
	Owner          placeView
	Due, Done      moment
	Age            string // "45 days old", "done after 25 days"; empty when not known
	Ticket         string
	TicketURL      string // empty when the ticket is no address
	Decision       string
	Incident       placeView
	Began          moment
	Fictional      bool
	Refused        bool        // it will not be done, by decision
	Uncounted      string      // why it does not count; empty when it does
	Again          []againView // by what makes it the same once more
	Further        string      // how many more there were
	Open           bool        // whether they show at once: a page about them
}

// taskLabels, taskOrigin and taskFacts are for templates that see nothing else
// of an action.
type (
	taskLabels struct {
		Class, State, Late, Priority, Type string
		Fictional                          bool
		Uncounted                          string
	}
	taskOrigin struct {
		Root            string
		Incident, Owner placeView
		Began           moment
	}
	taskFacts struct {
		Due, Done              moment
		Refused                bool
		Age, Ticket, TicketURL string
	}
)

// Link leads from the page to the action in its report.
func (v actionView) Link() string { return v.Root + v.Path }

// Labels gives the small labels of an action.
func (v actionView) Labels() taskLabels {
	return taskLabels{v.Class, v.State, v.Late, v.Priority, v.Type, v.Fictional, v.Uncounted}
}

// Origin gives where an action comes from, and whose it is.
func (v actionView) Origin() taskOrigin { return taskOrigin{v.Root, v.Incident, v.Owner, v.Began} }

// Facts gives the dates of an action, and its ticket.
func (v actionView) Facts() taskFacts {
	return taskFacts{v.Due, v.Done, v.Refused, v.Age, v.Ticket, v.TicketURL}
}

// placeView is a name that leads somewhere.
type placeView struct{ Name, Path string }

// againView is later incidents that began while an action was open, and what
// makes them the same once more.
type againView struct {
	Why       string
	Path      string // of the list of all that have the factor; may be empty
	Incidents []datedView
}

// whyView is an againView without its incidents, for a page from which Root
// leads to the site's folder; laterView is the same of one of those.
type (
	whyView   struct{ Root, Why, Path string }
	laterView struct {
		Root string
		datedView
	}
)

// At gives what makes the incidents the same once more.
func (v againView) At(root string) whyView { return whyView{root, v.Why, v.Path} }

// At gives the incident.
func (v datedView) At(root string) laterView { return laterView{root, v} }

// datedView is an incident with the day on which it began.
type datedView struct {
	Report placeView
	Began  moment
}

// shownAgain is how many later incidents stand beside an action; a page of a
// hundred actions must not become long.
const shownAgain = 3

// views tells actions for a page, those of one incident after another: what is
// read for one of them serves all.
func (l *ledger) views(items []*portfolio.Item, path string) []actionView {
	order := make([]int, len(items))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(items[a].Entry.ID, items[b].Entry.ID) })
	views := make([]actionView, len(items))
	for _, n := range order {
		views[n] = l.view(items[n])
		views[n].Root = rootOf(path)
	}
	return views
}

func (l *ledger) view(i *portfolio.Item) actionView {
	zone := l.say.In(i.Entry.Zone)
	action := l.anchoredAction(i.Entry, i.Index)
	status := action.Status
	if status == "" {
		status = incident.ActionOpen
	}
	v := actionView{
		Title: action.Title, Path: action.path,
		State: words.UpperFirst(words.Phrase(l.say, "action", status)), Class: className("action-", string(status)),
		Type: words.UpperFirst(words.Phrase(l.say, "action type", action.Type)), Priority: string(action.Priority),
		Owner: placeView{Name: l.ownerName(i.Owner), Path: ownerFolder(i.Owner) + "index.html"},
		Due:   written(zone, action.Action.Action.Due), Done: written(zone, i.DoneAt), Age: l.age(i),
		Ticket: action.Ticket, Decision: l.plain(action.Decision), Incident: placeOfReport(i.Entry), Began: l.momentOf(i.Entry),
		Refused: i.Standing == portfolio.StandingWontDo, Fictional: i.Entry.Fictional, Uncounted: l.whyUncounted(i.Entry),
	}
	if scheme.MatchString(action.Ticket) {
		if address, safe := destinationOf(action.Ticket); safe {
			v.Ticket, v.TicketURL = l.say.Say("Ticket"), address
		}
	}
	if i.Overdue {
		v.Late = l.say.Count(i.Late, "Overdue by %s day", "Overdue by %s days")
	}
	v.Again = l.again(i)
	if rest := i.Further + max(0, len(i.Again)-shownAgain); rest > 0 {
		v.Further = l.say.Count(rest, "and %s more incident since", "and %s more incidents since")
	}
	return v
}

// placeOfReport names an incident and leads to its report.
func placeOfReport(e *portfolio.Entry) placeView {
	return placeView{Name: e.Title, Path: reportPath(e.ID)}
}

// written tells an instant as it was written; nothing of none.
func written(zone words.Times, i incident.Instant) moment {
	if i.IsZero() {
		return moment{}
	}
	return moment{Words: zone.Written(i), Datetime: i.String()}
}

// age tells how old an action is, or how long it took.
func (l *ledger) age(i *portfolio.Item) string {
	d := i.Age
	switch {
	case d == nil && i.IsOpen():
		return l.say.Say("not recorded")
	case d == nil:
		return ""
	case d.Lo != d.Hi:
		return l.say.Say("between %s and %s days", l.say.Whole(int64(d.Lo)), l.say.Whole(int64(d.Hi)))
	}
	return l.say.Count(d.Lo, "%s day", "%s days")
}

// repeats gives those of what happened again that stand beside an action.
func repeats(i *portfolio.Item) []portfolio.Again { return i.Again[:min(len(i.Again), shownAgain)] }

// again tells what happened again while an action was open, by why.
func (l *ledger) again(i *portfolio.Item) []againView {
	var views []againView
	for _, a := range repeats(i) {
		why := l.why(a)
		n := slices.IndexFunc(views, func(v againView) bool { return v.Why == why })
		if n < 0 {
			n, views = len(views), append(views, againView{Why: why, Path: l.common(a)})
		}
		views[n].Incidents = append(views[n].Incidents, datedView{Report: placeOfReport(a.Entry), Began: l.momentOf(a.Entry)})
	}
	return views
}

// why tells what makes a later incident the same once more.
func (l *ledger) why(a portfolio.Again) string {
	switch {
	case a.Factor != "":
		return l.say.Say("Still open when it happened again, with the same contributing factor (%s):", l.factorName(a.Factor))
	case a.Category != "":
		return l.say.Say("Still open when it happened again, with a contributing factor of the same category (%s):", words.Phrase(l.say, "category", a.Category))
	}
	return l.say.Say("Still open when it happened again, by the record of the recurrence:")
}

// factorName is the title of a shared factor, or its id.
func (l *ledger) factorName(id string) string {
	for _, f := range l.site.Factors {
		if f.Name == id && f.Title != "" {
			return f.Title
		}
	}
	return id
}

// dataAsOf says which day everything holds for; nothing when that is not known.
func (r *Renderer) dataAsOf() moment {
	m := r.asOf()
	if m.Words != "" {
		m.Words = r.say.Say("Data as of %s.", m.Words)
	}
	return m
}

// common is where all incidents stand that have a factor in common; empty where
// there is no such list.
func (l *ledger) common(a portfolio.Again) string {
	switch {
	case a.Category != "":
		return categoryFolder(a.Category) + "index.html"
	case slices.ContainsFunc(l.site.Factors, func(f SharedFactor) bool { return f.Name == a.Factor }):
		return sharedFolder(a.Factor) + "index.html"
	}
	return ""
}
