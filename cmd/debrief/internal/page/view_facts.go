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
	g := factsGrid()
	g.add("Started", c.startFact())
	g.add("Is it over?", c.overFact())
	g.add("Lasted", c.lengthFact())
	for _, s := range c.Shares {
		g.add(upperFirst(c.shareName(s)), c.shareFact(s))
	}
	g.add("Services", c.toLists(c.inc.Services, c.service, serviceFolder))
	g.add("Regions", names(c.regions(), regionWords))
	g.add("Noticed", c.noticedFact())
	g.add("Cause", c.causeFact())
	g.add("Actions", c.actionsFact())
	g.add("Severity", c.severityFact())
	g.add("Known elsewhere as", c.externalFact())
	g.add("Tags", c.toLists(c.inc.Tags, func(tag string) string { return tag }, tagFolder))
	c.view.Facts = g
	c.composeDisputes()
}

func (c *composer) startFact() string {
	return c.when(c.inc.Milestone(incident.Started))
}

// overFact answers whether it is over, and since when.
func (c *composer) overFact() string {
	resolved, mitigated := c.inc.Milestone(incident.ResolvedAt), c.inc.Milestone(incident.MitigatedAt)
	switch {
	case c.goesOn() && mitigated.Known():
		return "No; mitigated " + c.when(mitigated) + ", not resolved as of " + c.asOf()
	case c.goesOn():
		return "No, still going on as of " + c.asOf()
	case c.inc.State == incident.Mitigated && mitigated.Known():
		return "Mitigated " + c.when(mitigated) + "; not resolved as of " + c.asOf()
	case c.inc.State == incident.Mitigated:
		return "Mitigated; not resolved as of " + c.asOf()
	case resolved.Known():
		return "Yes, resolved " + c.when(resolved) + c.recoveredFact()
	case c.inc.State == incident.Resolved && mitigated.Known():
		return "Yes, mitigated " + c.when(mitigated) + "; the time of the full resolution is " + c.moment(resolved)
	case c.inc.State == incident.Resolved && resolved != nil:
		return "Yes; the time is " + c.when(resolved)
	case c.inc.State == incident.Resolved:
		return "Yes"
	case resolved.Is(incident.Withheld):
		return c.when(resolved)
	case c.inc.State == incident.StateUnknown || c.inc.State == "":
		return absentWords("")
	}
	return saidFirst("state", c.inc.State)
}

func (c *composer) recoveredFact() string {
	recovered := c.inc.Milestone(incident.Recovered)
	if !recovered.Known() {
		return ""
	}
	return "; recovery complete " + c.when(recovered)
}

// lengthFact tells how long it lasted. Where neither end was written, the row
// above it has said enough.
func (c *composer) lengthFact() string {
	impact := c.Durations.Impact
	asked := c.inc.Milestone(incident.ResolvedAt) != nil
	if !impact.Known() && !asked {
		return ""
	}
	words := c.known(durationWords(impact), impact.Status)
	if recovery := c.Durations.Recover; recovery.Known() && !recovery.SoFar {
		words += "; recovery complete " + durationWords(recovery) + " after the start" + c.mark(recovery.Status)
	}
	return words
}

// shareName names a count: "users affected", "messages affected".
func (c *composer) shareName(s report.Share) string {
	if unit := escape(plural(2, tidy(s.Unit))); unit != "" && s.Name != "users" && s.Name != "organisations" {
		if s.Name == "reports" {
			return unit + " received"
		}
		return unit + " affected"
	}
	return said("count", s.Name)
}

// unbracketed tells within brackets what has some of its own.
var unbracketed = strings.NewReplacer(" (", ", ", ")", "")

