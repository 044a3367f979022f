package portfolio

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// Group is the incidents that share a name: a kind, a service, a tag.
type Group struct {
	Name    string   // as records write it
	Entries []*Entry // all that are listed, newest first, each once
	Own     []*Entry // those of them that the group's number counts
}

// GroupOf makes a group of incidents, all of which are its own if they count.
func GroupOf(name string, entries []*Entry) Group {
	g := Group{Name: name}
	for _, e := range entries {
		g.add(e)
	}
	return g
}

// add adds an incident after the others; it is the group's own if it counts. As
// long as all are, both lists are one in memory.
func (g *Group) add(e *Entry) {
	same := len(g.Own) == len(g.Entries)
	g.Entries = append(g.Entries, e)
	switch {
	case !e.Counts():
	case same:
		g.Own = slices.Clip(g.Entries)
	default:
		g.Own = append(g.Own, e)
	}
}

// fit gives the group in no more memory than it needs.
func (g *Group) fit() Group {
	fit := Group{Name: g.Name, Entries: slices.Clone(g.Entries)}
	if fit.Own = fit.Entries; len(g.Own) < len(g.Entries) {
		fit.Own = slices.Clone(g.Own)
	}
	return fit
}

// First gives the earliest of the group's own incidents whose day is known; nil
// when there is none.
func (g Group) First() *Entry {
	for _, e := range slices.Backward(g.Own) {
		if !e.At.IsZero() {
			return e
		}
	}
	return nil
}

// Last gives the newest of the group's own incidents whose day is known; nil
// when there is none.
func (g Group) Last() *Entry {
	if len(g.Own) == 0 || g.Own[0].At.IsZero() {
		return nil
	}
	return g.Own[0]
}

// Groups gathers incidents by the names that each has, sorted by name. An
// incident that has a name twice is there once; one without names is nowhere.
func Groups(entries []*Entry, names func(*Entry) []string) []Group {
	byName := map[string]*Group{}
	for _, e := range entries {
		for _, name := range names(e) {
			g := byName[name]
			if g == nil {
				g = &Group{Name: name}
				byName[name] = g
			}
			if n := len(g.Entries); n > 0 && g.Entries[n-1] == e {
				continue
			}
			g.add(e)
		}
	}
	var all []Group
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		all = append(all, byName[name].fit())
	}
	return all
}

// Count is how many incidents count.
func (p *Portfolio) Count() int { return Count(p.Entries) }

// Count is how many of the incidents count.
func Count(entries []*Entry) int {
	n := 0
	for _, e := range entries {
		if e.Counts() {
			n++
		}
	}
	return n
}

// Ongoing gives the incidents that are not over and count, newest first.
func (p *Portfolio) Ongoing() []*Entry {
	var all []*Entry
	for _, e := range p.Entries {
		if e.Ongoing && e.Counts() {
			all = append(all, e)
		}
	}
	return all
}

// Kinds gathers incidents by kind, the known kinds in their order and others
// after them by name. One that is also of another kind is listed there and
// counted only under its own.
func (p *Portfolio) Kinds() []Group {
	all := Groups(p.Entries, func(e *Entry) []string {
		names := []string{string(e.Kind)}
		for _, also := range e.AlsoKinds {
			names = append(names, string(also))
		}
		return names
	})
	for i := range all {
		other := func(e *Entry) bool { return string(e.Kind) != all[i].Name }
		if slices.ContainsFunc(all[i].Own, other) {
			all[i].Own = slices.DeleteFunc(slices.Clone(all[i].Own), other)
		}
	}
	inOrder(all, incident.Kind("").Words())
	return all
}

// Services gathers incidents by service.
func (p *Portfolio) Services() []Group {
	return Groups(p.Entries, func(e *Entry) []string { return e.Services })
}

// Tags gathers incidents by tag.
func (p *Portfolio) Tags() []Group {
	return Groups(p.Entries, func(e *Entry) []string { return e.Tags })
}

// Categories gathers incidents by the categories of their contributing factors.
func (p *Portfolio) Categories() []Group { return Categories(p.Entries) }

// Categories gathers incidents by the categories of their contributing factors.
func Categories(entries []*Entry) []Group {
	return Groups(entries, func(e *Entry) []string {
		var names []string
		for _, f := range e.Factors {
			if f.Category != "" {
				names = append(names, string(f.Category))
			}
		}
		return names
	})
}

// FactorIDs gathers incidents by the ids of their contributing factors, among
// which are those that the settings name as shared.
func (p *Portfolio) FactorIDs() []Group {
	return Groups(p.Entries, func(e *Entry) []string {
		var names []string
		for _, f := range e.Factors {
			if f.ID != "" {
				names = append(names, f.ID)
			}
		}
		return names
	})
}

// States gathers incidents by their state as things stand, in the order that
// states are passed through; words that are not known come last.
func (p *Portfolio) States() []Group {
	all := Groups(p.Entries, func(e *Entry) []string { return []string{string(e.Standing())} })
	inOrder(all, incident.State("").Words())
	return all
}

// Standing is the state of the incident as things stand: ongoing as long as it
// is not over, unknown when nothing is said.
func (e *Entry) Standing() incident.State { return standing(e.State, e.Ongoing) }

// StandingOf is Standing for an incident.
func StandingOf(inc *incident.Incident) incident.State { return standing(inc.State, goesOn(inc)) }

func standing(said incident.State, ongoing bool) incident.State {
	if ongoing {
		return incident.Ongoing
	}
	return cmp.Or(said, incident.StateUnknown)
}

// Severities gathers incidents by scheme and level, by name. Capital letters
// make no other level, and each is written as its newest incident writes it.
// Incidents without a severity, or with an unknown one, have the level unknown.
func (p *Portfolio) Severities() []SeverityGroup {
	said := map[string]incident.Severity{}
	groups := Groups(p.Entries, func(e *Entry) []string {
		s := e.Grade()
		key := strings.ToLower(s.Scheme) + "\x00" + strings.ToLower(s.Level)
		if _, known := said[key]; !known {
			said[key] = s
		}
		return []string{key}
	})
	all := make([]SeverityGroup, len(groups))
	for i, g := range groups {
		s := said[g.Name]
		g.Name = s.Level
		all[i] = SeverityGroup{Group: g, Scheme: s.Scheme}
	}
	return all
}

// SeverityGroup is the incidents of one severity; its name is the level.
type SeverityGroup struct {
	Group
	Scheme string // empty when none is said
}

// Level is the severity that the incidents share.
func (g SeverityGroup) Level() incident.Severity {
	return incident.Severity{Level: g.Name, Scheme: g.Scheme}
}

// Grade is the severity by level and scheme alone; the level is unknown when
// nothing is said.
func (e *Entry) Grade() incident.Severity { return GradeOf(e.Severity) }

// GradeOf is Grade for what a record says.
func GradeOf(s *incident.Severity) incident.Severity {
	if s == nil || s.Level == "" || strings.EqualFold(s.Level, string(incident.Unknown)) {
		return incident.Severity{Level: string(incident.Unknown)}
	}
	return incident.Severity{Level: s.Level, Scheme: s.Scheme}
}

// inOrder sorts groups by the place of their names in a list; the others come
// after them by name.
func inOrder(groups []Group, order []string) {
	place := func(name string) int {
		if i := slices.Index(order, name); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(place(a.Name), place(b.Name)) })
}
