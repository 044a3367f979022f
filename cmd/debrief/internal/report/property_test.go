package report

import (
	"math"
	"reflect"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"

	"pgregory.net/rapid"
)

// TestAnyIncident checks what holds for every incident, however absurd:
// nothing panics, no number is NaN or infinite, bounds are in order, shares
// are shares, and computing twice gives the same.
func TestAnyIncident(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inc := anyIncident(t)
		now := rapid.SampledFrom([]time.Time{{}, asOf, day("2026-05-04T10:30Z"), day("9999")}).Draw(t, "as of")
		r := Of(inc, now)
		again := Of(inc, now)
		for _, pair := range [][2]any{{r.Durations, again.Durations}, {r.Phases, again.Phases}, {r.Shares, again.Shares},
			{r.Outage, again.Outage}, {r.FalsePositive, again.FalsePositive}, {r.Misrouting, again.Misrouting}} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Fatalf("computed twice: %+v and %+v", pair[0], pair[1])
			}
		}
		check(t, "report", reflect.ValueOf(r).Elem())
		checkPhases(t, r.Phases)
		checkDowntime(t, r.Outage)
		checkShares(t, r)
	})
}

// check walks what was computed and looks at every number, length and ratio.
func check(t *rapid.T, path string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case *incident.Incident, incident.SLO, incident.Confusion, incident.Containment, time.Time, *time.Location:
		return // written by the author
	case *incident.Number:
		if path == "report.Shares.Affected" || path == "report.Shares.Total" {
			return
		}
	case Duration:
		checkDuration(t, path, x)
	case Ratio:
		checkRatio(t, path, x)
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("%s is %v", path, x)
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			check(t, path, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			check(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			check(t, path, v.Index(i))
		}
	}
}

func checkDuration(t *rapid.T, path string, d Duration) {
	for _, end := range []*time.Duration{d.Lo, d.Hi, d.Nominal, d.Earlier} {
		if end != nil && *end < 0 {
			t.Fatalf("%s is negative: %s", path, told(d))
		}
	}
	inside := d.Nominal == nil || (d.Lo == nil || *d.Lo <= *d.Nominal) && (d.Hi == nil || *d.Nominal <= *d.Hi)
	if d.Lo != nil && d.Hi != nil && *d.Lo > *d.Hi || !inside {
		t.Fatalf("%s is not in order: %s, nominal %s", path, told(d), bound(d.Nominal))
	}
	if d.Word != "" && (d.Known() || d.Nominal != nil) {
		t.Fatalf("%s has both a word and a length: %s", path, told(d))
	}
}

func checkRatio(t *rapid.T, path string, r Ratio) {
	for _, end := range []*float64{r.Lo, r.Hi, r.Value} {
		if end != nil && *end < 0 {
			t.Fatalf("%s is negative: %s", path, toldRatio(r))
		}
	}
	inside := r.Value == nil || (r.Lo == nil || *r.Lo <= *r.Value) && (r.Hi == nil || *r.Value <= *r.Hi)
	if r.Lo != nil && r.Hi != nil && *r.Lo > *r.Hi || !inside {
		t.Fatalf("%s is not in order: [%s, %s] %s", path, number(r.Lo), number(r.Hi), number(r.Value))
	}
	if r.Undefined == "" && r.Lo == nil && r.Hi == nil && r.Value == nil {
		t.Fatalf("%s has neither a value nor a reason", path)
	}
	if w := r.Wilson; w != nil && !(0 <= w.Lo && w.Lo <= w.Hi && w.Hi <= 1) {
		t.Fatalf("%s: Wilson interval %v", path, *w)
	}
}

func checkPhases(t *rapid.T, phases []Phase) {
	for i, p := range phases {
		if p.DrawnTo.Before(p.DrawnFrom) || i > 0 && !p.DrawnFrom.Equal(phases[i-1].DrawnTo) {
			t.Fatalf("phases overlap: %v", phaseWords(phases))
		}
		if len(p.Names) == 0 || p.Open && i < len(phases)-1 {
			t.Fatalf("phase %d is none: %v", i, phaseWords(phases))
		}
	}
}

