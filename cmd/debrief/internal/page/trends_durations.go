package page

import (
	"math"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// durations tells how long incidents lasted, kind by kind.
func (t *trends) durations() {
	kinds := t.all.Durations()
	var u portfolio.Usable
	ongoing, bounded := 0, 0
	var rows []chart.StripRow
	for _, k := range kinds {
		u.N, u.Of = u.N+k.Usable.N, u.Of+k.Of
		ongoing += k.Ongoing()
		bounded += k.Count(portfolio.AtLeast) + k.Count(portfolio.AtMost) - k.Ongoing()
		rows = append(rows, t.stripRow(t.kindPlural(k.Kind), k.Lengths))
	}
	c := trendChart{ID: "durations", Topic: t.say.Say("How long they last"), Finding: t.durationsFinding(kinds, u), Usable: t.usable(u),
		Notes: t.lengthNotes(ongoing, bounded, rows), Table: t.durationsTable(kinds)}
	if u.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, t.strip(rows))
}

// strip draws rows of lengths.
func (t *trends) strip(rows []chart.StripRow) func(id, label string, table chart.Table) (chart.Figure, error) {
	return func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewStrip(chart.StripSpec{ID: id, Label: label, Table: table, Rows: rows,
			Title: t.say.Say("Duration, each step a multiple of the last"), Aside: t.say.Say("under 1 min or unknown")})
	}
}

func (t *trends) durationsFinding(kinds []portfolio.KindLengths, u portfolio.Usable) string {
	var most *portfolio.KindLengths
	for i, k := range kinds {
		if k.Median != nil && (most == nil || k.Usable.N > most.Usable.N) {
			most = &kinds[i]
		}
	}
	switch {
	case u.Of == 0:
		return t.say.Say("No incident is counted yet")
	case u.N == 0:
		return t.say.Say("How long they lasted is known of no incident")
	case most != nil:
		return t.say.Say("%s: half of %s lasted %s or longer", t.kindPlural(most.Kind), t.whole(most.Usable.N), t.length(*most.Median))
	case u.N == 1:
		return t.tooFew(1)
	}
	lo, hi := math.Inf(1), 0.0
	for _, k := range kinds {
		if k.Usable.N > 0 {
			lo, hi = min(lo, k.Min), max(hi, k.Max)
		}
	}
	return t.say.Say("Too few of any kind to tell: %s, from %s to %s", t.incidents(u.N), t.length(lo), t.length(hi))
}

// length tells a number of seconds.
func (t *trends) length(seconds float64) string {
	return t.say.Length(time.Duration(seconds * float64(time.Second)).Round(time.Second))
}

// lengthNotes say what the marks mean, and what the quantiles leave out.
func (t *trends) lengthNotes(ongoing, bounded int, rows []chart.StripRow) []string {
	var notes []string
	median, box := false, false
	for _, r := range rows {
		median, box = median || r.Median != nil, box || r.Box != nil
	}
	switch {
	case box:
		notes = append(notes, t.say.Say("Each dot is one incident. The upright line is the median, the bar under it its interval; the shaded box holds the middle half."))
	case median:
		notes = append(notes, t.say.Say("Each dot is one incident. The upright line is the median, the bar under it its interval."))
	default:
		notes = append(notes, t.say.Say("Each dot is one incident. Under 6 of a kind there is no median: the dots say all."))
	}
	if ongoing > 0 {
		notes = append(notes, t.say.Count(ongoing, "%s incident is not over: a hollow arrow, left out of the median.", "%s incidents are not over: hollow arrows, left out of the median."))
	}
	if bounded > 0 {
		notes = append(notes, t.say.Count(bounded, "Of %s incident only one bound is known: a hollow arrow, left out of the median.", "Of %s incidents only one bound is known: hollow arrows, left out of the median."))
	}
	if n := chart.StripShown(rows); n > 1 {
		notes = append(notes, t.say.Say("There are too many to draw them all: one in %s is drawn, from the shortest to the longest.", t.whole(n)))
	}
	return notes
}

// stripRow is one group of lengths.
func (t *trends) stripRow(name string, l portfolio.Lengths) chart.StripRow {
	row := chart.StripRow{Name: name, Text: t.stripText(l), Median: l.Median}
	if l.Interval != nil {
		row.Interval = &[2]float64{l.Interval.Lo, l.Interval.Hi}
	}
	if l.Q1 != nil {
		row.Box = &[2]float64{*l.Q1, *l.Q3}
	}
	for _, each := range l.All {
		if each.Bound == portfolio.Unknown {
			row.Unknown++
			continue
		}
		dot := chart.StripDot{Value: each.Value.Seconds(), Tip: t.name(each.Entry) + "\n" + t.say.Duration(each.Said)}
		switch {
		case each.Bound == portfolio.AtLeast:
			dot.Open = 1
		case each.Bound == portfolio.AtMost:
			dot.Open = -1
		case each.Said.Lo != nil && each.Said.Hi != nil && !each.Said.Written:
			dot.Lo, dot.Hi = each.Said.Lo.Seconds(), each.Said.Hi.Seconds()
		}
		row.Dots = append(row.Dots, dot)
	}
	if row.Unknown > 0 {
		row.UnknownTip = t.say.Count(row.Unknown, "How long it lasted is not known: %s incident", "How long they lasted is not known: %s incidents")
	}
	return row
}

// stripText sums a group up in a few words.
func (t *trends) stripText(l portfolio.Lengths) string {
	if l.Median == nil {
		return t.say.Say("n = %s", t.whole(l.Usable.N))
	}
	return t.say.Say("median %s, n = %s", t.length(*l.Median), t.whole(l.Usable.N))
}

