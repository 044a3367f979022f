package portfolio

import (
	"errors"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// errPacked is why an entry cannot be read.
var errPacked = errors.New("this is no entry of a portfolio")

// packed gives an entry in one piece of memory: its texts are parts of one text,
// as are its details.
func packed(e *Entry, d *Details, when *incident.Time) *Entry {
	c := coder{out: make([]byte, 0, 2<<10)}
	c.when(&when)
	c.details(d)
	rest := string(c.out)
	c.out = c.out[:0]
	c.entry(e)
	read := &Entry{Zone: e.Zone}
	if read.unpack(string(append(c.out, rest...))) != nil {
		panic("portfolio: an entry that was packed cannot be read")
	}
	return read.in(e.At.Location())
}

// in gives the entry with its moment in a zone.
func (e *Entry) in(zone *time.Location) *Entry {
	if !e.At.IsZero() {
		e.At = e.At.In(zone)
	}
	return e
}

// unpack reads an entry; all but its zones.
func (e *Entry) unpack(data string) error {
	c := coder{reading: true, in: data}
	c.entry(e)
	e.packed = c.in
	var when *incident.Time
	c.when(&when)
	if c.details(&Details{}); c.fault || c.in != "" {
		return errPacked
	}
	return nil
}

// MarshalBinary gives the entry, but for its zones, in a form that
// UnmarshalBinary reads, in the same version of the program.
func (e *Entry) MarshalBinary() ([]byte, error) {
	c := coder{}
	c.entry(e)
	return append(c.out, e.packed...), nil
}

// UnmarshalBinary reads what MarshalBinary gave. Moments are in UTC.
func (e *Entry) UnmarshalBinary(data []byte) error {
	read := &Entry{}
	if err := read.unpack(string(data)); err != nil {
		return err
	}
	*e = *read
	return nil
}

// Details gives what the entry has packed. It is read anew in each call.
func (e *Entry) Details() Details {
	var d Details
	if e.details != nil {
		return *e.details
	}
	c := coder{reading: true, in: e.packed}
	if e.packed != "" {
		var when *incident.Time
		c.when(&when)
		c.details(&d)
	}
	return d
}

// Actions gives the actions of Details, and reads nothing else of it.
func (e *Entry) Actions() []Action {
	if e.details != nil || e.packed == "" {
		return e.Details().Actions
	}
	c := coder{reading: true, in: e.packed}
	var when *incident.Time
	c.when(&when)
	var all []Action
	items(&c, &all, c.action)
	return all
}

// When is the start, else the first milestone of which anything is known; nil
// when nothing is.
func (e *Entry) When() *incident.Time {
	var when *incident.Time
	if e.packed != "" {
		c := coder{reading: true, in: e.packed}
		c.when(&when)
	}
	return when
}

func (c *coder) entry(e *Entry) {
	for _, s := range []*string{&e.ID, &e.Title, &e.Summary, &e.Story} {
		text(c, s)
	}
	text(c, &e.Kind)
	texts(c, &e.AlsoKinds)
	text(c, &e.Mode)
	maybe(c, &e.Severity, func(s *incident.Severity) {
		text(c, &s.Level)
		text(c, &s.Scheme)
	})
	text(c, &e.State)
	c.flag(&e.Ongoing)
	c.flag(&e.Fictional)
	text(c, &e.RecordStatus)
	text(c, &e.Revised)
	for _, all := range []*[]string{&e.Services, &e.Regions, &e.Tags, &e.Aliases, &e.Hit} {
		texts(c, all)
	}
	c.flag(&e.ByDay)
	c.moment(&e.At)
	for _, s := range []*incident.Span{&e.Span, &e.Began, &e.Ended} {
		c.span(s)
	}
	c.duration(&e.Durations.Impact)
	c.duration(&e.Durations.Detect)
	maybe(c, &e.Outage, func(o *Outage) {
		c.duration(&o.Weighted)
		items(c, &o.Services, func(s *ServiceOutage) {
			text(c, &s.Service)
			c.duration(&s.Weighted)
		})
	})
	c.written(&e.Published)
	c.written(&e.Changed)
	text(c, &e.Detection)
	text(c, &e.Trigger)
	items(c, &e.Factors, func(f *incident.Factor) {
		text(c, &f.ID)
		text(c, &f.Category)
		text(c, &f.Text)
		text(c, &f.Status)
	})
	items(c, &e.Relations, func(r *incident.Relation) {
		text(c, &r.Type)
		text(c, &r.ID)
		maybe(c, &r.External, c.external)
	})
}

func (c *coder) external(x *incident.External) {
	text(c, &x.System)
	text(c, &x.ID)
	text(c, &x.URL)
}

func (c *coder) details(d *Details) {
	items(c, &d.Actions, c.action)
	for _, one := range d.lengths() {
		c.duration(one)
	}
	items(c, &d.Milestones, func(m *Milestone) {
		text(c, &m.Name)
		c.told(&m.Told)
	})
	items(c, &d.Shares, c.share)
	texts(c, &d.Immediate)
	items(c, &d.Glossary, func(t *incident.Term) {
		text(c, &t.Name)
		text(c, &t.Meaning)
	})
	items(c, &d.External, c.external)
	items(c, &d.Revisions, func(r *incident.Revision) {
		whole(c, &r.Version)
		c.binary(&r.At)
		text(c, &r.Type)
	})
}

// lengths are all durations.
func (d *Details) lengths() []*report.Duration {
	l := &d.Durations
	return []*report.Duration{&l.Detect, &l.Acknowledge, &l.Mitigate, &l.Resolve, &l.Recover, &l.Notice, &l.NoticeAfterDetection, &l.Respond, &l.Latency, &l.Dwell, &l.Impact}
}

func (c *coder) told(t *Told) {
	text(c, &t.Word)
	c.binary(&t.At)
	c.moment(&t.Lo)
	c.moment(&t.Hi)
	c.flag(&t.Approx)
	text(c, &t.Status)
}

func (c *coder) when(when **incident.Time) {
	maybe(c, when, func(t *incident.Time) {
		text(c, &t.Word)
		for _, i := range []*incident.Instant{&t.At, &t.Earliest, &t.Latest} {
			c.binary(i)
		}
		c.binary(&t.PlusMinus)
		c.flag(&t.Approx)
		text(c, &t.Zone)
		text(c, &t.Status)
	})
}

// duration takes which parts a length has, and then those.
func (c *coder) duration(d *report.Duration) {
	lengths := []**time.Duration{&d.Lo, &d.Hi, &d.Nominal, &d.Earlier}
	flags := []*bool{&d.Written, &d.Approx, &d.SoFar, &d.AtLeast, &d.Before}
	has := int64(0)
	for i, p := range lengths {
		if *p != nil {
			has |= 1 << i
		}
	}
	for i, on := range flags {
		if *on {
			has |= 1 << (len(lengths) + i)
		}
	}
	c.number(&has)
	for i, p := range lengths {
		if has&(1<<i) == 0 {
			continue
		}
		if c.reading {
			*p = new(time.Duration)
		}
		whole(c, *p)
	}
	for i, on := range flags {
		*on = has&(1<<(len(lengths)+i)) != 0
	}
	text(c, &d.Word)
	text(c, &d.Status)
}

func (c *coder) action(a *Action) {
	for _, s := range []*string{&a.ID, &a.Title, &a.Owner, &a.Decision, &a.Ticket} {
		text(c, s)
	}
	text(c, &a.Type)
	texts(c, &a.Factors)
	text(c, &a.Priority)
	text(c, &a.Status)
	for _, i := range []*incident.Instant{&a.Created, &a.Action.Due, &a.DoneAt} {
		c.binary(i)
	}
	whole(c, &a.Index)
	c.flag(&a.Overdue)
	c.moment(&a.Due.Lo)
	c.moment(&a.Due.Hi)
}

func (c *coder) share(s *report.Share) {
	text(c, &s.Name)
	text(c, &s.Unit)
	maybe(c, &s.Affected, c.counted)
	maybe(c, &s.Total, c.counted)
	r := &s.Ratio
	for _, p := range []**float64{&r.Lo, &r.Hi, &r.Value, &r.N} {
		maybe(c, p, c.fraction)
	}
	text(c, &r.Undefined)
	maybe(c, &r.Wilson, func(i *report.Interval) {
		c.fraction(&i.Lo)
		c.fraction(&i.Hi)
	})
	c.flag(&r.Approx)
	text(c, &r.Status)
}

func (c *coder) counted(n *incident.Number) {
	text(c, &n.Word)
	for _, p := range []**float64{&n.Value, &n.Min, &n.Max, &n.PlusMinus} {
		maybe(c, p, c.fraction)
	}
	c.flag(&n.Approx)
	text(c, &n.Unit)
	text(c, &n.Status)
}
