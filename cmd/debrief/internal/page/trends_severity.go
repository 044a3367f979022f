package page

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
)

// longestFirst sorts lengths; what is not known comes last.
func longestFirst(all []portfolio.Length) []portfolio.Length {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b portfolio.Length) int {
		if (a.Bound == portfolio.Unknown) != (b.Bound == portfolio.Unknown) {
			return cmp.Compare(a.Bound, b.Bound)
		}
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return sorted
}

// severities tells how long incidents of each severity lasted.
func (t *trends) severities() {
	for i, r := range t.all.Rated(t.r.site.schemes()) {
		if i == mostCalendars || r.Unrated {
			continue
		}
		levels := r.Durations()
		c := trendChart{ID: "severity", Topic: t.say.Say("Duration against severity"),
			Finding: t.severityFinding(r, levels), Table: trendTable{Caption: t.say.Say("Durations by severity"), Columns: t.summaryColumns(t.say.Say("Severity"))}}
		if i > 0 {
			c.ID += "-" + t.whole(i+1)
		}
		if r.Scheme != "" {
			c.Topic = t.say.Say("Duration against severity: %s", r.Scheme)
		}
		var u portfolio.Usable
		var rows []chart.StripRow
		for _, l := range levels {
			u.N, u.Of = u.N+l.Usable.N, u.Of+l.Of
			rows = append(rows, t.stripRow(t.levelName(l.Level), l.Lengths))
			c.Table.add(func() []trendCell {
				return append(t.summary(t.levelName(l.Level), l.Lengths, t.r.severityPlace(r.Scheme, l.Level)), t.behindLengths(l.Lengths, t.r.severityPlace(r.Scheme, l.Level)))
			})
		}
		c.Table.Columns = append(c.Table.Columns, chart.Column{Title: t.say.Say("Longest of them")})
		c.Usable = t.usable(u)
		c.Notes = []string{t.say.Say("Elsewhere, severity and duration of incidents have been found not to go together; this chart is here so that nobody assumes that they do.")}
		t.add(c, t.strip(rows))
	}
}

// behindLengths links the longest incidents of a group.
func (t *trends) behindLengths(l portfolio.Lengths, place string) trendCell {
	var entries []*portfolio.Entry
	for _, each := range longestFirst(l.All) {
		entries = append(entries, each.Entry)
	}
	return t.behind(entries, place)
}

func (t *trends) severityFinding(r *portfolio.Rated, levels []portfolio.LevelLengths) string {
	const each = 3 // of two levels, to compare them
	var known []portfolio.LevelLengths
	n := 0
	for _, l := range levels {
		if l.Level == "" {
			continue
		}
		n += l.Usable.N
		if l.Usable.N >= each {
			known = append(known, l)
		}
	}
	switch {
	case n < forFinding:
		return t.say.Say("Too few to tell whether graver incidents last longer: %s with a severity and a duration", t.incidents(n))
	case len(known) < 2:
		return t.say.Say("No two severities have %s incidents of known duration each, which it takes to compare them", t.whole(each))
	case !r.Ordered:
		return t.say.Say("Whether graver incidents last longer cannot be told: nobody has said which level is graver")
	}
	for i, graver := range known {
		for _, other := range known[i+1:] {
			if portfolio.Overlap(graver.Lengths, other.Lengths, each) {
				return t.say.Say("The durations of %s and %s overlap: severity does not tell how long an incident lasts", t.levelWords(graver.Level), t.levelWords(other.Level))
			}
			if !portfolio.Longer(graver.Lengths, other.Lengths, each) {
				return t.say.Say("Every %s incident was shorter than every %s one: graver does not mean longer", t.levelWords(graver.Level), t.levelWords(other.Level))
			}
		}
	}
	return t.say.Say("So far, graver incidents lasted longer; %s are few to make a rule of it", t.incidents(n))
}

