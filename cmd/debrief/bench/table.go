package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// text gives the table of one number of records, with the ratios that count and
// what they are meant to be at most.
func (w whole) text() string {
	var t strings.Builder
	fmt.Fprintf(&t, "%s records%16s%10s%10s%10s%10s\n", grouped(w.records), "wall s", "CPU s", "peak MiB", "files", "MB")
	line := func(what string, c cost, rest string) {
		fmt.Fprintf(&t, "%-24s%10s%10s%10s%s\n", what, seconds(c.Wall), seconds(c.CPU), mebibytes(c.Peak), rest)
	}
	line("Debrief, cold", w.cold, w.ours.text())
	line("Hugo, plainer pages", w.hugo, w.theirs.text())
	line("cp -r of Debrief's site", w.copied, "")
	line("Debrief, no change", w.same, "")
	line("Debrief, one changed", w.changed, fmt.Sprintf("%10s written: %s", grouped(w.exchanged), counted(w.written)))
	fmt.Fprintf(&t, "\n%-24s%10s%10s%10s   at most\n", "ratio", "wall", "CPU", "peak")
	against := func(what string, a, b cost, most string) {
		fmt.Fprintf(&t, "%-24s%10s%10s%10s   %s\n", what, ratio(a.Wall, b.Wall), ratio(a.CPU, b.CPU), ratio(a.Peak, b.Peak), most)
	}
	against("cold / Hugo", w.cold, w.hugo, "0.20; peak 0.10")
	fmt.Fprintf(&t, "%-24s%10s%10s%10s   3\n", "cold / cp -r", ratio(w.cold.Wall, w.copied.Wall), ratio(w.cold.CPU, w.copied.CPU), "")
	against("no change / cold", w.same, w.cold, "0.03")
	against("one changed / cold", w.changed, w.cold, "0.05")
	return t.String()
}

func (e extent) text() string {
	return fmt.Sprintf("%10s%10s", grouped(e.files), grouped(int(e.bytes/1e6)))
}

// text gives the table of growth: cost is to grow as N to the 1.05 at most.
func (g grown) text() string {
	var t strings.Builder
	fmt.Fprintf(&t, "%-14s%10s%10s%10s   N^x since the line above: wall, CPU; at most 1.05\n", "Debrief, cold", "wall s", "CPU s", "peak MiB")
	for i, s := range g {
		fmt.Fprintf(&t, "%14s%10s%10s%10s", grouped(s.records), seconds(s.cost.Wall), seconds(s.cost.CPU), mebibytes(s.cost.Peak))
		if i > 0 && s.records != g[i-1].records {
			fmt.Fprintf(&t, "   %.2f, %.2f", exponent(g[i-1], s, func(c cost) float64 { return c.Wall.Seconds() }),
				exponent(g[i-1], s, func(c cost) float64 { return c.CPU.Seconds() }))
		}
		t.WriteString("\n")
	}
	return t.String()
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 2, 64) }

func mebibytes(n int64) string { return grouped(int((n + 1<<19) >> 20)) }

func ratio[T int64 | time.Duration](a, b T) string {
	return strconv.FormatFloat(float64(a)/float64(b), 'f', 3, 64)
}

// grouped gives a number with commas between its thousands.
func grouped(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// counted gives how many there are of each name, most first.
func counted(by map[string]int) string {
	names := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		if by[a] != by[b] {
			return by[b] - by[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, by[name])
	}
	return strings.Join(names, ", ")
}
