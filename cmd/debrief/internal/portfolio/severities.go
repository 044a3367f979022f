package portfolio

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Scheme is a severity scheme with its levels, gravest first.
type Scheme struct {
	Name   string
	Levels []string
}

// Rated is the counted incidents of one severity scheme: levels of two schemes
// are never compared. Capital letters make no other scheme and no other level,
// as in Severities. Incidents without a known level stand with the only
// scheme there is, else by themselves.
type Rated struct {
	Scheme  string // empty for levels of no named scheme, and for none at all
	Unrated bool   // these are those without a known level
	Levels  []Level
	// Ordered reports whether it is known which level is graver: the settings
	// say so, the levels are numbered (SEV1, P2), or they are words with a
	// known order (critical, major, minor). Else they are in alphabetical order.
	Ordered bool
	Entries []*Entry // newest first
}

// Level is the incidents of one level; the empty level is not known.
type Level struct {
	Name    string
	Entries []*Entry // newest first
}

// Level gives the place of an incident's level among those of its scheme.
func (r *Rated) Level(e *Entry) int {
	return slices.IndexFunc(r.Levels, func(l Level) bool { return strings.EqualFold(l.Name, levelOf(e)) })
}

// Rated sorts the counted incidents by scheme, the scheme with the most
// incidents first, and by level, the gravest first where that is known.
func (p *Portfolio) Rated(schemes []Scheme) []*Rated {
	var all []*Rated
	var unrated []*Entry
	for _, e := range p.Counted() {
		if levelOf(e) == "" {
			unrated = append(unrated, e)
			continue
		}
		i := slices.IndexFunc(all, func(r *Rated) bool { return strings.EqualFold(r.Scheme, e.Severity.Scheme) })
		if i < 0 {
			all, i = append(all, &Rated{Scheme: e.Severity.Scheme}), len(all)
		}
		all[i].Entries = append(all[i].Entries, e)
	}
	slices.SortFunc(all, func(a, b *Rated) int {
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)), cmp.Compare(a.Scheme, b.Scheme))
	})
	switch {
	case len(unrated) == 0:
	case len(all) == 1:
		all[0].Entries = append(all[0].Entries, unrated...)
		slices.SortStableFunc(all[0].Entries, func(a, b *Entry) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	default:
		all = append(all, &Rated{Unrated: true, Entries: unrated})
	}
	for _, r := range all {
		r.rank(schemes)
	}
	return all
}

// levelOf is the level of an incident; empty when it is not known.
func levelOf(e *Entry) string {
	if e.Severity == nil || strings.EqualFold(e.Severity.Level, string(incident.Unknown)) {
		return ""
	}
	return e.Severity.Level
}

// rank sorts the incidents by level and the levels by gravity.
func (r *Rated) rank(schemes []Scheme) {
	for _, e := range r.Entries {
		i := r.Level(e)
		if i < 0 {
			r.Levels, i = append(r.Levels, Level{Name: levelOf(e)}), len(r.Levels)
		}
		r.Levels[i].Entries = append(r.Levels[i].Entries, e)
	}
	rank, ordered := gravity(r, schemes)
	r.Ordered = ordered
	slices.SortFunc(r.Levels, func(a, b Level) int {
		if (a.Name == "") != (b.Name == "") { // what is not known comes last
			return cmp.Compare(b.Name, a.Name)
		}
		return cmp.Or(cmp.Compare(rank(a.Name), rank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

var numbered = regexp.MustCompile(`^(\D*)(\d+)$`)

// gravity gives each level its rank, the gravest lowest, and says whether the
// ranks mean anything.
func gravity(r *Rated, schemes []Scheme) (rank func(string) int, ordered bool) {
	words := []string{"critical", "emergency", "blocker", "severe", "high", "major", "moderate", "medium", "minor", "low", "cosmetic", "info"}
	for _, s := range schemes {
		if strings.EqualFold(s.Name, r.Scheme) || r.Scheme == "" && s.Name == "default" {
			words = s.Levels
		}
	}
	inWords, isNumbered := true, true
	for _, l := range r.Levels {
		if l.Name == "" {
			continue
		}
		inWords = inWords && slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, l.Name) })
		isNumbered = isNumbered && numbered.MatchString(l.Name)
	}
	switch {
	case inWords:
		return func(name string) int {
			return slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, name) })
		}, true
	case isNumbered:
		return func(name string) int {
			n, err := strconv.Atoi(numbered.FindStringSubmatch(name)[2])
			if err != nil {
				return len(name)
			}
			return n
		}, true
	}
	known := 0
	for _, l := range r.Levels {
		if l.Name != "" {
			known++
		}
	}
	return func(string) int { return 0 }, known < 2
}

// LevelLengths is how long the incidents of one level lasted.
type LevelLengths struct {
	Level string // empty when it is not known
	Lengths
}

// Durations tells how long the incidents lasted, level by level.
func (r *Rated) Durations() []LevelLengths {
	var all []LevelLengths
	for _, l := range r.Levels {
		all = append(all, LevelLengths{l.Name, LengthsOf(l.Entries, impactOf)})
	}
	return all
}

// Lasted is what the calendar takes for the days of an incident: from its
// first day to its last, both as beginnings of days in the site's zone. An
// incident that goes on lasts up to the as-of moment; one whose end is not
// known has its first day alone. ok is false when no day is known.
func (p *Portfolio) Lasted(e *Entry) (first, last Day, ok bool) {
	from := e.At
	if !e.Began.IsZero() && !e.Span.IsZero() && !e.ByDay {
		from = e.Began
	}
	if from.IsZero() {
		return first, last, false
	}
	to := from
	switch {
	case e.Ongoing && p.AsOf.After(from):
		to = p.AsOf
	case !e.Ended.Hi.IsZero() && e.Ended.Hi.After(from):
		to = e.Ended.Hi.Add(-1) // Hi is the first moment after it
	}
	return dayOf(from, p.Zone), dayOf(to, p.Zone), true
}

// Longer reports whether both groups have at least least exact lengths and
// every one of the first is longer than every one of the second.
func Longer(a, b Lengths, least int) bool {
	return enough(a, b, least) && a.Min > b.Max
}

// Overlap reports whether both groups have at least least exact lengths and
// their ranges meet.
func Overlap(a, b Lengths, least int) bool {
	return enough(a, b, least) && a.Min <= b.Max && b.Min <= a.Max
}

func enough(a, b Lengths, least int) bool { return a.Usable.N >= least && b.Usable.N >= least }

// Wilson gives the 95 % score interval of the share k of n; nil without a case.
func Wilson(k, n int) *report.Interval { return report.Wilson(float64(k), float64(n)) }
