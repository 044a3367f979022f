package page

import (
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

func composerOf(inc *incident.Incident, site Site) *composer {
	t := &teller{site: site, say: words.English(), prose: newProse()}
	return t.composer(report.Of(inc, fixtureDay), Linked{}, nil)
}

func plainWords(marked string) string { return string(plainMarkdown(marked)) }

func TestWhereAnEventStands(t *testing.T) {
	for _, tt := range []struct {
		name, zone     string
		at, until      *incident.Time
		day, clockWant string
	}{
		{"an instant", "UTC", at("2026-03-29T04:52Z"), nil, "Sunday, 29 March 2026", "**04:52 UTC**"},
		{"before the clocks change", "Europe/Berlin", at("2026-03-28T21:10Z"), nil, "Saturday, 28 March 2026", "**22:10 CET** (21:10 UTC)"},
		{"after the clocks change", "Europe/Berlin", at("2026-03-29T04:52Z"), nil, "Sunday, 29 March 2026", "**06:52 CEST** (04:52 UTC)"},
		{"another date in UTC", "Europe/Berlin", at("2026-02-04T23:26Z"), nil, "Thursday, 5 February 2026", "**00:26 CET** (4 Feb, 23:26 UTC)"},
		{"a date", "America/Los_Angeles", at("2026-02-12"), nil, "Thursday, 12 February 2026", ""},
		{"a month", "UTC", at("2020-02"), nil, "February 2020", ""},
		{"a year", "UTC", at("2020"), nil, "2020", ""},
		{"latest", "UTC", &incident.Time{Latest: instantOf("2026-01-23T14:00Z")}, nil, "Friday, 23 January 2026", "by **14:00 UTC**"},
		{"latest day", "UTC", &incident.Time{Latest: instantOf("2026-01-23")}, nil, "Friday, 23 January 2026", "on this day or before"},
		{"earliest", "UTC", &incident.Time{Earliest: instantOf("2026-01-23T14:00Z")}, nil, "Friday, 23 January 2026", "not before **14:00 UTC**"},
		{"within a day", "UTC", &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")}, nil,
			"Thursday, 10 July 2025", "between **17:25** and **19:49 UTC**"},
		{"over several days", "UTC", &incident.Time{Earliest: instantOf("2026-02-07"), Latest: instantOf("2026-02-09")}, nil,
			"Between Saturday, 7 February 2026 and Monday, 9 February 2026", ""},
		{"plus or minus", "Europe/Berlin", &incident.Time{At: instantOf("2026-03-29T06:40Z"), PlusMinus: minutes("5m")}, nil,
			"Sunday, 29 March 2026", "about **08:40 CEST** (06:40 UTC), ± 5 min"},
		{"with an end", "Europe/Berlin", at("2026-03-29T06:05Z"), at("2026-03-29T06:30Z"), "Sunday, 29 March 2026", "**08:05** to **08:30 CEST** (06:05 to 06:30 UTC)"},
		{"with an end on another day", "UTC", at("2026-03-29T06:05Z"), at("2026-03-30"), "Sunday, 29 March 2026", "**06:05 UTC** until 30 Mar 2026"},
		{"not ended", "UTC", at("2026-03-29T06:05Z"), &incident.Time{Word: incident.StillOngoing}, "Sunday, 29 March 2026", "**06:05 UTC** and still going on"},
		{"unknown, with its wording", "UTC", &incident.Time{Word: incident.Unknown, Text: "in the morning"}, nil, "Time not known", "“in the morning”"},
		{"withheld", "UTC", &incident.Time{Word: incident.Withheld}, nil, "Time not known", "not published"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inc := &incident.Incident{Timezone: tt.zone, Timeline: []incident.Entry{{At: tt.at, Until: tt.until, Text: "x"}}}
			c := composerOf(inc, Site{})
			if got := c.dayTitle(c.events[0]); got != tt.day {
				t.Errorf("day %q, want %q", got, tt.day)
			}
			if got := plainWords(c.clockOf(c.events[0])); got != tt.clockWant {
				t.Errorf("clock %q, want %q", got, tt.clockWant)
			}
		})
	}
}

