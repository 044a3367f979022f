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
	var near, far coder
	near.near(d, &when)
	far.far(d)
	read := &Entry{Zone: e.Zone}
	if read.unpack(string(e.whole(string(near.out), string(far.out)))) != nil {
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

// unpack reads an entry; all but its zones. What is packed in it is not looked
// at before somebody asks for it.
func (e *Entry) unpack(data string) error {
	c := coder{reading: true, in: data}
	text(&c, &e.near)
	text(&c, &e.far)
	if c.entry(e); c.isDamaged() {
		return errPacked
	}
	return nil
}

// MarshalBinary gives the entry, but for its zones, in a form that
// UnmarshalBinary reads, in the same version of the program.
func (e *Entry) MarshalBinary() ([]byte, error) {
	return e.whole(e.near, e.rest()), nil
}

// whole packs all of an entry.
func (e *Entry) whole(near, far string) []byte {
	c := coder{}
	text(&c, &near)
	text(&c, &far)
	c.entry(e)
	return c.out
}

// UnmarshalBinary reads what MarshalBinary gave, of which the caller has made
// sure: it finds what was cut off, but not every other damage. Moments are in UTC.
func (e *Entry) UnmarshalBinary(data []byte) error {
	read := &Entry{}
	if err := read.unpack(string(data)); err != nil {
		return err
	}
	*e = *read
	return nil
}

// rest gives what few pages need, packed.
func (e *Entry) rest() string {
	if e.keeper != nil {
		return e.keeper.Aside.Get(e.far)
	}
	return e.far
}

// Details gives what the entry has packed. It is read anew in each call.
func (e *Entry) Details() Details {
	if e.details != nil {
		return *e.details
	}
	var d Details
	e.nearby(func(c *coder) {
		var when *incident.Time
		c.near(&d, &when)
	})
	e.read(func(c *coder) { c.far(&d) })
	return d
}

// read reads of what few pages need, without holding on to the rest of it.
func (e *Entry) read(take func(*coder)) {
	if far := e.rest(); far != "" {
		take(&coder{reading: true, in: far, own: e.keeper != nil})
	}
}

// nearby reads of what many pages need.
func (e *Entry) nearby(take func(*coder)) {
	if e.near != "" {
		take(&coder{reading: true, in: e.near})
	}
}

// Impact is how long the impact lasted.
func (e *Entry) Impact() (d report.Duration) {
	if e.details != nil {
		return e.details.Durations.Impact
	}
	e.nearby(func(c *coder) {
		c.section(func(c *coder) { c.duration(&d) })
	})
	return d
}

// Detect is how long it took to detect the incident.
func (e *Entry) Detect() (d report.Duration) {
	if e.details != nil {
		return e.details.Durations.Detect
	}
	e.nearby(func(c *coder) {
		c.section(nil)
		c.section(func(c *coder) { c.duration(&d) })
	})
	return d
}

// Outage is what the outage took from services; nil when the record has no
// windows.
func (e *Entry) Outage() (o *Outage) {
	if e.details != nil {
		return e.details.Outage
	}
	e.nearby(func(c *coder) {
		c.skip(2)
		c.section(func(c *coder) { c.outage(&o) })
	})
	return o
}

// When is the start, else the first milestone of which anything is known; nil
// when nothing is.
func (e *Entry) When() (when *incident.Time) {
	e.nearby(func(c *coder) {
		c.skip(5)
		c.when(&when)
	})
	return when
}

// Revisions gives those of Details.
func (e *Entry) Revisions() (all []incident.Revision) {
	if e.details != nil {
		return e.details.Revisions
	}
	e.nearby(func(c *coder) {
		c.skip(3)
		c.section(func(c *coder) { c.revisions(&all) })
	})
	return all
}

// Glossary gives that of Details.
func (e *Entry) Glossary() (all []incident.Term) {
	if e.details != nil {
		return e.details.Glossary
	}
	e.nearby(func(c *coder) {
		c.skip(4)
		c.section(func(c *coder) { c.glossary(&all) })
	})
	return all
}

// Texts gives the texts of Details, and reads nothing else of it.
func (e *Entry) Texts() Texts {
	if e.details != nil {
		return e.details.Texts
	}
	var t Texts
	e.read(func(c *coder) {
		c.section(func(c *coder) { c.texts(&t) })
	})
	return t.whole(e)
}

// whole gives the texts with one of every factor, also where what was laid aside
// cannot be read, which others tell.
func (t Texts) whole(e *Entry) Texts {
	for len(t.Factors) < len(e.Factors) {
		t.Factors = append(t.Factors, "")
	}
	return t
}

// action gives one of Actions; the zero one where there is none.
func (e *Entry) action(index int) Action {
	if all := e.Actions(); index < len(all) {
		return all[index]
	}
	return Action{Index: index}
}

// Actions gives the actions of Details, and reads little else of it.
func (e *Entry) Actions() []Action {
	if e.details != nil {
		return e.details.Actions
	}
	var all []Action
	e.read(func(c *coder) {
		c.section(nil)
		c.section(func(c *coder) { items(c, &all, c.action) })
	})
	return all
}

// Said gives the texts and the actions of Details, and reads nothing else of it.
func (e *Entry) Said() (t Texts, actions []Action) {
	if e.details != nil {
		return e.details.Texts, e.details.Actions
	}
	e.read(func(c *coder) {
		c.section(func(c *coder) { c.texts(&t) })
		c.section(func(c *coder) { items(c, &actions, c.action) })
	})
	return t.whole(e), actions
}

func (c *coder) entry(e *Entry) {
	for _, s := range []*string{&e.ID, &e.Title} {
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
	for _, all := range []*[]string{&e.Services, &e.Regions, &e.Tags, &e.Aliases} {
		texts(c, all)
	}
	c.flag(&e.ByDay)
	c.moment(&e.At)
	for _, m := range []*time.Time{&e.Span.Lo, &e.Span.Hi, &e.Began, &e.Ended.Lo, &e.Ended.Hi} {
		c.moment(m)
	}
	c.written(&e.Published)
	c.written(&e.Changed)
	text(c, &e.Detection)
	text(c, &e.Trigger)
	items(c, &e.Factors, func(f *Factor) {
		text(c, &f.ID)
		text(c, &f.Category)
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

// near takes what many pages need: parts, of which most need one.
func (c *coder) near(d *Details, when **incident.Time) {
	c.section(func(c *coder) { c.duration(&d.Durations.Impact) })
	c.section(func(c *coder) { c.duration(&d.Durations.Detect) })
	c.section(func(c *coder) { c.outage(&d.Outage) })
	c.section(func(c *coder) { c.revisions(&d.Revisions) })
	c.section(func(c *coder) { c.glossary(&d.Glossary) })
	c.when(when)
}

// skip goes over parts.
func (c *coder) skip(parts int) {
	for range parts {
		c.section(nil)
	}
}

func (c *coder) revisions(all *[]incident.Revision) {
	items(c, all, func(r *incident.Revision) {
		whole(c, &r.Version)
		c.binary(&r.At)
		text(c, &r.Type)
	})
}

func (c *coder) glossary(all *[]incident.Term) {
	items(c, all, func(t *incident.Term) {
		text(c, &t.Name)
		text(c, &t.Meaning)
	})
}

func (c *coder) outage(of **Outage) {
	maybe(c, of, func(o *Outage) {
		c.duration(&o.Weighted)
		items(c, &o.Services, func(s *ServiceOutage) {
			text(c, &s.Service)
			c.duration(&s.Weighted)
		})
		texts(c, &o.Hit)
	})
}

func (c *coder) texts(t *Texts) {
	text(c, &t.Summary)
	text(c, &t.Story)
	texts(c, &t.Factors)
}

// far takes what few pages need.
func (c *coder) far(d *Details) {
	c.section(func(c *coder) { c.texts(&d.Texts) })
	c.section(func(c *coder) { items(c, &d.Actions, c.action) })
	for _, one := range d.lengths() {
		c.duration(one)
	}
	items(c, &d.Milestones, func(m *Milestone) {
		text(c, &m.Name)
		c.told(&m.Told)
	})
	items(c, &d.Shares, c.share)
	texts(c, &d.Immediate)
	items(c, &d.External, c.external)
}

// lengths are all durations that few pages need.
func (d *Details) lengths() []*report.Duration {
	l := &d.Durations
	return []*report.Duration{&l.Acknowledge, &l.Mitigate, &l.Resolve, &l.Recover, &l.Notice, &l.NoticeAfterDetection, &l.Respond, &l.Latency, &l.Dwell}
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
