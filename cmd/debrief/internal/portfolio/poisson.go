package portfolio

import (
	"math"

	"debrief/cmd/debrief/internal/report"
)

// tail is what a two-sided 95 % interval leaves out at each end.
const tail = 0.025

// poissonAtMost gives P(X ≤ k) of a Poisson variable: Σ e^−m·mⁱ/i! for i from
// 0 to k, m its mean.
func poissonAtMost(k int, mean float64) float64 {
	if k < 0 {
		return 0
	}
	if mean <= 0 {
		return 1
	}
	sum, ln := 0.0, -mean // ln is the logarithm of the i-th term
	for i := 0; i <= k; i++ {
		if i > 0 {
			ln += math.Log(mean / float64(i))
		}
		sum += math.Exp(ln)
	}
	return min(sum, 1)
}

// PoissonBand gives the range in which 95 % of the counts of one period lie
// when a period has mean incidents on average and they come by chance: lo is
// the smallest count with P(X ≤ lo) ≥ 2.5 %, hi the smallest with
// P(X ≤ hi) ≥ 97.5 %. The probabilities are the Poisson distribution's own,
// not an approximation. A mean of 0 gives 0 to 0.
func PoissonBand(mean float64) (lo, hi int) {
	for poissonAtMost(lo, mean) < tail {
		lo++
	}
	for hi = lo; poissonAtMost(hi, mean) < 1-tail; {
		hi++
	}
	return lo, hi
}

// PoissonInterval gives the exact 95 % interval of the mean of a Poisson
// variable that was n once: the lower end is the mean with P(X ≥ n) = 2.5 %,
// the upper the one with P(X ≤ n) = 2.5 %; for n = 0 it is 0 to 3.69. These
// are χ²(2n; 2.5 %)/2 and χ²(2n+2; 97.5 %)/2. Source: F. Garwood, "Fiducial
// limits for the Poisson distribution", Biometrika 28 (1936).
func PoissonInterval(n int) report.Interval {
	far := float64(n) + 10*math.Sqrt(float64(n)+1) + 10
	upper := solve(far, func(mean float64) bool { return poissonAtMost(n, mean) > tail })
	if n == 0 {
		return report.Interval{Lo: 0, Hi: upper}
	}
	lower := solve(far, func(mean float64) bool { return 1-poissonAtMost(n-1, mean) < tail })
	return report.Interval{Lo: lower, Hi: upper}
}

// solve finds by halving where below turns from true to false between 0 and
// far.
func solve(far float64, below func(float64) bool) float64 {
	lo, hi := 0.0, far
	for range 80 {
		if middle := (lo + hi) / 2; below(middle) {
			lo = middle
		} else {
			hi = middle
		}
	}
	return (lo + hi) / 2
}