func TestIsItOver(t *testing.T) {
	when, day := at("2026-05-04T10:03Z"), at("2026-05-04")
	ongoing, nobodyKnows := &incident.Time{Word: incident.StillOngoing}, &incident.Time{Word: incident.Unknown}
	for _, tt := range []struct {
		state               incident.State
		mitigated, resolved *incident.Time
		want                string
	}{
		{"", nil, nil, "unknown"},
		{incident.StateUnknown, nil, nil, "unknown"},
		{"", nil, when, "Yes, resolved 4 May 2026, 10:03 UTC"},
		{incident.Resolved, nil, nil, "Yes"},
		{incident.Resolved, nil, nobodyKnows, "Yes; the time is unknown"},
		{incident.Resolved, day, nobodyKnows, "Yes, mitigated 4 May 2026; the time of the full resolution is unknown"},
		{incident.Mitigated, nil, nil, "Mitigated; not resolved as of 1 Jun 2026"},
		{incident.Mitigated, when, nil, "Mitigated 4 May 2026, 10:03 UTC; not resolved as of 1 Jun 2026"},
		{incident.Ongoing, nil, nil, "No, still going on as of 1 Jun 2026"},
		{"", nil, ongoing, "No, still going on as of 1 Jun 2026"},
		{incident.Ongoing, when, ongoing, "No; mitigated 4 May 2026, 10:03 UTC, not resolved as of 1 Jun 2026"},
		{"half_over", nil, nil, "Half over"},
	} {
		inc := &incident.Incident{State: tt.state, Times: incident.Times{Mitigated: tt.mitigated, Resolved: tt.resolved}}
		if got := plainWords(composerOf(inc, publicSite).overFact()); got != tt.want {
			t.Errorf("%s, mitigated %v, resolved %v: got %q, want %q", tt.state, tt.mitigated, tt.resolved, got, tt.want)
		}
	}
}

func TestBanners(t *testing.T) {
	for _, tt := range []struct {
		name string
		inc  incident.Incident
		site Site
		want []string
	}{
		{"finished", incident.Incident{State: incident.Resolved}, publicSite, nil},
		{"draft, for some", incident.Incident{RecordStatus: incident.Draft}, Site{Audience: incident.Restricted}, []string{"CAUTION **Restricted.", "WARNING **Draft.**"}},
		{"for customers", incident.Incident{}, Site{Audience: incident.Customers}, []string{"CAUTION **For customers.**"}},
		{"retracted without a reason", incident.Incident{RecordStatus: incident.Retracted}, publicSite, []string{"CAUTION **Retracted.** This report has been withdrawn"}},
		{"mitigated", incident.Incident{State: incident.Mitigated}, publicSite, []string{"WARNING **Mitigated, not resolved** as of 1 Jun 2026."}},
		{"open and preliminary", incident.Incident{Inquiry: &incident.Inquiry{State: incident.InquiryOpen, AsOf: instantOf("2026-05-22")},
			Revisions: []incident.Revision{{Version: 1, Type: incident.Preliminary}}}, publicSite,
			[]string{"IMPORTANT **Preliminary, and still under investigation** as of 22 May 2026."}},
		{"no longer preliminary", incident.Incident{Inquiry: &incident.Inquiry{State: incident.InquiryConcluded},
			Revisions: []incident.Revision{{Version: 1, Type: incident.Preliminary}, {Version: 2, Type: incident.Final}}}, publicSite, nil},
		{"corrected long ago", incident.Incident{Revisions: []incident.Revision{
			{Version: 2, At: instantOf("2026-04-20"), Type: incident.Correction, Summary: "*Two*, not one."}, {Version: 3, Type: "update"}}}, publicSite,
			[]string{"IMPORTANT **Corrected on 20 Apr 2026.** *Two*, not one."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := composerOf(&tt.inc, tt.site).banners()
			if !slices.EqualFunc(got, tt.want, func(b banner, want string) bool { return strings.HasPrefix(b.Kind+" "+plainWords(b.Text), want) }) {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestAnOutageIsCalledSoOnlyWhenNothingWorks(t *testing.T) {
	for mode, want := range map[incident.OutageMode]string{"full": "Outage", "partial": "Partial outage", "intermittent": "Intermittent disruption",
		"degraded": "Degradation", "unknown": "Disruption", "": "Outage"} {
		inc := &incident.Incident{Kind: incident.Outage, Outage: &incident.OutageBlock{Mode: mode}}
		if got := composerOf(inc, Site{}).kindLabel(); got != want {
			t.Errorf("%s: %q, want %q", mode, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "One. Two.": "One. Two.", "One. " + strings.Repeat("x", 30) + ".": "One.", strings.Repeat("x", 50): "",
		strings.Repeat("x", 30) + ". Two.": strings.Repeat("x", 30) + ".",
	} {
		if got := opening(in, 20); got != want {
			t.Errorf("opening(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWithEnd(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a [1]", "a\n\nb": "a\n\nb [1]", "* a": "* a\n\n[1]", "```\nx\n```": "```\nx\n```\n\n[1]", "a\n\n___": "a\n\n___\n\n[1]",
		"*a*": "*a* [1]", "1) a": "1) a\n\n[1]",
	} {
		if got := withEnd(in, " [1]"); got != want {
			t.Errorf("withEnd(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAnchors(t *testing.T) {
	ids := anchors{}
	for i, want := range []string{"t-a", "t-a-2", "t-3", "t-b-c", "t-5", "t-5-2"} {
		if got := ids.add("t-", []string{"a", "a", "", " b\"<c>", "日本", "5"}[i], []int{1, 2, 3, 4, 5, 6}[i]); got != want {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
}
