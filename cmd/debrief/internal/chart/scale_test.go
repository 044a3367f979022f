package chart

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestTimeTicks(t *testing.T) {
	for _, c := range []struct {
		from, to, zone string
		most           int
		unit           tickUnit
		want           string
	}{
		{"2026-03-28T20:00", "2026-03-29T09:05", "Europe/Berlin", 8, byMinute, "28 22:00, 29 00:00, 29 04:00, 29 06:00, 29 08:00, 29 10:00"},
		{"2025-11-02T04:00", "2025-11-02T08:00", "America/New_York", 6, byMinute, "02 00:00, 02 01:00, 02 01:00, 02 02:00, 02 03:00"},
		{"2026-04-04T14:30", "2026-04-04T15:15", "Australia/Lord_Howe", 6, byMinute, "05 01:30, 05 01:40, 05 01:50, 05 01:30, 05 01:40"},
		{"2026-03-28T20:00", "2026-03-31T09:05", "Asia/Kolkata", 6, byMinute, "29 12:00, 30 00:00, 30 12:00, 31 00:00, 31 12:00"},
		{"2026-03-01T00:00", "2026-03-09T00:00", "UTC", 8, byDay, "01 00:00, 03 00:00, 05 00:00, 07 00:00, 09 00:00"},
		{"2020-02-03T05:00", "2026-01-26T00:00", "UTC", 8, byYear, "01 00:00, 01 00:00, 01 00:00, 01 00:00, 01 00:00, 01 00:00"},
		{"2026-03-28T20:00", "2026-03-28T20:01", "UTC", 4, bySecond, "28 20:00, 28 20:00, 28 20:01"},
	} {
		ticks, unit := timeTicks(at(t, c.from), at(t, c.to), zone(t, c.zone), c.most)
		var got []string
		for _, tick := range ticks {
			got = append(got, tick.In(zone(t, c.zone)).Format("02 15:04"))
		}
		if strings.Join(got, ", ") != c.want || unit != c.unit {
			t.Errorf("%s to %s in %s: %s by %q, want %s by %q", c.from, c.to, c.zone, strings.Join(got, ", "), unit, c.want, c.unit)
		}
	}
}

func TestTicksOfAnyLength(t *testing.T) {
	from := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, span := range []time.Duration{0, time.Nanosecond, time.Second, time.Hour, 1000 * day, 1 << 62} {
		if ticks, _ := timeTicks(from, from.Add(span), time.UTC, 5); len(ticks) > 5 {
			t.Errorf("%v: %d ticks, want at most 5", span, len(ticks))
		}
	}
	if ticks, _ := timeTicks(from, from.AddDate(9998, 0, 0), time.UTC, 5); len(ticks) > 5 {
		t.Errorf("all years: %d ticks, want at most 5", len(ticks))
	}
}

func TestScale(t *testing.T) {
	hour := func(n float64) moment { return at(t, "2026-01-01T00:00").Add(time.Duration(n * float64(time.Hour))) }
	for _, c := range []struct {
		name  string
		hours []float64
		cuts  string
	}{
		{"even", []float64{0, 1, 2, 3, 4}, ""},
		{"a single moment", []float64{5}, ""},
		{"two moments", []float64{0, 500}, ""},
		{"long but legible", []float64{0, 10, 11, 12}, ""},
		{"a tail", []float64{0, 1, 2, 3, 4, 1000}, "4-1000"},
		{"a lead and a tail", []float64{0, 500, 501, 502, 503, 504, 1000}, "0-500 504-1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var knots []moment
			for _, h := range c.hours {
				knots = append(knots, hour(h))
			}
			s := newScale(knots, 100, 600, 30)
			var cuts []string
			for _, p := range s.parts {
				if p.cut {
					cuts = append(cuts, fmt.Sprintf("%v-%v", p.from.Sub(hour(0)).Hours(), p.to.Sub(hour(0)).Hours()))
				}
			}
			if got := strings.Join(cuts, " "); got != c.cuts {
				t.Errorf("cuts %q, want %q", got, c.cuts)
			}
			last := 100.0
			for _, k := range knots {
				x := s.at(k)
				if x < last || x > 700.001 {
					t.Errorf("%v stands at %v, want between %v and 700", k, x, last)
				}
				last = x
			}
			if s.at(hour(-9)) > s.at(knots[0]) || s.at(hour(9999)) < last {
				t.Error("a moment outside does not stand at an end")
			}
		})
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		most  int
		want  string
	}{
		{"one two three", 1000, 3, "one two three"},
		{"one two three", 50, 3, "one two|three"},
		{"prod.autodetect.outlook.cloud.microsoft", 120, 4, "prod.autodetect.|outlook.cloud.|microsoft"},
		{"192.0.2.0/24 and more", 90, 3, "192.0.2.0/24|and more"},
		{"one two three four five six", 50, 2, "one two|three…"},
		{"", 40, 2, ""},
		{"日本語の名前です", 40, 3, "日本語|の名前|です"},
	} {
		lines := wrap(c.text, c.width, c.most)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q at %v: %q, want %q", c.text, c.width, got, c.want)
		}
		for _, line := range lines {
			if textWidth(line) > c.width {
				t.Errorf("%q is %v wide, want at most %v", line, textWidth(line), c.width)
			}
		}
	}
}

func TestAlign(t *testing.T) {
	path := func(ids string) []Node {
		var all []Node
		for _, id := range strings.Fields(ids) {
			all = append(all, Node{ID: id})
		}
		return all
	}
	for _, c := range []struct{ intended, actual, want string }{
		{"a b c", "a b c", "a0= b1= c2="},
		{"a b c", "a x y", "a0= b1- c2- x1+ y2+"},
		{"a b c d", "a x d", "a0= b1- c2- x1+ d3="},
		{"a b", "b a", "a0- b1= a2+"},
		{"", "a b", "a0+ b1+"},
		{"a", "", "a0-"},
		{"a a", "a", "a0= a1-"},
	} {
		var got []string
		for _, s := range align(path(c.intended), path(c.actual)) {
			sign := "="
			switch {
			case !s.actual:
				sign = "-"
			case !s.intended:
				sign = "+"
			}
			got = append(got, fmt.Sprintf("%s%d%s", s.ID, s.step, sign))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s against %s: %s, want %s", c.intended, c.actual, strings.Join(got, " "), c.want)
		}
	}
}