func checkDowntime(t *rapid.T, o *Outage) {
	if o == nil {
		return
	}
	for _, part := range []Duration{o.Full, o.Weighted} {
		for _, ends := range [][2]*time.Duration{{part.Lo, o.Any.Lo}, {part.Hi, o.Any.Hi}, {part.Nominal, o.Any.Nominal}} {
			if ends[0] != nil && ends[1] != nil && *ends[0] > *ends[1] {
				t.Fatalf("%s of any %s", told(part), told(o.Any))
			}
		}
	}
	for i, s := range o.Steps {
		if s.Lo < 0 || s.Lo > s.Hi || s.Hi > 1 || i > 0 && !s.From.Equal(o.Steps[i-1].To) {
			t.Fatalf("steps %v", o.Steps)
		}
	}
}

func checkShares(t *rapid.T, r *Report) {
	var shares []Ratio
	for _, s := range r.Shares {
		shares = append(shares, s.Ratio)
	}
	if o := r.Outage; o != nil {
		shares = append(shares, o.AvailabilityAny, o.AvailabilityFull, o.AvailabilityWeighted, o.RequestAvailability)
	}
	if fp := r.FalsePositive; fp != nil {
		shares = append(shares, fp.ReleasedShare, fp.SelfService)
		for _, q := range fp.Phases {
			shares = append(shares, q.Precision, q.Recall, q.FPR, q.FDR, q.F1, q.Prevalence)
		}
	}
	if m := r.Misrouting; m != nil {
		shares = append(shares, m.Misrouted)
	}
	for _, s := range shares {
		for _, end := range []*float64{s.Lo, s.Hi, s.Value} {
			if end != nil && *end > 1 {
				t.Fatalf("share above 1: %s", toldRatio(s))
			}
		}
	}
}

// The generators draw from few values, so that they meet, and from the ends of
// what can be written.

func anyIncident(t *rapid.T) *incident.Incident {
	inc := &incident.Incident{
		Kind:     rapid.SampledFrom([]incident.Kind{"", incident.NearMiss, incident.Outage, "unheard-of"}).Draw(t, "kind"),
		State:    rapid.SampledFrom([]incident.State{"", incident.Ongoing, incident.Mitigated, incident.Resolved}).Draw(t, "state"),
		Timezone: rapid.SampledFrom([]string{"", "Europe/Berlin", "America/New_York", "Nowhere/Land"}).Draw(t, "zone"),
	}
	for _, m := range incident.Milestones() {
		inc.Timeline = append(inc.Timeline, incident.Entry{Marks: m, At: anyTime(t)})
	}
	if rapid.Bool().Draw(t, "impact") {
		inc.Impact = &incident.Impact{Users: anyCount(t), Requests: anyCount(t), SLOs: []incident.SLO{anySLO(t), anySLO(t)}}
	}
	if rapid.Bool().Draw(t, "evidence") {
		inc.Response = &incident.Response{Detection: &incident.Detection{EarliestEvidence: anyTime(t)}}
	}
	inc.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a", Due: anyInstant(t)}, {}}}
	inc.Outage = rapid.Ptr(rapid.Custom(anyOutage), true).Draw(t, "outage")
	inc.FalsePositive = rapid.Ptr(rapid.Custom(anyFalsePositive), true).Draw(t, "false positive")
	inc.Misrouting = rapid.Ptr(rapid.Custom(anyMisrouting), true).Draw(t, "misrouting")
	inc.Gaps = rapid.SliceOfN(rapid.SampledFrom([]string{"/outage/windows", "/outage/population", "/misrouting/flows",
		"/misrouting/actual/hops", "/misrouting/containment", "/false_positive/released/by",
		"/false_positive/released/curve"}), 0, 2).Draw(t, "gaps")
	return inc
}

