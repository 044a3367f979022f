package page

import (
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
)

// The incidents below are invented. They stand for the records that reports
// are made of.

func at(text string) *incident.Time { return &incident.Time{At: instantOf(text)} }

func n(value float64) *incident.Number { return &incident.Number{Value: &value} }

func unknown() *incident.Number { return &incident.Number{Word: incident.Unknown} }

func prosaic(text string) *incident.Text { return &incident.Text{Text: text} }

func pairs(points ...any) []incident.Point {
	var all []incident.Point
	for i := 0; i < len(points); i += 2 {
		value := float64(points[i+1].(int))
		all = append(all, incident.Point{At: instantOf(points[i].(string)), Value: &value})
	}
	return all
}

var fixtureDay = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// twelveLines is as little as a record may say.
func twelveLines() *incident.Incident {
	return &incident.Incident{
		ID: "login-page-blank", Title: "The login page stayed blank", Kind: "degradation", State: incident.Resolved,
		RecordStatus: incident.Published,
		Summary:      incident.Summary{Public: prosaic("For most of an hour the login page loaded without its form. Those already signed in noticed nothing.")},
		Times:        incident.Times{Started: at("2026-05-04T09:12Z"), Resolved: at("2026-05-04T10:03Z")},
		Timeline: []incident.Entry{
			{ID: "rollback", At: at("2026-05-04T10:03Z"), Type: "action", Text: "The release is rolled back."},
		},
	}
}

