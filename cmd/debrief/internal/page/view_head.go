package page

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// composeHead fills what stands above the first heading.
func (c *composer) composeHead() {
	v := c.view
	v.Title = escape(c.inc.Title)
	v.Banners = c.banners()
	v.Meta = strings.Join(c.meta(), " · ")
	if h := c.inc.Summary.Headline; h != nil && c.prose.strong(h.Text) != "" {
		v.Headline = "**" + c.prose.strong(h.Text) + "**" + c.mark(h.Status) + c.cite(slices.Concat(h.Sources, h.Evidence)...)
	}
	v.Summary = c.text(c.inc.Summary.Public)
	v.Internal = c.text(c.inc.Summary.Internal)
}

// meta is the line of small labels under the title.
func (c *composer) meta() []string {
	labels := []string{c.chip("kind", c.toList(c.kindLabel(), kindFolder(c.inc.Kind)))}
	for _, k := range c.inc.AlsoKinds {
		labels = append(labels, c.chip("kind", c.toList("also "+strings.ToLower(k.Profile().Label), kindFolder(k))))
	}
	if c.inc.Organisation != "" {
		labels = append(labels, escape(c.inc.Organisation))
	}
	if s := c.inc.Severity; s != nil && s.Level != string(incident.Unknown) {
		labels = append(labels, c.chip("severity", c.toList(severityLabel(s.Level), severityFolder(portfolio.GradeOf(s)))))
	}
	if c.inc.State != "" {
		labels = append(labels, c.chip("state-"+slugOf(string(c.inc.State)), c.toList(upperFirst(phrase("state", c.inc.State)), stateFolder(portfolio.StandingOf(c.inc)))))
	}
	if len(c.inc.Services) > 0 {
		labels = append(labels, c.toLists(c.inc.Services, c.service, serviceFolder))
	}
	return labels
}

// toList links words to the list in a folder of the site.
func (c *composer) toList(words, folder string) string {
	return link(words, "../../"+folder+"index.html")
}

// toLists links plain names to the lists of each and tells them as a sentence
// does.
func (c *composer) toLists(all []string, tell, folder func(string) string) string {
	links := make([]string, len(all))
	for i, name := range all {
		links[i] = c.toList(tell(name), folder(name))
	}
	return enumerated(links)
}

// severityLabel tells a level that does not look like one as what it is. It is
// plain text.
func severityLabel(level string) string {
	if strings.ContainsAny(level, "0123456789") {
		return level
	}
	return "severity: " + level
}

func (c *composer) kindLabel() string { return kindLabel(c.inc) }

// kindLabel names what happened: an outage is called so only when nothing
// worked any more. It is plain text.
func kindLabel(inc *incident.Incident) string {
	if inc.Outage == nil {
		return kindWords(inc.Kind, "")
	}
	return kindWords(inc.Kind, inc.Outage.Mode)
}

// kindWords names a kind; mode is that of an outage, empty for any other.
func kindWords(kind incident.Kind, mode incident.OutageMode) string {
	if kind == incident.Outage && mode != "" {
		return upperFirst(disruptionWords(mode))
	}
	return kind.Profile().Label
}

// disruptionWords names an outage by how much of the service was gone.
func disruptionWords(mode incident.OutageMode) string {
	switch mode {
	case incident.ModeFull, "":
		return "outage"
	case "partial":
		return "partial outage"
	case "intermittent":
		return "intermittent disruption"
	case "degraded":
		return "degradation"
	}
	return "disruption"
}

// banners are the notices at the head of the page, gravest first.
func (c *composer) banners() []banner {
	var all []banner
	for _, b := range []banner{c.retracted(), c.reserved(), c.draft(), c.fictional(), c.unfinished(), c.inquiry(), c.corrected()} {
		if b.Text != "" {
			all = append(all, b)
		}
	}
	return all
}

func (c *composer) retracted() banner {
	last := latestOf(c.inc.Revisions, incident.Retraction)
	if c.inc.RecordStatus != incident.Retracted && last == nil {
		return banner{}
	}
	text := "**Retracted.** This report has been withdrawn; do not rely on it."
	if last != nil {
		text = "**Retracted on " + c.onDay(last.At) + ".** " + c.sentence(last.Summary)
	}
	return banner{Kind: "CAUTION", Text: text}
}

