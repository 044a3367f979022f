package portfolio

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func instantOf(text string) incident.Instant {
	i, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return i
}

func moment(text string) time.Time { return instantOf(text).Clock(time.UTC) }

var asOf = moment("2026-11-22T12:00Z")

// made makes an entry of a record, as a site does.
func made(id, kind, started, resolved string, more ...func(*incident.Incident)) *Entry {
	inc := &incident.Incident{ID: id, Title: "Title of " + id, Kind: incident.Kind(kind), State: incident.Resolved, Timezone: "Europe/Berlin"}
	told := func(text string) *incident.Time {
		switch text {
		case "":
			return nil
		case "unknown", "ongoing":
			return &incident.Time{Word: incident.Word(text)}
		}
		return &incident.Time{At: instantOf(text)}
	}
	inc.Times.Started, inc.Times.Resolved = told(started), told(resolved)
	for _, change := range more {
		change(inc)
	}
	return Of(report.Of(inc, asOf), berlin)
}

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

func gatheredOf(entries ...*Entry) *Portfolio { return New(entries, asOf, berlin) }

func ids(entries []*Entry) string {
	all := ""
	for i, e := range entries {
		if i > 0 {
			all += " "
		}
		all += e.ID
	}
	return all
}

func retracted(inc *incident.Incident) { inc.RecordStatus = incident.Retracted }

func doubled(inc *incident.Incident) {
	inc.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "b"}}
}

func detectedBy(m string, at string) func(*incident.Incident) {
	return func(inc *incident.Incident) {
		inc.Response = &incident.Response{Detection: &incident.Detection{Method: incident.DetectionMethod(m)}}
		if at != "" {
			inc.Times.Detected = &incident.Time{At: instantOf(at)}
		}
	}
}

func rated(scheme, level string) func(*incident.Incident) {
	return func(inc *incident.Incident) { inc.Severity = &incident.Severity{Level: level, Scheme: scheme} }
}

func caused(trigger string, categories ...string) func(*incident.Incident) {
	return func(inc *incident.Incident) {
		inc.Cause = &incident.Cause{Trigger: &incident.Trigger{Text: "x", Category: incident.Category(trigger)}}
		for _, c := range categories {
			inc.Cause.Factors = append(inc.Cause.Factors, incident.Factor{Text: "x", Category: incident.Category(c)})
		}
	}
}

func TestMonths(t *testing.T) {
	p := gatheredOf(
		made("b", "outage", "2026-10-31T22:30Z", "2026-11-01T02:00Z"), // 23:30 in Berlin, after the clocks went back
		made("c", "misrouting", "2026-10-31T23:30Z", "unknown"),       // 1 November there
		made("d", "homegrown", "2026-09-01", "unknown"),
		made("rough", "outage", "2026", "unknown"),
		made("when", "outage", "unknown", "unknown"),
		made("gone", "outage", "2026-09-02", "unknown", retracted), made("twice", "outage", "2026-09-02", "unknown", doubled),
	)
	m := p.Months()
	if m.Usable != (Usable{4, 5}) || len(m.Months) != 11 || m.Rate != nil {
		t.Errorf("%+v, %d months, rate %v", m.Usable, len(m.Months), m.Rate)
	}
	if got := fmt.Sprint(m.Kinds); got != "[misrouting outage homegrown]" {
		t.Errorf("kinds %s", got)
	}
	if oct, nov := m.Months[9], m.Months[10]; ids(oct.Entries) != "b" || oct.Partial || ids(nov.Entries) != "c" || !nov.Partial || ids(nov.ByKind[0]) != "c" {
		t.Errorf("October %+v, November %+v", oct, nov)
	}
	if ids(m.Undated.Entries) != "when" || ids(m.Vague) != "rough" || len(m.Years) != 1 || !m.Years[0].Partial {
		t.Errorf("undated %s, vague %s, years %+v", ids(m.Undated.Entries), ids(m.Vague), m.Years)
	}
}

