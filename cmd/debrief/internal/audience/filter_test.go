package audience

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
)

// asWritten compares instants and lengths of time by how they are written.
var asWritten = cmp.Options{
	cmp.Comparer(func(a, b incident.Instant) bool { return a.String() == b.String() }),
	cmp.Comparer(func(a, b incident.Duration) bool { return a.String() == b.String() }),
}

// record gives a published incident whose default is internal, with a public
// headline and what edit adds.
func record(edit func(*incident.Incident)) *incident.Incident {
	inc := &incident.Incident{
		Schema: 1, ID: "mail-lost", Title: "Mail was lost", Kind: incident.Outage, RecordStatus: incident.Published,
		Audience: incident.Internal, Timezone: "Europe/Berlin",
		Severity: &incident.Severity{Level: "SEV2", Scheme: "ours", Rationale: "secret"},
		Summary:  incident.Summary{Headline: &incident.Text{Text: "Mail was lost.", Audience: incident.Public}},
	}
	edit(inc)
	return inc
}

func value(v float64) *incident.Number { return &incident.Number{Value: &v} }

func at(text string) *incident.Time {
	i, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return &incident.Time{At: i}
}

func marked(t *incident.Time, a incident.Audience) *incident.Time {
	t.Audience = a
	return t
}

func show(t *testing.T, inc *incident.Incident, reader incident.Audience) *incident.Incident {
	t.Helper()
	out, shown, err := Filter(inc, reader)
	if err != nil || !shown {
		t.Fatalf("Filter for %s: shown %v, error %v", reader, shown, err)
	}
	return out
}

func TestShown(t *testing.T) {
	t.Parallel()
	text := func(a incident.Audience) *incident.Text { return &incident.Text{Text: "x", Audience: a} }
	for name, tt := range map[string]struct {
		edit   func(*incident.Incident)
		reader incident.Audience
		want   bool
	}{
		"public headline":           {func(*incident.Incident) {}, incident.Public, true},
		"public summary alone":      {func(i *incident.Incident) { i.Summary = incident.Summary{Public: text("public")} }, incident.Public, true},
		"no mark, internal default": {func(i *incident.Incident) { i.Summary.Headline.Audience = "" }, incident.Public, false},
		"no mark, internal reader":  {func(i *incident.Incident) { i.Summary.Headline.Audience = "" }, incident.Internal, true},
		"internal summary alone":    {func(i *incident.Incident) { i.Summary = incident.Summary{Internal: text("")} }, incident.Public, false},
		"customers' headline":       {func(i *incident.Incident) { i.Summary.Headline.Audience = "customers" }, incident.Public, false},
		"draft":                     {func(i *incident.Incident) { i.RecordStatus = incident.Draft }, incident.Restricted, false},
		"in review":                 {func(i *incident.Incident) { i.RecordStatus = incident.InReview }, incident.Restricted, false},
		"retracted":                 {func(i *incident.Incident) { i.RecordStatus = incident.Retracted }, incident.Public, true},
		"default without a word":    {func(i *incident.Incident) { i.Audience = ""; i.Summary.Headline.Audience = "" }, incident.Restricted, false},
		"all of it redacted": {func(i *incident.Incident) {
			i.Redact = []incident.Redaction{{Path: "", Audience: incident.Internal}}
		}, incident.Public, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, shown, err := Filter(record(tt.edit), tt.reader)
			if err != nil || shown != tt.want || shown != (out != nil) {
				t.Errorf("Filter = %v, %v, %v, want shown %v", out, shown, err, tt.want)
			}
		})
	}
}

func TestReaderMustBeAnAudience(t *testing.T) {
	t.Parallel()
	for _, reader := range []incident.Audience{"", "everyone", "PUBLIC"} {
		if out, shown, err := Filter(record(func(*incident.Incident) {}), reader); err == nil || shown || out != nil {
			t.Errorf("Filter for %q = %v, %v, %v, want an error and nothing else", reader, out, shown, err)
		}
	}
}

func TestEnvelope(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Services, i.Tags, i.Organisation = []string{"mail"}, []string{"tag"}, "Meridian"
		i.State, i.Fictional, i.AlsoKinds = incident.Resolved, true, []incident.Kind{"degradation"}
		i.Extra = incident.Extra{"x-board": "names"}
	}), incident.Public)
	want := &incident.Incident{
		Schema: 1, ID: "mail-lost", Title: "Mail was lost", Kind: incident.Outage, RecordStatus: incident.Published,
		Audience: incident.Public, Timezone: "Europe/Berlin", Severity: &incident.Severity{Level: "SEV2", Scheme: "ours"},
		Services: []string{"mail"}, State: incident.Resolved, Fictional: true, AlsoKinds: []incident.Kind{"degradation"},
		Summary: incident.Summary{Headline: &incident.Text{Text: "Mail was lost."}},
	}
	want.Gaps = out.Gaps
	if diff := cmp.Diff(want, out, asWritten); diff != "" {
		t.Errorf("envelope (-want +got):\n%s", diff)
	}
}

