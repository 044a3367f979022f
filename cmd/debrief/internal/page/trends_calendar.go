package page

import (
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
)

// mostCalendars is how many severity schemes have a calendar of their own.
const mostCalendars = 3

// calendars tells on which days incidents went on, scheme by scheme.
func (t *trends) calendars() {
	rated := t.all.Rated(t.r.site.schemes())
	for i, r := range rated[:min(len(rated), mostCalendars)] {
		t.calendar(t.all.Calendar(r), i, len(rated))
	}
}

func (t *trends) calendar(c portfolio.Calendar, at, schemes int) {
	out := trendChart{ID: "calendar", Topic: t.say.Say("Days with incidents"), Finding: t.calendarFinding(c),
		Usable: t.say.Say("%s of %s incidents have a date", t.whole(c.N), t.whole(c.Of))}
	if at > 0 {
		out.ID += "-" + t.whole(at+1)
	}
	if schemes > 1 {
		out.Topic = t.say.Say("Days with incidents: %s", t.schemeName(c.Rated))
	}
	out.Table = t.calendarTable(c, out.ID, out.Topic)
	if schemes > 1 && at == 0 {
		out.Notes = append(out.Notes, t.say.Say("Severities of different schemes are never compared: each scheme has a calendar of its own."))
	}
	if schemes > mostCalendars && at == mostCalendars-1 {
		out.Notes = append(out.Notes, t.say.Count(schemes-mostCalendars, "%s further scheme has no calendar here.", "%s further schemes have no calendar here."))
	}
	if !c.Ordered {
		out.Notes = append(out.Notes, t.say.Say("Nobody has told which level of this scheme is graver: a day with several levels has a mark of its own."))
	}
	if at == 0 {
		out.Notes = append(out.Notes, t.say.Say("An incident marks every day that it lasted; one whose end is not known marks its first day."))
	}
	if len(c.Days) == 0 {
		t.add(out, nil)
		return
	}
	t.add(out, func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewCalendar(t.calendarSpec(c, id, label, table))
	})
}

func (t *trends) schemeName(r *portfolio.Rated) string {
	switch {
	case r.Unrated:
		return t.say.Say("severity not known")
	case r.Scheme == "":
		return t.say.Say("no named scheme")
	}
	return r.Scheme
}

// levelName tells a level of a scheme as the record does.
func (t *trends) levelName(name string) string {
	if name == "" {
		return t.say.Say("not known")
	}
	return name
}

// levelWords tells a level within a sentence: SEV2, severity “major”.
func (t *trends) levelWords(name string) string {
	if strings.ContainsAny(name, "0123456789") {
		return name
	}
	return t.say.Say("severity “%s”", name)
}

func (t *trends) calendarFinding(c portfolio.Calendar) string {
	days := t.say.Count(len(c.Days), "%s day", "%s days")
	switch {
	case len(c.Days) == 0:
		return t.say.Say("No day of the last twelve months had an incident")
	case len(c.Days) == 1 || len(c.Levels) == 1 || !c.Ordered || c.Levels[0].Name == "":
		return t.say.Say("%s of the last twelve months had an incident", days)
	}
	for i, level := range c.Levels {
		n := 0
		for _, d := range c.Days {
			if d.Highest == i {
				n++
			}
		}
		if n > 0 && level.Name != "" {
			return t.say.Say("%s of the last twelve months had an incident; %s of them reached %s", days, t.whole(n), t.levelWords(level.Name))
		}
	}
	return t.say.Say("%s of the last twelve months had an incident", days)
}

func (t *trends) calendarSpec(c portfolio.Calendar, id, label string, table chart.Table) chart.CalendarSpec {
	weekday := func(d portfolio.Day) int { return (int(d.Date().Weekday()) + 6) % 7 }
	lead := weekday(c.First)
	week := func(d portfolio.Day) int { return (c.First.To(d) + lead) / 7 }
	spec := chart.CalendarSpec{ID: id, Label: label, Table: table, Weeks: week(c.Last) + 1, Weekdays: t.weekdays()}
	for i, l := range c.Levels {
		spec.Levels = append(spec.Levels, t.levelName(l.Name))
		if l.Name == "" {
			spec.Unknown = i + 1
		}
	}
	first := c.First
	for range c.Months {
		spec.Months = append(spec.Months, chart.WeekOf{Week: week(first), Name: t.month(first.Year, int(first.Month))})
		next := first.Next(31)
		first = portfolio.Day{Year: next.Year, Month: next.Month, Day: 1}
	}
	for _, d := range c.Days {
		tip := []string{t.day(d.Day)}
		if len(d.Entries) == 1 {
			tip = append(tip, t.say.Colon(t.levelName(levelName(d.Entries[0])), t.name(d.Entries[0])))
		} else {
			tip = append(tip, t.incidents(len(d.Entries)))
		}
		spec.Days = append(spec.Days, chart.DayMark{Week: week(d.Day), Weekday: weekday(d.Day), Level: d.Highest, N: len(d.Entries), Tip: strings.Join(tip, "\n")})
	}
	spec.Narrow = t.calendarCells(c)
	return spec
}

// levelName is an incident's level; empty when it is not known.
func levelName(e *portfolio.Entry) string {
	if e.Severity == nil || e.Severity.Level == "unknown" {
		return ""
	}
	return e.Severity.Level
}

func (t *trends) weekdays() [7]string {
	say := t.say.Say
	return [7]string{say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")}
}

// calendarCells is the same for a phone: months by levels, the newest month on
// top.
func (t *trends) calendarCells(c portfolio.Calendar) chart.CellSpec {
	var spec chart.CellSpec
	for _, l := range c.Levels {
		spec.Cols = append(spec.Cols, t.levelName(l.Name))
	}
	for _, m := range slices.Backward(c.Months) {
		name := t.month(m.Year, int(m.Month))
		spec.Rows = append(spec.Rows, name)
		var row []chart.Tally
		for l, entries := range m.ByLevel {
			row = append(row, chart.Tally{N: len(entries), Tip: t.say.Colon(t.say.Commas([]string{name, spec.Cols[l]}), t.whole(len(entries)))})
		}
		spec.Counts = append(spec.Counts, row)
	}
	return spec
}

// calendarTable tells stretches of days on which the same incidents went on,
// the newest first.
func (t *trends) calendarTable(c portfolio.Calendar, id, topic string) trendTable {
	table := trendTable{Caption: t.say.Say("Days with incidents in the last twelve months"),
		Columns: []chart.Column{{Title: t.say.Say("Days")}, {Title: t.say.Say("Gravest")}, {Title: t.say.Say("Incidents"), Numeric: true}, {Title: t.say.Say("Which")}}}
	for i := len(c.Days) - 1; i >= 0; i-- {
		last, first := c.Days[i], c.Days[i]
		for i > 0 && slices.Equal(c.Days[i-1].Entries, last.Entries) && c.Days[i-1].To(first.Day) == 1 {
			i--
			first = c.Days[i]
		}
		table.add(func() []trendCell {
			days := t.day(last.Day)
			if first.Day != last.Day {
				days = t.say.Say("%s to %s", t.day(first.Day), t.day(last.Day))
			}
			place := t.listOf(id, topic, days, first.Date().Format(time.DateOnly), last.Entries)
			level := t.say.Say("several levels")
			if last.Highest >= 0 {
				level = t.levelName(c.Levels[last.Highest].Name)
			}
			return []trendCell{plainCell(days), plainCell(level), t.count(len(last.Entries), place), t.behind(last.Entries, place)}
		})
	}
	return table
}
