package chart

import (
	"testing"
	"time"
)

// The samples are the drawings of one invented incident, with the values that
// its report would give.

func at(t *testing.T, text string) time.Time {
	t.Helper()
	moment, err := time.Parse("2006-01-02T15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return location
}

func value(v float64) *float64 { return &v }

func smallTable() Table {
	return Table{Caption: "Data", Columns: []Column{{Title: "Name"}, {Title: "Value", Numeric: true}}, Rows: [][]string{{"a", "1"}}}
}

func impactSample(t *testing.T) LineSpec {
	return LineSpec{
		ID: "impact", Label: "Share of legitimate mail withheld over time", Zone: zone(t, "Europe/Berlin"),
		X: Axis{Title: "Time in Europe/Berlin"}, Y: Axis{Title: "Share of legitimate mail withheld, in per cent", Format: "percent"},
		Lines: []Line{{Name: "Share of legitimate mail withheld", Points: []Point{
			{at(t, "2026-03-28T20:00"), value(0.00003)}, {at(t, "2026-03-28T21:10"), value(0.0009)}, {at(t, "2026-03-28T23:40"), value(0.0088)},
			{at(t, "2026-03-29T03:00"), value(0.0141)}, {at(t, "2026-03-29T06:00"), value(0.0172)}, {at(t, "2026-03-29T07:15"), value(0.0097)},
			{at(t, "2026-03-29T09:05"), value(0.00004)}}}},
		Milestones: []Mark{{at(t, "2026-03-28T21:10"), "Started"}, {at(t, "2026-03-29T04:52"), "Detected"},
			{at(t, "2026-03-29T07:15"), "Mitigated"}, {at(t, "2026-03-29T09:05"), "Resolved"}},
		Impact: &Band{From: at(t, "2026-03-28T21:10"), To: at(t, "2026-03-29T09:05")},
		Table:  smallTable(),
	}
}

func releaseSample(t *testing.T) LineSpec {
	points := func(pairs ...any) []Point {
		var all []Point
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, Point{at(t, pairs[i].(string)), value(float64(pairs[i+1].(int)))})
		}
		return all
	}
	return LineSpec{
		ID: "release", Label: "Messages given back over time", Zone: zone(t, "Europe/Berlin"),
		X: Axis{Title: "Time in Europe/Berlin"}, Y: Axis{Title: "Messages", Format: "count"},
		Lines: []Line{
			{Name: "Given back", Area: true, Stack: true, Points: points("2026-03-28T21:10", 0, "2026-03-29T05:30", 310, "2026-03-29T09:40", 1905,
				"2026-03-29T10:30", 21400, "2026-03-29T12:00", 39750, "2026-03-29T18:00", 51020, "2026-03-30T08:00", 57300,
				"2026-03-30T18:00", 60110, "2026-03-31T16:20", 62048)},
			{Name: "Still held", Role: "bad", Area: true, Stack: true, Dashed: true, Points: points("2026-03-28T21:10", 62060, "2026-03-29T05:30", 61750,
				"2026-03-29T09:40", 60155, "2026-03-29T10:30", 40660, "2026-03-29T12:00", 22310, "2026-03-29T18:00", 11040,
				"2026-03-30T08:00", 4760, "2026-03-30T18:00", 1950, "2026-03-31T16:20", 12)},
		},
		Milestones: []Mark{{at(t, "2026-03-29T11:17"), "Half after 14 h 07 min"}, {at(t, "2026-03-30T04:46"), "90 % after 31 h 37 min"}},
		Levels:     []Level{{62060 - 12, "12 cannot be given back"}},
		Table:      smallTable(),
	}
}