func TestMonthsOfALongHistory(t *testing.T) {
	var all []*Entry
	for i := range 60 { // one a month, and ten in June 2025
		all = append(all, made(fmt.Sprintf("m%02d", i), "outage", moment("2021-12-15T10:00Z").AddDate(0, i, 0).Format("2006-01-02"), "unknown"))
	}
	for i := range 9 {
		all = append(all, made(fmt.Sprintf("x%d", i), "outage", "2025-06-03", "unknown"))
	}
	m := gatheredOf(all...).Months()
	if len(m.Months) != 36 || len(m.Years) != 6 || m.Months[0].Year != 2023 || m.Months[0].Month != 12 {
		t.Fatalf("%d months from %d-%d, %d years", len(m.Months), m.Months[0].Year, m.Months[0].Month, len(m.Years))
	}
	r := m.Rate
	if r.Months != 35 || r.Incidents != 44 || !near(r.PerMonth, 44.0/35) || r.Lo != 0 || r.Hi != 4 {
		t.Errorf("rate %+v", r)
	}
	if !near(r.Interval.Lo, 31.971/35) || !near(r.Interval.Hi, 59.068/35) {
		t.Errorf("the mean lies in %v", r.Interval)
	}
	if len(r.Outside) != 1 || m.Months[r.Outside[0]].Month != 6 || len(m.Months[r.Outside[0]].Entries) != 10 {
		t.Errorf("outside %v", r.Outside)
	}
}

func TestMonthsOfNothing(t *testing.T) {
	if m := gatheredOf().Months(); m.Usable != (Usable{}) || len(m.Months) != 0 || m.Rate != nil {
		t.Errorf("%+v", m)
	}
	if m := gatheredOf(made("a", "outage", "unknown", "unknown")).Months(); m.Usable != (Usable{0, 1}) || len(m.Months) != 0 || len(m.Undated.Entries) != 1 {
		t.Errorf("%+v", m)
	}
	if m := gatheredOf(made("a", "outage", "2026-11-03", "unknown")).Months(); len(m.Months) != 1 || !m.Months[0].Partial {
		t.Errorf("%+v", m)
	}
}

func TestMonthsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kinds := []string{"outage", "misrouting", "own", "other-own"}
		var all []*Entry
		for i := range rapid.IntRange(0, 40).Draw(t, "n") {
			started := "unknown"
			if rapid.Bool().Draw(t, "dated") {
				started = moment("2020-01-01T00:00Z").Add(time.Duration(rapid.IntRange(0, 60000).Draw(t, "hours")) * time.Hour).Format("2006-01-02T15:04Z07:00")
			}
			e := made(fmt.Sprint("e", i), kinds[rapid.IntRange(0, 3).Draw(t, "kind")], started, "unknown")
			all = append(all, e)
		}
		m := gatheredOf(all...).Months()
		years, months, byKind := len(m.Undated.Entries), 0, 0
		for _, y := range m.Years {
			years += len(y.Entries)
			for _, of := range y.ByKind {
				byKind += len(of)
			}
		}
		for _, month := range m.Months {
			months += len(month.Entries)
		}
		if years != len(all) || byKind != m.N || months > m.N || m.N+len(m.Undated.Entries) != m.Of {
			t.Errorf("%d by year, %d by kind, %d by month of %+v", years, byKind, months, m.Usable)
		}
	})
}

func TestDurations(t *testing.T) {
	ongoing := func(inc *incident.Incident) { inc.State = incident.Ongoing }
	var all []*Entry
	for i, minutes := range testSet {
		start := moment("2026-03-01T10:00Z")
		all = append(all, made(fmt.Sprintf("o%02d", i), "outage", "2026-03-01T10:00Z", start.Add(time.Duration(minutes)*time.Minute).Format("2006-01-02T15:04Z07:00")))
	}
	all = append(all, made("open", "outage", "2026-11-20T12:00Z", "ongoing", ongoing), made("lost", "outage", "2026-01-01T10:00Z", "unknown"),
		made("days", "misrouting", "2026-01-01", "2026-01-05"), made("sameday", "misrouting", "2026-01-01", "2026-01-01"))
	kinds := gatheredOf(all...).Durations()
	if len(kinds) != 2 || kinds[0].Kind != "misrouting" || kinds[1].Kind != "outage" {
		t.Fatalf("%+v", kinds)
	}
	outages := kinds[1]
	if outages.Usable != (Usable{11, 13}) || *outages.Median != 66*60 || *outages.P90 != 1145*60 || outages.Ongoing() != 1 || outages.Count(AtLeast) != 1 || outages.Count(Unknown) != 1 {
		t.Errorf("outages: %+v, median %v, %d ongoing, %d at least", outages.Usable, *outages.Median, outages.Ongoing(), outages.Count(AtLeast))
	}
	for _, l := range outages.All {
		if l.Entry.ID == "open" && (l.Bound != AtLeast || l.Value != 48*time.Hour) {
			t.Errorf("the open one is at least 48 h long: %+v", l)
		}
	}
	mis := kinds[0]
	if mis.Usable != (Usable{1, 2}) || mis.Median != nil || mis.Count(AtMost) != 1 || mis.All[1].Value != 4*24*time.Hour {
		t.Errorf("misroutings: %+v, %+v", mis.Usable, mis.All)
	}
}

