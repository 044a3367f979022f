package chart

import (
	"slices"
	"strings"
	"testing"
)

// halves are the columns of a table that grows by two a year.
func halves(n int) CellSpec {
	spec := CellSpec{ID: "halves", Label: "Who noticed", Rows: []string{"Nicht bekannt"}, Counts: [][]Tally{nil}, Newest: true, Table: smallTable()}
	for i := range n {
		spec.Cols = append(spec.Cols, []string{"1. Halbjahr ", "2. Halbjahr "}[i%2]+string(rune('A'+i/2)))
		spec.Counts[0] = append(spec.Counts[0], Tally{N: i + 1})
	}
	return spec
}

func TestCellsOfTimeKeepTheNewest(t *testing.T) {
	for _, narrow := range []bool{true, false} {
		d := cellDrawing{halves(9), frame{width: 330, narrow: narrow}}
		option := d.canvas().add
		names := option["xAxis"].(xAxis).Data.([]string)
		if last := names[len(names)-1]; !strings.HasPrefix(last, "1. Halbjahr") || !strings.HasSuffix(last, "E") {
			t.Errorf("narrow %v: the last column is %q, want the newest half-year", narrow, last)
		}
		items := d.items(1, 9-len(names), 9)
		if last := items[len(items)-1]; last.Text != "9" || last.Value.([]any)[0] != len(names)-1 {
			t.Errorf("narrow %v: the last cell is %q at %v, want 9 in the last column", narrow, last.Text, last.Value)
		}
	}
}

// A word that is wider than its column is not broken: all names are turned.
func TestCellHeadsKeepTheirWords(t *testing.T) {
	d := cellDrawing{CellSpec{}, frame{width: 330, narrow: true}}
	for _, all := range [][]string{{"Konfigurationsänderung", "Änderungsmanagement", "Kapazität"}, {"Configuration change", "Capacity", "Testing"}, {"2025年上半期", "2025年下半期"}} {
		names, head, turned := d.heads(all, 40)
		if turned == 0 || head < int(longestWord(all)) {
			t.Errorf("%q: turned by %d in %d pixels", all, turned, head)
		}
		for i, name := range names {
			if strings.ReplaceAll(name, "\n", " ") != all[i] {
				t.Errorf("%q is written as %q", all[i], name)
			}
		}
	}
	if _, _, turned := d.heads([]string{"advisory", "incident"}, 110); turned != 0 {
		t.Error("names that fit stand level")
	}
}

func TestCalendarNamesMonthsAtEvenDistances(t *testing.T) {
	spec := calendarSample()
	spec.Months = nil
	for i, week := range []int{0, 5, 9, 13, 18, 22, 26, 31, 35, 40, 44, 48} {
		spec.Months = append(spec.Months, WeekOf{week, []string{"Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"}[i] + " 2026"})
	}
	var told []string
	for _, it := range (calendarDrawing{spec, frame{width: 680}}).names() {
		if strings.HasSuffix(it.Text, "2026") {
			told = append(told, it.Text[:3])
		}
	}
	if want := []string{"Dec", "Feb", "Apr", "Jun", "Aug", "Oct"}; !slices.Equal(told, want) {
		t.Errorf("months %v are named, want %v", told, want)
	}
}

// One date alone has ticks of days: those of hours would tell two lines.
func TestDatesAreTickedByDays(t *testing.T) {
	spec := datesSample(t)
	spec.Rows = spec.Rows[:1]
	spec.Rows[0].Dots = spec.Rows[0].Dots[:1]
	f, err := NewStrip(spec)
	if err != nil || f.Formats["x"] != "date" {
		t.Errorf("ticks by %q, want by days (%v)", f.Formats["x"], err)
	}
}