func gapsSample(t *testing.T) LineSpec {
	return LineSpec{
		ID: "gaps", Label: "Reports per hour", X: Axis{Title: "Time in UTC"}, Y: Axis{Title: "Reports", Format: "count"},
		Lines: []Line{{Name: "Reports", Step: true, Points: []Point{{at(t, "2025-07-09T22:20"), value(12)}, {at(t, "2025-07-10T02:00"), nil},
			{at(t, "2025-07-10T10:00"), value(900)}, {at(t, "2025-07-10T12:00"), value(2792)}, {at(t, "2025-07-10T19:30"), value(40)}}}},
		Levels: []Level{{4000, "What the help desk can answer"}},
		Table:  smallTable(),
	}
}

func sharesSample() BarSpec {
	return BarSpec{
		ID: "affected", Label: "Shares affected", X: Axis{Title: "Share of all, in per cent", Format: "percent"},
		Bars: []Bar{
			{Name: "Users", Lo: value(0.035), Hi: value(0.035), Text: "41,300 of 1,180,000 (3.5 %)"},
			{Name: "Organisations", Lo: value(0.0351), Hi: value(0.0351), Text: "2,140 of 61,000 (3.51 %)"},
			{Name: "Messages", Lo: value(0.0092), Hi: value(0.0158), Text: "between 44,300 and 76,000 of 4,812,400"},
			{Name: "Domains", Lo: value(0.01), Text: "at least 1 %"},
			{Name: "Requests", Text: "unknown"},
		},
		Table: smallTable(),
	}
}

func budgetSample() BarSpec {
	return BarSpec{
		ID: "budget", Label: "Error budget", X: Axis{Title: "Share of the error budget used, in per cent", Format: "percent"},
		Bars: []Bar{
			{Name: "wrong-quarantine-28d, this incident", Lo: value(2.2816), Hi: value(2.2816), Text: "228.2 %", Strong: true},
			{Name: "wrong-quarantine-28d, whole window of 28 d", Lo: value(2.5537), Hi: value(2.5537), Text: "255.4 %"},
		},
		Levels: []Level{{1, "the whole budget"}}, Table: smallTable(),
	}
}

func exposureSample(t *testing.T) RangeSpec {
	return RangeSpec{
		ID: "exposure", Label: "Exposure and containment", X: Axis{Title: "Date in UTC"},
		Ranges: []Range{
			{Name: "Exposure", To: at(t, "2026-01-27T00:00"), Sure: &Band{From: at(t, "2025-12-08T21:32"), To: at(t, "2026-01-26T00:00")}, Text: "at least 48 d", Strong: true},
			{Name: "Routing stopped", From: at(t, "2025-12-08T21:32"), To: at(t, "2026-01-26T12:00"), Text: "coverage unknown", Sure: &Band{}},
			{Name: "Credentials rotated", Text: "unknown"},
			{Name: "Subjects notified", From: at(t, "2025-12-08T21:32"), Text: "not done yet"},
		},
		Marks: []Mark{{at(t, "2026-01-23T14:00"), "Detected"}},
		Table: smallTable(),
	}
}

func confusionSample() MatrixSpec {
	cell := func(n, share float64, text, detail string, wrong bool) Cell {
		return Cell{Count: &n, Share: &share, Text: text, Detail: detail, Wrong: wrong}
	}
	return MatrixSpec{
		ID: "confusion", Label: "Right and wrong verdicts",
		Rows: [2]string{"really phishing", "really legitimate"}, Cols: [2]string{"flagged", "passed"},
		Panels: []Panel{
			{"Before", [2][2]Cell{{cell(136210, 0.8966, "136,210", "89.66 %", false), cell(15700, 0.1034, "15,700", "10.34 %, estimated", true)},
				{cell(1880, 0.0000276, "1,880", "0.0028 %", true), cell(68146210, 0.99997, "68,146,210", "99.997 %", false)}}},
			{"During", [2][2]Cell{{cell(9870, 0.8965, "9,870", "89.65 %", false), cell(1140, 0.1035, "1,140", "10.35 %, estimated", true)},
				{cell(62060, 0.0129, "62,060", "1.29 %", true), cell(4739330, 0.987, "4,739,330", "98.71 %", false)}}},
			{"After", [2][2]Cell{{cell(118400, 0.8439, "118,400", "84.39 %", false), cell(21900, 0.1561, "21,900", "15.61 %, estimated", true)},
				{cell(1610, 0.000024, "1,610", "0.0024 %", true), {}}}},
		},
		Table: smallTable(),
	}
}

