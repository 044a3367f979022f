package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// composeFacts fills the table that tells the whole in ten seconds, and the
// moments that the sources date differently.
func (c *composer) composeFacts() {
	say := c.say.Say
	g := c.factsGrid()
	g.add(say("Started"), c.startFact())
	g.add(say("Is it over?"), c.overFact())
	g.add(say("Lasted"), c.lengthFact())
	for _, s := range c.Shares {
		g.add(upperFirst(c.shareName(s)), c.shareFact(s))
	}
	g.add(say("Services"), c.toLists(c.inc.Services, c.service, serviceFolder))
	g.add(say("Regions"), c.names(c.regions(), c.say.Region))
	g.add(say("Noticed"), c.noticedFact())
	g.add(say("Cause"), c.causeFact())
	g.add(say("Actions"), c.actionsFact())
	g.add(say("Severity"), c.severityFact())
	g.add(say("Known elsewhere as"), c.externalFact())
	g.add(say("Tags"), c.toLists(c.inc.Tags, func(tag string) string { return tag }, tagFolder))
	c.view.Facts = g
	c.composeDisputes()
}

func (c *composer) startFact() string {
	return c.when(c.inc.Milestone(incident.Started))
}

// overFact answers whether it is over, and since when.
func (c *composer) overFact() string {
	say := c.say.Say
	resolved, mitigated := c.inc.Milestone(incident.ResolvedAt), c.inc.Milestone(incident.MitigatedAt)
	switch {
	case c.goesOn() && mitigated.Known():
		return say("No; mitigated %s, not resolved as of %s", c.when(mitigated), c.asOf())
	case c.goesOn():
		return say("No, still going on as of %s", c.asOf())
	case c.inc.State == incident.Mitigated && mitigated.Known():
		return say("Mitigated %s; not resolved as of %s", c.when(mitigated), c.asOf())
	case c.inc.State == incident.Mitigated:
		return say("Mitigated; not resolved as of %s", c.asOf())
	case resolved.Known():
		return c.resolvedFact(resolved)
	case c.inc.State == incident.Resolved && mitigated.Known():
		return say("Yes, mitigated %s; the time of the full resolution is %s", c.when(mitigated), c.moment(resolved))
	case c.inc.State == incident.Resolved && resolved != nil:
		return say("Yes; the time is %s", c.when(resolved))
	case c.inc.State == incident.Resolved:
		return say("Yes")
	case resolved.Is(incident.Withheld):
		return c.when(resolved)
	case c.inc.State == incident.StateUnknown || c.inc.State == "":
		return c.say.Absent("")
	}
	return saidFirst(c.say, "state", c.inc.State)
}

func (c *composer) resolvedFact(resolved *incident.Time) string {
	recovered := c.inc.Milestone(incident.Recovered)
	if !recovered.Known() {
		return c.say.Say("Yes, resolved %s", c.when(resolved))
	}
	return c.say.Say("Yes, resolved %s; recovery complete %s", c.when(resolved), c.when(recovered))
}

// lengthFact tells how long it lasted. Where neither end was written, the row
// above it has said enough.
func (c *composer) lengthFact() string {
	impact := c.Durations.Impact
	asked := c.inc.Milestone(incident.ResolvedAt) != nil
	if !impact.Known() && !asked {
		return ""
	}
	words := c.known(c.say.Duration(impact), impact.Status)
	if recovery := c.Durations.Recover; recovery.Known() && !recovery.SoFar {
		return c.say.Say("%s; recovery complete %s after the start%s", words, c.say.Duration(recovery), c.mark(recovery.Status))
	}
	return words
}

// shareName names a count: "users affected", "messages affected".
func (c *composer) shareName(s report.Share) string {
	if unit := escape(c.say.Unit(2, tidy(s.Unit))); unit != "" && s.Name != "users" && s.Name != "organisations" {
		if s.Name == "reports" {
			return c.say.Say("%s received", unit)
		}
		return c.say.Say("%s affected", unit)
	}
	return said(c.say, "count", s.Name)
}

// unbracketed tells within brackets what has some of its own.
var unbracketed = strings.NewReplacer(" (", ", ", ")", "", "（", "、", "）", "")

// shareFact tells how many of how many, and how they were counted: "41,300 of
// 1,180,000 (3.5 %): distinct recipients".
func (c *composer) shareFact(s report.Share) string {
	words := c.amount(s.Affected, "")
	total := s.Total.Known()
	if total && s.Affected.Known() {
		words = c.say.Say("%s of %s", words, c.amount(s.Total, ""))
	}
	if share := c.say.Part(s); s.Ratio.Undefined == "" {
		words = c.say.Bracketed(words, unbracketed.Replace(share))
	}
	status := s.Affected.Status
	sources := s.Affected.Sources
	if total {
		status = incident.Weakest(status, s.Total.Status)
	}
	words = c.known(words, status) + c.cite(sources...)
	return c.say.Colon(words, c.say.Items(slices.Concat(remarks(s.Affected), remarks(s.Total))))
}

// regions are the incident's regions, else those that the impact names.
func (c *composer) regions() []string {
	if len(c.inc.Regions) == 0 && c.inc.Impact != nil {
		return c.inc.Impact.Regions
	}
	return c.inc.Regions
}

// noticedFact tells who noticed, and after how long.
func (c *composer) noticedFact() string {
	var method incident.DetectionMethod
	if c.inc.Response != nil && c.inc.Response.Detection != nil {
		method = c.inc.Response.Detection.Method
	}
	after := ""
	if d := c.Durations.Detect; d.Before || d.Known() {
		after = c.say.Beside(d, c.say.SayAs("before or after", "it began")) + c.mark(d.Status)
	}
	switch {
	case method == "" || method == "unknown" && after != "":
		return upperFirst(after)
	case method == "unknown":
		return c.say.Absent("")
	case after == "":
		return saidFirst(c.say, "noticed", method)
	}
	return c.say.Commas([]string{saidFirst(c.say, "noticed", method), after})
}

