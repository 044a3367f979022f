package page

import (
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

func (t *trends) actions(n int) string { return t.say.Count(n, "%s action", "%s actions") }

// progress tells whether what was promised gets done.
func (t *trends) progress() {
	p := t.course()
	c := trendChart{ID: "progress", Topic: t.say.Say("Open and closed over time"), Finding: t.progressFinding(p),
		Usable: t.say.Say("%s of %s actions have the dates", t.whole(p.N), t.whole(p.Of)), Table: t.progressTable(p)}
	if n := len(p.Undated); n > 0 {
		c.Notes = append(c.Notes, t.say.Count(n, "%s action is missing from the course: it has no date.", "%s actions are missing from the course: they have no date."))
	}
	if n := len(p.WontDo); n > 0 {
		c.Notes = append(c.Notes, t.say.Count(n, "%s of the closed actions will not be done, by decision.", "%s of the closed actions will not be done, by decision."))
	}
	if len(p.Steps) == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		closed, open := chart.Line{Name: t.say.Say("Closed"), Role: "good", Step: true, Area: true, Stack: true}, chart.Line{Name: t.say.Say("Open"), Role: "second", Step: true, Area: true, Stack: true}
		point := func(at time.Time, s portfolio.Step) {
			closed.Points = append(closed.Points, chart.Point{At: at, Value: new(float64(s.Closed))})
			open.Points = append(open.Points, chart.Point{At: at, Value: new(float64(s.Open))})
		}
		steps := fewerSteps(p.Steps)
		point(t.midnight(steps[0].Day.Next(-1)), portfolio.Step{})
		for _, s := range steps {
			point(t.midnight(s.Day), s)
		}
		if last := steps[len(steps)-1]; t.all.AsOf.After(t.midnight(last.Day)) {
			point(t.all.AsOf, last)
		}
		return chart.NewLine(chart.LineSpec{ID: id, Label: label, Table: table, Zone: t.all.Zone, X: chart.Axis{Title: t.say.Say("Date, in %s", zoneName(t.all))},
			Y: chart.Axis{Title: t.say.Say("Actions since the first one; the upper edge is all that were opened"), Format: "count"}, Lines: []chart.Line{closed, open}})
	})
}

func (t *trends) midnight(d portfolio.Day) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, t.all.Zone)
}

// fewerSteps keeps at most 120 steps: the last one of each stretch.
func fewerSteps(steps []portfolio.Step) []portfolio.Step {
	const most = 120
	if len(steps) <= most {
		return steps
	}
	var kept []portfolio.Step
	for i := range most {
		kept = append(kept, steps[(i+1)*len(steps)/most-1])
	}
	return kept
}

func (t *trends) progressFinding(p portfolio.Progress) string {
	switch {
	case p.Of == 0:
		return t.say.Say("No action is recorded")
	case len(p.Open) == 0:
		return t.say.Count(p.Of, "The only action recorded is closed (%s)", "All %s actions are closed")
	}
	return t.say.Count(len(p.Open), "%s of %s is open", "%s of %s are open", t.actions(p.Of))
}

// progressTable tells the course day by day, the newest day first, and what
// stands at the end.
func (t *trends) progressTable(p portfolio.Progress) trendTable {
	say := t.say.Say
	table := trendTable{Caption: say("Actions opened and closed, counted from the first one"), Columns: []chart.Column{{Title: say("Date")}, {Title: say("Opened"), Numeric: true},
		{Title: say("Closed"), Numeric: true}, {Title: say("Open"), Numeric: true}}}
	for i := len(p.Steps) - 1; i >= 0; i-- {
		s := p.Steps[i]
		table.add(func() []trendCell {
			cells := cellsOf(t.day(s.Day), t.whole(s.Opened), t.whole(s.Closed), t.whole(s.Open))
			if i == len(p.Steps)-1 && s.Open == len(p.Open) { // how things stand now
				cells[3] = t.count(s.Open, t.r.actionsPlace("open"))
			}
			return cells
		})
	}
	if len(p.Undated) > 0 {
		open := 0
		for _, task := range p.Undated {
			if task.IsOpen() {
				open++
			}
		}
		table.add(func() []trendCell {
			return cellsOf(say("without a date"), t.whole(len(p.Undated)), t.whole(len(p.Undated)-open), t.whole(open))
		})
	}
	return table
}