func qualitySample() DotSpec {
	return DotSpec{
		ID: "quality", Label: "Precision and recall", Stations: []string{"Before", "During", "After"},
		Y: Axis{Title: "Share, in per cent; whiskers are 95 % intervals", Format: "percent", Max: 1},
		Series: []Dots{
			{"Precision", []*Dot{{0.9864, 0.9858, 0.987, "98.64 %"}, {0.1372, 0.0872, 0.2075, "13.72 %"}, {0.9866, 0.98592, 0.98722, "98.66 %"}}},
			{"Recall", []*Dot{{0.8966, 0.895, 0.898, "89.66 %"}, nil, {0.8439, 0.842, 0.846, "84.39 %"}}},
		},
		Table: smallTable(),
	}
}

func pathSample() PathSpec {
	client := Node{ID: "client", Title: "Client", Detail: "own"}
	directory := Node{ID: "autodetect", Title: "Directory", Detail: "Microsoft · prod.autodetect.outlook.cloud.microsoft:443"}
	return PathSpec{
		ID: "path", Label: "The way taken", IntendedName: "Intended", ActualName: "Taken", BoundaryName: "third party",
		Intended: []Node{client, directory, {ID: "none", Title: "No server suggested", Detail: "not found"}},
		Actual: []Node{client, directory,
			{ID: "imap", Title: "Endpoint", Detail: "Sumitomo Electric Industries, JP · imapgms.jnet.sei.co.jp:993", Beyond: true},
			{ID: "smtp", Title: "Endpoint", Detail: "Sumitomo Electric Industries, JP · smtpgms.jnet.sei.co.jp:465", Beyond: true}},
		Table: smallTable(),
	}
}

func longPathSample() PathSpec {
	n := func(id, detail string, beyond bool) Node {
		return Node{ID: id, Title: "Network " + id, Detail: detail, Beyond: beyond}
	}
	return PathSpec{
		ID: "path", Label: "The way taken", IntendedName: "Intended", ActualName: "Taken", BoundaryName: "in other hands",
		Intended: []Node{n("a", "AS64500, BR", false), n("b", "AS64501, US", false), n("c", "AS64502, US", false), n("f", "AS64505 · 192.0.2.0/24", false)},
		Actual: []Node{n("a", "AS64500, BR", false), n("d", "AS64503, BR", true), n("e", "AS64504, BR", true), n("g", "AS64506, DE", true),
			n("f", "AS64505 · 192.0.2.0/24", false)},
		Table: smallTable(),
	}
}

func flowSample() FlowSpec {
	return FlowSpec{
		ID: "flow", Label: "Flow of set-ups",
		Nodes: []FlowNode{{"client", "Client"}, {"dir", "Directory prod.autodetect.outlook.cloud.microsoft"}, {"ok", "No server suggested"}, {"bad", "imapgms.jnet.sei.co.jp"}},
		Links: []Link{{"client", "dir", 120, "120 set-ups", false}, {"dir", "ok", 80, "80 set-ups", false}, {"dir", "bad", 40, "40 set-ups", true}},
		Table: smallTable(),
	}
}