func TestCourses(t *testing.T) {
	c := gatheredOf(made("slow", "outage", "2026-03-01T10:00Z", "2026-03-01T12:00Z", detectedBy("staff", "2026-03-01T11:30Z")),
		made("quick", "outage", "2026-03-01T10:00Z", "2026-03-01T12:00Z", detectedBy("staff", "2026-03-01T11:00Z")),
		made("unseen", "outage", "2026-03-01T10:00Z", "2026-03-01T12:00Z")).Courses()
	if c.Usable != (Usable{2, 3}) || ids(c.Slow) != "slow" || len(c.All) != 3 {
		t.Errorf("%+v, slow %s", c.Usable, ids(c.Slow))
	}
}

func TestRated(t *testing.T) {
	p := gatheredOf(made("a", "outage", "2026-03-01", "2026-03-02", rated("own", "SEV2")), made("b", "outage", "2026-03-03", "unknown", rated("own", "SEV10")),
		made("c", "outage", "2026-03-04", "unknown", rated("own", "unknown")))
	all := p.Rated(nil)
	if len(all) != 1 || !all[0].Ordered || len(all[0].Levels) != 3 || all[0].Levels[0].Name != "SEV2" || all[0].Levels[1].Name != "SEV10" || all[0].Levels[2].Name != "" {
		t.Fatalf("%+v", all)
	}
	words := gatheredOf(made("a", "outage", "2026-03-01", "unknown", rated("m", "incident")), made("b", "outage", "2026-03-01", "unknown", rated("m", "advisory")),
		made("c", "outage", "2026-03-01", "unknown", rated("n", "Minor")), made("d", "outage", "2026-03-01", "unknown"))
	all = words.Rated(nil)
	if len(all) != 3 || all[0].Scheme != "m" || all[0].Ordered || !all[1].Ordered || !all[2].Unrated || ids(all[2].Entries) != "d" {
		t.Errorf("%+v %+v %+v", all[0], all[1], all[2])
	}
	told := words.Rated([]Scheme{{"m", []string{"incident", "advisory"}}})[0]
	if !told.Ordered || told.Levels[0].Name != "incident" {
		t.Errorf("as the settings say: %+v", told)
	}
}

func TestCalendar(t *testing.T) {
	ongoing := func(inc *incident.Incident) { inc.State = incident.Ongoing }
	p := gatheredOf(made("long", "outage", "2026-03-28T22:30Z", "2026-03-30T10:00Z", rated("", "SEV2")), // from 28 to 30 March in Berlin, over the change of clocks
		made("grave", "outage", "2026-03-29T10:00Z", "2026-03-29T11:00Z", rated("", "SEV1")),
		made("open", "outage", "2026-11-21T10:00Z", "ongoing", rated("", "SEV3"), ongoing),
		made("old", "outage", "2024-03-01", "2024-03-02", rated("", "SEV1")), made("undated", "outage", "unknown", "unknown"))
	c := p.Calendar(p.Rated(nil)[0])
	if c.Usable != (Usable{4, 5}) || len(c.Months) != 12 || c.First != (Day{2025, 12, 1}) || c.Last != (Day{2026, 11, 22}) {
		t.Errorf("%+v from %v to %v", c.Usable, c.First, c.Last)
	}
	var told []string
	for _, d := range c.Days {
		told = append(told, fmt.Sprintf("%d-%d:%d:%s", d.Month, d.Day.Day, d.Highest, ids(d.Entries)))
	}
	if got := fmt.Sprint(told); got != "[3-28:1:long 3-29:0:grave long 3-30:1:long 11-21:2:open 11-22:2:open]" {
		t.Error(got)
	}
	if march := c.Months[3]; ids(march.ByLevel[0]) != "grave" || ids(march.ByLevel[1]) != "long" {
		t.Errorf("March: %+v", march)
	}
	unordered := gatheredOf(made("a", "outage", "2026-03-01", "unknown", rated("m", "incident")), made("b", "outage", "2026-03-01", "unknown", rated("m", "advisory")))
	if c := unordered.Calendar(unordered.Rated(nil)[0]); c.Days[0].Highest != -1 {
		t.Errorf("nobody knows which is graver: %+v", c.Days)
	}
}

