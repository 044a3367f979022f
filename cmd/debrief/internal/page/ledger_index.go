package page

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/portfolio"
)

// index is the first page of the ledger.
func (l *ledger) index(shelves []shelf) draft[actionsPage] {
	const path = actionsIndex
	open, overdue, again := shelves[0], shelves[1], shelves[len(shelves)-1]
	p := actionsPage{Root: rootOf(path), AsOf: l.dataAsOf(), Total: len(l.Items), Note: l.uncountedActions(l.Items)}
	for _, s := range shelves[:len(shelves)-1] {
		p.Counts = append(p.Counts, l.countLinkOf(s))
	}
	if n := portfolio.CountedItems(again.items); n > 0 {
		p.Finding = l.say.Count(n, "%s action was still open when it happened again.", "%s actions were still open when it happened again.")
	}
	p.Again, p.More = l.first(again, mostAgainShown, path)
	opened(p.Again)
	p.Overdue, p.Late = l.first(overdue, mostOverdueShown, path)
	p.Teams = l.inTime(open.items, path)
	p.Owners = l.owners()
	if len(p.Owners) > mostTeamsShown {
		p.Owners, p.All = nil, actionsFolder+"owners/index.html"
	}
	words := make([]string, len(p.Counts))
	for i, c := range p.Counts {
		words[i] = l.say.Colon(c.Label, c.Count)
	}
	return draft[actionsPage]{template: "actions.html.tmpl", data: p, sheet: sheet{Kind: actionsKind, Title: l.say.Say("Actions"), Stamp: []string{l.say.Say("Actions")},
		Description: l.say.Say("What follows from the incidents and how far it is. %s.", l.say.Commas(words))}}
}

// first gives the first actions of a shelf, and where the rest is.
func (l *ledger) first(s shelf, most int, path string) ([]actionView, *countLink) {
	views := l.views(s.items[:min(len(s.items), most)], path)
	if len(s.items) <= most {
		return views, nil
	}
	return views, &countLink{Label: l.say.Say("All %s", l.say.Whole(int64(len(s.items)))), Path: s.Folder + "index.html"}
}

// opened unfolds what happened again, where that is what a list is of.
func opened(actions []actionView) {
	for i := range actions {
		actions[i].Open = true
	}
}

// inTime gives what is open and not overdue, by team.
func (l *ledger) inTime(open []*portfolio.Item, path string) []teamView {
	byOwner := map[string][]*portfolio.Item{}
	for _, i := range open {
		if !i.Overdue {
			byOwner[i.Owner] = append(byOwner[i.Owner], i)
		}
	}
	var views []teamView
	most := mostOpenShown / max(1, min(len(byOwner), mostTeamsShown))
	for _, owner := range l.teamNames() {
		items := byOwner[owner]
		if len(items) == 0 || len(views) == mostTeamsShown {
			continue
		}
		t := teamView{Name: l.ownerName(owner), Path: ownerFolder(owner) + "index.html"}
		t.Actions, t.More = l.first(shelf{Folder: ownerFolder(owner), items: items}, most, path)
		if t.More != nil {
			t.More.Label = l.say.Say("All actions of %s", t.Name)
		}
		views = append(views, t)
	}
	return views
}

// owners tells how many actions every team has, by name.
func (l *ledger) owners() []ownerView {
	byOwner := map[string][]*portfolio.Item{}
	for _, i := range l.Items {
		byOwner[i.Owner] = append(byOwner[i.Owner], i)
	}
	var views []ownerView
	for _, owner := range l.teamNames() {
		views = append(views, ownerView{Name: l.ownerName(owner), Path: ownerFolder(owner) + "index.html", Counts: l.balanceOf(byOwner[owner])})
	}
	return views
}

// balanceOf is the balance of those actions that count; where none does, it
// tells why.
func (l *ledger) balanceOf(items []*portfolio.Item) string {
	counted := slices.DeleteFunc(slices.Clone(items), func(i *portfolio.Item) bool { return !i.Entry.Counts() })
	if len(counted) == 0 {
		return l.uncountedActions(items)
	}
	return l.balance(counted)
}

