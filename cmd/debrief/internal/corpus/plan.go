package corpus

import "time"

// plan is all that is decided of a record before it is written.
type plan struct {
	identity
	seed uint64
	d    dice

	zone    string
	clock   *time.Location // what the record's instants are written in
	total   int            // minutes from the start to the end
	ongoing bool
	stub    bool // a record of a dozen lines
	status  string
	version string // the type of its last revision
	speech  *passage
	part    string // the made-up name of what broke
	place   string
	who     string // whom it hit
	entries []entry
	sources []string
	factors []string
	flagged int // items, of a false positive
}

// zones lists zones with the fixed offset in which a record may write its
// instants; a zone with summer time writes in UTC.
func zones() []weighted[zone] {
	return []weighted[zone]{
		{5, zone{"UTC", 0}}, {3, zone{"Europe/Berlin", 0}}, {1, zone{"America/New_York", 0}},
		{1, zone{"Asia/Tokyo", 9 * 60}}, {1, zone{"Asia/Kolkata", 5*60 + 30}},
	}
}

type zone struct {
	name   string
	offset int // minutes
}

// planned decides everything about the i-th record.
func planned(seed uint64, i int) *plan {
	d := throw(seed, i, contentStream)
	p := &plan{identity: identified(seed, i), seed: seed, d: d}
	z := often(d, zones())
	p.zone, p.clock = z.name, time.UTC
	if z.offset != 0 {
		p.clock = time.FixedZone("", z.offset*60)
	}
	p.part, p.place, p.who = coined(d), one(d, places()), one(d, readers())
	p.total = p.lasting()
	p.stub = p.undated || d.in(9)
	p.ongoing = !p.stub && p.began.After(known.AddDate(0, -2, 0)) && d.in(25)
	p.status = often(d, []weighted[string]{{92, "published"}, {4, "draft"}, {2, "in_review"}, {2, "retracted"}})
	p.version = often(d, []weighted[string]{{80, "final"}, {12, "preliminary"}, {8, "update"}})
	if p.ongoing || p.stub {
		p.version = "preliminary"
	}
	if d.in(4) {
		speech := one(d, foreign())
		p.speech = &speech
	}
	p.flagged = d.between(40, 60000)
	p.sources = append([]string{"measures"}, some(d, []string{"chat", "status-page", "tickets"}, d.between(0, 3))...)
	p.entries = p.happenings()
	return p
}

// lasting gives how long it took, in minutes: mostly hours, at times a week,
// and never beyond what is known.
func (p *plan) lasting() int {
	bounds := often(p.d, []weighted[[2]int]{
		{25, [2]int{15, 60}}, {40, [2]int{60, 360}}, {25, [2]int{360, 2000}}, {10, [2]int{2000, 9000}}})
	return min(p.d.between(bounds[0], bounds[1]), int(known.Sub(p.began).Minutes())-60*24)
}

// at gives the moment so many minutes after the start, in the record's clock.
func (p *plan) at(minutes int) time.Time {
	return p.began.Add(time.Duration(minutes) * time.Minute).In(p.clock)
}

// when gives the minute at which a milestone was passed; ok is false when the
// timeline does not mark it.
func (p *plan) when(mark string) (minute int, ok bool) {
	for _, e := range p.entries {
		if e.mark == mark {
			return e.at, true
		}
	}
	return 0, false
}

// end gives the minute of the end, or of the last entry of what goes on.
func (p *plan) end() int {
	if minute, ok := p.when("resolved"); ok {
		return minute
	}
	return p.entries[len(p.entries)-1].at
}

// finished reports whether the record is a published final report.
func (p *plan) finished() bool { return p.version == "final" && p.status == "published" }
