package report

import (
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

func TestRichExampleLengths(t *testing.T) {
	const minute, hour, day = time.Minute, time.Hour, 24 * time.Hour
	d := Of(quarantine(), asOf).Durations
	sameLength(t, "TTD, over the change to summer time", d.Detect, 7*hour+42*minute)
	sameLength(t, "TTA", d.Acknowledge, 13*minute)
	sameLength(t, "TTM", d.Mitigate, 10*hour+5*minute)
	sameLength(t, "TTR", d.Resolve, 11*hour+55*minute)
	sameLength(t, "impact", d.Impact, 11*hour+55*minute)
	sameLength(t, "recovered", d.Recover, 2*day+19*hour+10*minute)
	sameLength(t, "notice", d.Notice, 8*hour+38*minute)
	sameLength(t, "notice after detection", d.NoticeAfterDetection, 56*minute)
	sameLength(t, "latency", d.Latency, 4*day+12*hour+10*minute)
	sameLength(t, "dwell", d.Dwell, 4*day+19*hour+52*minute)
	sameLength(t, "response", d.Respond, 16*day+4*hour+40*minute)
}

// TestLengths holds one row for every way in which a length can be known.
func TestLengths(t *testing.T) {
	detect := func(d Durations) Duration { return d.Detect }
	resolve := func(d Durations) Duration { return d.Resolve }
	mitigate := func(d Durations) Duration { return d.Mitigate }
	impact := func(d Durations) Duration { return d.Impact }
	notice := func(d Durations) Duration { return d.NoticeAfterDetection }
	for _, row := range []struct {
		name  string
		inc   *incident.Incident
		which func(Durations) Duration
		want  string
	}{
		{"to the second", timed("started", "2026-05-04T10:00:00Z", "detected", "2026-05-04T10:02:30Z"), detect,
			"[2m29s, 2m31s] written 2m30s"},
		{"to the minute", timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:13Z"), detect,
			"[12m0s, 14m0s] written 13m0s"},
		{"in the same minute", timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:00Z"), detect,
			"[0s, 1m0s] written 0s"},
		{"dates", timed("started", "2026-05-04", "resolved", "2026-05-06"), resolve, "[24h0m0s, 72h0m0s]"},
		{"on one day", timed("started", "2026-05-04", "resolved", "2026-05-04"), resolve, "[0s, 24h0m0s]"},
		{"a month and a year", timed("started", "2026-02", "resolved", "2026"), resolve, "[0s, 8016h0m0s]"},

		{"the hour that exists twice, first", timed("started", "2025-11-02T01:30-04:00", "detected", "2025-11-02T01:30-05:00"),
			detect, "[59m0s, 1h1m0s] written 1h0m0s"},
		{"the hour that exists twice, across", timed("started", "2025-11-02T00:30-04:00", "detected", "2025-11-02T02:30-05:00"),
			detect, "[2h59m0s, 3h1m0s] written 3h0m0s"},
		{"the day of 25 hours", in("America/New_York", timed("started", "2025-11-02", "resolved", "2025-11-02")), resolve,
			"[0s, 25h0m0s]"},
		{"the day of 23 hours", in("Europe/Berlin", timed("started", "2026-03-29", "resolved", "2026-03-29")), resolve,
			"[0s, 23h0m0s]"},
		{"evening to morning over the gap", timed("started", "2026-03-28T22:10:00+01:00", "detected", "2026-03-29T06:52:00+02:00"),
			detect, "[7h41m59s, 7h42m1s] written 7h42m0s"},

		{"the detection by its bounds alone", urlRule(), detect, "[0s, 15h5m58s] inferred"},
		{"the mitigation by its latest", urlRule(), mitigate, "[0s, 168h5m18s] reported"},
		{"a disputed end", authentication(), resolve, "[19h4m0s, 21h30m0s] disputed"},
		{"a start without an earliest", autodiscover(), mitigate, "[1154h27m1s, –] reported"},
		{"neither end bounded", autodiscover(), detect, "unknown"},
		{"nothing known", undated(), impact, "unknown"},
		{"not written", timed("started", "2026-05-04T10:00Z"), detect, "absent"},

		{"unknown", timed("started", "2026-05-04T10:00Z", "detected", "unknown"), detect, "unknown"},
		{"did not happen", timed("started", "unknown", "detected", "not_applicable"), detect, "not_applicable"},
		{"withheld", timed("started", "withheld", "detected", "unknown"), detect, "withheld"},
		{"not applicable goes before withheld", timed("started", "withheld", "resolved", "not_applicable"), resolve, "not_applicable"},

		{"ongoing", timed("started", "2026-11-20T12:00Z", "resolved", "ongoing"), resolve,
			"[35h59m0s, 36h0m0s] written 36h0m0s so far"},
		{"ongoing by state", state(incident.Ongoing, timed("started", "2026-11-20T12:00:00Z")), impact,
			"[35h59m59s, 36h0m0s] written 36h0m0s so far"},
		{"mitigated and not resolved", state(incident.Mitigated, timed("started", "2026-11-20T12:00Z", "mitigated", "2026-11-20T13:00Z")),
			resolve, "[35h59m0s, 36h0m0s] written 36h0m0s so far"},
		{"ongoing since a day", state(incident.Ongoing, timed("started", "2026-11-20")), resolve, "[24h0m0s, 48h0m0s] so far"},
		{"ongoing since no earlier than", state(incident.Ongoing, earliest("started", "2026-11-21T00:00:00Z", timed())), resolve,
			"[–, 24h0m0s] so far"},
		{"ongoing from after the as-of moment", state(incident.Ongoing, timed("started", "2026-12-01T00:00Z")), resolve,
			"unknown so far"},
		{"resolved is written though the state says ongoing", state(incident.Ongoing,
			timed("started", "2026-05-04T10:00Z", "resolved", "2026-05-04T11:00Z")), resolve, "[59m0s, 1h1m0s] written 1h0m0s"},

		{"start unknown, from the detection", timed("started", "unknown", "detected", "2026-05-04T10:00Z", "resolved", "2026-05-04T12:00Z"),
			resolve, "[1h59m0s, –] written 2h0m0s at least"},
		{"start unknown, from the earliest evidence", evidence("2026-05-04T09:00Z",
			timed("started", "unknown", "detected", "2026-05-04T10:00Z", "resolved", "2026-05-04T12:00Z")), resolve,
			"[2h59m0s, –] written 3h0m0s at least"},
		{"start unknown, evidence later than the detection", evidence("2026-05-04T11:00Z",
			timed("started", "unknown", "detected", "2026-05-04T10:00Z", "resolved", "2026-05-04T12:00Z")), resolve,
			"[1h59m0s, –] written 2h0m0s at least"},
		{"start unknown, detection the only evidence", timed("started", "unknown", "detected", "2026-05-04T10:00Z"), detect, "unknown"},
		{"start unknown and ongoing", state(incident.Ongoing, timed("started", "unknown", "detected", "2026-11-21T00:00Z")), resolve,
			"[23h59m0s, –] written 24h0m0s so far at least"},
		{"start refuted", status("started", incident.Refuted, timed("started", "2026-05-04T08:00Z", "detected", "2026-05-04T10:00Z",
			"resolved", "2026-05-04T12:00Z")), resolve, "[1h59m0s, –] written 2h0m0s at least"},
		{"start not written, impact from the detection", timed("detected", "2026-05-04T10:00Z", "resolved", "2026-05-04T12:00Z"), impact,
			"[1h59m0s, –] written 2h0m0s at least"},
		{"start not written", timed("detected", "2026-05-04T10:00Z", "resolved", "2026-05-04T12:00Z"), resolve, "absent"},

		{"impact at least until the mitigation", timed("started", "2026-05-04T10:00Z", "mitigated", "2026-05-04T11:00Z", "resolved", "unknown"),
			impact, "[59m0s, –]"},
		{"a bound brings its status", status("mitigated", incident.Estimated,
			timed("started", "2026-05-04T10:00Z", "mitigated", "2026-05-04T11:00Z", "resolved", "unknown")), impact, "[59m0s, –] estimated"},
		{"an exact milestone keeps its status in a narrowed minute", status("detected", incident.Inferred,
			timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:00:30Z", "resolved", "2026-05-04T11:00Z")), resolve,
			"[59m29s, 1h1m0s] written 1h0m0s"},
		{"impact at most until the recovery", timed("started", "2026-05-04T10:00Z", "recovered", "2026-05-04T11:00Z"), impact, "[0s, 1h1m0s]"},
		{"impact between mitigation and closing", timed("started", "2026-05-04T10:00Z", "mitigated", "2026-05-04T11:00Z",
			"closed", "2026-05-04T14:00Z"), impact, "[59m0s, 4h1m0s]"},
		{"impact withheld", timed("started", "2026-05-04T10:00Z", "resolved", "withheld"), impact, "withheld"},
		{"impact of a bare start", timed("started", "2026-05-04T10:00Z"), impact, "unknown"},
		{"impact of nothing", timed(), impact, "unknown"},

		{"notice before the detection", timed("detected", "2026-05-04T10:00:00Z", "first_public_notice", "2026-05-04T09:48:00Z"), notice,
			"[11m59s, 12m1s] written 12m0s before"},
		{"notice in the minute before", timed("detected", "2026-05-04T10:00Z", "first_public_notice", "2026-05-04T09:59Z"), notice,
			"[0s, 2m0s] written 1m0s before"},
		{"notice perhaps before the detection", between("detected", "2026-05-04T10:00:00Z", "2026-05-04T12:00:00Z",
			timed("first_public_notice", "2026-05-04T11:00:00Z")), notice, "[0s, 1h0m1s] earlier by up to 1h0m1s"},
		{"a near miss, detected before it could start", kind(incident.NearMiss,
			timed("started", "2026-05-04T10:10Z", "detected", "2026-05-04T10:00Z")), detect, "[9m0s, 11m0s] written 10m0s before"},

		{"plus minus", plusMinus("started", "5m", timed("started", "2026-05-04T10:00:00Z", "detected", "2026-05-04T11:00:00Z")), detect,
			"[54m59s, 1h5m1s]"},
		{"approximate", approx("started", timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:30Z")), detect,
			"[29m0s, 31m0s] written 30m0s approx"},
		{"the weakest status", status("started", incident.Estimated, status("detected", incident.Reported,
			timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:30Z"))), detect, "[29m0s, 31m0s] written 30m0s estimated"},
		{"bounds that contradict the order stay", timed("started", "2026-05-05T10:00Z", "resolved", "2026-05-04"), resolve,
			"[10h0m0s, 34h1m0s] before"},
		{"the longest length that can be told", timed("started", "1000", "resolved", "9998"), resolve,
			"[2562047h47m16.854775807s, 2562047h47m16.854775807s]"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := told(row.which(Of(row.inc, asOf).Durations)); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

// timed makes an incident of milestones: name, time or word, and so on.
func timed(milestones ...string) *incident.Incident {
	inc := &incident.Incident{Kind: incident.Outage, State: incident.Resolved}
	for i := 0; i < len(milestones); i += 2 {
		entry := incident.Entry{Marks: incident.Milestone(milestones[i])}
		switch w := incident.Word(milestones[i+1]); w {
		case incident.Unknown, incident.NotApplicable, incident.Withheld, incident.StillOngoing:
			entry.At = word(w)
		default:
			entry.At = at(milestones[i+1])
		}
		inc.Timeline = append(inc.Timeline, entry)
	}
	return inc
}

// mark gives the time of a milestone that timed set.
func mark(name string, inc *incident.Incident) *incident.Time {
	for _, entry := range inc.Timeline {
		if entry.Marks == incident.Milestone(name) {
			return entry.At
		}
	}
	inc.Timeline = append(inc.Timeline, incident.Entry{Marks: incident.Milestone(name), At: &incident.Time{}})
	return inc.Timeline[len(inc.Timeline)-1].At
}

func earliest(name, text string, inc *incident.Incident) *incident.Incident {
	mark(name, inc).Earliest = instant(text)
	return inc
}

func between(name, lo, hi string, inc *incident.Incident) *incident.Incident {
	mark(name, inc).Latest = instant(hi)
	return earliest(name, lo, inc)
}

func plusMinus(name, d string, inc *incident.Incident) *incident.Incident {
	mark(name, inc).PlusMinus = length(d)
	return inc
}

func approx(name string, inc *incident.Incident) *incident.Incident {
	mark(name, inc).Approx = true
	return inc
}

func status(name string, s incident.Status, inc *incident.Incident) *incident.Incident {
	mark(name, inc).Status = s
	return inc
}

func state(s incident.State, inc *incident.Incident) *incident.Incident {
	inc.State = s
	return inc
}

func kind(k incident.Kind, inc *incident.Incident) *incident.Incident {
	inc.Kind = k
	return inc
}

func in(zone string, inc *incident.Incident) *incident.Incident {
	inc.Timezone = zone
	return inc
}

func evidence(text string, inc *incident.Incident) *incident.Incident {
	inc.Response = &incident.Response{Detection: &incident.Detection{EarliestEvidence: at(text)}}
	return inc
}