func TestMarksNest(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Impact = &incident.Impact{
			Regions: []string{"DE"},
			Financial: &incident.Financial{Currency: "EUR", Audience: incident.Customers,
				DirectCost: &incident.Number{Value: new(1.0), Audience: incident.Restricted},
				SLACredits: &incident.Number{Value: new(2.0), Audience: incident.Public}},
		}
	}), incident.Customers)
	want := &incident.Impact{Financial: &incident.Financial{Currency: "EUR", SLACredits: value(2)}}
	if diff := cmp.Diff(want, out.Impact, asWritten); diff != "" {
		t.Errorf("impact for customers (-want +got):\n%s", diff)
	}
}

func TestItemsThatLoseWhatTheyNeed(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Timeline = []incident.Entry{
			{ID: "t1", At: at("2026-01-01"), Text: "one", Audience: incident.Public},
			{ID: "t2", At: marked(at("2026-01-02"), incident.Internal), Text: "two", Audience: incident.Public},
			{ID: "t3", At: at("2026-01-03"), Text: "three"},
		}
	}), incident.Public)
	if len(out.Timeline) != 1 || out.Timeline[0].ID != "t1" {
		t.Errorf("timeline = %+v, want t1 alone", out.Timeline)
	}
	if !out.HasGap("/timeline") {
		t.Errorf("gaps = %q, want /timeline among them", out.Gaps)
	}
}

func TestWithheldMilestones(t *testing.T) {
	t.Parallel()
	started := at("2026-01-01T10:00Z")
	started.Note, started.Status = "secret", incident.Disputed
	inc := record(func(i *incident.Incident) {
		i.Times = incident.Times{Started: started, Detected: at("2026-01-01T11:00Z"), Mitigated: at("2026-01-01T12:00Z")}
		i.Timeline = []incident.Entry{
			{At: at("2026-01-01T11:00Z"), Text: "seen", Audience: incident.Public, Marks: incident.Detected},
			{At: at("2026-01-01T13:00Z"), Text: "over", Marks: incident.ResolvedAt},
		}
	})
	out := show(t, inc, incident.Public)
	want := incident.Times{Started: &incident.Time{Word: incident.Withheld}, Resolved: &incident.Time{Word: incident.Withheld}}
	if diff := cmp.Diff(want, out.Times, asWritten); diff != "" {
		t.Errorf("times (-want +got):\n%s", diff)
	}
	if got := out.Milestone(incident.Detected); got == nil || got.At.String() != "2026-01-01T11:00Z" {
		t.Errorf("detected = %v, want the entry's time", got)
	}
	if got := show(t, inc, incident.Internal).Milestone(incident.ResolvedAt); got == nil || !got.Known() {
		t.Errorf("resolved for internal readers = %v, want the entry's time", got)
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Impact = &incident.Impact{
			Users: &incident.Count{Affected: &incident.Number{Value: new(3.0), Audience: incident.Internal}, Total: value(9), Audience: incident.Public},
			Items: &incident.Count{Affected: value(4)},
		}
	}), incident.Public)
	want := &incident.Impact{Users: &incident.Count{Affected: &incident.Number{Word: incident.Withheld}, Total: value(9)}}
	if diff := cmp.Diff(want, out.Impact, asWritten); diff != "" {
		t.Errorf("impact (-want +got):\n%s", diff)
	}
}

func TestSumsThatWouldGiveTheHiddenPart(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Audience = incident.Public
		secret := &incident.Number{Value: new(3.0), Audience: incident.Internal}
		i.FalsePositive = &incident.FalsePositiveBlock{
			WronglyFlagged: value(10),
			ByAction:       []incident.NamedNumber{{Name: "quarantine", Number: value(7)}, {Name: "legal-hold", Number: secret}},
			Confusion: []incident.Confusion{
				{Phase: "before", TP: value(1), FP: value(2), Scanned: value(3)},
				{Phase: "during", TP: value(1), FP: secret, Scanned: value(4)},
			},
		}
	}), incident.Public).FalsePositive
	if !out.WronglyFlagged.Is(incident.Withheld) || len(out.ByAction) != 1 {
		t.Errorf("wrongly flagged %v of %v, want withheld beside quarantine", out.WronglyFlagged, out.ByAction)
	}
	if before, during := out.Confusion[0], out.Confusion[1]; !before.Scanned.Known() || !during.Scanned.Is(incident.Withheld) {
		t.Errorf("scanned = %v and %v, want 3 and withheld", before.Scanned, during.Scanned)
	}
}

