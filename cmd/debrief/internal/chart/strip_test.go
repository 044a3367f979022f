package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDecades(t *testing.T) {
	axis := newDecades([]float64{720, 176400, 0}, true)
	if axis.from != math.Log10(600) || axis.to != math.Log10(7*86400) {
		t.Errorf("from %v to %v, want from 10 min to 7 d", axis.from, axis.to)
	}
	if axis.place(0) >= axis.from || axis.place(59) != axis.place(0) || axis.place(600) != axis.from {
		t.Error("what is shorter than a minute stands in the band, 10 min at the beginning")
	}
	if empty := newDecades(nil, false); empty.aside != empty.from || empty.to <= empty.from {
		t.Errorf("an axis of nothing: %+v", empty)
	}
}

// Every length has a place on its axis, longer ones not before shorter ones,
// and there are always ticks.
func TestDecadesHoldEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lengths := rapid.SliceOf(rapid.Float64Range(0, 1e12)).Draw(t, "lengths")
		axis := newDecades(lengths, true)
		if len(axis.ticks(true)) < 2 {
			t.Errorf("ticks %v", axis.ticks(true))
		}
		for _, a := range lengths {
			if p := axis.place(a); math.IsNaN(p) || p < axis.aside || p > axis.to {
				t.Errorf("%v lies at %v, outside %v to %v", a, p, axis.aside, axis.to)
			}
			for _, b := range lengths {
				if a < b && axis.place(a) > axis.place(b) {
					t.Errorf("%v lies behind %v", a, b)
				}
			}
		}
	})
}

func TestManyDotsAreThinned(t *testing.T) {
	rows := []StripRow{{Dots: make([]StripDot, 350)}, {Dots: make([]StripDot, 250)}}
	for i := range rows[0].Dots {
		rows[0].Dots[i].Value = float64(1000 - i)
	}
	if n := StripShown(rows); n != 4 {
		t.Errorf("one in %d, want one in 4 of 600", n)
	}
	kept := everyNth(rows[0].Dots, 3)
	if len(kept) != 118 || kept[0].Value != 651 || kept[len(kept)-1].Value != 1000 {
		t.Errorf("%d dots from %v to %v, want the ends kept", len(kept), kept[0].Value, kept[len(kept)-1].Value)
	}
	if n := StripShown(rows[:0]); n != 1 {
		t.Errorf("nothing is thinned to one in %d", n)
	}
}
