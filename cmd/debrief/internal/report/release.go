package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// ReleasePoint is one point of the release curve.
type ReleasePoint struct {
	At       time.Time
	Released float64  // items given back so far
	Share    *float64 // of the wrongly flagged; nil when that is no value
}

// Reach is when a share of the wrongly flagged was given back: the first
// moment at which the release curve, linear between its points, has risen to
// that share. It is not reached while the curve stays below, and never when
// too many items are unrecoverable.
type Reach struct {
	Quantile float64 // 0.5, 0.9, 0.99
	// At is zero when the share was not reached; then Reached is false.
	At      time.Time
	After   Duration // measured from started
	Reached bool
	Known   bool // false when the curve or the total is not known
}

// releases is the curve of items given back: in time order, never falling.
type releases []release

type release struct {
	at    time.Time
	width time.Duration // how coarsely the moment was written
	total float64
}

// releaseCurve reads the block's curve. It is empty when one of its points is
// hidden from the reader. What cannot be a point of such a curve is left out.
func releaseCurve(inc *incident.Incident, zone *time.Location) releases {
	block := inc.FalsePositive
	if block.Released == nil || inc.HasGap("/false_positive/released/curve") {
		return nil
	}
	var curve releases
	for _, p := range block.Released.Curve {
		if p.At.IsZero() || p.Value == nil || !(*p.Value >= 0 && *p.Value <= largest) {
			continue
		}
		lo, hi := p.At.Bounds(zone)
		next := release{at: lo, width: hi.Sub(lo), total: *p.Value}
		if last := len(curve) - 1; last >= 0 && (next.at.Before(curve[last].at) || next.total < curve[last].total) {
			continue
		}
		curve = append(curve, next)
	}
	return curve
}

// points gives the curve with the share of the wrongly flagged at each point.
func (r releases) points(wrongly count) []ReleasePoint {
	var all []ReleasePoint
	for _, p := range r {
		point := ReleasePoint{At: p.at, Released: p.total}
		if wrongly.value != nil && *wrongly.value > 0 && p.total <= *wrongly.value {
			point.Share = new(p.total / *wrongly.value)
		}
		all = append(all, point)
	}
	return all
}

// end is the last point of a curve that has one.
func (r releases) end() release { return r[len(r)-1] }

// releasedShare gives what was given back by the end of the curve, else by
// everybody together, as a share of the wrongly flagged.
func releasedShare(inc *incident.Incident, curve releases, wrongly count) Ratio {
	switch released := inc.FalsePositive.Released; {
	case len(curve) > 0:
		return ofTotal(exactly(curve.end().total), wrongly)
	case inc.HasGap("/false_positive/released/curve") || inc.HasGap("/false_positive/released/by"):
		return Ratio{Undefined: NotPublished}
	case released != nil && len(released.By) > 0:
		sum := exactly(0)
		for _, by := range released.By {
			sum = sum.plus(countOf(by.Number))
		}
		return ofTotal(sum, wrongly)
	}
	return Ratio{Undefined: NotWritten}
}

// reach tells when the share q of the wrongly flagged was given back. Where
// their number is not exact, the moment has bounds.
func (c *clock) reach(curve releases, q float64, wrongly, lost count) Reach {
	r := Reach{Quantile: q}
	if len(curve) == 0 || wrongly.why != "" || wrongly.value == nil || *wrongly.value == 0 {
		return r
	}
	r.Known = true
	target := q * *wrongly.value
	at, width, ok := curve.firstAt(target)
	if !ok || lost.value != nil && target > *wrongly.value-*lost.value {
		return r
	}
	r.Reached, r.At = true, at
	r.After = c.sinceStart(curve.moment(q, at, width, wrongly), true)
	return r
}

// moment gives the reaching of share q with the bounds that the wrongly
// flagged allow; it may have been before the curve begins.
func (r releases) moment(q float64, at time.Time, width time.Duration, wrongly count) moment {
	m := moment{instant: true, exact: true, status: wrongly.status}
	m.span = incident.Span{Lo: at, Hi: at.Add(width), At: at, Approx: wrongly.approx}
	if wrongly.lo != wrongly.hi {
		m.exact = false
		m.span.Lo, m.span.Hi = time.Time{}, time.Time{}
		if lo, _, ok := r.firstAt(q * wrongly.lo); ok {
			m.span.Lo = lo
		}
		if hi, width, ok := r.firstAt(q * wrongly.hi); ok {
			m.span.Hi = hi.Add(width)
		}
	}
	if m.span.Lo.Equal(r[0].at) && r[0].total > 0 {
		m.exact, m.instant, m.span.Lo = false, false, time.Time{}
	}
	return m
}

// firstAt gives the first moment at which the curve has risen to target, and
// how coarsely that moment is known; false when it never has.
func (r releases) firstAt(target float64) (time.Time, time.Duration, bool) {
	for i, p := range r {
		if p.total < target {
			continue
		}
		if i == 0 || p.total == r[i-1].total {
			return p.at, p.width, true
		}
		from := r[i-1]
		share := (target - from.total) / (p.total - from.total)
		return from.at.Add(nearest(float64(p.at.Sub(from.at)) * share)), p.width, true
	}
	return time.Time{}, 0, false
}

// heldItemHours bounds Σ (release − flag) over the items given back, in
// item·h. That is the area between the curve of flagged and the curve of
// released items; when the items were flagged is not known, so:
//
//   - at most, all were flagged at the start: ∫ (N − R(t)) dt from started;
//   - at least, each was flagged as late as can be: just before it was given
//     back, or when the flagging ended: ∫ (N − R(t)) dt from resolved.
//
// R is the release curve and N its end. What was never given back is not in it.
func (c *clock) heldItemHours(curve releases, unit string) *incident.Number {
	if len(curve) == 0 {
		return nil
	}
	start, resolved := c.moment(incident.Started), c.moment(incident.ResolvedAt)
	if unit == "" {
		unit = "item"
	}
	held := &incident.Number{Unit: unit + "·h", Status: weakest(start, resolved)}
	if !start.span.Lo.IsZero() {
		held.Max = finite(curve.heldFrom(start.span.Lo))
	}
	if !resolved.span.Hi.IsZero() {
		held.Min = finite(curve.heldFrom(resolved.span.Hi))
	}
	if held.Max == nil && (held.Min == nil || *held.Min == 0) {
		return nil
	}
	return held
}

// heldFrom gives ∫ (N − R(t)) dt from a moment to the end of the curve, in
// item·h. Before its first point the curve is zero.
func (r releases) heldFrom(from time.Time) float64 {
	end := r.end().total
	area := 0.0
	if from.Before(r[0].at) {
		area = end * r[0].at.Sub(from).Hours()
	}
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if !from.Before(b.at) {
			continue
		}
		if from.After(a.at) {
			share := from.Sub(a.at).Hours() / b.at.Sub(a.at).Hours()
			a = release{at: from, total: a.total + (b.total-a.total)*share}
		}
		area += (end - (a.total+b.total)/2) * b.at.Sub(a.at).Hours()
	}
	return area
}