// causeFact tells the cause in one or two sentences, and how sure it is.
func (c *composer) causeFact() string {
	cause := c.inc.Cause
	if cause == nil {
		return ""
	}
	words := opening(c.prose.plain(cause.Summary.String()), 220)
	if words == "" {
		if cause.Confidence == "unknown" {
			return c.say.Say("Not known")
		}
		return ""
	}
	words = escape(words)
	switch cause.Confidence {
	case "unknown":
		if !c.say.IsEnglish() || !strings.HasPrefix(words, "Not ") && !strings.HasPrefix(words, "Unknown") && !strings.HasPrefix(words, "No ") {
			words = c.say.Sentences(c.say.Say("Not known."), words)
		}
	case "likely":
		words = c.say.Colon(c.say.Say("Likely"), words)
	case "suspected":
		words = c.say.Colon(c.say.Say("Suspected"), words)
	}
	return words + c.mark(cause.Summary.Status)
}

// opening gives the first sentences of a text, as many whole ones as fit; the
// first one in any case, unless it is far too long.
func opening(text string, limit int) string {
	taken := ""
	for sentence := range strings.SplitAfterSeq(text, ". ") {
		if taken != "" && utf8.RuneCountInString(taken+sentence) > limit {
			break
		}
		taken += sentence
	}
	if utf8.RuneCountInString(taken) > 2*limit {
		return ""
	}
	return strings.TrimSpace(taken)
}

func (c *composer) actionsFact() string {
	words := c.actionsBalance()
	if words == "" {
		return ""
	}
	return c.say.Bracketed(words, "["+c.say.Say("details")+"](#remediation)")
}

// actionsBalance counts the actions by state: "4 actions: 1 done, 2 open (1
// overdue), 1 that will not be done".
func (c *composer) actionsBalance() string {
	sum := c.Actions
	if sum.Total == 0 {
		return ""
	}
	var parts []string
	number := func(n int) string { return c.say.Whole(int64(n)) }
	if sum.Done > 0 {
		parts = append(parts, c.say.Say("%s done", number(sum.Done)))
	}
	if sum.Open > 0 {
		open := c.say.Say("%s open", number(sum.Open))
		if sum.Overdue > 0 {
			open = c.say.Bracketed(open, c.say.Say("%s overdue", number(sum.Overdue)))
		}
		parts = append(parts, open)
	}
	if sum.WontDo > 0 {
		parts = append(parts, c.say.Say("%s that will not be done", number(sum.WontDo)))
	}
	return c.say.Colon(c.say.Count(sum.Total, "%s\u00a0action", "%s\u00a0actions"), c.say.Commas(parts))
}

func (c *composer) severityFact() string {
	s := c.inc.Severity
	if s == nil {
		return ""
	}
	words := c.toList(s.Level, severityFolder(portfolio.GradeOf(s)))
	if s.Scheme != "" {
		words = c.say.Bracketed(words, c.say.Say("scheme %s", escape(s.Scheme)))
	}
	return c.say.Colon(words, escape(s.Rationale))
}

func (c *composer) externalFact() string {
	var all []string
	for _, e := range c.inc.ExternalIDs {
		all = append(all, c.say.Bracketed(link(e.ID, e.URL), escape(e.System)))
	}
	return c.say.Commas(all)
}

// composeDisputes lists every version of each moment that has several.
func (c *composer) composeDisputes() {
	for _, m := range incident.Milestones() {
		t := c.inc.Milestone(m)
		if t == nil || len(t.Claims) == 0 {
			continue
		}
		title := "**" + c.disputeTitle(m) + "**"
		d := dispute{Lead: c.say.Say("%s: the sources differ.", title)}
		if t.Status != incident.Disputed {
			d.Lead = c.say.Say("%s: what the sources say.", title)
		}
		for _, claim := range t.Claims {
			d.Claims = append(d.Claims, c.claimed(claim))
		}
		c.view.Disputes = append(c.view.Disputes, d)
	}
}

// disputeTitle names a moment as a question.
func (c *composer) disputeTitle(m incident.Milestone) string {
	say := c.say.Say
	switch m {
	case incident.Introduced:
		return say("When the cause was introduced")
	case incident.Started:
		return say("When it started")
	case incident.Detected:
		return say("When it was detected")
	case incident.Acknowledged:
		return say("When it was acknowledged")
	case incident.Declared:
		return say("When it was declared")
	case incident.Identified:
		return say("When the cause was identified")
	case incident.FirstPublicNotice:
		return say("When the public was told")
	case incident.MitigatedAt:
		return say("When it was mitigated")
	case incident.ResolvedAt:
		return say("When it was resolved")
	case incident.Recovered:
		return say("When the recovery was complete")
	case incident.CauseAddressed:
		return say("When the cause was addressed")
	}
	return say("When it was closed")
}

// claimed tells one source's version of a moment; one that was refuted is
// struck and says why.
func (c *composer) claimed(claim incident.Claim) string {
	words := c.worded(c.zone.Claim(claim), c.unmarked().Claim(claim), claim.Text)
	if claim.At.IsZero() && claim.Earliest.IsZero() && claim.Latest.IsZero() && claim.Text != "" {
		words = c.say.Quoted(escape(claim.Text))
	}
	return c.say.Colon(c.known(words, claim.Status)+c.cite(claim.Sources...), escape(claim.Note))
}