func TestCopiesOfSumsThatWouldGiveTheHiddenPart(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Audience = incident.Public
		secret := func(n float64) *incident.Number { return &incident.Number{Value: &n, Audience: incident.Internal} }
		i.Impact = &incident.Impact{Items: &incident.Count{Affected: value(10), Total: value(100)}}
		i.FalsePositive = &incident.FalsePositiveBlock{
			WronglyFlagged: value(10),
			ByAction:       []incident.NamedNumber{{Name: "quarantine", Number: value(7)}, {Name: "legal-hold", Number: secret(3)}},
			Confusion:      []incident.Confusion{{Phase: "during", TP: secret(5), FP: value(10), TN: value(80), FN: value(5)}},
		}
		i.Outage = &incident.OutageBlock{Population: []incident.Share{{Name: "EU", Share: 0.6}, {Name: "US", Share: 0.4}}}
		i.Redact = []incident.Redaction{{Path: "/outage/population/US", Audience: incident.Internal}}
	}), incident.Public)
	during := out.FalsePositive.Confusion[0]
	for name, n := range map[string]*incident.Number{"affected": out.Impact.Items.Affected, "total": out.Impact.Items.Total,
		"wrongly flagged": out.FalsePositive.WronglyFlagged, "fp": during.FP} {
		if !n.Is(incident.Withheld) {
			t.Errorf("%s = %+v, want withheld", name, n)
		}
	}
	if !during.TN.Known() || out.Outage.Population != nil || !out.HasGap("/outage/population") {
		t.Errorf("tn %v, population %v, gaps %q: want tn, and a gap in place of the population", during.TN, out.Outage.Population, out.Gaps)
	}
}

func TestMarkOnANumberHoldsForItsName(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.FalsePositive = &incident.FalsePositiveBlock{ByAction: []incident.NamedNumber{
			{Name: "quarantine", Number: &incident.Number{Value: new(7.0), Audience: incident.Public}}, {Name: "legal-hold", Number: value(3)}}}
	}), incident.Public)
	want := []incident.NamedNumber{{Name: "quarantine", Number: value(7)}}
	if diff := cmp.Diff(want, out.FalsePositive.ByAction, asWritten); diff != "" {
		t.Errorf("by action (-want +got):\n%s", diff)
	}
}

func TestReferencesToWhatIsHidden(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Audience = incident.Public
		i.Sources = []incident.Source{{ID: "s1", Title: "open"}, {ID: "TICKET-7", Title: "secret", Audience: incident.Internal},
			{ID: "TICKET-8", Title: "secret", Audience: incident.Internal}}
		i.Timeline = []incident.Entry{{At: at("2026-01-01"), Text: "x", Evidence: []string{"TICKET-7", "s1", "TICKET-8"}}}
		i.Cause = &incident.Cause{Factors: []incident.Factor{{ID: "f1", Text: "a"}, {ID: "f2", Text: "b", Audience: incident.Internal}}}
		i.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a1", Title: "t", Factors: []string{"f1", "f2"}},
			{ID: "a2", Title: "t", Factors: []string{"f2"}}}}
		i.Misrouting = &incident.MisroutingBlock{
			Actual: &incident.Path{Hops: []incident.Hop{{ID: "h1"}, {ID: "h2", Audience: incident.Internal}, {ID: "h3"}}},
			Flows:  []incident.Flow{{From: "h1", To: "h2"}, {From: "h1", To: "h3"}},
		}
	}), incident.Public)
	got := [][]string{out.Timeline[0].Evidence, out.Remediation.Actions[0].Factors, out.Remediation.Actions[1].Factors}
	if diff := cmp.Diff([][]string{{"s1", incident.HiddenSource}, {"f1"}, nil}, got); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]incident.Flow{{From: "h1", To: "h3"}}, out.Misrouting.Flows); diff != "" {
		t.Errorf("flows (-want +got):\n%s", diff)
	}
	if !out.HasGap("/misrouting/flows") || !out.HasGap("/misrouting/actual/hops") {
		t.Errorf("gaps = %q, want the flows and the hops among them", out.Gaps)
	}
}

