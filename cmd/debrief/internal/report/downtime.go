package report

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// mostServices is the number of services above which no table by service helps
// a reader any more.
const mostServices = 20

// lengths is what a set of windows adds up to.
type lengths struct{ full, any, weighted Duration }

// lengthsOf adds the windows up: at the least what they certainly took away,
// at the most what they may have, and what was written where it was.
func lengthsOf(windows []window, population []incident.Share) lengths {
	if len(windows) == 0 {
		unknown := Duration{Word: incident.Unknown}
		return lengths{unknown, unknown, unknown}
	}
	least := sweep(each(windows, window.certainly), population)
	most := sweep(each(windows, window.perhaps), population)
	sum := lengths{inherited(windows), inherited(windows), inherited(windows)}
	sum.full.Lo, sum.any.Lo, sum.weighted.Lo = &least.full, &least.any, &least.weighted
	sum.full.Hi, sum.any.Hi, sum.weighted.Hi = &most.full, &most.any, new(max(most.weighted, least.weighted))
	sum.leaveOpen(windows)
	sum.setNominal(windows, population)
	return lengths{sum.full.settled(windows), sum.any.settled(windows), sum.weighted.settled(windows)}
}

// leaveOpen takes away the upper bounds that a window without one forbids.
func (l *lengths) leaveOpen(windows []window) {
	for _, w := range windows {
		if !w.open() {
			continue
		}
		l.any.Hi = nil
		if w.perhapsGone {
			l.full.Hi = nil
		}
		if w.share.hi > 0 {
			l.weighted.Hi = nil
		}
	}
}

// setNominal adds up what was written, where every window has its instants
// and, for each length, what that length needs.
func (l *lengths) setNominal(windows []window, population []incident.Share) {
	if !every(windows, window.nominal) {
		return
	}
	nominal := sweep(each(windows, window.asWritten), population)
	l.any.setNominal(nominal.any)
	if every(windows, func(w window) bool { return w.perhapsGone == w.gone }) {
		l.full.setNominal(nominal.full)
	}
	if every(windows, func(w window) bool { return w.share.value != nil }) {
		l.weighted.setNominal(nominal.weighted)
	}
}

// every reports whether all windows are so.
func every(windows []window, so func(window) bool) bool {
	return !slices.ContainsFunc(windows, func(w window) bool { return !so(w) })
}

// inherited begins a length with what it takes on from the windows.
func inherited(windows []window) Duration {
	var d Duration
	for _, w := range windows {
		d.Status = incident.Weakest(d.Status, w.status())
		d.Approx = d.Approx || w.from.span.Approx || w.to.span.Approx
		d.SoFar = d.SoFar || w.soFar
	}
	return d
}

// settled ends the making of a length: it is as good as written when all
// windows are exact, and has a word when nothing is known.
func (d Duration) settled(windows []window) Duration {
	if !d.Known() {
		word := incident.Unknown
		for _, w := range windows {
			if w.from.word == incident.Withheld || w.to.word == incident.Withheld {
				word = incident.Withheld
			}
		}
		return Duration{Word: word, SoFar: d.SoFar}
	}
	d.Written = d.Nominal != nil && every(windows, window.exact)
	return d
}

// each gives one stretch for every window that has both its ends.
func each(windows []window, of func(window) stretch) []stretch {
	var all []stretch
	for _, w := range windows {
		if s := of(w); !s.from.IsZero() && !s.to.IsZero() {
			all = append(all, s)
		}
	}
	return all
}

// longest gives the length of the longest window.
func longest(windows []window) Duration {
	if len(windows) == 0 {
		return Duration{Word: incident.Unknown}
	}
	d := inherited(windows)
	d.Lo, d.Hi = new(time.Duration(0)), new(time.Duration(0))
	nominal := time.Duration(0)
	all := true
	for _, w := range windows {
		lo, hi := difference(w.from.span, w.to.span)
		if lo != nil {
			d.Lo = new(max(*d.Lo, *lo))
		}
		if hi == nil || d.Hi == nil {
			d.Hi = nil
		} else {
			d.Hi = new(max(*d.Hi, *hi))
		}
		if all = all && w.nominal(); all {
			nominal = max(nominal, w.to.span.At.Sub(w.from.span.At))
		}
	}
	if all {
		d.setNominal(nominal)
	}
	return d.settled(windows)
}

// byService adds the windows of each service up, where they name at least two.
// A window that names no service is one of all.
func byService(windows []window, population []incident.Share) []ServiceOutage {
	var names []string
	for _, w := range windows {
		for _, s := range w.services {
			if !slices.Contains(names, s) {
				names = append(names, s)
			}
			if len(names) > mostServices {
				return nil
			}
		}
	}
	if len(names) < 2 {
		return nil
	}
	var all []ServiceOutage
	for _, name := range names {
		of := slices.DeleteFunc(slices.Clone(windows), func(w window) bool {
			return len(w.services) > 0 && !slices.Contains(w.services, name)
		})
		sum := lengthsOf(of, population)
		all = append(all, ServiceOutage{Service: name, Full: sum.full, Any: sum.any, Weighted: sum.weighted})
	}
	return all
}

// stepsOf gives f(t) where every window is exact, neighbours with the same
// share joined.
func stepsOf(windows []window, population []incident.Share) []Step {
	if !every(windows, window.exact) {
		return nil
	}
	least := sweep(each(windows, func(w window) stretch { return w.between(w.share.lo) }), population).steps
	most := sweep(each(windows, func(w window) stretch { return w.between(w.share.hi) }), population).steps
	var joined []Step
	for i, step := range least {
		step.Hi = most[i].Hi
		if last := len(joined) - 1; last >= 0 && joined[last].Lo == step.Lo && joined[last].Hi == step.Hi {
			joined[last].To = step.To
			continue
		}
		joined = append(joined, step)
	}
	return joined
}