// timelineSample has a long tail: nearly everything happens in one night of
// three weeks.
func timelineSample(t *testing.T) TimelineSpec {
	lanes := []string{"impact", "detection", "escalation", "hypothesis", "decision", "action", "change", "communication", "status"}
	event := func(n int, kind, when, label string) Event {
		e := Event{Number: n, Type: kind, Label: when + " " + label, Anchor: "t-" + label}
		for i, lane := range lanes {
			if lane == kind {
				e.Lane = i
			}
		}
		if when != "" {
			e.At = at(t, when)
		}
		return e
	}
	spec := TimelineSpec{
		Title: "Course of the incident", Desc: "Phases and entries in the order in which they happened.",
		Zone: zone(t, "Europe/Berlin"), ZoneName: "Time in Europe/Berlin", Lanes: lanes,
		Phases: []PhaseBar{
			{Key: "undetected", Name: "Undetected", From: at(t, "2026-03-28T21:10"), To: at(t, "2026-03-29T04:52"), Text: "7 h 42 min"},
			{Key: "triage", Name: "Triage", From: at(t, "2026-03-29T04:52"), To: at(t, "2026-03-29T05:05"), Text: "13 min"},
			{Key: "diagnosis", Name: "Diagnosis", From: at(t, "2026-03-29T05:05"), To: at(t, "2026-03-29T07:15"), Text: "2 h 10 min"},
			{Key: "repair", Name: "Repair", From: at(t, "2026-03-29T07:15"), To: at(t, "2026-03-29T09:05"), Text: "1 h 50 min"},
			{Key: "recovery", Name: "Recovery", From: at(t, "2026-03-29T09:05"), To: at(t, "2026-03-31T16:20"), Text: "2 d 7 h 15 min"},
		},
		Events: []Event{
			event(1, "change", "2026-03-24T09:00", "canary"), event(2, "change", "2026-03-28T21:10", "activated"),
			event(3, "impact", "2026-03-28T23:40", "rate"), event(4, "detection", "2026-03-29T04:52", "ticket"),
			event(5, "escalation", "2026-03-29T05:05", "on-call"), event(6, "status", "2026-03-29T05:20", "declared"),
			event(7, "communication", "2026-03-29T05:48", "status-page"), event(8, "hypothesis", "2026-03-29T06:05", "feed"),
			event(9, "decision", "2026-03-29T06:40", "audit-only"), event(10, "action", "2026-03-29T07:15", "set"),
			event(11, "impact", "2026-03-29T07:30", "cache"), event(12, "action", "2026-03-29T09:05", "flushed"),
			event(13, "action", "2026-03-29T09:40", "release"), event(14, "status", "2026-03-31T16:20", "last"),
			event(15, "change", "2026-04-10T12:00", "gate"), event(16, "status", "2026-04-14T10:00", "closed"),
		},
		Milestones: []Mark{
			{at(t, "2026-03-24T09:00"), "Introduced"}, {at(t, "2026-03-28T21:10"), "Started"}, {at(t, "2026-03-29T04:52"), "Detected"},
			{at(t, "2026-03-29T05:05"), "Acknowledged"}, {at(t, "2026-03-29T05:20"), "Declared"}, {at(t, "2026-03-29T05:48"), "First public notice"},
			{at(t, "2026-03-29T06:40"), "Identified"}, {at(t, "2026-03-29T07:15"), "Mitigated"}, {at(t, "2026-03-29T09:05"), "Resolved"},
			{at(t, "2026-03-31T16:20"), "Recovered"}, {at(t, "2026-04-10T12:00"), "Cause addressed"}, {at(t, "2026-04-14T10:00"), "Closed"},
		},
		Notes:      []string{"1 entry has no place in time."},
		BrokenNote: "The axis is cut where nothing happened.",
		Length:     func(d time.Duration) string { return d.Truncate(time.Hour).String() },
	}
	spec.Events[7].Until = at(t, "2026-03-29T06:30")
	spec.Events[8].Lo, spec.Events[8].Hi = at(t, "2026-03-29T06:35"), at(t, "2026-03-29T06:45")
	return spec
}

