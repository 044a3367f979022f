package page

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// actionsKind is the class name of the pages of the ledger of actions.
const actionsKind = "actions"

// actionsFolder is where the ledger stands.
const actionsFolder = "actions/"

const (
	actionsIndex  = actionsFolder + "index.html"
	actionsOwners = actionsFolder + "owners/index.html"
)

// shelf is one list of the ledger: actions of one standing, or of one team.
type shelf struct {
	Folder string // actions/open/
	Title  string // "Overdue actions"
	Short  string // "Overdue"
	What   string // a sentence on what stands there
	items  []*portfolio.Item
}

// Counted is how many of the shelf's actions count, in words.
func (r *Renderer) countedItems(items []*portfolio.Item) string {
	return r.say.Whole(int64(portfolio.CountedItems(items)))
}

// actionsPage is what actions.html.tmpl gets.
type actionsPage struct {
	Root    string
	AsOf    moment
	Total   int         // how many actions there are
	Counts  []countLink // by standing
	Note    string      // on what is listed and not counted; may be empty
	Again   []actionView
	Finding string     // "3 actions were still open when …"; empty when none was
	More    *countLink // where the rest of Again is
	Overdue []actionView
	Late    *countLink // where the rest of Overdue is
	Teams   []teamView // what is open and in time
	Owners  []ownerView
	All     string // path of the page of all teams; empty when they are here
}

// countLink is a number that leads to what it counts.
type countLink struct{ Count, Label, Path string }

// teamView is the open actions of a team.
type teamView struct {
	Name, Path string
	Actions    []actionView
	More       *countLink
}

// ownerView is a team with how many actions it has.
type ownerView struct {
	Name, Path string
	Counts     string
}

// How many actions of each list the ledger's first page shows at most.
const (
	mostAgainShown   = 10
	mostOverdueShown = 25
	mostTeamsShown   = 40
	mostOpenShown    = 60 // of all teams together
)

// ledger is the ledger of a site as its pages are made from it.
type ledger struct {
	*Renderer
	*portfolio.Ledger
}

// ledger makes pages of actions.
func (r *Renderer) ledger(actions *portfolio.Ledger) *ledger {
	return &ledger{Renderer: r, Ledger: actions}
}

// Actions makes the ledger of actions: its first page, a list for each
// standing, and one for each team.
func (r *Renderer) Actions(all *portfolio.Portfolio) ([]Coming, error) {
	var shared []string
	for _, f := range r.site.Factors {
		shared = append(shared, f.Name)
	}
	l := r.ledger(all.Ledger(shared))
	shelves := l.shelves()
	pages := []Coming{coming(r, actionsIndex, nil, func() draft[actionsPage] { return l.index(shelves) })}
	for _, s := range append(shelves, l.teams()...) {
		pages = append(pages, l.shelf(s)...)
	}
	return append(pages, coming(r, actionsOwners, nil, l.ownersPage)), nil
}

// shelves are the lists by standing, in the order in which they matter; the
// last is of what was open when it happened again.
func (l *ledger) shelves() []shelf {
	say := l.say
	shelves := []shelf{
		{Folder: "open", Title: say.Say("Open actions"), Short: say.SayAs("actions", "Open"), What: say.Say("What is neither done nor refused, oldest first. What is blocked or overdue is open too."),
			items: l.Pick(func(i *portfolio.Item) bool { return i.IsOpen() })},
		{Folder: "overdue", Title: say.Say("Overdue actions"), Short: say.SayAs("actions", "Overdue"), What: say.Say("What is open although the day it was due on is over, oldest first."),
			items: l.Pick(func(i *portfolio.Item) bool { return i.Overdue })},
		{Folder: "blocked", Title: say.Say("Blocked actions"), Short: say.SayAs("actions", "Blocked"), What: say.Say("What is open and cannot go on, oldest first."),
			items: l.Pick(func(i *portfolio.Item) bool { return i.Standing == portfolio.StandingBlocked })},
		{Folder: "done", Title: say.Say("Actions that are done"), Short: say.SayAs("actions", "Done"), What: say.Say("What is done, the latest first; where no day is recorded, at the end."),
			items: l.closed(portfolio.StandingDone)},
		{Folder: "wont-do", Title: say.Say("Actions that will not be done"), Short: say.SayAs("actions", "Will not be done"), What: say.Say("What was decided against, with the decision where it is published."),
			items: l.closed(portfolio.StandingWontDo)},
		{Folder: "again", Title: say.Say("Still open when it happened again"), Short: say.Say("Still open when it happened again"), What: say.Say("What was open when a later incident began that is a recurrence, or that has a contributing factor in common with it."),
			items: l.Pick(func(i *portfolio.Item) bool { return len(i.Again) > 0 })},
	}
	for i := range shelves {
		shelves[i].Folder = actionsFolder + shelves[i].Folder + "/"
	}
	return shelves
}

// closed gives the actions of a standing that ends them, the latest first.
func (l *ledger) closed(standing portfolio.Standing) []*portfolio.Item {
	items := l.Pick(func(i *portfolio.Item) bool { return i.Standing == standing })
	slices.SortStableFunc(items, func(a, b *portfolio.Item) int {
		return cmp.Compare(b.DoneAt.String(), a.DoneAt.String())
	})
	return items
}

// teams are the lists by team: what is open first.
func (l *ledger) teams() []shelf {
	byOwner := map[string][]*portfolio.Item{}
	for _, i := range l.Items {
		byOwner[i.Owner] = append(byOwner[i.Owner], i)
	}
	var all []shelf
	for _, owner := range l.teamNames() {
		items := byOwner[owner]
		slices.SortStableFunc(items, func(a, b *portfolio.Item) int { return cmp.Compare(urgency(a), urgency(b)) })
		s := shelf{Folder: ownerFolder(owner), Title: l.say.Say("Actions of %s", l.ownerName(owner)), Short: l.ownerName(owner),
			What: l.say.Say("What is overdue first, then what is open, then what is closed; oldest first."), items: items}
		if owner == "" {
			s.Title = l.say.Say("Actions without a team")
		}
		all = append(all, s)
	}
	return all
}

func urgency(i *portfolio.Item) int {
	switch {
	case i.Overdue:
		return 0
	case i.IsOpen():
		return 1
	}
	return 2
}

// teamNames gives the teams in the order of their titles; the empty name, for
// actions without a team, comes last.
func (l *ledger) teamNames() []string {
	names := slices.DeleteFunc(l.Owners(), func(name string) bool { return name == "" })
	unnamed := len(names) < len(l.Owners())
	words.SortBy(l.say, names, l.ownerName)
	if unnamed {
		names = append(names, "")
	}
	return names
}

// ownerFolder is where the actions of a team stand.
func ownerFolder(owner string) string { return actionsFolder + "owners/" + pathName(owner) + "/" }

func (l *ledger) ownerName(owner string) string {
	if owner == "" {
		return l.say.Say("No team named")
	}
	return titleOf(l.site.Owners, owner)
}

// countLinkOf is a shelf's number, leading to the shelf.
func (l *ledger) countLinkOf(s shelf) countLink {
	return countLink{Count: l.countedItems(s.items), Label: s.Short, Path: s.Folder + "index.html"}
}