func TestStricterDefaults(t *testing.T) {
	t.Parallel()
	inc := record(func(i *incident.Incident) {
		i.Audience = incident.Public
		i.Summary.Internal = &incident.Text{Text: "inside"}
		i.Regulatory = []incident.Regulatory{{Regime: "nis2", Applies: "applicable"}}
		i.Response = &incident.Response{Roles: []incident.Role{{Role: "scribe", Name: "Ada"}, {Role: "lead", Name: "Bo", Audience: incident.Public}}}
		i.Extra = incident.Extra{"x-a": "b"}
	})
	public, internal, restricted := show(t, inc, incident.Public), show(t, inc, incident.Internal), show(t, inc, incident.Restricted)
	if public.Summary.Internal != nil || internal.Summary.Internal == nil {
		t.Errorf("internal summary: public sees %v, internal sees %v", public.Summary.Internal, internal.Summary.Internal)
	}
	if public.Extra != nil || internal.Extra == nil {
		t.Errorf("free keys: public sees %v, internal sees %v", public.Extra, internal.Extra)
	}
	if internal.Regulatory != nil || restricted.Regulatory == nil {
		t.Errorf("regulatory: internal sees %v, restricted sees %v", internal.Regulatory, restricted.Regulatory)
	}
	want := []incident.Role{{Role: "scribe"}, {Role: "lead", Name: "Bo"}}
	if diff := cmp.Diff(want, public.Response.Roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
}

func TestEmptyBlocksStay(t *testing.T) {
	t.Parallel()
	out := show(t, record(func(i *incident.Incident) {
		i.Audience = incident.Public
		i.Outage = &incident.OutageBlock{}
		i.Remediation = &incident.Remediation{Actions: []incident.Action{}}
	}), incident.Public)
	if out.Outage == nil || out.Remediation == nil || out.Remediation.Actions == nil {
		t.Errorf("outage %v, remediation %v: empty is not hidden", out.Outage, out.Remediation)
	}
}

func TestAmong(t *testing.T) {
	t.Parallel()
	related := func(ids ...string) []incident.Relation {
		var all []incident.Relation
		for _, id := range ids {
			all = append(all, incident.Relation{Type: "related", ID: id, Audience: incident.Public})
		}
		return append(all, incident.Relation{Type: "related", External: &incident.External{System: "s", ID: "1"}, Audience: incident.Public})
	}
	one := record(func(i *incident.Incident) { i.ID = "one"; i.Relations = related("two", "old-three", "hidden") })
	two := record(func(i *incident.Incident) { i.ID = "two" })
	hidden := record(func(i *incident.Incident) { i.ID = "hidden"; i.Summary.Headline.Audience = "" })
	three := record(func(i *incident.Incident) {
		i.ID = "three"
		i.Audience = incident.Public
		i.Aliases = []string{"old-three"}
	})
	var shown []*incident.Incident
	for _, inc := range []*incident.Incident{one, two, hidden, three} {
		out, ok, err := Filter(inc, incident.Public)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			shown = append(shown, out)
		}
	}
	first, before := shown[0], len(shown[0].Relations)
	shown = Among(shown)
	if len(first.Relations) != before {
		t.Error("what was given lost a relation too")
	}
	var ids, relations []string
	for _, inc := range shown {
		ids = append(ids, inc.ID)
		for _, r := range inc.Relations {
			relations = append(relations, r.ID)
		}
	}
	if diff := cmp.Diff([]string{"one", "two", "three"}, ids); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"two", "old-three", ""}, relations); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
}

// A draft is shown to those who write it, as the audience would see it.
func TestDraft(t *testing.T) {
	t.Parallel()
	for _, status := range []incident.RecordStatus{incident.Draft, incident.InReview, incident.Published, incident.Retracted} {
		inc := record(func(i *incident.Incident) { i.RecordStatus = status })
		out, shown, err := Draft(inc, incident.Public)
		if err != nil || !shown || out.RecordStatus != status {
			t.Errorf("%s is not shown to its writers: %v", status, err)
		}
		_, shown, err = Filter(inc, incident.Public)
		if want := status == incident.Published || status == incident.Retracted; err != nil || shown != want {
			t.Errorf("%s is shown to readers: %v, want %v (error %v)", status, shown, want, err)
		}
	}
	secret := record(func(i *incident.Incident) {
		i.RecordStatus = incident.Draft
		i.Summary.Headline.Audience = ""
		i.Audience = incident.Internal
	})
	if _, shown, err := Draft(secret, incident.Public); shown || err != nil {
		t.Errorf("an internal draft is shown to the public: %v (error %v)", shown, err)
	}
}