// richFalsePositive fills every block.
func richFalsePositive() *incident.Incident {
	inc := &incident.Incident{
		ID: "2026-03-link-rule", Title: "A link rule held back good mail", Kind: incident.FalsePositive, AlsoKinds: []incident.Kind{"data-loss"},
		Fictional: true, Organisation: "Heron Post", State: incident.Resolved, RecordStatus: incident.Published, Timezone: "Europe/Berlin",
		ExternalIDs: []incident.External{{System: "statuspage", ID: "hp-31", URL: "https://status.heron.example/hp-31"}},
		Severity:    &incident.Severity{Level: "SEV2", Scheme: "heron", Rationale: "more than 1 % of good mail held"},
		Inquiry:     &incident.Inquiry{State: incident.InquiryConcluded, AsOf: instantOf("2026-04-14")},
		Services:    []string{"mail-filter", "delivery"}, Regions: []string{"DE", "AT", "CH"},
		Summary: incident.Summary{
			Headline: prosaic("For 11 h 55 min a new rule held back 62,060 good messages; all but 12 came late."),
			Public:   prosaic("In the night to 29 March a rule took good links for phishing. We switched it off and delivered what was held.\n\nTwelve messages were lost, and we are sorry."),
			Internal: prosaic("The rule skipped the gate."),
		},
		Times: incident.Times{
			Identified: &incident.Time{At: instantOf("2026-03-29T06:40Z"), PlusMinus: minutes("5m"), Status: incident.Estimated, Note: "from the chat"},
			Recovered:  at("2026-03-31T16:20:00Z"), Closed: at("2026-04-14T10:00Z"), Declared: at("2026-03-29T05:20:00Z"),
		},
		Timeline: []incident.Entry{
			{ID: "canary", At: at("2026-03-24T09:00Z"), Type: "change", Text: "The rule judges 1 % of mail without acting.", Marks: incident.Introduced, Evidence: []string{"log"}},
			{ID: "on", At: at("2026-03-28T21:10:00Z"), Type: "change", Text: "The rule acts on all mail.", Marks: incident.Started, Evidence: []string{"log", "metrics"}},
			{ID: "rise", At: at("2026-03-28T23:40Z"), Type: "impact", Text: "Five times the usual rate is held:\n\n- invoices first,\n- newsletters later."},
			{ID: "ticket", At: at("2026-03-29T04:52:00Z"), Type: "detection", Text: "A customer misses invoices.", Marks: incident.Detected, Evidence: []string{incident.HiddenSource}},
			{At: at("2026-03-29T05:05:00Z"), Type: "escalation", Actor: "on-call engineer", Text: "Acknowledged.", Marks: incident.Acknowledged},
			{At: at("2026-03-29T05:48:00Z"), Type: "communication", Text: "Status page: some mail is held.", Marks: incident.FirstPublicNotice},
			{ID: "feed", At: at("2026-03-29T06:05Z"), Until: at("2026-03-29T06:30Z"), Type: "hypothesis", Text: "A poisoned feed is suspected.", Status: incident.Refuted, Services: []string{"mail-filter"}},
			{ID: "off", At: at("2026-03-29T07:15:00Z"), Type: "action", Text: "The rule is switched off.", Marks: incident.MitigatedAt},
			{ID: "flushed", At: at("2026-03-29T09:05:00Z"), Type: "action", Text: "The verdict cache is empty.", Marks: incident.ResolvedAt},
		},
		Impact: &incident.Impact{
			Summary: prosaic("Held for up to 2 d 18 h; 12 messages lost."), Dimensions: []incident.Dimension{"availability", "integrity"},
			Users:     &incident.Count{Affected: &incident.Number{Value: ptr(41300.0), Basis: "distinct recipients"}, Total: n(1180000)},
			Items:     &incident.Count{Affected: n(62060), Total: n(4812400), Unit: "message"},
			Functions: []string{"invoicing"},
			Support:   &incident.Support{Tickets: n(388), Complaints: &incident.Number{Value: ptr(30.0), Approx: true, PlusMinus: ptr(10.0), Status: incident.Estimated}},
			Financial: &incident.Financial{Currency: "EUR", DirectCost: &incident.Number{Min: ptr(20000.0), Max: ptr(35000.0)}, SLACredits: n(0)},
			SLA:       &incident.SLA{Breached: incident.No, Reason: "it covers the start of delivery"},
			Data:      &incident.DataImpact{Classes: []string{"invoices"}, Records: n(12), Subjects: unknown()},
			SLOs: []incident.SLO{{ID: "good-mail", SLI: "good mail not held / good mail", Target: 0.9999, Window: minutes("28d"), Budgeting: incident.Occurrences,
				TotalEvents: n(272000000), BadEventsIncident: n(62060), BadEventsWindow: n(69460)}},
		},
		Response: &incident.Response{
			Detection: &incident.Detection{Method: "customer_report", Gap: "An alert on the *rate* would have fired at 21:40 UTC.", EarliestEvidence: at("2026-03-28T21:20Z")},
			Roles:     []incident.Role{{Role: "incident commander", Team: "mail"}}, Teams: []string{"mail", "support"},
			Workarounds:    []incident.Workaround{{Text: "Release single messages by hand.", From: at("2026-03-29T05:48Z")}},
			Communications: []incident.Communication{{At: at("2026-03-29T05:48Z"), Channel: "status-page", URL: "https://status.heron.example/hp-31"}},
		},
		Cause: &incident.Cause{
			Summary: prosaic("A rule with a logic error went round the gate."), Confidence: "confirmed",
			Trigger: &incident.Trigger{Text: "The rule went to all mail.", Category: "config-push", At: at("2026-03-28T21:10Z")},
			Factors: []incident.Factor{
				{ID: "gate", Category: "change-management", Text: "The manual path has no gate.", Evidence: []string{"log"}},
				{ID: "view", Category: "organisation", Text: "Owners cannot see volumes.", Status: incident.Inferred},
			},
			RuledOut:      []incident.RuledOut{{Text: "A poisoned feed: the hits came from our own rule.", Status: incident.Refuted, Evidence: []string{"metrics"}}},
			OpenQuestions: []string{"Who never noticed?"},
		},
		Remediation: &incident.Remediation{
			Immediate: []string{"Rule off.", "Cache emptied."},
			Actions: []incident.Action{
				{ID: "a1", Title: "Put the gate on every path", Type: "prevent", Factors: []string{"gate"}, Priority: "P0", Owner: "mail", Due: instantOf("2026-04-15"),
					Status: incident.ActionDone, DoneAt: instantOf("2026-04-10"), Verify: "An activation without a result is refused.", Ticket: "https://tracker.heron.example/1"},
				{ID: "a2", Title: "Alert on the rate", Type: "detect", Factors: []string{"view"}, Owner: "mail", Due: instantOf("2026-05-15"), Status: incident.ActionInProgress},
				{ID: "a3", Title: "Tell customers automatically", Type: "communicate", Status: incident.ActionWontDo, Decision: "The monthly report does."},
			},
		},
		Lessons: &incident.Lessons{WentWell: []string{"Release was quick."}, Lucky: []string{"It was a weekend."}},
		Relations: []incident.Relation{
			{Type: "recurrence_of", ID: "login-page-blank", Note: "not really"},
			{Type: "related", ID: "elsewhere"},
		},
		Sources: []incident.Source{
			{ID: "metrics", Title: "Metrics of the filter", Type: "primary-data", Retrieved: instantOf("2026-03-30")},
			{ID: "log", Title: "Activation log", URL: "https://logs.heron.example/x?a=1&b=2", Type: "primary-operator", Reliability: "A", Credibility: 1},
		},
		Attachments: []incident.Attachment{{ID: "csv", Path: "held.csv", Title: "Held messages", MediaType: "text/csv", Bytes: 2240, Licence: "CC0-1.0"}},
		Glossary:    []incident.Term{{Name: "Gate", Meaning: "A test before activation."}},
		Revisions: []incident.Revision{
			{Version: 1, At: instantOf("2026-03-31T18:00Z"), Type: incident.Preliminary, Summary: "First report; about 58,000 messages."},
			{Version: 2, At: instantOf("2026-04-20T09:00Z"), Type: incident.Correction, Summary: "62,060 messages, not about 58,000.", Fields: []string{"/false_positive/wrongly_flagged"}},
			{Version: 3, At: instantOf("2026-05-02"), Type: "update", Summary: "State of the actions."},
		},
	}
	inc.FalsePositive = fixtureVerdicts()
	return inc
}

