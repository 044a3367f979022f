package page

import (
	"fmt"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// detections tells who noticed, over all and by half-year.
func (t *trends) detections() {
	d := t.all.Detections()
	c := trendChart{ID: "detection", Topic: t.say.Say("Who noticed"), Finding: t.detectionFinding(d), Usable: t.usable(d.Usable),
		Table: t.detectionTable(d), Notes: []string{t.say.Say("Shares are of the incidents of which it is known who noticed, with their 95-per-cent interval (Wilson).")}}
	if d.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec := chart.BarSpec{ID: id, Label: label, Table: table, X: chart.Axis{Title: t.say.Say("Incidents"), Format: "count"}}
		for _, m := range d.Methods {
			n := float64(len(m.Entries))
			bar := chart.Bar{Name: t.method(m.Method), Lo: &n, Hi: &n, Text: t.whole(len(m.Entries))}
			if m.Wilson != nil {
				bar.Text = t.say.Say("%s (%s; %s to %s)", t.whole(len(m.Entries)), t.share(m.Share), t.share(m.Wilson.Lo), t.share(m.Wilson.Hi))
			} else {
				bar.Unknown = true
			}
			spec.Bars = append(spec.Bars, bar)
		}
		spec.Bars = t.fewer(spec.Bars)
		return chart.NewBars(spec)
	})
	t.halves(d)
}

// halves tells the same half-year by half-year, once there are two.
func (t *trends) halves(d portfolio.Detections) {
	if len(d.Halves) < 2 {
		return
	}
	c := trendChart{ID: "detection-by-half-year", Topic: t.say.Say("Who noticed, by half-year"), Finding: t.halvesFinding(d), Usable: t.usable(d.Usable)}
	c.Table = trendTable{Caption: t.say.Say("Who noticed, by half-year"), Columns: []chart.Column{{Title: t.say.Say("Half-year")}}}
	spec := chart.CellSpec{Newest: true}
	for _, h := range d.Halves {
		spec.Cols = append(spec.Cols, t.half(h))
	}
	for _, m := range d.Methods {
		c.Table.Columns = append(c.Table.Columns, chart.Column{Title: t.method(m.Method), Numeric: true})
		spec.Rows = append(spec.Rows, t.method(m.Method))
		var row []chart.Tally
		for i, entries := range m.ByHalf {
			row = append(row, chart.Tally{N: len(entries), Tip: t.say.Colon(t.say.Commas([]string{t.method(m.Method), spec.Cols[i]}), t.whole(len(entries)))})
		}
		spec.Counts = append(spec.Counts, row)
	}
	c.Table.Columns = append(c.Table.Columns, chart.Column{Title: t.say.Say("Newest of them")})
	for i := len(d.Halves) - 1; i >= 0; i-- {
		c.Table.add(func() []trendCell {
			name, key := t.half(d.Halves[i]), fmt.Sprintf("%04d-h%d", d.Halves[i].Year, d.Halves[i].N)
			cells := cellsOf(name)
			var all []*portfolio.Entry
			for _, m := range d.Methods {
				all = append(all, m.ByHalf[i]...)
			}
			for _, m := range d.Methods {
				place := ""
				if len(all) > mostExamples {
					place = t.alwaysListed(c.ID, c.Topic, name+", "+t.method(m.Method), key+"-"+string(m.Method), m.ByHalf[i])
				}
				cells = append(cells, t.count(len(m.ByHalf[i]), place))
			}
			return append(cells, t.behind(newest(all), t.listOf(c.ID, c.Topic, name, key, all)))
		})
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec.ID, spec.Label, spec.Table = id, label, table
		return chart.NewCells(spec)
	})
}

// share tells a share in whole per cent: counts this small bear no more.
func (t *trends) share(share float64) string { return t.say.Percent(roundTo(share, 100)) }

func (t *trends) half(h portfolio.Half) string {
	if h.N == 1 {
		return t.say.Say("1st half of %s", year(h.Year))
	}
	return t.say.Say("2nd half of %s", year(h.Year))
}

// method names who or what noticed.
func (t *trends) method(m incident.DetectionMethod) string {
	say := t.say.Say
	switch m {
	case "monitoring":
		return say("Monitoring")
	case "customer_report":
		return say("Customers")
	case "staff":
		return say("Staff")
	case "third_party":
		return say("A third party")
	case "researcher":
		return say("A researcher")
	case "press":
		return say("The press")
	case "authority":
		return say("An authority")
	case "attacker":
		return say("The attacker")
	case "audit":
		return say("An audit")
	}
	return words.UpperFirst(say("not known"))
}

func (t *trends) detectionFinding(d portfolio.Detections) string {
	switch {
	case d.Of == 0:
		return t.say.Say("No incident is counted yet")
	case d.N < forFinding:
		return t.say.Say("Too few to tell: it is known of %s who noticed", t.incidents(d.N))
	}
	for _, m := range d.Methods {
		if m.Method == "monitoring" {
			return t.say.Say("Monitoring noticed %s of %s incidents first (%s)", t.whole(len(m.Entries)), t.whole(d.N), t.share(m.Share))
		}
	}
	return t.say.Say("Monitoring noticed none of %s incidents first", t.whole(d.N))
}

// halvesFinding compares the shares of monitoring in the first and the last
// half-year by showing both.
func (t *trends) halvesFinding(d portfolio.Detections) string {
	known, own := make([]int, len(d.Halves)), make([]int, len(d.Halves))
	for _, m := range d.Methods {
		for i, entries := range m.ByHalf {
			if m.Wilson != nil {
				known[i] += len(entries)
			}
			if m.Method == "monitoring" {
				own[i] = len(entries)
			}
		}
	}
	var told []string
	for i := range d.Halves {
		if known[i] > 0 {
			told = append(told, t.say.Say("%s of %s in the %s", t.whole(own[i]), t.whole(known[i]), t.half(d.Halves[i])))
		}
	}
	if len(told) == 0 {
		return t.say.Say("Too few to tell: of no dated incident is it known who noticed")
	}
	return t.say.Say("Noticed by monitoring: %s", t.say.Commas(told[max(0, len(told)-2):]))
}

// fewer keeps the bars that a chart has room for: the first ones, and the one
// of what is not known.
func (t *trends) fewer(bars []chart.Bar) []chart.Bar {
	const room = 7
	if len(bars) <= room {
		return bars
	}
	last := bars[len(bars)-1]
	if !last.Unknown {
		return bars[:room]
	}
	return append(bars[:room-1:room-1], last)
}

func (t *trends) detectionTable(d portfolio.Detections) trendTable {
	say := t.say.Say
	table := trendTable{Caption: say("Who noticed first"), Columns: []chart.Column{{Title: say("Noticed by")}, {Title: say("Incidents"), Numeric: true},
		{Title: say("Share"), Numeric: true}, {Title: say("95 % interval")}, {Title: say("Newest of them")}}}
	for _, m := range d.Methods {
		table.add(func() []trendCell {
			share, interval := "–", "–"
			if m.Wilson != nil {
				share, interval = t.share(m.Share), say("%s to %s", t.share(m.Wilson.Lo), t.share(m.Wilson.Hi))
			}
			place := t.listOf("detection", t.say.Say("Who noticed"), t.method(m.Method), string(m.Method), m.Entries)
			return []trendCell{plainCell(t.method(m.Method)), t.count(len(m.Entries), place), plainCell(share), plainCell(interval), t.behind(m.Entries, place)}
		})
	}
	return table
}
