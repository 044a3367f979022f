package page

import (
	"fmt"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

func year(y int) string { return fmt.Sprintf("%04d", y) }

// category names a category of causes at the beginning of a sentence.
func (t *trends) category(c incident.Category) string {
	return words.UpperFirst(words.Phrase(t.say, "category", c))
}

// factors tells which conditions recur.
func (t *trends) factors() {
	f := t.all.Factors()
	c := trendChart{ID: "factors", Topic: t.say.Say("Contributing factors"), Finding: t.factorsFinding(f), Usable: t.usable(f.Usable), Table: t.factorsTable(f),
		Notes: []string{t.say.Say("An incident with several factors of a category counts once there, and once in every other category that it has.")}}
	if f.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec := chart.BarSpec{ID: id, Label: label, Table: table, X: chart.Axis{Title: t.say.Say("Incidents that have it"), Format: "count"}}
		bar := func(name string, n int, text string) chart.Bar {
			value := float64(n)
			return chart.Bar{Name: name, Lo: &value, Hi: &value, Text: text}
		}
		for _, k := range f.Categories {
			spec.Bars = append(spec.Bars, bar(t.category(k.Category), len(k.Entries), t.say.Say("%s (%s)", t.whole(len(k.Entries)), t.share(k.Share))))
		}
		if len(f.Without) > 0 {
			none := bar(t.say.Say("No factor told"), len(f.Without), t.whole(len(f.Without)))
			none.Unknown = true
			spec.Bars = append(spec.Bars, none)
		}
		spec.Bars = t.fewer(spec.Bars)
		return chart.NewBars(spec)
	})
}

func (t *trends) factorsFinding(f portfolio.Factors) string {
	switch {
	case f.Of == 0:
		return t.say.Say("No incident is counted yet")
	case f.N == 0:
		return t.say.Say("No contributing factor is told")
	case f.N < forFinding:
		return t.say.Say("Too few to tell: factors are known of %s", t.incidents(f.N))
	}
	first, n := f.Categories[0], len(f.Categories[0].Entries)
	switch {
	case n == 1:
		return t.say.Say("No kind of factor came up twice in %s", t.incidents(f.N))
	case len(f.Categories) > 1 && len(f.Categories[1].Entries) == n:
		var level []string
		for _, c := range f.Categories {
			if len(c.Entries) == n {
				level = append(level, t.category(c.Category))
			}
		}
		if len(level) > 3 {
			return t.say.Say("%s kinds of factors came up most often, in %s of %s incidents each", t.whole(len(level)), t.whole(n), t.whole(f.N))
		}
		return t.say.Say("%s came up most often, in %s of %s incidents each", t.say.List(level), t.whole(n), t.whole(f.N))
	}
	return t.say.Say("%s came up most often, in %s of %s incidents", t.category(first.Category), t.whole(n), t.whole(f.N))
}

func (t *trends) factorsTable(f portfolio.Factors) trendTable {
	say := t.say.Say
	table := trendTable{Caption: say("Incidents by category of contributing factor"), Columns: []chart.Column{{Title: say("Category")}, {Title: say("Incidents"), Numeric: true},
		{Title: say("Share"), Numeric: true}, {Title: say("95 % interval")}, {Title: say("Newest of them")}}}
	for _, k := range f.Categories {
		table.add(func() []trendCell {
			place := t.r.factorPlace(k.Category)
			return []trendCell{plainCell(t.category(k.Category)), t.count(len(k.Entries), place), plainCell(t.share(k.Share)),
				plainCell(say("%s to %s", t.share(k.Wilson.Lo), t.share(k.Wilson.Hi))), t.behind(k.Entries, place)}
		})
	}
	if len(f.Without) > 0 {
		table.add(func() []trendCell {
			place := t.listOf("factors", say("Contributing factors"), say("No factor told"), "none", f.Without)
			return []trendCell{plainCell(say("No factor told")), t.count(len(f.Without), place), plainCell("–"), plainCell("–"), t.behind(f.Without, place)}
		})
	}
	return table
}

// meetings tells which triggers met which factors, once there are enough.
func (t *trends) meetings() {
	m := t.all.Meetings()
	c := trendChart{ID: "triggers", Topic: t.say.Say("Triggers and factors"), Usable: t.usable(m.Usable)}
	if m.N < portfolio.ForMatrix {
		c.Finding = t.say.Say("Too few to tell which triggers meet which factors: %s with both, of %s that it takes", t.incidents(m.N), t.whole(portfolio.ForMatrix))
		t.add(c, nil)
		return
	}
	type meeting struct {
		row, col int
		entries  []*portfolio.Entry
	}
	var all []meeting
	var spec chart.CellSpec
	for _, f := range m.Factors {
		spec.Rows = append(spec.Rows, t.category(f))
	}
	for _, trigger := range m.Triggers {
		spec.Cols = append(spec.Cols, t.category(trigger))
	}
	for row := range m.Factors {
		var tallies []chart.Tally
		for col := range m.Triggers {
			entries := m.Cells[col][row]
			tallies = append(tallies, chart.Tally{N: len(entries), Tip: t.say.Colon(spec.Cols[col]+" → "+spec.Rows[row], t.whole(len(entries)))})
			if len(entries) > 0 {
				all = append(all, meeting{row, col, entries})
			}
		}
		spec.Counts = append(spec.Counts, tallies)
	}
	sortBy(all, func(a, b meeting) int { return len(b.entries) - len(a.entries) })
	top := all[0]
	switch {
	case len(top.entries) == 1:
		c.Finding = t.say.Say("No trigger met the same kind of factor twice in %s", t.incidents(m.N))
	case len(all) > 1 && len(all[1].entries) == len(top.entries):
		c.Finding = t.say.Say("Several triggers met a kind of factor %s times each; no pair stands out", t.whole(len(top.entries)))
	default:
		c.Finding = t.say.Say("Trigger and factor met most often: %s and %s, in %s of %s incidents", spec.Cols[top.col], spec.Rows[top.row], t.whole(len(top.entries)), t.whole(m.N))
	}
	c.Table = trendTable{Caption: t.say.Say("Incidents by trigger and contributing factor"), Columns: []chart.Column{{Title: t.say.Say("Trigger")},
		{Title: t.say.Say("Factor")}, {Title: t.say.Say("Incidents"), Numeric: true}, {Title: t.say.Say("Newest of them")}}}
	for _, each := range all {
		c.Table.add(func() []trendCell {
			trigger, factor := spec.Cols[each.col], spec.Rows[each.row]
			place := t.listOf(c.ID, c.Topic, trigger+", "+factor, string(m.Triggers[each.col])+"."+string(m.Factors[each.row]), each.entries)
			return []trendCell{plainCell(trigger), plainCell(factor), t.count(len(each.entries), place), t.behind(each.entries, place)}
		})
	}
	c.Notes = []string{t.say.Say("Columns are what changed, rows are the conditions it met. Only the most frequent are drawn, on a phone fewer; the table has all pairs.")}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec.ID, spec.Label, spec.Table = id, label, table
		return chart.NewCells(spec)
	})
}