func anyInstant(t *rapid.T) incident.Instant {
	text := rapid.SampledFrom([]string{"", "0000", "0001-01-01T00:00:00Z", "2026", "2026-05", "2026-05-04", "2026-03-29",
		"2026-05-04T10:00Z", "2026-05-04T10:00:00Z", "2026-05-04T10:00:30Z", "2026-05-04T10:20Z", "2026-05-04T10:20:00.5Z",
		"2026-05-04T11:00+05:30", "2026-05-05T10:00:00.0Z", "2026-11-21T10:00Z", "9999", "9999-12-31T23:59:59-12:00"}).Draw(t, "instant")
	if text == "" {
		return incident.Instant{}
	}
	return instant(text)
}

func anyTime(t *rapid.T) *incident.Time {
	written := incident.Time{
		At: anyInstant(t), Approx: rapid.Bool().Draw(t, "approx"),
		Word: rapid.SampledFrom([]incident.Word{"", "", "", "", incident.Unknown, incident.NotApplicable, incident.Withheld,
			incident.StillOngoing}).Draw(t, "word"),
		Status: rapid.SampledFrom([]incident.Status{"", "", incident.Reported, incident.Disputed, incident.Refuted, "odd"}).Draw(t, "status"),
	}
	switch rapid.IntRange(0, 5).Draw(t, "form") {
	case 0:
		return nil
	case 1:
		written.Earliest = anyInstant(t)
	case 2:
		written.Latest, written.PlusMinus = anyInstant(t), length("200d")
	case 3:
		written.Earliest, written.Latest, written.Zone = anyInstant(t), anyInstant(t), "Europe/Berlin"
	}
	return &written
}

func anyNumber(t *rapid.T) *incident.Number {
	value := rapid.Ptr(rapid.SampledFrom([]float64{0, 0.1, 0.25, 1, 2, 3, 10, 100, 1e15, 1e149, 1e200, math.MaxFloat64, 5e-324,
		-1, math.NaN(), math.Inf(1), math.Inf(-1)}), true)
	return &incident.Number{
		Value: value.Draw(t, "value"), Min: value.Draw(t, "min"), Max: value.Draw(t, "max"), PlusMinus: value.Draw(t, "plus minus"),
		Approx: rapid.Bool().Draw(t, "approx"),
		Word: rapid.SampledFrom([]incident.Word{"", "", "", "", "", incident.Unknown, incident.NotApplicable,
			incident.Withheld}).Draw(t, "word"),
		Status: rapid.SampledFrom([]incident.Status{"", incident.Estimated, incident.Refuted}).Draw(t, "status"),
	}
}

func maybeNumber(t *rapid.T) *incident.Number {
	if rapid.Bool().Draw(t, "plain") {
		return num(rapid.SampledFrom([]float64{0, 0.5, 1, 40, 100}).Draw(t, "number"))
	}
	if rapid.IntRange(0, 5).Draw(t, "missing") == 0 {
		return nil
	}
	return anyNumber(t)
}

func anyCount(t *rapid.T) *incident.Count {
	return &incident.Count{Affected: maybeNumber(t), Total: maybeNumber(t)}
}

func anySLO(t *rapid.T) incident.SLO {
	slo := incident.SLO{
		Target:      rapid.SampledFrom([]float64{-1, 0, 0.5, 0.999, 1 - 1e-16, 1, 2, math.NaN()}).Draw(t, "target"),
		Budgeting:   rapid.SampledFrom([]incident.Budgeting{"", incident.Occurrences, incident.Timeslices}).Draw(t, "budgeting"),
		TotalEvents: maybeNumber(t), BadEventsIncident: maybeNumber(t), BadEventsWindow: maybeNumber(t),
		BadSlicesIncident: maybeNumber(t), BadSlicesWindow: maybeNumber(t),
	}
	if rapid.Bool().Draw(t, "window") {
		slo.Window, slo.Slice = length("28d"), length("1m")
	}
	return slo
}