// reserved marks a copy that is not for everybody.
func (c *composer) reserved() banner {
	switch c.site.Audience {
	case incident.Public, "":
		return banner{}
	case incident.Customers:
		return banner{Kind: "CAUTION", Text: "**For customers.** This copy holds details that are not public."}
	case incident.Internal:
		return banner{Kind: "CAUTION", Text: "**Internal.** This copy holds details that are not for customers or the public."}
	}
	return banner{Kind: "CAUTION", Text: "**" + escape(upperFirst(string(c.site.Audience))) + ".** This copy is for a few named readers; do not pass it on."}
}

func (c *composer) draft() banner {
	switch c.inc.RecordStatus {
	case incident.Draft:
		return banner{Kind: "WARNING", Text: "**Draft.** This report is being written and has not been reviewed."}
	case incident.InReview:
		return banner{Kind: "WARNING", Text: "**In review.** This report has not been approved yet."}
	}
	return banner{}
}

func (c *composer) fictional() banner {
	if !c.inc.Fictional {
		return banner{}
	}
	return banner{Kind: "NOTE", Text: "**Fictional.** This never happened: names, hosts and numbers are invented."}
}

// unfinished says that the incident itself is not over.
func (c *composer) unfinished() banner {
	switch {
	case c.goesOn():
		text := "**Still going on** as of " + c.asOf() + "."
		if lasted := c.lengthIfKnown(c.Durations.Impact); lasted != "" {
			text += " It has lasted " + strings.Replace(lasted, " so far", "", 1) + " so far."
		}
		return banner{Kind: "WARNING", Text: text}
	case c.inc.State == incident.Mitigated:
		return banner{Kind: "WARNING", Text: "**Mitigated, not resolved** as of " + c.asOf() + ". It may come back, or not be over for everybody."}
	}
	return banner{}
}

func (c *composer) goesOn() bool { return goesOn(c.inc) }

// goesOn reports whether the record says that the incident is not over.
func goesOn(inc *incident.Incident) bool {
	return inc.State == incident.Ongoing ||
		inc.State != incident.Mitigated && inc.Milestone(incident.ResolvedAt).Is(incident.StillOngoing)
}

// asOf tells the present day of the build.
func (c *composer) asOf() string {
	if given, err := incident.ParseInstant(c.site.AsOfGiven); err == nil {
		return c.zone.Written(given)
	}
	return c.zone.Day(c.AsOf)
}

// inquiry says that the report may change: it is preliminary, or the
// investigation has not come to its end.
func (c *composer) inquiry() banner {
	q := c.inc.Inquiry
	last := c.inc.LatestRevision()
	preliminary := last != nil && last.Type == incident.Preliminary || q != nil && q.State == incident.InquiryPreliminary
	if q == nil {
		q = &incident.Inquiry{}
	}
	var text string
	switch {
	case q.State == incident.InquiryInconclusive && preliminary:
		text = "**Preliminary; the investigation was closed without a result**" + c.inquiryDetails(q)
	case q.State == incident.InquiryInconclusive:
		return banner{Kind: "NOTE", Text: "**Investigation closed without a result**" + c.inquiryDetails(q)}
	case q.State == incident.InquiryOpen && preliminary:
		text = "**Preliminary, and still under investigation**" + c.inquiryDetails(q)
	case q.State == incident.InquiryOpen:
		text = "**Still under investigation**" + c.inquiryDetails(q)
	case preliminary:
		text = "**Preliminary.** Parts of this report may change." + c.nextUpdate(q)
	default:
		return banner{}
	}
	return banner{Kind: "IMPORTANT", Text: text}
}

func (c *composer) inquiryDetails(q *incident.Inquiry) string {
	text := "."
	if !q.AsOf.IsZero() {
		text = " as of " + c.zone.Written(q.AsOf) + "."
	}
	text += c.nextUpdate(q)
	if note := escape(q.Note); note != "" {
		text += " " + note
	}
	return text
}

func (c *composer) nextUpdate(q *incident.Inquiry) string {
	if q.NextUpdateBy.IsZero() {
		return ""
	}
	return " Next update by " + c.zone.Written(q.NextUpdateBy) + "."
}

// corrected tells the latest correction, for ever.
func (c *composer) corrected() banner {
	last := latestOf(c.inc.Revisions, incident.Correction)
	if last == nil {
		return banner{}
	}
	return banner{Kind: "IMPORTANT", Text: "**Corrected on " + c.onDay(last.At) + ".** " + c.sentence(last.Summary) + " [All versions](#versions)"}
}

// latestOf gives the revision of a type with the highest version.
func latestOf(all []incident.Revision, kind incident.RevisionType) *incident.Revision {
	var last *incident.Revision
	for i := range all {
		if all[i].Type == kind && (last == nil || all[i].Version > last.Version) {
			last = &all[i]
		}
	}
	return last
}