func TestDetections(t *testing.T) {
	p := gatheredOf(made("a", "outage", "2025-12-01", "unknown", detectedBy("monitoring", "")), made("b", "outage", "2026-01-01", "unknown", detectedBy("customer_report", "")),
		made("c", "outage", "2026-07-01", "unknown", detectedBy("customer_report", "")), made("d", "outage", "2026-06-30", "unknown"),
		made("e", "outage", "2026-06-30", "unknown", detectedBy("unknown", "")))
	d := p.Detections()
	if d.Usable != (Usable{3, 5}) || len(d.Methods) != 3 || d.Methods[0].Method != "customer_report" || d.Methods[2].Method != "unknown" || d.Methods[2].Wilson != nil {
		t.Fatalf("%+v", d)
	}
	// Wilson, 2 of 3: centre (2/3 + 1.9207/3)/(1 + 3.8415/3), half-width as in the formula.
	if m := d.Methods[0]; !near(m.Share, 0.6667) || !near(m.Wilson.Lo, 0.2077) || !near(m.Wilson.Hi, 0.9385) {
		t.Errorf("%v %v", m.Share, m.Wilson)
	}
	if fmt.Sprint(d.Halves) != "[{2025 2} {2026 1} {2026 2}]" || ids(d.Methods[0].ByHalf[1]) != "b" || ids(d.Methods[2].ByHalf[1]) != "d e" {
		t.Errorf("halves %v", d.Halves)
	}
	if d := gatheredOf().Detections(); d.Usable != (Usable{}) || len(d.Methods) != 0 || len(d.Halves) != 0 {
		t.Errorf("of nothing: %+v", d)
	}
}

func TestFactors(t *testing.T) {
	refuted := caused("hardware", "testing", "testing", "data")
	p := gatheredOf(made("a", "outage", "2026-01-01", "unknown", refuted), made("b", "outage", "2026-01-02", "unknown", caused("hardware", "testing", "unknown")),
		made("c", "outage", "2026-01-03", "unknown", caused("hardware", "unknown")), made("d", "outage", "2026-01-04", "unknown", func(inc *incident.Incident) {
			caused("hardware", "data")(inc)
			inc.Cause.Factors[0].Status = incident.Refuted
		}))
	f := p.Factors()
	if f.Usable != (Usable{2, 4}) || len(f.Categories) != 2 || ids(f.Categories[0].Entries) != "b a" || f.Categories[0].Share != 1 || f.Categories[1].Share != 0.5 || ids(f.Without) != "d c" {
		t.Errorf("%+v", f)
	}
	if m := p.Meetings(); m.Usable != (Usable{2, 4}) || m.Cells != nil {
		t.Errorf("under ten there is no matrix: %+v", m)
	}
}

func TestMeetings(t *testing.T) {
	var all []*Entry
	for i := range 10 {
		trigger := "config-push"
		if i%3 == 0 {
			trigger = "hardware"
		}
		all = append(all, made(fmt.Sprint("e", i), "outage", "2026-01-01", "unknown", caused(trigger, "testing", "testing", "monitoring")))
	}
	m := gatheredOf(all...).Meetings()
	if m.N != 10 || fmt.Sprint(m.Triggers) != "[config-push hardware]" || len(m.Cells[0][0]) != 6 || len(m.Cells[1][1]) != 4 {
		t.Errorf("%+v", m)
	}
}