func anyOutage(t *rapid.T) incident.OutageBlock {
	share := rapid.SampledFrom([]float64{0, 0.1, 0.4, 0.6, 1, 2, -1, math.NaN()})
	block := incident.OutageBlock{Mode: rapid.SampledFrom([]incident.OutageMode{"", incident.ModeFull, "partial"}).Draw(t, "mode")}
	for _, region := range []string{"EU", "US", "EU"} {
		if rapid.Bool().Draw(t, "region") {
			block.Population = append(block.Population, incident.Share{Name: region, Share: share.Draw(t, "share")})
		}
	}
	regions := rapid.SliceOfN(rapid.SampledFrom([]string{"EU", "US", "APAC", ""}), 0, 3)
	for range rapid.IntRange(0, 6).Draw(t, "windows") {
		block.Windows = append(block.Windows, incident.Window{
			From: anyTime(t), To: anyTime(t), Fraction: maybeNumber(t), Regions: regions.Draw(t, "regions"),
			Services: regions.Draw(t, "services"),
			Level:    rapid.SampledFrom([]incident.Level{"", incident.LevelFull, "partial", "unknown"}).Draw(t, "level"),
		})
	}
	return block
}

func anyFalsePositive(t *rapid.T) incident.FalsePositiveBlock {
	block := incident.FalsePositiveBlock{WronglyFlagged: maybeNumber(t)}
	for range rapid.IntRange(0, 4).Draw(t, "matrices") {
		block.Confusion = append(block.Confusion, incident.Confusion{
			Phase: rapid.SampledFrom([]incident.Phase{"before", "during", "after", "odd"}).Draw(t, "phase"),
			TP:    maybeNumber(t), FP: maybeNumber(t), TN: maybeNumber(t), FN: maybeNumber(t), Scanned: maybeNumber(t),
			FNStatus: rapid.SampledFrom([]incident.Status{"", incident.Estimated, incident.Refuted}).Draw(t, "fn status"),
		})
	}
	if rapid.Bool().Draw(t, "released") {
		block.Released = &incident.Released{Unrecoverable: maybeNumber(t),
			By: []incident.NamedNumber{{Name: "user", Number: maybeNumber(t)}, {Name: "automatic", Number: maybeNumber(t)}}}
		for range rapid.IntRange(0, 6).Draw(t, "points") {
			p := incident.Point{At: anyInstant(t)}
			if n := maybeNumber(t); n != nil {
				p.Value = n.Value
			}
			block.Released.Curve = append(block.Released.Curve, p)
		}
	}
	return block
}

func anyMisrouting(t *rapid.T) incident.MisroutingBlock {
	id := rapid.SampledFrom([]string{"a", "b", "c", ""})
	anyPath := func() *incident.Path {
		p := &incident.Path{}
		for range rapid.IntRange(0, 4).Draw(t, "hops") {
			p.Hops = append(p.Hops, incident.Hop{ID: id.Draw(t, "hop"), Jurisdiction: id.Draw(t, "place"),
				Trust: rapid.SampledFrom([]incident.Trust{"", incident.TrustOwn, incident.TrustThirdParty, "odd"}).Draw(t, "trust")})
		}
		return p
	}
	block := incident.MisroutingBlock{Intended: anyPath(), Exposure: &incident.Exposure{Items: maybeNumber(t)}}
	if rapid.Bool().Draw(t, "actual") {
		block.Actual = anyPath()
	}
	for range rapid.IntRange(0, 5).Draw(t, "flows") {
		block.Flows = append(block.Flows, incident.Flow{From: id.Draw(t, "from"), To: id.Draw(t, "to"), Value: maybeNumber(t),
			Intended: rapid.Ptr(rapid.Bool(), true).Draw(t, "intended")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "steps") {
		block.Containment = append(block.Containment, incident.Containment{
			Action: rapid.SampledFrom([]incident.ContainmentAction{"rotate-credentials", "block"}).Draw(t, "action"),
			At:     anyTime(t), Coverage: maybeNumber(t),
		})
	}
	return block
}
