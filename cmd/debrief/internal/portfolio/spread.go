package portfolio

import (
	"math"
	"slices"

	"debrief/cmd/debrief/internal/report"
)

// The least numbers of values that a summary of them needs.
const (
	ForMedian = 6  // under it the values themselves say all there is
	ForP90    = 10 // for the 90th percentile
	ForBox    = 20 // for the quartiles and the 95th percentile
)

// Spread sums up a set of numbers, as far as there are enough of them; what
// they are too few for is nil. Quantiles are of type 7 (report.Quantile). There
// is no mean: one long incident would make it.
type Spread struct {
	N        int
	Min, Max float64 // 0 when there is no value
	Median   *float64
	// Interval is a confidence interval of the median, from the Rank-th
	// smallest to the Rank-th largest value: the narrowest one that holds with
	// a probability, Coverage, of at least 95 %. Source: see
	// report.MedianCoverage.
	Interval *report.Interval
	Rank     int
	Coverage float64  // in 0..1
	Q1, Q3   *float64 // from 20 values
	P90      *float64 // from 10 values
	P95      *float64 // from 20 values
}

// SpreadOf sums up numbers in any order.
func SpreadOf(values []float64) Spread {
	sorted := slices.Sorted(slices.Values(values))
	s := Spread{N: len(sorted)}
	if s.N == 0 {
		return s
	}
	s.Min, s.Max = sorted[0], sorted[s.N-1]
	quantile := func(p float64, least int) *float64 {
		if s.N < least {
			return nil
		}
		return new(report.Quantile(sorted, p))
	}
	s.Median, s.P90, s.P95 = quantile(0.5, ForMedian), quantile(0.9, ForP90), quantile(0.95, ForBox)
	s.Q1, s.Q3 = quantile(0.25, ForBox), quantile(0.75, ForBox)
	if s.Median != nil {
		s.Rank, s.Coverage = medianRank(s.N)
		s.Interval = &report.Interval{Lo: sorted[s.Rank-1], Hi: sorted[s.N-s.Rank]}
	}
	return s
}

// medianRank gives the largest rank whose interval covers the median of n
// values with a probability of at least 95 %, and that probability; n is at
// least 6, the least with such an interval.
func medianRank(n int) (rank int, coverage float64) {
	// The binomial's deviation tells about where the rank is; the search
	// begins safely under it.
	rank = max(1, int(float64(n)/2-1.5*math.Sqrt(float64(n))))
	for report.MedianCoverage(n, rank+1) >= 1-2*tail {
		rank++
	}
	return rank, report.MedianCoverage(n, rank)
}