// summaryColumns head the rows that sum groups of lengths up.
func (t *trends) summaryColumns(first string) []chart.Column {
	say := t.say.Say
	return []chart.Column{{Title: first}, {Title: say("All"), Numeric: true}, {Title: say("Usable"), Numeric: true}, {Title: say("Median")},
		{Title: say("Interval of the median")}, {Title: say("90 % lasted at most")}, {Title: say("95 % lasted at most")}, {Title: say("Shortest")}, {Title: say("Longest")}}
}

// summary is a row that sums lengths up; what they are too few for is a dash.
func (t *trends) summary(name string, l portfolio.Lengths, place string) []trendCell {
	tell := func(seconds *float64) string {
		if seconds == nil {
			return "–"
		}
		return t.length(*seconds)
	}
	interval := "–"
	if l.Interval != nil {
		interval = t.say.Say("%s to %s (%s)", t.length(l.Interval.Lo), t.length(l.Interval.Hi), t.say.Percent(roundTo(l.Coverage, 1000)))
	}
	least, most := "–", "–"
	if l.Usable.N > 0 {
		least, most = t.length(l.Min), t.length(l.Max)
	}
	cells := []trendCell{plainCell(name), t.count(l.Of, place)}
	return append(cells, cellsOf(t.whole(l.Usable.N), tell(l.Median), interval, tell(l.P90), tell(l.P95), least, most)...)
}

func roundTo(n, unit float64) float64 { return float64(int(n*unit+0.5)) / unit }

// durationsTable sums up each kind and tells the newest incidents one by one.
func (t *trends) durationsTable(kinds []portfolio.KindLengths) trendTable {
	table := trendTable{Caption: t.say.Say("Durations by kind, and of each incident, the longest first"), Columns: t.summaryColumns(t.say.Say("Kind or incident"))}
	var all []portfolio.Length
	for _, k := range kinds {
		table.add(func() []trendCell { return t.summary(t.kindPlural(k.Kind), k.Lengths, t.r.kindPlace(k.Kind)) })
		all = append(all, k.All...)
	}
	for _, l := range longestFirst(all) {
		table.add(func() []trendCell {
			return append([]trendCell{t.one(l.Entry)}, cellsOf("", usableMark(l), "", "", "", "", "", t.say.Duration(l.Said))...)
		})
	}
	return table
}

// usableMark marks a length that is one of the usable ones.
func usableMark(l portfolio.Length) string {
	if l.Bound == portfolio.Exact {
		return "✓"
	}
	return ""
}

// courses tells detection and end of each incident.
func (t *trends) courses() {
	all := t.all.Courses()
	c := trendChart{ID: "course", Topic: t.say.Say("Detecting and ending"), Finding: t.coursesFinding(all), Usable: t.usable(all.Usable),
		Table: trendTable{Caption: t.say.Say("Time to detect and to resolve, newest first"),
			Columns: []chart.Column{{Title: t.say.Say("Incident")}, {Title: t.say.Say("Date")}, {Title: t.say.Say("Detected after")}, {Title: t.say.Say("Over after")}}}}
	const drawn = 30
	var pairs []chart.Pair
	for i, course := range all.All {
		detect, over := t.say.Duration(course.Detect.Said), t.say.Duration(course.Resolve.Said)
		c.Table.add(func() []trendCell {
			return []trendCell{t.one(course.Entry), t.when(course.Entry), plainCell(detect), plainCell(over)}
		})
		if i >= drawn {
			continue
		}
		short := "?"
		if !course.Entry.At.IsZero() {
			short = t.say.Date(course.Entry.At.In(t.days.Location()), words.ShortDate)
		}
		pairs = append(pairs, chart.Pair{Name: t.name(course.Entry), Short: short, First: pairEnd(course.Detect), Second: pairEnd(course.Resolve),
			Tip: t.name(course.Entry) + "\n" + t.say.Say("Detected after: %s", detect) + "\n" + t.say.Say("Over after: %s", over)})
	}
	if all.Of > drawn {
		c.Notes = append(c.Notes, t.say.Say("The newest %s are drawn.", t.whole(drawn)))
	}
	c.Notes = append(c.Notes, t.say.Say("A hollow arrow is a bound, a dashed outline at the left stands for what is not known."))
	if len(pairs) == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewPairs(chart.PairSpec{ID: id, Label: label, Table: table, Title: t.say.Say("Time since the start, each step a multiple of the last"),
			Aside: t.say.Say("< 1 min or ?"), First: t.say.Say("Detected after"), Second: t.say.Say("Over after"), Pairs: pairs})
	})
}

func (t *trends) coursesFinding(all portfolio.Courses) string {
	switch {
	case all.Of == 0:
		return t.say.Say("No incident is counted yet")
	case all.N < forFinding:
		return t.say.Say("Too few to tell: both times are known of %s", t.incidents(all.N))
	case len(all.Slow) == 0:
		return t.say.Say("In none of %s did detection take longer than everything after it", t.incidents(all.N))
	}
	return t.say.Say("In %s of %s, detection took longer than everything after it", t.whole(len(all.Slow)), t.incidents(all.N))
}

func pairEnd(l portfolio.Length) chart.PairEnd {
	end := chart.PairEnd{Known: l.Bound != portfolio.Unknown, Value: l.Value.Seconds()}
	switch l.Bound {
	case portfolio.AtLeast:
		end.Open = 1
	case portfolio.AtMost:
		end.Open = -1
	}
	return end
}
