package report

import (
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// The records of this file tell five incidents as far as numbers follow from
// them: one rich and invented false positive, and four real cases with what is
// publicly known of them.

// instant reads an instant that a test writes.
func instant(text string) incident.Instant {
	in, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return in
}

// length reads a length of time that a test writes.
func length(text string) incident.Duration {
	d, err := incident.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return d
}

func at(text string) *incident.Time { return &incident.Time{At: instant(text)} }

func by(latest string) *incident.Time { return &incident.Time{Latest: instant(latest)} }

func within(earliest, latest string) *incident.Time {
	return &incident.Time{Earliest: instant(earliest), Latest: instant(latest)}
}

func word(w incident.Word) *incident.Time { return &incident.Time{Word: w} }

func as(s incident.Status, t *incident.Time) *incident.Time {
	t.Status = s
	return t
}

func num(n float64) *incident.Number { return &incident.Number{Value: &n} }

func atLeast(n float64) *incident.Number { return &incident.Number{Min: &n} }

func numWord(w incident.Word) *incident.Number { return &incident.Number{Word: w} }

func point(text string, n float64) incident.Point {
	return incident.Point{At: instant(text), Value: &n}
}

// day is an as-of moment.
func day(text string) time.Time { return instant(text).Clock(time.UTC) }

var asOf = day("2026-11-22")

func quarantine() *incident.Incident {
	return &incident.Incident{
		ID: "2026-03-28-url-heuristic-quarantine", Kind: incident.FalsePositive, State: incident.Resolved,
		Timezone: "Europe/Berlin",
		Times: incident.Times{
			Introduced:        as(incident.Confirmed, at("2026-03-24T09:00Z")),
			Started:           as(incident.Confirmed, at("2026-03-28T21:10:00Z")),
			Detected:          as(incident.Confirmed, at("2026-03-29T04:52:00Z")),
			Acknowledged:      at("2026-03-29T05:05:00Z"),
			Declared:          at("2026-03-29T05:20:00Z"),
			Identified:        &incident.Time{At: instant("2026-03-29T06:40Z"), PlusMinus: length("5m"), Status: incident.Estimated},
			Mitigated:         at("2026-03-29T07:15:00Z"),
			Resolved:          as(incident.Confirmed, at("2026-03-29T09:05:00Z")),
			Recovered:         at("2026-03-31T16:20:00Z"),
			CauseAddressed:    at("2026-04-10T12:00:00Z"),
			Closed:            at("2026-04-14T10:00:00Z"),
			FirstPublicNotice: at("2026-03-29T05:48:00Z"),
		},
		Impact: &incident.Impact{
			Users:         &incident.Count{Affected: num(41300), Total: num(1180000)},
			Organisations: &incident.Count{Affected: num(2140), Total: num(61000)},
			Items:         &incident.Count{Affected: num(62060), Total: num(4812400), Unit: "message"},
			SLOs: []incident.SLO{{
				ID: "wrong-quarantine-28d", Target: 0.9999, Window: length("28d"), Budgeting: incident.Occurrences,
				WindowEnd: instant("2026-03-29T09:05:00Z"), TotalEvents: num(272000000),
				BadEventsIncident: num(62060), BadEventsWindow: num(69460),
			}},
		},
		Response: &incident.Response{Detection: &incident.Detection{
			Method: "customer_report", EarliestEvidence: at("2026-03-28T21:20Z"),
		}},
		Remediation: &incident.Remediation{Actions: []incident.Action{
			{ID: "a1", Due: instant("2026-04-15"), Status: incident.ActionDone},
			{ID: "a2", Due: instant("2026-05-15"), Status: incident.ActionInProgress},
			{ID: "a3", Due: instant("2026-06-30"), Status: incident.ActionOpen},
			{ID: "a4", Due: instant("2026-06-30"), Status: incident.ActionWontDo},
		}},
		FalsePositive: &incident.FalsePositiveBlock{
			Unit: "message",
			Confusion: []incident.Confusion{
				{Phase: "before", TP: num(136210), FP: num(1880), TN: num(68146210), FN: num(15700), FNStatus: incident.Estimated},
				{Phase: "during", TP: num(9870), FP: num(62060), TN: num(4739330), FN: num(1140), FNStatus: incident.Estimated},
				{Phase: "after", TP: num(118400), FP: num(1610), TN: num(66758090), FN: num(21900), FNStatus: incident.Estimated},
			},
			WronglyFlagged: num(62060),
			Released: &incident.Released{
				Unrecoverable: num(12),
				Curve: []incident.Point{
					point("2026-03-28T21:10Z", 0), point("2026-03-29T05:30Z", 310), point("2026-03-29T09:40Z", 1905),
					point("2026-03-29T10:30Z", 21400), point("2026-03-29T12:00Z", 39750), point("2026-03-29T18:00Z", 51020),
					point("2026-03-30T08:00Z", 57300), point("2026-03-30T18:00Z", 60110), point("2026-03-31T16:20Z", 62048),
				},
				By: []incident.NamedNumber{{Name: "automatic", Number: num(60143)},
					{Name: "administrator", Number: num(1720)}, {Name: "user", Number: num(185)}},
			},
		},
	}
}

func urlRule() *incident.Incident {
	return &incident.Incident{
		ID: "2026-02-exchange-online-url-rule", Kind: incident.FalsePositive, State: incident.Resolved, Timezone: "UTC",
		Times: incident.Times{
			Started:           as(incident.Reported, at("2026-02-05T00:26Z")),
			Detected:          as(incident.Inferred, by("2026-02-05T15:31:57Z")),
			FirstPublicNotice: as(incident.Inferred, at("2026-02-05T15:31:57Z")),
			Mitigated:         as(incident.Reported, by("2026-02-12T00:31:17Z")),
			Resolved:          as(incident.Reported, at("2026-02-12")),
			Recovered:         as(incident.Inferred, within("2026-02-12T00:31:17Z", "2026-02-20T00:33Z")),
		},
		Impact: &incident.Impact{
			Users: &incident.Count{Affected: numWord(incident.Unknown), Total: numWord(incident.Unknown)},
			Items: &incident.Count{Affected: atLeast(1000), Unit: "url"},
		},
		FalsePositive: &incident.FalsePositiveBlock{
			Unit: "url",
			Confusion: []incident.Confusion{{Phase: "during", TP: numWord(incident.Unknown), FP: atLeast(1000),
				TN: numWord(incident.Unknown), FN: numWord(incident.Unknown)}},
			WronglyFlagged: atLeast(1000),
		},
	}
}

func authentication() *incident.Incident {
	started, end := "2025-07-09T22:20Z", as(incident.Disputed, within("2025-07-10T17:25Z", "2025-07-10T19:49Z"))
	return &incident.Incident{
		ID: "2025-07-outlook-authentication-outage", Kind: incident.Outage, State: incident.Resolved, Timezone: "UTC",
		Times: incident.Times{
			Started:    as(incident.Reported, at(started)),
			Detected:   word(incident.Unknown),
			Identified: as(incident.Reported, by("2025-07-10T15:08Z")),
			Resolved:   end,
		},
		Outage: &incident.OutageBlock{Mode: "intermittent", Windows: []incident.Window{{
			From: at(started), To: end, Services: []string{"outlook-com", "exchange-online"},
			Level: "partial", Fraction: numWord(incident.Unknown),
		}}},
	}
}

func autodiscover() *incident.Incident {
	shared := []incident.Hop{{ID: "client", Trust: incident.TrustOwn}, {ID: "autodetect", Trust: "provider"}}
	yes, no := true, false
	return &incident.Incident{
		ID: "2026-01-autodiscover-example-com", Kind: incident.Misrouting, State: incident.Resolved, Timezone: "UTC",
		Times: incident.Times{
			Introduced: as(incident.Inferred, by("2020-02-03T05:31:23Z")),
			Started:    as(incident.Confirmed, by("2025-12-08T21:32:58Z")),
			Detected:   as(incident.Inferred, within("2025-12-08T21:32:58Z", "2026-01-23T14:00Z")),
			Mitigated:  as(incident.Reported, at("2026-01-26")),
			Resolved:   word(incident.Unknown),
		},
		Misrouting: &incident.MisroutingBlock{
			Intended: &incident.Path{Hops: append(shared[:2:2], incident.Hop{ID: "none"})},
			Actual: &incident.Path{Hops: append(shared[:2:2],
				incident.Hop{ID: "imap", Jurisdiction: "JP", Trust: incident.TrustThirdParty},
				incident.Hop{ID: "smtp", Jurisdiction: "JP", Trust: incident.TrustThirdParty})},
			Flows: []incident.Flow{
				{From: "client", To: "autodetect", Value: numWord(incident.Unknown), Unit: "set-up", Intended: &yes},
				{From: "autodetect", To: "imap", Value: numWord(incident.Unknown), Unit: "set-up", Intended: &no},
				{From: "autodetect", To: "smtp", Value: numWord(incident.Unknown), Unit: "set-up", Intended: &no},
			},
			Exposure: &incident.Exposure{Occurred: incident.Possible, Items: numWord(incident.Unknown)},
			Containment: []incident.Containment{
				{Action: "stop-routing", At: at("2026-01-26"), Status: incident.Reported, Coverage: numWord(incident.Unknown)},
				{Action: "rotate-credentials", At: word(incident.Unknown), Coverage: numWord(incident.Unknown)},
			},
		},
	}
}

func undated() *incident.Incident {
	return &incident.Incident{
		ID: "undated-outlook-email-disruption", Kind: incident.Outage, State: incident.StateUnknown, Timezone: "UTC",
		Times: incident.Times{
			Started:  &incident.Time{Word: incident.Unknown, Text: "a typical Monday morning", Status: incident.Reported},
			Detected: word(incident.Unknown),
			Resolved: word(incident.Unknown),
		},
		Impact: &incident.Impact{Users: &incident.Count{
			Affected: numWord(incident.Unknown), Total: numWord(incident.Unknown)}},
		Outage: &incident.OutageBlock{Mode: incident.ModeUnknown},
	}
}

// sreExample is the incident of the worked postmortem in the SRE book, app. D.
func sreExample() *incident.Incident {
	return &incident.Incident{State: incident.Resolved, Times: incident.Times{
		Started: at("2015-10-21T14:54Z"), Detected: at("2015-10-21T14:55Z"), Acknowledged: at("2015-10-21T14:58Z"),
		Declared: at("2015-10-21T15:01Z"), Mitigated: at("2015-10-21T15:36Z"), Resolved: at("2015-10-21T16:00Z"),
		Closed: at("2015-10-21T16:30Z"),
	}}
}

// twoRegions is an outage with windows that overlap in one region.
func twoRegions() *incident.Incident {
	return &incident.Incident{State: incident.Resolved, Outage: &incident.OutageBlock{
		Mode:       "partial",
		Population: []incident.Share{{Name: "EU", Share: 0.6}, {Name: "US", Share: 0.4}},
		Windows: []incident.Window{
			{From: at("2026-05-04T10:00Z"), To: at("2026-05-04T10:30Z"), Regions: []string{"EU"}, Level: incident.LevelFull},
			{From: at("2026-05-04T10:20Z"), To: at("2026-05-04T11:00Z"), Regions: []string{"EU", "US"},
				Level: "partial", Fraction: num(0.25)},
		},
	}}
}

// sameLength fails the test unless d is the nominal length want.
func sameLength(t *testing.T, name string, d Duration, want time.Duration) {
	t.Helper()
	if d.Nominal == nil || *d.Nominal != want || !d.Written {
		t.Errorf("%s = %s, want %s as written", name, told(d), want)
	}
}