// shareFact tells how many of how many, and how they were counted: "41,300 of
// 1,180,000 (3.5 %): distinct recipients".
func (c *composer) shareFact(s report.Share) string {
	words := c.amount(s.Affected, "")
	total := s.Total.Known()
	if total && s.Affected.Known() {
		words += " of " + c.amount(s.Total, "")
	}
	if share := partWords(s); s.Ratio.Undefined == "" {
		words += " (" + unbracketed.Replace(share) + ")"
	}
	status := s.Affected.Status
	sources := s.Affected.Sources
	if total {
		status = incident.Weakest(status, s.Total.Status)
	}
	words = c.known(words, status) + c.cite(sources...)
	return joined(words, ": ", strings.Join(slices.Concat(remarks(s.Affected), remarks(s.Total)), "; "))
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
	switch d := c.Durations.Detect; {
	case d.Before:
		after = durationWords(d) + " it began" + c.mark(d.Status)
	case d.Known():
		after = durationWords(d) + " after it began" + c.mark(d.Status)
	}
	switch {
	case method == "" || method == "unknown" && after != "":
		return upperFirst(after)
	case method == "unknown":
		return absentWords("")
	case after == "":
		return saidFirst("noticed", method)
	}
	return saidFirst("noticed", method) + ", " + after
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
			return "Not known"
		}
		return ""
	}
	words = escape(words)
	switch cause.Confidence {
	case "unknown":
		if !strings.HasPrefix(words, "Not ") && !strings.HasPrefix(words, "Unknown") && !strings.HasPrefix(words, "No ") {
			words = "Not known. " + words
		}
	case "likely":
		words = "Likely: " + words
	case "suspected":
		words = "Suspected: " + words
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
	return words + " ([details](#remediation))"
}

// actionsBalance counts the actions by state: "4 actions: 1 done, 2 open (1
// overdue), 1 that will not be done".
func (c *composer) actionsBalance() string {
	sum := c.Actions
	if sum.Total == 0 {
		return ""
	}
	var parts []string
	if sum.Done > 0 {
		parts = append(parts, whole(int64(sum.Done))+" done")
	}
	if sum.Open > 0 {
		open := whole(int64(sum.Open)) + " open"
		if sum.Overdue > 0 {
			open += " (" + whole(int64(sum.Overdue)) + " overdue)"
		}
		parts = append(parts, open)
	}
	if sum.WontDo > 0 {
		parts = append(parts, whole(int64(sum.WontDo))+" that will not be done")
	}
	return counted(sum.Total, "action", "actions") + ": " + strings.Join(parts, ", ")
}

func (c *composer) severityFact() string {
	s := c.inc.Severity
	if s == nil {
		return ""
	}
	words := c.toList(s.Level, severityFolder(portfolio.GradeOf(s)))
	if s.Scheme != "" {
		words += " (scheme " + escape(s.Scheme) + ")"
	}
	if s.Rationale != "" {
		words += ": " + escape(s.Rationale)
	}
	return words
}

func (c *composer) externalFact() string {
	var all []string
	for _, e := range c.inc.ExternalIDs {
		all = append(all, link(e.ID, e.URL)+" ("+escape(e.System)+")")
	}
	return strings.Join(all, ", ")
}

// composeDisputes lists every version of each moment that has several.
func (c *composer) composeDisputes() {
	for _, m := range incident.Milestones() {
		t := c.inc.Milestone(m)
		if t == nil || len(t.Claims) == 0 {
			continue
		}
		d := dispute{Lead: "**" + disputeTitles[m] + "**: the sources differ."}
		if t.Status != incident.Disputed {
			d.Lead = "**" + disputeTitles[m] + "**: what the sources say."
		}
		for _, claim := range t.Claims {
			d.Claims = append(d.Claims, c.claimed(claim))
		}
		c.view.Disputes = append(c.view.Disputes, d)
	}
}

// disputeTitles name the moments as questions.
var disputeTitles = map[incident.Milestone]string{
	incident.Introduced: "When the cause was introduced", incident.Started: "When it started", incident.Detected: "When it was detected",
	incident.Acknowledged: "When it was acknowledged", incident.Declared: "When it was declared", incident.Identified: "When the cause was identified",
	incident.FirstPublicNotice: "When the public was told", incident.MitigatedAt: "When it was mitigated", incident.ResolvedAt: "When it was resolved",
	incident.Recovered: "When the recovery was complete", incident.CauseAddressed: "When the cause was addressed", incident.Closed: "When it was closed",
}

// claimed tells one source's version of a moment; one that was refuted is
// struck and says why.
func (c *composer) claimed(claim incident.Claim) string {
	words := c.worded(c.zone.Claim(claim), c.unmarked().Claim(claim), claim.Text)
	if claim.At.IsZero() && claim.Earliest.IsZero() && claim.Latest.IsZero() && claim.Text != "" {
		words = "“" + escape(claim.Text) + "”"
	}
	words = c.known(words, claim.Status) + c.cite(claim.Sources...)
	if note := escape(claim.Note); note != "" {
		words += ": " + note
	}
	return words
}