// balance counts actions by standing: "4 open (1 overdue), 3 done".
func (l *ledger) balance(items []*portfolio.Item) string {
	var open, overdue, done, refused int
	for _, i := range items {
		switch i.Standing {
		case portfolio.StandingDone:
			done++
		case portfolio.StandingWontDo:
			refused++
		default:
			open++
		}
		if i.Overdue {
			overdue++
		}
	}
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, words)
		}
	}
	words := l.say.Count(open, "%s open", "%s open")
	if overdue > 0 {
		words = l.say.Say("%s (%s)", words, l.say.Count(overdue, "%s overdue", "%s overdue"))
	}
	add(open, words)
	add(done, l.say.Count(done, "%s done", "%s done"))
	add(refused, l.say.Count(refused, "%s will not be done", "%s will not be done"))
	return l.say.Commas(parts)
}

// ownersPage is what owners.html.tmpl gets.
type ownersPage struct {
	Root   string
	Crumbs []crumb
	AsOf   moment
	Owners []ownerView
}

// ownersPage is the list of all teams.
func (l *ledger) ownersPage() draft[ownersPage] {
	title := l.say.Say("Actions by team")
	return draft[ownersPage]{template: "owners.html.tmpl",
		sheet: sheet{Kind: actionsKind, Title: title, Stamp: []string{title}, Description: l.say.Say("The teams that actions are given to, and how far each of them is.")},
		data:  ownersPage{Root: rootOf(actionsOwners), Crumbs: []crumb{l.home(), l.top(), {Words: title}}, AsOf: l.dataAsOf(), Owners: l.owners()}}
}

// shelfPage is what action-list.html.tmpl gets.
type shelfPage struct {
	Root, Title, What string
	Crumbs            []crumb
	Count, Note       string
	AsOf              moment
	Actions           []actionView
	Start             int // the number of the first of them
	Turn              paging
}

// shelf gives the pages of one list.
func (l *ledger) shelf(s shelf) []Coming {
	head := shelfPage{Crumbs: []crumb{l.home(), l.top(), {Words: s.Short}}, Title: s.Title, What: s.What, AsOf: l.dataAsOf(),
		Note: l.uncountedActions(s.items), Count: l.say.Count(portfolio.CountedItems(s.items), "%s action", "%s actions")}
	var pages []Coming
	for _, part := range pagesOf(s.items, l.pageSize) {
		all := func() draft[shelfPage] { return l.shelfPage(head, s, part) }
		pages = append(pages, coming(l.Renderer, partPath(s.Folder, part.Number), incidentsOf(part.Items), all))
	}
	return pages
}

// toldAgain is what of an action that happened again does not follow from the
// incidents that are named: why each of them is, and how many others there are.
type toldAgain struct {
	Why  []string
	Rest int
}

func toldOfAgain(items []*portfolio.Item) []toldAgain {
	all := make([]toldAgain, len(items))
	for n, i := range items {
		all[n].Rest = i.Further + len(i.Again)
		for _, a := range repeats(i) {
			all[n].Why = append(all[n].Why, a.Factor+"\n"+string(a.Category))
		}
	}
	return all
}

// incidentsOf gives the incidents that actions are of, and those that they name.
func incidentsOf(items []*portfolio.Item) []*portfolio.Entry {
	n := len(items)
	for _, i := range items {
		n += len(repeats(i))
	}
	all := make([]*portfolio.Entry, 0, n)
	for _, i := range items {
		all = append(all, i.Entry)
		for _, a := range repeats(i) {
			all = append(all, a.Entry)
		}
	}
	return all
}

// shelfPage begins one page of a list.
func (l *ledger) shelfPage(p shelfPage, s shelf, part part[*portfolio.Item]) draft[shelfPage] {
	path := partPath(s.Folder, part.Number)
	p.Root, p.Start, p.Turn = rootOf(path), (part.Number-1)*l.pageSize+1, l.pagingOf(s.Folder, part.Number, part.Of)
	title := s.Title
	if part.Number > 1 {
		title = l.say.Say("%s, page %s", title, l.say.Whole(int64(part.Number)))
	}
	return draft[shelfPage]{
		sheet: sheet{Kind: actionsKind, Title: title, Stamp: []string{title}, Description: s.Title + ". " + s.What}, template: "action-list.html.tmpl", data: p, also: toldOfAgain(part.Items),
		fill: func(_ *sheet, p *shelfPage) error {
			p.Actions = l.views(part.Items, path)
			if strings.HasSuffix(s.Folder, "/again/") {
				opened(p.Actions)
			}
			return nil
		},
	}
}

// top is the ledger's first page as a step of the way to the others.
func (l *ledger) top() crumb {
	return crumb{Words: l.say.Say("Actions"), Path: actionsFolder + "index.html"}
}