func TestServicesAndDowntime(t *testing.T) {
	full, half := 1.0, 0.5
	out := func(services []string, windows ...incident.Window) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			inc.Services = services
			if windows != nil {
				inc.Outage = &incident.OutageBlock{Windows: windows}
			}
		}
	}
	window := func(from, to string, fraction *float64, services ...string) incident.Window {
		w := incident.Window{From: &incident.Time{At: instantOf(from)}, To: &incident.Time{At: instantOf(to)}, Level: "partial", Services: services}
		if fraction != nil {
			w.Fraction = &incident.Number{Value: fraction}
		}
		return w
	}
	p := gatheredOf(
		made("a", "outage", "2026-01-10T10:00Z", "2026-01-10T11:00Z", out([]string{"mail", "mail", "login"}, window("2026-01-10T10:00Z", "2026-01-10T11:00Z", &half, "mail"), window("2026-01-10T10:00Z", "2026-01-10T10:30Z", &full, "login"))),
		made("b", "outage", "2026-02-10T10:00Z", "2026-02-10T11:00Z", out([]string{"mail"}, window("2026-02-10T10:00Z", "2026-02-10T10:20Z", nil))),
		made("c", "outage", "2026-05-10T10:00Z", "2026-05-10T11:00Z", out([]string{"mail"})),
		made("d", "false-positive", "unknown", "unknown", out([]string{"filter"})),
	)
	s := p.Repeats()
	if s.Usable != (Usable{4, 4}) || s.Services[0].Name != "mail" || ids(s.Services[0].Entries) != "c b a" || s.Services[0].Last.ID != "c" || s.Services[1].Last != nil {
		t.Fatalf("%+v", s)
	}
	if d := s.Services[0].Down; d.Lo != 30*time.Minute || d.Hi != nil || ids(d.Unknown) != "c" || ids(d.Entries) != "b a" {
		t.Errorf("mail was down %+v", d)
	}
	if d := s.Services[1].Down; d.IsKnown() || len(d.Unknown) > 0 {
		t.Errorf("a false positive is no downtime: %+v", d)
	}
	d := p.Downtimes()
	var told []string
	for _, q := range d.All {
		hi := "open"
		if q.Hi != nil {
			hi = q.Hi.String()
		}
		told = append(told, fmt.Sprint(q.Quarter, q.Service, q.Lo, hi))
	}
	if got := fmt.Sprint(told); got != "[{2026 2}mail0sopen {2026 1}login30m0s30m0s {2026 1}mail30m0s51m0s]" || d.Usable != (Usable{2, 3}) {
		t.Error(got, d.Usable)
	}
}

// Shares lie between 0 and 1 inside their intervals, every incident is counted
// once where counts exclude each other, and nobody is counted who does not
// count.
func TestSharesAndCounts(t *testing.T) {
	methods := incident.DetectionMethod("").Words()
	categories := incident.Category("").Words()
	rapid.Check(t, func(t *rapid.T) {
		var all []*Entry
		counted := 0
		for i := range rapid.IntRange(0, 30).Draw(t, "n") {
			more := []func(*incident.Incident){detectedBy(rapid.SampledFrom(methods).Draw(t, "method"), ""),
				caused(rapid.SampledFrom(categories).Draw(t, "trigger"), rapid.SliceOfN(rapid.SampledFrom(categories), 0, 4).Draw(t, "factors")...)}
			if rapid.IntRange(0, 9).Draw(t, "fate") == 0 {
				more = append(more, retracted)
			} else {
				counted++
			}
			all = append(all, made(fmt.Sprint("e", i), "outage", "2026-01-01", "unknown", more...))
		}
		p := gatheredOf(all...)
		d, f := p.Detections(), p.Factors()
		sum, shares := 0, 0.0
		for _, m := range d.Methods {
			sum += len(m.Entries)
			shares += m.Share
			if m.Wilson != nil && (m.Share < m.Wilson.Lo-1e-9 || m.Share > m.Wilson.Hi+1e-9 || m.Wilson.Lo < 0 || m.Wilson.Hi > 1) {
				t.Errorf("share %v outside %v", m.Share, m.Wilson)
			}
		}
		if sum != counted || d.Of != counted || d.N > 0 && !near(shares, 1) {
			t.Errorf("%d of %d by method, shares add up to %v", sum, counted, shares)
		}
		for _, c := range f.Categories {
			if c.Share <= 0 || c.Share > 1 || len(c.Entries) > f.N {
				t.Errorf("%+v of %+v", c, f.Usable)
			}
		}
		if f.N+len(f.Without) != f.Of || f.Of != counted {
			t.Errorf("%+v and %d without", f.Usable, len(f.Without))
		}
	})
}
