package portfolio

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/report"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// The values are those of printed tables of the Poisson distribution, and of
// χ²(2n)/2 for the intervals.
func TestPoisson(t *testing.T) {
	for _, tt := range []struct {
		mean   float64
		lo, hi int
	}{{0, 0, 0}, {0.02, 0, 0}, {0.03, 0, 1}, {1, 0, 3}, {2, 0, 5}, {5, 1, 10}, {10, 4, 17}, {278, 246, 311}} {
		if lo, hi := PoissonBand(tt.mean); lo != tt.lo || hi != tt.hi {
			t.Errorf("a month of mean %v has %d to %d, want %d to %d", tt.mean, lo, hi, tt.lo, tt.hi)
		}
	}
	for _, tt := range []struct {
		n      int
		lo, hi float64
	}{{0, 0, 3.689}, {1, 0.0253, 5.572}, {5, 1.623, 11.668}, {10, 4.795, 18.390}, {100, 81.364, 121.627}} {
		if i := PoissonInterval(tt.n); !near(i.Lo, tt.lo) || !near(i.Hi, tt.hi) {
			t.Errorf("the mean behind %d lies in %v, want %v to %v", tt.n, i, tt.lo, tt.hi)
		}
	}
	if got := poissonAtMost(2, 2); !near(got, 0.6767) || poissonAtMost(-1, 2) != 0 || poissonAtMost(0, 0) != 1 {
		t.Errorf("P(X ≤ 2) at mean 2 is %v", got)
	}
}

func TestPoissonProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mean := rapid.Float64Range(0, 400).Draw(t, "mean")
		lo, hi := PoissonBand(mean)
		if lo > hi || poissonAtMost(lo-1, mean) >= tail || 1-poissonAtMost(hi, mean) > tail+1e-12 {
			t.Errorf("band %d to %d of mean %v", lo, hi, mean)
		}
		n := rapid.IntRange(0, 400).Draw(t, "n")
		if i := PoissonInterval(n); i.Lo > float64(n) || i.Hi < float64(n) || i.Lo < 0 {
			t.Errorf("the interval of %d does not hold it: %v", n, i)
		}
	})
}

// testSet is the set of lengths, in minutes, whose quantiles are known.
var testSet = []float64{2940, 12, 18, 25, 31, 44, 66, 95, 180, 410, 1145}

func TestSpread(t *testing.T) {
	s := SpreadOf(testSet)
	if *s.Median != 66 || *s.P90 != 1145 || s.P95 != nil || s.Q1 != nil || s.Min != 12 || s.Max != 2940 || s.N != 11 {
		t.Errorf("median %v, p90 %v, of %+v", *s.Median, *s.P90, s)
	}
	if s.Rank != 2 || *s.Interval != (report.Interval{Lo: 18, Hi: 1145}) || !near(s.Coverage, 0.988) {
		t.Errorf("n = 11: the 2nd to the 10th hold the median with 98.8 %%; got rank %d, %v, %v", s.Rank, s.Interval, s.Coverage)
	}
	if c := report.MedianCoverage(11, 3); !near(c, 0.935) {
		t.Errorf("n = 11: the 3rd to the 9th hold it with 93.5 %%; got %v", c)
	}
}

func TestSpreadNeedsValues(t *testing.T) {
	values := func(n int) []float64 {
		all := make([]float64, n)
		for i := range all {
			all[i] = float64(n - i)
		}
		return all
	}
	for _, tt := range []struct {
		n                int
		median, p90, box bool
		rank             int
	}{{0, false, false, false, 0}, {1, false, false, false, 0}, {5, false, false, false, 0}, {6, true, false, false, 1}, {9, true, false, false, 2},
		{10, true, true, false, 2}, {19, true, true, false, 5}, {20, true, true, true, 6}, {100, true, true, true, 40}, {3000, true, true, true, 1446}} {
		s := SpreadOf(values(tt.n))
		if (s.Median != nil) != tt.median || (s.Interval != nil) != tt.median || (s.P90 != nil) != tt.p90 ||
			(s.P95 != nil) != tt.box || (s.Q1 != nil) != tt.box || (s.Q3 != nil) != tt.box || s.Rank != tt.rank {
			t.Errorf("of %d values: %+v", tt.n, s)
		}
		if tt.median && (s.Coverage < 0.95 || report.MedianCoverage(tt.n, s.Rank+1) >= 0.95) {
			t.Errorf("of %d values: rank %d covers %v", tt.n, s.Rank, s.Coverage)
		}
	}
	if s := SpreadOf(values(6)); *s.Interval != (report.Interval{Lo: 1, Hi: 6}) || !near(s.Coverage, 0.969) {
		t.Errorf("n = 6: the least to the most, 96.9 %%; got %v %v", s.Interval, s.Coverage)
	}
}

func TestSpreadProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e9), 6, 80).Draw(t, "values")
		s := SpreadOf(values)
		if *s.Median < s.Interval.Lo || *s.Median > s.Interval.Hi || s.Interval.Lo < s.Min || s.Interval.Hi > s.Max {
			t.Errorf("not in order: %+v", s)
		}
		if s.P90 != nil && (*s.P90 < *s.Median || *s.P90 > s.Max) || s.P95 != nil && *s.P95 < *s.P90 {
			t.Errorf("not in order: %+v", s)
		}
	})
}