// vagueSample is a course of which little is known.
func vagueSample(t *testing.T) TimelineSpec {
	return TimelineSpec{
		Title: "Course of the incident", Desc: "Little is known.", ZoneName: "Time in UTC", Lanes: []string{"change", "detection", "communication", "action"},
		Phases: []PhaseBar{
			{Key: "undetected", Name: "Undetected to mitigated", From: at(t, "2025-12-08T21:32"), To: at(t, "2026-01-26T00:00"), Text: "at least 48 d", Hatched: true},
			{Key: "repair", Name: "Repair", From: at(t, "2026-01-26T00:00"), Text: "not over", Hatched: true},
		},
		Events: []Event{
			{Number: 1, Lane: 0, Type: "change", Hi: at(t, "2020-02-03T05:31"), Label: "Entry created", Anchor: "t-1"},
			{Number: 2, Lane: 1, Type: "detection", At: at(t, "2025-12-08T21:32"), Label: "Seen", Anchor: "t-2"},
			{Number: 3, Lane: 2, Type: "communication", Hi: at(t, "2026-01-23T14:00"), Label: "Write-up", Anchor: "t-3"},
			{Number: 4, Lane: 3, Type: "action", At: at(t, "2026-01-26T00:00"), Lo: at(t, "2026-01-26T00:00"), Hi: at(t, "2026-01-27T00:00"), Label: "Stopped", Anchor: "t-4"},
			{Number: 5, Lane: 2, Type: "communication", Hi: at(t, "2026-01-27T00:00"), Label: "Statement", Anchor: "t-5", Faint: true},
			{Number: 6, Lane: 2, Type: "communication", Label: "Said some day", Anchor: "t-6"},
		},
		Milestones: []Mark{{at(t, "2025-12-08T21:32"), "Started (by)"}, {at(t, "2026-01-26T00:00"), "Mitigated"}},
		Notes:      []string{"1 entry has no place in time."}, BrokenNote: "The axis is cut where nothing happened.",
		Length: func(d time.Duration) string { return d.Truncate(time.Hour).String() },
	}
}

// plainSample needs no cut.
func plainSample(t *testing.T) TimelineSpec {
	return TimelineSpec{
		Title: "Course", Desc: "Course.", ZoneName: "Time in UTC", Lanes: []string{"impact", "status", "action"},
		Phases: []PhaseBar{{Key: "undetected", Name: "Started to resolved", From: at(t, "2025-07-09T22:20"), To: at(t, "2025-07-10T17:25"), Text: "between 19 h 04 min and 21 h 30 min", Hatched: true}},
		Events: []Event{
			{Number: 1, Lane: 0, Type: "impact", At: at(t, "2025-07-09T22:20"), Label: "Mailboxes fail", Anchor: "t-1"},
			{Number: 2, Lane: 1, Type: "status", Hi: at(t, "2025-07-10T15:08"), Label: "Preliminary cause", Anchor: "t-2"},
			{Number: 3, Lane: 2, Type: "action", Hi: at(t, "2025-07-10T16:39"), Label: "Roll-out", Anchor: "t-3"},
			{Number: 4, Lane: 1, Type: "status", Lo: at(t, "2025-07-10T17:25"), Hi: at(t, "2025-07-10T19:49"), Label: "Healthy", Anchor: "t-4"},
		},
		Milestones: []Mark{{at(t, "2025-07-09T22:20"), "Started"}, {at(t, "2025-07-10T17:25"), "Resolved"}},
	}
}

func monthsSample() ColumnSpec {
	return ColumnSpec{
		ID: "months", Label: "No month stands out", X: Axis{Title: "Month, in UTC"}, Y: Axis{Title: "Incidents that began in the month"},
		Series: []string{"Outages", "False positives"}, Range: &CountRange{Lo: 0, Hi: 4, Label: "By chance alone: 0 to 4"},
		Columns: []Stack{{Name: "2026", Counts: []int{2, 1}, Tip: "Jan 2026\nOutages: 2"}, {Counts: []int{0, 0}}, {Counts: []int{3, 2}}, {Counts: []int{1, 0}, Open: true},
			{}, {Name: "?", Counts: []int{0, 1}, Apart: true, Tip: "Date not known"}},
		Table: smallTable(),
	}
}

