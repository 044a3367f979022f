package report

import "debrief/cmd/debrief/internal/incident"

// window is one window of an outage, ready for sums.
type window struct {
	from, to moment
	share    count // of its population: 0..1, 1 when nothing is left of the service
	// gone tells whether nothing is left of the service: certainly, or for all
	// that is known.
	gone, perhapsGone bool
	regions, services []string
	soFar             bool
}

// windowsOf reads the windows of an outage. One that certainly lasted no time
// is left out.
func (c *clock) windowsOf(block *incident.OutageBlock) []window {
	var all []window
	for i := range block.Windows {
		written := &block.Windows[i]
		w := window{
			from: c.within(momentOf(written.From, c.zone)), to: momentOf(written.To, c.zone),
			regions: written.Regions, services: written.Services,
		}
		if w.to.word == incident.StillOngoing {
			w.to, w.soFar = c.now(), true
		}
		w.to = c.within(w.to)
		w.readLevel(written, block.Mode)
		if !w.empty() {
			all = append(all, w)
		}
	}
	return all
}

// within gives the ends of a window that are open the bounds of the impact,
// where they do not contradict it: no window reaches out of the impact.
func (c *clock) within(m moment) moment {
	started, resolved := c.moment(incident.Started), c.moment(incident.ResolvedAt)
	if c.ongoing(incident.ResolvedAt) {
		resolved = c.now()
	}
	if m.span.Lo.IsZero() {
		m.raise(started)
	}
	if m.span.Hi.IsZero() {
		m.lower(resolved)
	}
	return m
}

// readLevel takes in how much of the service the window took away. A level
// that is not said is the block's mode, where that is full. Level full implies
// a share of 1; a share that is not known is anything in 0..1.
func (w *window) readLevel(written *incident.Window, mode incident.OutageMode) {
	level := written.Level
	if level == "" && mode == incident.ModeFull {
		level = incident.LevelFull
	}
	if level == incident.LevelFull {
		w.share, w.gone, w.perhapsGone = exactly(1), true, true
		return
	}
	w.share = countOf(written.Fraction)
	if w.share.why != "" {
		w.share = count{lo: 0, hi: 1}
	}
	w.share.lo, w.share.hi = min(w.share.lo, 1), min(w.share.hi, 1)
	if w.share.value != nil {
		w.share.value = new(min(*w.share.value, 1))
	}
	w.perhapsGone = (level == "" || level == "unknown") && w.share.hi == 1
}

// empty reports whether the window lasted no time: certainly, or as it is
// written, with the same instant at both ends.
func (w window) empty() bool {
	if w.exact() && w.from.span.At.Equal(w.to.span.At) {
		return true
	}
	lo, hi := w.from.span.Lo, w.to.span.Hi
	return !lo.IsZero() && !hi.IsZero() && !hi.After(lo)
}

// open reports whether nothing bounds how long the window lasted.
func (w window) open() bool { return w.from.span.Lo.IsZero() || w.to.span.Hi.IsZero() }

// exact reports whether both ends of the window were written as instants,
// without ± or bounds.
func (w window) exact() bool { return w.from.exact && w.to.exact }

// nominal reports whether both ends of the window have a written instant.
func (w window) nominal() bool { return w.from.instant && w.to.instant }

// certainly is what the window took away at the least.
func (w window) certainly() stretch {
	return stretch{from: w.from.span.Hi, to: w.to.span.Lo, share: w.share.lo, gone: w.gone, regions: w.regions}
}

// perhaps is what the window took away at the most.
func (w window) perhaps() stretch {
	return stretch{from: w.from.span.Lo, to: w.to.span.Hi, share: w.share.hi, gone: w.perhapsGone, regions: w.regions}
}

// asWritten is the window as it was written, a share without a value counting
// nothing.
func (w window) asWritten() stretch {
	if w.share.value == nil {
		return w.between(0)
	}
	return w.between(*w.share.value)
}

// between is the window between its written instants, with a given share.
func (w window) between(share float64) stretch {
	return stretch{from: w.from.span.At, to: w.to.span.At, share: share, gone: w.gone, regions: w.regions}
}

// status is the weakest status of the window's ends and share.
func (w window) status() incident.Status {
	return incident.Weakest(weakest(w.from, w.to), w.share.status)
}