// ages tells how old the open actions are.
func (t *trends) ages() {
	a := t.all.Ages()
	c := trendChart{ID: "ages", Topic: t.say.Say("Age of open actions"), Finding: t.agesFinding(a),
		Usable: t.say.Say("%s of %s open actions have a date", t.whole(a.N), t.whole(a.Of)), Table: t.agesTable(a)}
	if as := t.r.asOf().Words; as != "" {
		c.Notes = append(c.Notes, t.say.Say("Ages are counted up to %s.", as))
	}
	if n := len(t.course().WontDo); n > 0 {
		c.Notes = append(c.Notes, t.say.Count(n, "%s action is not among them: it will not be done, by decision.", "%s actions are not among them: they will not be done, by decision."))
	}
	if a.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec := chart.ColumnSpec{ID: id, Label: label, Table: table, Series: []string{t.say.Say("In time, or without a due date"), t.say.Say("Overdue")}, Roles: []string{"main", "bad"},
			X: chart.Axis{Title: t.say.Say("Age in days")}, Y: chart.Axis{Title: t.say.Say("Open actions")}}
		for _, class := range a.Classes {
			overdue := 0
			for _, task := range class.Tasks {
				if task.Overdue {
					overdue++
				}
			}
			name := t.class(class)
			spec.Columns = append(spec.Columns, chart.Stack{Name: name, Counts: []int{len(class.Tasks) - overdue, overdue},
				Tip: t.say.Say("%s days: %s, %s of them overdue", name, t.actions(len(class.Tasks)), t.whole(overdue))})
		}
		if n := len(a.Unknown); n > 0 {
			overdue := 0
			for _, task := range a.Unknown {
				if task.Overdue {
					overdue++
				}
			}
			spec.Columns = append(spec.Columns, chart.Stack{Name: "?", Counts: []int{n - overdue, overdue}, Apart: true, Tip: t.say.Say("Age not known: %s", t.actions(n))})
		}
		return chart.NewColumns(spec)
	})
}

func (t *trends) class(c portfolio.AgeClass) string {
	if c.To == 0 {
		return t.say.Say("over %s", t.whole(c.From-1))
	}
	return t.say.Say("%s to %s", t.whole(c.From), t.whole(c.To-1))
}

func (t *trends) agesFinding(a portfolio.Ages) string {
	switch {
	case a.Of == 0:
		return t.say.Say("No action is open")
	case a.Oldest == nil:
		return t.say.Count(len(a.Overdue), "%s of %s is overdue; no age is known", "%s of %s are overdue; no age is known", t.say.Count(a.Of, "%s open action", "%s open actions"))
	}
	return t.say.Count(len(a.Overdue), "%s of %s is overdue; the oldest has been open for %s", "%s of %s are overdue; the oldest has been open for %s", t.say.Count(a.Of, "%s open action", "%s open actions"),
		t.say.Count(a.Oldest.Days, "%s day", "%s days"))
}

// agesTable lists the open actions, the oldest first.
func (t *trends) agesTable(a portfolio.Ages) trendTable {
	say := t.say.Say
	table := trendTable{Caption: say("Open actions, the oldest first"), Columns: []chart.Column{{Title: say("Action")}, {Title: say("Owner")}, {Title: say("Due")},
		{Title: say("Age in days"), Numeric: true}, {Title: say("Status")}, {Title: say("Incident")}}}
	row := func(of *portfolio.Item, age string) {
		table.add(func() []trendCell {
			task := t.r.anchoredAction(of.Entry, of.Index).Action
			due := say("no date")
			if !task.Action.Due.IsZero() {
				due = t.days.Written(task.Action.Due)
			}
			status := words.UpperFirst(words.Phrase(t.say, "action", task.Status))
			if task.Status == "" {
				status = words.UpperFirst(words.Phrase(t.say, "action", incident.ActionOpen))
			}
			if task.Overdue {
				status = say("%s, overdue", status)
			}
			title := plainCell(task.Title)
			if task.ID != "" {
				title.Href = t.to(reportPlace(of.Entry.ID)) + "#a-" + task.ID
			}
			return []trendCell{title, plainCell(titleOf(t.r.site.Owners, task.Owner)), plainCell(due), plainCell(age), plainCell(status), t.one(of.Entry)}
		})
	}
	for i := len(a.Classes) - 1; i >= 0; i-- {
		for _, aged := range a.Classes[i].Tasks {
			row(aged.Item, t.whole(aged.Days))
		}
	}
	for _, task := range a.Unknown {
		row(task, say("not known"))
	}
	return table
}