func fixtureVerdicts() *incident.FalsePositiveBlock {
	return &incident.FalsePositiveBlock{
		Unit:             "message",
		Detector:         &incident.Detector{Name: "link rule 7", Type: "heuristic", VersionBad: "42", VersionGood: "41", DeployedAt: at("2026-03-28T21:10Z"), Rollout: "all at once"},
		Verdict:          &incident.Verdict{Assigned: "phishing", Correct: "legitimate"},
		AutomatedActions: []string{"quarantine", "admin-alert"},
		Override:         &incident.Override{CustomerOverrideWorked: incident.No, Note: "Allow-lists do not apply."},
		Confusion: []incident.Confusion{
			{Phase: "before", From: instantOf("2026-03-21"), To: instantOf("2026-03-28"), TP: n(180), FP: n(4), TN: n(500), FN: n(16), FNStatus: incident.Estimated, Basis: "a sample"},
			{Phase: "during", TP: n(9870), FP: n(62060), TN: n(4739330), FN: n(1140), FNStatus: incident.Estimated},
		},
		WronglyFlagged: n(62060),
		ByAction:       []incident.NamedNumber{{Name: "quarantine", Number: n(58900)}, {Name: "delete-after-delivery", Number: n(3160)}},
		Released: &incident.Released{
			Unrecoverable: n(12),
			Curve:         pairs("2026-03-28T21:10Z", 0, "2026-03-29T09:40Z", 1905, "2026-03-29T12:00Z", 39750, "2026-03-30T18:00Z", 60110, "2026-03-31T16:20Z", 62048),
			By:            []incident.NamedNumber{{Name: "automatic", Number: n(60143)}, {Name: "user", Number: n(1905)}},
		},
		TimeToRelease: &incident.TimeToRelease{N: 62048, P50: minutes("13h50m"), Max: minutes("66h05m"), Basis: "per message"},
		Collateral:    []incident.Collateral{{Type: "data-loss", Text: "Messages expired in the store.", Count: n(12)}},
	}
}