func stripSample() StripSpec {
	row := StripRow{Name: "Outages", Text: "median 66 min, n = 11", Median: value(66 * 60), Interval: &[2]float64{18 * 60, 1145 * 60}, Box: &[2]float64{28 * 60, 295 * 60},
		Unknown: 2, UnknownTip: "2 incidents"}
	for _, minutes := range []float64{12, 18, 25, 31, 44, 66, 95, 180, 410, 1145, 2940} {
		row.Dots = append(row.Dots, StripDot{Value: minutes * 60, Tip: "An outage"})
	}
	return StripSpec{
		ID: "durations", Label: "Half lasted 66 min or longer", Title: "Duration", Aside: "under 1 min or unknown", Table: smallTable(),
		Rows: []StripRow{row, {Name: "Misroutings", Text: "n = 1", Dots: []StripDot{{Value: 0, Tip: "Short"}, {Value: 3e5, Lo: 1e5, Hi: 9e5, Tip: "Vague"},
			{Value: 4e6, Open: 1, Tip: "Not over"}, {Value: 7200, Open: -1, Tip: "At most"}}}},
	}
}

func datesSample(t *testing.T) StripSpec {
	dot := func(text string) StripDot { return StripDot{Value: float64(at(t, text).Unix()), Tip: text} }
	return StripSpec{ID: "dates", Label: "When", Title: "Date", Dates: true, Zone: zone(t, "Europe/Berlin"), Table: smallTable(),
		Rows: []StripRow{{Name: "Mail filter", Text: "twice", Dots: []StripDot{dot("2026-03-28T20:00"), dot("2025-07-09T22:20")}}, {Name: "Login", Text: "once"}}}
}

func pairsSample() PairSpec {
	end := func(seconds float64) PairEnd { return PairEnd{Known: true, Value: seconds} }
	return PairSpec{ID: "course", Label: "Detection", Title: "Time since the start", Aside: "< 1 min or ?", First: "Detected after", Second: "Over after", Table: smallTable(),
		Pairs: []Pair{{Name: "A rule held good mail back", Short: "28 Mar 2026", First: end(27720), Second: end(42900), Tip: "A"},
			{Name: "Mailboxes would not open", Short: "9 Jul 2025", Second: PairEnd{Known: true, Value: 8e4, Open: 1}}, {Name: "Nobody knows", Short: "?"},
			{Name: "Short", Short: "1 Jan 2026", First: end(0), Second: PairEnd{Known: true, Value: 600, Open: -1}}}}
}

func cellsSample() CellSpec {
	return CellSpec{ID: "triggers", Label: "Triggers and factors", Rows: []string{"Testing", "Change management"}, Cols: []string{"Configuration change", "Software release", "Hardware"},
		Counts: [][]Tally{{{4, "4 incidents"}, {1, "1 incident"}, {}}, {{0, "none"}, {1200, "many"}, {2, "2 incidents"}}}, Table: smallTable()}
}

func calendarSample() CalendarSpec {
	return CalendarSpec{ID: "calendar", Label: "12 days had an incident", Weeks: 53, Months: []WeekOf{{0, "Dec 2025"}, {5, "Jan 2026"}, {9, "Feb 2026"}, {13, "Mar 2026"}},
		Weekdays: [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, Levels: []string{"SEV1", "SEV2", "not known"}, Unknown: 3,
		Days:   []DayMark{{3, 2, 0, 2, "two"}, {3, 3, 1, 1, "one"}, {9, 6, 2, 1, "unknown"}, {10, 0, -1, 2, "several"}},
		Narrow: cellsSample(), Table: smallTable()}
}

func arcsSample() ArcSpec {
	return ArcSpec{ID: "relations", Label: "One came back", Names: []string{"6 Nov 2025 · Mislabel", "28 Mar 2026 · Link rule", "12 Apr 2026 · Invoices"},
		Arcs: []Arc{{From: 2, To: 0, Kind: "recurrence of", Strong: true, Tip: "a"}, {From: 2, To: 1, Kind: "related to", Dashed: true, Tip: "b"}, {From: 0, To: 1, Kind: "caused by"}}, Table: smallTable()}
}
