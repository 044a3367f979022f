package corpus

import (
	"fmt"
	"strings"
	"time"
)

// identity is what other records may know of a record.
type identity struct {
	number  int
	id      string
	kind    string
	service string // the first and mostly the only one
	began   time.Time
	fault   fault
	undated bool
}

// The corpus reaches over eight years, and no record knows anything later than
// the end of known.
var (
	firstDay = time.Date(2018, time.December, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2026, time.November, 16, 0, 0, 0, 0, time.UTC)
	known    = time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC)
)

func kinds() []weighted[string] {
	return []weighted[string]{
		{28, "outage"}, {20, "false-positive"}, {14, "misrouting"}, {17, "degradation"}, {8, "change-failure"},
		{4, "data-loss"}, {3, "security"}, {2, "data-exposure"}, {2, "near-miss"}, {1, "maintenance"}, {1, "other"},
	}
}

// identified gives the identity of the i-th record, which is cheap.
func identified(seed uint64, i int) identity {
	d := throw(seed, i, identityStream)
	minutes := int(lastDay.Sub(firstDay).Minutes())
	subject, verb := one(d, subjects()), one(d, verbs())
	who := identity{
		number:  i,
		kind:    often(d, kinds()),
		service: one(d, services()).name,
		began:   firstDay.Add(time.Duration(d.below(minutes)) * time.Minute),
		fault:   fault{subject: subject, verb: strings.ReplaceAll(verb, "-", " "), slug: subject + "-" + verb},
		undated: d.in(1),
	}
	when := day(who.began)
	if who.undated {
		when = "undated"
	}
	who.id = fmt.Sprintf("%s-%s-%04d", when, who.fault.slug, i)
	return who
}

// earlier looks for an incident before this one, of the same service where it
// finds one soon; false when there is none.
func (p *plan) earlier() (identity, bool) {
	var found identity
	for range 24 {
		if p.number == 0 {
			break
		}
		other := identified(p.seed, p.d.below(p.number))
		if other.undated || !other.began.Before(p.began) {
			continue
		}
		found = other
		if other.service == p.service {
			break
		}
	}
	return found, found.id != ""
}
