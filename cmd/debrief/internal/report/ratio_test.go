package report

import (
	"fmt"
	"math"
	"testing"

	"debrief/cmd/debrief/internal/incident"
)

func atMost(n float64) *incident.Number { return &incident.Number{Max: &n} }

func some(lo, hi float64) *incident.Number { return &incident.Number{Min: &lo, Max: &hi} }

func spread(n, plusMinus float64) *incident.Number {
	return &incident.Number{Value: &n, PlusMinus: &plusMinus}
}

func roughly(n float64) *incident.Number { return &incident.Number{Value: &n, Approx: true} }

func claimed(s incident.Status, n *incident.Number) *incident.Number {
	n.Status = s
	return n
}

func TestPartOf(t *testing.T) {
	for _, row := range []struct {
		name       string
		part, rest *incident.Number
		want       string
	}{
		{"values", num(1), num(3), "0.25"},
		{"none of some", num(0), num(3), "0"},
		{"all", num(3), num(0), "1"},
		{"zero denominator", num(0), num(0), NoEvents},
		{"zero denominator by bounds", atMost(0), num(0), NoEvents},
		{"bounds", some(1, 2), some(2, 8), "[0.1111, 0.5]"},
		{"at least some of the part", atLeast(1), num(3), "[0.25, –]"},
		{"at most some of the part", atMost(1), num(3), "[–, 0.25]"},
		{"at least some of the rest", num(1), atLeast(3), "[–, 0.25]"},
		{"perhaps none at all", atMost(5), num(0), "[1, 1]"},
		{"only that both are counts", atLeast(0), atLeast(0), Unknown},
		{"plus minus", spread(10, 2), num(90), "0.1"},
		{"approximate", roughly(10), num(90), "about 0.1"},
		{"the weaker status", claimed(incident.Reported, num(1)), claimed(incident.Estimated, num(1)), "0.5 estimated"},
		{"refuted", claimed(incident.Refuted, num(1)), num(1), Unknown},
		{"unknown", numWord(incident.Unknown), num(3), Unknown},
		{"withheld", numWord(incident.Withheld), numWord(incident.Unknown), NotPublished},
		{"not applicable", num(1), numWord(incident.NotApplicable), NotApplicable},
		{"not written", num(1), nil, NotWritten},
		{"negative", num(-1), num(3), Unknown},
		{"not a number", num(math.NaN()), num(3), Unknown},
		{"infinite", num(1), num(math.Inf(1)), Unknown},
		{"too large to be a count", num(1e200), num(1e200), Unknown},
		{"very large", num(1e149), num(3e149), "0.25"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := toldRatio(partOf(countOf(row.part), countOf(row.rest))); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

func TestShares(t *testing.T) {
	for _, row := range []struct {
		name            string
		affected, total *incident.Number
		want            string
	}{
		{"users of the rich example", num(41300), num(1180000), "0.035"},
		{"zero of some", num(0), num(10), "0"},
		{"zero of zero is undefined", num(0), num(0), NoEvents},
		{"no total", num(10), nil, NotWritten},
		{"total unknown", num(10), numWord(incident.Unknown), Unknown},
		{"at least some of all", atLeast(1000), num(4000), "[0.25, –]"},
		{"some of at most all", num(10), atMost(40), "[0.25, –]"},
		{"bounds", some(20, 30), some(100, 200), "[0.1, 0.3]"},
		{"bounds that overlap", some(50, 150), num(100), "[0.5, –]"},
		{"more than there are", num(11), num(10), Unknown},
	} {
		t.Run(row.name, func(t *testing.T) {
			shares := sharesOf(&incident.Impact{Users: &incident.Count{Affected: row.affected, Total: row.total}})
			if got := toldRatio(shares[0].Ratio); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

func TestWilson(t *testing.T) {
	for _, row := range []struct {
		name string
		k, n float64
		want string
	}{
		{"none of ten", 0, 10, "0.0000..0.2775"},
		{"one of ten", 1, 10, "0.0179..0.4042"},
		{"half of ten", 5, 10, "0.2366..0.7634"},
		{"all of ten", 10, 10, "0.7225..1.0000"},
		{"one of one", 1, 1, "0.2065..1.0000"},
		{"no case", 0, 0, "none"},
		{"more than there are", 2, 1, "none"},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := "none"
			if w := Wilson(row.k, row.n); w != nil {
				got = fmt.Sprintf("%.4f..%.4f", w.Lo, w.Hi)
			}
			if got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

// An interval is told only where cases were counted exactly.
func TestWilsonNeedsExactCounts(t *testing.T) {
	for name, r := range map[string]Ratio{
		"plus minus":  partOf(countOf(spread(10, 2)), countOf(num(90))),
		"approximate": partOf(countOf(roughly(10)), countOf(num(90))),
		"bounds":      ofTotal(countOf(atLeast(10)), countOf(num(90))),
	} {
		if r.Wilson != nil || r.N != nil {
			t.Errorf("%s: N = %s, interval %v", name, number(r.N), r.Wilson)
		}
	}
	if r := ofTotal(countOf(num(10)), countOf(num(90))); r.Wilson == nil || *r.N != 90 {
		t.Errorf("counted exactly: N = %s, interval %v", number(r.N), r.Wilson)
	}
}

func TestQuantileEdges(t *testing.T) {
	for _, row := range []struct {
		name string
		x    []float64
		p    float64
		want float64
	}{
		{"no numbers", nil, 0.5, 0},
		{"one number", []float64{7}, 0.9, 7},
		{"between two", []float64{1, 3}, 0.5, 2},
		{"the least", []float64{1, 3, 9}, 0, 1},
		{"the most", []float64{1, 3, 9}, 1, 9},
		{"beyond all", []float64{1, 3, 9}, 2, 9},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := Quantile(row.x, row.p); got != row.want {
				t.Errorf("quantile = %v, want %v", got, row.want)
			}
		})
	}
	if got := MedianCoverage(3, 2); got != 0 {
		t.Errorf("coverage of ranks that have crossed = %v, want 0", got)
	}
}