// delays tells how long readers waited for the first report.
func (t *trends) delays() {
	all := t.all.Delays()
	c := trendChart{ID: "publication", Topic: t.say.Say("From the end to the report"), Finding: t.delaysFinding(all), Usable: t.usable(all.Usable),
		Table: trendTable{Caption: t.say.Say("Days from the end of the incident to the first report, the longest first"),
			Columns: []chart.Column{{Title: t.say.Say("Incident")}, {Title: t.say.Say("First report")}, {Title: t.say.Say("Days after the end"), Numeric: true}}}}
	row := chart.StripRow{Name: t.say.Say("First reports"), Text: t.say.Say("n = %s", t.whole(all.Usable.N)), Median: positive(all.Median)}
	if all.Interval != nil {
		row.Interval = &[2]float64{all.Interval.Lo, all.Interval.Hi}
	}
	for _, d := range longestDelays(all) {
		date, days := t.say.Say("not told"), t.say.Say("not known")
		if d.First != nil {
			date = t.say.In(d.Entry.Zone).Written(d.First.At)
		}
		if d.Known {
			days = t.daysWords(d)
			row.Dots = append(row.Dots, chart.StripDot{Value: max(0, d.Value.Seconds()), Tip: t.name(d.Entry) + "\n" + days})
		} else {
			row.Unknown++
		}
		c.Table.add(func() []trendCell { return []trendCell{t.one(d.Entry), plainCell(date), plainCell(days)} })
	}
	if row.Unknown > 0 {
		row.UnknownTip = t.say.Count(row.Unknown, "Not known of %s incident", "Not known of %s incidents")
	}
	if row.Median != nil {
		row.Text = t.say.Say("median %s days, n = %s", t.say.Amount(roundedDays(*row.Median/3600)), t.whole(all.Usable.N))
	}
	c.Notes = append(c.Notes, t.say.Say("What was out within a minute of the end, or before it, stands at the left."))
	if all.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewStrip(chart.StripSpec{ID: id, Label: label, Table: table, Rows: []chart.StripRow{row},
			Title: t.say.Say("Time from the end to the first report, each step a multiple of the last"), Aside: t.say.Say("before the end, or unknown")})
	})
}

// longestDelays are all delays, the longest first and the unknown ones last.
func longestDelays(all portfolio.Delays) []portfolio.Delay {
	sorted := slices.Clone(all.All)
	slices.Reverse(sorted[:all.Usable.N])
	return sorted
}

func positive(n *float64) *float64 {
	if n == nil || *n < 0 {
		return nil
	}
	return n
}

// daysWords tells a delay in days, at least as finely as it is known.
func (t *trends) daysWords(d portfolio.Delay) string {
	days := func(hours float64) string { return t.say.Amount(roundedDays(hours)) }
	lo, hi := days(d.Lo.Hours()), days(d.Hi.Hours())
	if d.Hi-d.Lo < 12*60*60*1e9 || lo == hi {
		return days(d.Value.Hours())
	}
	return t.say.Say("%s to %s", lo, hi)
}

// roundedDays gives hours in days, to the tenth under 10 days.
func roundedDays(hours float64) float64 {
	days := hours / 24
	unit := 10.0
	if days > 10 || days < -10 {
		unit = 1
	}
	if days < 0 {
		return -float64(int(-days*unit+0.5)) / unit
	}
	return float64(int(days*unit+0.5)) / unit
}

func (t *trends) delaysFinding(all portfolio.Delays) string {
	switch {
	case all.Of == 0:
		return t.say.Say("No incident is counted yet")
	case all.Usable.N == 0:
		return t.say.Say("How long readers waited for a report is known of no incident")
	case all.Median == nil:
		return t.say.Say("Too few to tell how long readers wait for a report: %s", t.incidents(all.Usable.N))
	case *all.Median < 0:
		return t.say.Say("Half of the %s first reports came before the end of the incident", t.whole(all.Usable.N))
	}
	days := roundedDays(*all.Median / 3600)
	if days < 2 {
		return t.say.Say("Half of the %s first reports came within %s of the end", t.whole(all.Usable.N), t.length(*all.Median))
	}
	return t.say.Say("Half of the %s first reports came %s days or later after the end", t.whole(all.Usable.N), t.say.Amount(days))
}