// disputedOutage has an end that three sources date differently.
func disputedOutage() *incident.Incident {
	return &incident.Incident{
		ID: "2025-07-mailboxes", Title: "Mailboxes could not be opened", Kind: incident.Outage, Organisation: "Petrel Cloud", State: incident.Resolved,
		RecordStatus: incident.Published, Services: []string{"mailbox"},
		Inquiry: &incident.Inquiry{State: incident.InquiryInconclusive, AsOf: instantOf("2026-05-22")},
		Summary: incident.Summary{Public: prosaic("From 9 July 2025 mailboxes could not be opened. Reports of the end differ.")},
		Times: incident.Times{
			Started:  &incident.Time{At: instantOf("2025-07-09T22:20Z"), Status: incident.Reported, Sources: []string{"press"}},
			Detected: &incident.Time{Word: incident.Unknown},
			Resolved: &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z"), Status: incident.Disputed, Claims: []incident.Claim{
				{At: instantOf("2025-07-10T17:25Z"), Sources: []string{"press"}},
				{At: instantOf("2025-07-10T19:30Z"), Text: "3:30 PM ET", Sources: []string{"blog"}},
				{Latest: instantOf("2025-07-10T19:49Z"), Status: incident.Reported, Sources: []string{"partner"}},
				{At: instantOf("2025-07-10T11:00Z"), Status: incident.Refuted, Sources: []string{"blog"}, Note: "later posts still report the fault"},
			}},
		},
		Timeline: []incident.Entry{
			{At: &incident.Time{Latest: instantOf("2025-07-10T15:08Z")}, Type: "status", Text: "Preliminary cause: a change to sign-in.", Status: incident.Reported, Evidence: []string{"partner"}},
			{At: &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")}, Type: "status", Text: "Healthy again.", Status: incident.Disputed, Evidence: []string{"press", "partner"}},
		},
		Impact: &incident.Impact{Users: &incident.Count{Affected: unknown(), Total: unknown()},
			Reports: &incident.Count{Affected: &incident.Number{Value: ptr(2792.0), Text: "peak of a tracker", Status: incident.Reported, Note: "reports, not users", Sources: []string{"press"}}}},
		Cause:       &incident.Cause{Confidence: "likely", Summary: prosaic("A change to the sign-in component.")},
		Remediation: &incident.Remediation{NoActions: "The operator's actions are not public."},
		Outage: &incident.OutageBlock{Mode: "intermittent", Windows: []incident.Window{{From: at("2025-07-09T22:20Z"),
			To: &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")}, Level: "partial", Fraction: unknown()}}},
		Sources: []incident.Source{
			{ID: "press", Title: "Nineteen hours without mail", URL: "https://news.example/19h", Type: "secondary-press", Reliability: "B", Credibility: 2, Retrieved: instantOf("2026-05-22")},
			{ID: "partner", Title: "A partner's status page", URL: "https://status.partner.example/", Archived: "https://archive.example/p", Note: "quotes the operator"},
			{ID: "blog", Title: "What happened?", Type: "aggregator", Reliability: "D"},
		},
		Revisions: []incident.Revision{{Version: 1, At: instantOf("2026-05-22"), Type: incident.Final, Summary: "From public sources."}},
	}
}

// misrouted is a misrouting of which much is not known.
func misrouted() *incident.Incident {
	directory := incident.Hop{ID: "directory", Role: "directory", Operator: "Petrel Cloud", Host: "autoset.petrel.example", Port: 443, Trust: "provider"}
	client := incident.Hop{ID: "client", Role: "client", Trust: "own"}
	return &incident.Incident{
		ID: "2026-01-set-up", Title: "Account set-up named a stranger's servers", Kind: incident.Misrouting, AlsoKinds: []incident.Kind{"data-exposure"},
		Organisation: "Petrel Cloud", State: incident.Resolved, RecordStatus: incident.Published, Severity: &incident.Severity{Level: "unknown"},
		Inquiry: &incident.Inquiry{State: incident.InquiryOpen, AsOf: instantOf("2026-05-22"), NextUpdateBy: instantOf("2026-07-01"), Note: "No explanation has been published."},
		Summary: incident.Summary{Public: prosaic("The set-up service answered for a reserved domain with the servers of another company.")},
		Times: incident.Times{
			Introduced: &incident.Time{Latest: instantOf("2020-02-03T05:31:23Z"), Status: incident.Inferred, Sources: []string{"finder"}, Note: "age of the entry"},
			Started:    &incident.Time{Latest: instantOf("2025-12-08T21:32:58Z"), Sources: []string{"finder"}},
			Detected:   &incident.Time{Earliest: instantOf("2025-12-08T21:32:58Z"), Latest: instantOf("2026-01-23T14:00Z"), Status: incident.Inferred},
			Mitigated:  &incident.Time{At: instantOf("2026-01-26"), Status: incident.Reported, Text: "by Monday morning"},
			Resolved:   &incident.Time{Word: incident.Unknown},
		},
		Timeline: []incident.Entry{
			{At: &incident.Time{Latest: instantOf("2020-02-03T05:31:23Z"), Status: incident.Inferred}, Type: "change", Text: "The entry is made."},
			{At: at("2025-12-08T21:32:58Z"), Type: "detection", Actor: "researcher", Text: "An answer names `imap.stranger.example`.", Evidence: []string{"finder"}},
			{At: &incident.Time{Earliest: instantOf("2025-12-08"), Latest: instantOf("2026-01-23")}, Type: "communication", Text: "The finding is published."},
			{At: at("2026-01"), Type: "external", Text: "The press takes it up."},
		},
		Impact:   &incident.Impact{Summary: prosaic("How many set-ups were hit is not known."), Users: &incident.Count{Affected: unknown()}},
		Response: &incident.Response{Detection: &incident.Detection{Method: "researcher"}},
		Cause: &incident.Cause{Confidence: "unknown", Summary: prosaic("Not published. The answer came from the service's own list."),
			RuledOut: []incident.RuledOut{{Text: "The domain's own records, which name no server.", Status: incident.Confirmed, Evidence: []string{"finder"}}}},
		Misrouting: &incident.MisroutingBlock{
			Layer: "service-discovery", Protocol: []string{"https", "imaps"},
			Intended: &incident.Path{Description: "no suggestion at all", Hops: []incident.Hop{client, directory, {ID: "none", Role: "endpoint", Description: "not found"}}},
			Actual: &incident.Path{Hops: []incident.Hop{client, directory,
				{ID: "imap", Role: "endpoint", Operator: "Stranger Ltd", Host: "imap.stranger.example", Port: 993, Jurisdiction: "JP", Trust: incident.TrustThirdParty}}},
			Flows: []incident.Flow{{From: "client", To: "directory", Value: unknown(), Intended: ptr(true)}, {From: "directory", To: "imap", Value: unknown(), Intended: ptr(false)}},
			Exposure: &incident.Exposure{Occurred: incident.Possible, DataClasses: []string{"credentials"}, Items: unknown(), Recipients: []string{"Stranger Ltd"},
				EncryptedInTransit: incident.Yes, AccessedByRecipient: incident.PossibilityUnknown, RetainedByRecipient: incident.PossibilityUnknown},
			Containment: []incident.Containment{
				{Action: "stop-routing", At: at("2026-01-26"), Status: incident.Reported, Coverage: unknown(), Evidence: []string{"finder"}},
				{Action: "rotate-credentials", At: &incident.Time{Word: incident.Unknown}, Coverage: n(0.4)},
			},
		},
		Relations: []incident.Relation{{Type: "related", External: &incident.External{System: "study", ID: "autodiscover", URL: "https://study.example/"}, Note: "another mechanism"}},
		Sources:   []incident.Source{{ID: "finder", Title: "The finder's write-up", URL: "https://finder.example/", Type: "primary-researcher", Published: instantOf("2026-01")}},
		Revisions: []incident.Revision{{Version: 1, At: instantOf("2026-05-22"), Type: incident.Preliminary, Summary: "From public sources."}},
	}
}

// undated is an incident that cannot be tied to a day.
func undated() *incident.Incident {
	return &incident.Incident{
		ID: "undated-disruption", Title: "A disruption of mail, without a date", Kind: incident.Outage, State: incident.StateUnknown,
		RecordStatus: incident.Published, Severity: &incident.Severity{Level: "unknown"},
		Inquiry: &incident.Inquiry{State: incident.InquiryInconclusive, AsOf: instantOf("2026-05-22"), Note: "The only source names no date."},
		Summary: incident.Summary{Public: prosaic("An article tells of a disruption on an unnamed Monday. Nothing in it could be confirmed.")},
		Times: incident.Times{
			Started:  &incident.Time{Word: incident.Unknown, Text: "a typical Monday morning", Status: incident.Reported, Sources: []string{"article"}},
			Detected: &incident.Time{Word: incident.Unknown}, Resolved: &incident.Time{Word: incident.Unknown},
		},
		Timeline: []incident.Entry{
			{At: &incident.Time{Word: incident.Unknown, Text: "in the morning"}, Type: "detection", Text: "Users report failures.", Status: incident.Reported, Evidence: []string{"article"}},
			{At: &incident.Time{Word: incident.Unknown}, Type: "hypothesis", Text: "Malice is said to be ruled out.", Status: incident.Reported},
		},
		Impact:      &incident.Impact{Summary: prosaic("No figure is given."), Users: &incident.Count{Affected: unknown(), Total: unknown()}},
		Cause:       &incident.Cause{Confidence: "unknown", Summary: prosaic("The article lists guesses.")},
		Remediation: &incident.Remediation{NoActions: "Not known."},
		Outage:      &incident.OutageBlock{Mode: incident.ModeUnknown},
		Relations: []incident.Relation{
			{Type: "possible_match", External: &incident.External{System: "petrel", ID: "MO-1"}, Note: "a Monday, and nothing else in common"},
		},
		Sources:   []incident.Source{{ID: "article", Title: "Disruptions in mail", Type: "aggregator", Reliability: "E", Credibility: 5}},
		Revisions: []incident.Revision{{Version: 1, At: instantOf("2026-05-22"), Type: incident.Preliminary, Summary: "From one article."}},
	}
}

// goingOn is not over.
func goingOn() *incident.Incident {
	return &incident.Incident{
		ID: "2026-05-queue", Title: "Mail to one country is late", Kind: "degradation", State: incident.Ongoing, RecordStatus: incident.Published,
		Severity: &incident.Severity{Level: "major"}, Timezone: "America/New_York", Services: []string{"delivery"},
		Inquiry: &incident.Inquiry{State: incident.InquiryOpen, AsOf: instantOf("2026-05-31T18:00Z"), NextUpdateBy: instantOf("2026-06-01T06:00Z")},
		Summary: incident.Summary{Headline: prosaic("Mail to Norway takes up to six hours."), Public: prosaic("A queue drains more slowly than it fills. We are adding capacity.")},
		Timeline: []incident.Entry{
			{ID: "q", At: at("2026-05-30T23:50Z"), Until: &incident.Time{Word: incident.StillOngoing}, Type: "impact", Text: "Mail is late.", Marks: incident.Started},
			{ID: "alarm", At: at("2026-05-31T00:15Z"), Type: "detection", Text: "The alarm on queue length goes off.", Marks: incident.Detected},
		},
		Response: &incident.Response{Detection: &incident.Detection{Method: "monitoring"}},
	}
}

// retracted is a report that was withdrawn.
func retracted() *incident.Incident {
	inc := twelveLines()
	inc.RecordStatus = incident.Retracted
	inc.Revisions = []incident.Revision{{Version: 2, At: instantOf("2026-05-20T22:30Z"), Type: incident.Retraction, Summary: "It was a test of the alarm."}}
	return inc
}

// hostileRecord is full of markup where words are expected.
func hostileRecord() *incident.Incident {
	const text = "1. <script>alert(1)</script> | `x` *y* [a](javascript:alert(1))\n# h\n```\nopen"
	inc := richFalsePositive()
	inc.Title, inc.Organisation, inc.Kind = "# "+text, "> "+text, "<b>new</b>|kind"
	inc.Severity.Level, inc.Severity.Rationale = text, text
	inc.Services, inc.Regions = []string{text}, []string{text}
	inc.Summary = incident.Summary{Headline: prosaic("**" + text), Public: prosaic(text + "\n\n[1]: https://evil.example"), Internal: prosaic("    - " + text)}
	inc.Timeline = inc.Timeline[:2]
	inc.Timeline[0].Text, inc.Timeline[0].ID, inc.Timeline[0].Actor = text, "a b\"<>", text
	inc.Timeline[1].Text, inc.Timeline[1].Status, inc.Timeline[1].Type = "~~"+text+"~~\n\n[1]", incident.Refuted, "odd|type"
	inc.Cause.Factors[0].Text, inc.Cause.Factors[0].Category = text, "*odd*"
	inc.Remediation.Actions[0].Title, inc.Remediation.Actions[0].Verify, inc.Remediation.Actions[0].Ticket = text, text, "javascript:alert(1)"
	inc.Sources[0].Title, inc.Sources[0].URL, inc.Sources[0].Note = text, "javascript:alert(1)", "\u202e\ue0000\ue001x\ue002"
	inc.Glossary = []incident.Term{{Name: text, Meaning: text}}
	inc.Attachments[0].Path, inc.Attachments[0].Title = "../../x y|(z).csv", text
	return inc
}

// fixtureFigure is a chart in a section.
func fixtureFigure(id, section string) Figure {
	return Figure{ID: id, Section: section, Heading: "Held mail rose | for nine hours", Note: "Bins of 10 min.", Chart: chart.Figure{
		ID: id, Table: chart.Table{Caption: "Share of mail held", Columns: []chart.Column{{Title: "Time"}, {Title: "Share", Numeric: true}},
			Rows: [][]string{{"22:10 CET", "0.09 %"}, {"00:40 | CET", "0.88 %"}}},
	}}
}
