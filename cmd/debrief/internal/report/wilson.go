package report

import "math"

// z is the standard normal quantile of a two-sided 95 % interval.
const z = 1.959964

// Wilson gives the 95 % score interval of the share k of n cases, inside 0..1:
// centre (p + z²/2n)/(1 + z²/n), half-width z·√(p(1−p)/n + z²/4n²)/(1 + z²/n).
// It is nil unless there is at least one case and k is among the n. Source:
// E. B. Wilson, "Probable inference, the law of succession, and statistical
// inference", JASA 22 (1927).
func Wilson(k, n float64) *Interval {
	if n < 1 || k < 0 || k > n {
		return nil
	}
	p := k / n
	scale := 1 + z*z/n
	centre := (p + z*z/2/n) / scale
	half := z * math.Sqrt(p*(1-p)/n+z*z/4/n/n) / scale
	return &Interval{Lo: max(centre-half, 0), Hi: min(centre+half, 1)}
}
