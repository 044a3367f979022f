package report

import (
	"container/heap"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// stretch is a time during which a share of some regions' people, of all
// people if it names no region, was hit.
type stretch struct {
	from, to time.Time
	share    float64 // in 0..1
	gone     bool    // nothing was left of the service
	regions  []string
}

// downtime is what a set of stretches adds up to.
type downtime struct {
	full, any, weighted time.Duration
	steps               []Step // f(t) from the first beginning to the last end
}

// sweep adds up stretches: any is the measure of their union; weighted is
// ∫ f(t) dt with f(t) = Σ_r share_r · max over the stretches of region r at t;
// full is the measure of the times at which nothing is left in every region.
// Stretches of the same people thus never add, disjoint regions do. Without a
// population all people are one region. Stretches that do not end after they
// begin count nothing.
func sweep(stretches []stretch, population []incident.Share) downtime {
	var sum downtime
	crowd := crowdOf(population)
	events := eventsOf(stretches)
	weighted := 0.0
	for i := 0; i < len(events); {
		at := events[i].at
		for ; i < len(events) && events[i].at.Equal(at); i++ {
			crowd.pass(events[i], at)
		}
		if i == len(events) {
			break
		}
		step := Step{From: at, To: events[i].at}
		step.Lo = crowd.hit()
		step.Hi = step.Lo
		length := step.To.Sub(step.From)
		if crowd.running > 0 {
			sum.any = longer(sum.any, length)
		}
		if crowd.gone() {
			sum.full = longer(sum.full, length)
		}
		weighted += step.Lo * float64(length)
		sum.steps = append(sum.steps, step)
	}
	sum.weighted = min(nearest(weighted), sum.any)
	return sum
}

// event is the beginning or the end of a stretch.
type event struct {
	at      time.Time
	ends    bool
	stretch *stretch
}

// eventsOf lists the beginnings and ends of the stretches in time order.
func eventsOf(stretches []stretch) []event {
	var all []event
	for i := range stretches {
		if s := &stretches[i]; s.to.After(s.from) {
			all = append(all, event{at: s.from, stretch: s}, event{at: s.to, ends: true, stretch: s})
		}
	}
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	return all
}

// crowd is the population at one moment of a sweep.
type crowd struct {
	regions    []*region
	byName     map[string]*region
	everywhere *region // stretches that name no region
	running    int     // stretches that have begun and not ended
}

// region is a part of the population with the stretches that hit it.
type region struct {
	weight float64 // share of the population
	active active
	hit    float64 // the largest share of the stretches that are active
	gone   int     // how many of them leave nothing of the service
}

// crowdOf makes the population, with the shares of a region that is named
// twice added. One that is not written is a single region.
func crowdOf(population []incident.Share) *crowd {
	c := &crowd{byName: map[string]*region{}, everywhere: &region{}}
	for _, share := range population {
		if !(share.Share > 0 && share.Share <= 1) {
			continue
		}
		r := c.byName[share.Name]
		if r == nil {
			r = &region{}
			c.byName[share.Name] = r
			c.regions = append(c.regions, r)
		}
		r.weight += share.Share
	}
	if len(c.regions) == 0 {
		c.regions = []*region{c.everywhere}
		c.everywhere.weight = 1
	}
	return c
}

// pass takes in that a stretch begins or ends now.
func (c *crowd) pass(e event, now time.Time) {
	c.running++
	if e.ends {
		c.running -= 2
	}
	if len(e.stretch.regions) == 0 || len(c.byName) == 0 {
		c.everywhere.pass(e, now)
		return
	}
	for _, name := range e.stretch.regions {
		if r := c.byName[name]; r != nil {
			r.pass(e, now)
		}
	}
}

func (r *region) pass(e event, now time.Time) {
	change := 1
	if e.ends {
		change = -1
	} else {
		heap.Push(&r.active, e.stretch)
	}
	if e.stretch.gone {
		r.gone += change
	}
	for len(r.active) > 0 && !r.active[0].to.After(now) {
		heap.Pop(&r.active)
	}
	r.hit = 0
	if len(r.active) > 0 {
		r.hit = r.active[0].share
	}
}

// hit gives f: the share of the population that is hit.
func (c *crowd) hit() float64 {
	sum := 0.0
	for _, r := range c.regions {
		sum += r.weight * max(r.hit, c.everywhere.hit)
	}
	return min(sum, 1)
}

// gone reports whether nothing is left of the service in any region.
func (c *crowd) gone() bool {
	served := func(r *region) bool { return r.gone == 0 }
	return c.everywhere.gone > 0 || !slices.ContainsFunc(c.regions, served)
}

// active holds the stretches of a region that have begun, the one with the
// largest share on top. Those that have ended leave it once they come up.
type active []*stretch

func (a active) Len() int           { return len(a) }
func (a active) Less(i, j int) bool { return a[i].share > a[j].share }
func (a active) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

// Push adds a *stretch; package heap calls it.
func (a *active) Push(s any) { *a = append(*a, s.(*stretch)) }

// Pop takes the last one away; package heap calls it.
func (a *active) Pop() any {
	last := len(*a) - 1
	s := (*a)[last]
	*a = (*a)[:last]
	return s
}
