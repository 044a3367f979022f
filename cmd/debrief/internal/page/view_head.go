package page

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
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
		labels = append(labels, c.chip("kind", c.toList(c.alsoKind(k), kindFolder(k))))
	}
	if c.inc.Organisation != "" {
		labels = append(labels, escape(c.inc.Organisation))
	}
	if s := c.inc.Severity; s != nil && s.Level != string(incident.Unknown) {
		labels = append(labels, c.chip("severity", c.toList(severityLabel(c.say, s.Level), severityFolder(portfolio.GradeOf(s)))))
	}
	if c.inc.State != "" {
		labels = append(labels, c.chip("state-"+slugOf(string(c.inc.State)), c.toList(words.UpperFirst(words.Phrase(c.say, "state", c.inc.State)), stateFolder(portfolio.StandingOf(c.inc)))))
	}
	if len(c.inc.Services) > 0 {
		labels = append(labels, c.toLists(c.inc.Services, c.service, serviceFolder))
	}
	return labels
}

// toList links words to the list in a folder of the site.
func (c *composer) toList(told, folder string) string {
	return link(told, "../../"+folder+"index.html")
}

// toLists links plain names to the lists of each and tells them as a sentence
// does.
func (c *composer) toLists(all []string, tell, folder func(string) string) string {
	links := make([]string, len(all))
	for i, name := range all {
		links[i] = c.toList(tell(name), folder(name))
	}
	return c.say.List(links)
}

// alsoKind names a further kind of the incident.
func (c *composer) alsoKind(k incident.Kind) string {
	label := c.say.Kind(k).Label
	if c.say.IsEnglish() { // within a sentence only German nouns, and names, keep their capital
		label = strings.ToLower(label)
	}
	return c.say.Say("also %s", label)
}

// severityLabel tells a level that does not look like one as what it is. It is
// plain text.
func severityLabel(l *words.Language, level string) string {
	if strings.ContainsAny(level, "0123456789") {
		return level
	}
	return l.Say("severity: %s", level)
}

// kindLabel names what happened. It is plain text.
func (c *composer) kindLabel() string {
	if c.inc.Outage == nil {
		return c.say.Kind(c.inc.Kind).Label
	}
	return c.say.KindName(c.inc.Kind, c.inc.Outage.Mode)
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
	text := c.notice(c.say.Say("Retracted."), c.say.Say("This report has been withdrawn; do not rely on it."))
	if last != nil {
		text = c.notice(c.say.Say("Retracted on %s.", c.onDay(last.At)), c.sentence(last.Summary))
	}
	return banner{Kind: "CAUTION", Text: text}
}

// notice is the text of a banner: a bold lead, and sentences.
func (c *composer) notice(lead string, sentences ...string) string {
	return strings.TrimRight("**"+lead+"** "+c.say.Sentences(sentences...), " ")
}

// reserved marks a copy that is not for everybody.
func (c *composer) reserved() banner {
	say := c.say.Say
	var text string
	switch c.site.Audience {
	case incident.Public, "":
		return banner{}
	case incident.Customers:
		text = c.notice(say("For customers."), say("This copy holds details that are not public."))
	case incident.Internal:
		text = c.notice(say("Internal."), say("This copy holds details that are not for customers or the public."))
	default:
		text = c.notice(say("Restricted."), say("This copy is for a few named readers; do not pass it on."))
	}
	return banner{Kind: "CAUTION", Text: text}
}

func (c *composer) draft() banner {
	say := c.say.Say
	switch c.inc.RecordStatus {
	case incident.Draft:
		return banner{Kind: "WARNING", Text: c.notice(say("Draft."), say("This report is being written and has not been reviewed."))}
	case incident.InReview:
		return banner{Kind: "WARNING", Text: c.notice(say("In review."), say("This report has not been approved yet."))}
	}
	return banner{}
}

func (c *composer) fictional() banner {
	if !c.inc.Fictional {
		return banner{}
	}
	return banner{Kind: "NOTE", Text: c.notice(c.say.Say("Fictional."), c.say.Say("This never happened: names, hosts and numbers are invented."))}
}

// unfinished says that the incident itself is not over.
func (c *composer) unfinished() banner {
	say := c.say.Say
	switch {
	case c.goesOn():
		lasted, sentence := c.Durations.Impact, ""
		lasted.SoFar = false
		if words := c.lengthIfKnown(lasted); words != "" {
			sentence = say("It has lasted %s so far.", words)
		}
		text := say("%s as of %s.", "**"+say("Still going on")+"**", c.asOf())
		return banner{Kind: "WARNING", Text: c.say.Sentences(text, sentence)}
	case c.inc.State == incident.Mitigated:
		text := say("%s as of %s.", "**"+say("Mitigated, not resolved")+"**", c.asOf())
		return banner{Kind: "WARNING", Text: c.say.Sentences(text, say("It may come back, or not be over for everybody."))}
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
	say := c.say.Say
	var text string
	switch {
	case q.State == incident.InquiryInconclusive && preliminary:
		text = c.inquiryNotice(say("Preliminary; the investigation was closed without a result"), q)
	case q.State == incident.InquiryInconclusive:
		return banner{Kind: "NOTE", Text: c.inquiryNotice(say("Investigation closed without a result"), q)}
	case q.State == incident.InquiryOpen && preliminary:
		text = c.inquiryNotice(say("Preliminary, and still under investigation"), q)
	case q.State == incident.InquiryOpen:
		text = c.inquiryNotice(say("Still under investigation"), q)
	case preliminary:
		text = c.notice(say("Preliminary."), say("Parts of this report may change."), c.nextUpdate(q))
	default:
		return banner{}
	}
	return banner{Kind: "IMPORTANT", Text: text}
}

func (c *composer) inquiryNotice(lead string, q *incident.Inquiry) string {
	text := c.say.SayAs("sentence", "%s.", "**"+lead+"**")
	if !q.AsOf.IsZero() {
		text = c.say.Say("%s as of %s.", "**"+lead+"**", c.zone.Written(q.AsOf))
	}
	return c.say.Sentences(text, c.nextUpdate(q), escape(q.Note))
}

func (c *composer) nextUpdate(q *incident.Inquiry) string {
	if q.NextUpdateBy.IsZero() {
		return ""
	}
	return c.say.Say("Next update by %s.", c.zone.Written(q.NextUpdateBy))
}

// corrected tells the latest correction, for ever.
func (c *composer) corrected() banner {
	last := latestOf(c.inc.Revisions, incident.Correction)
	if last == nil {
		return banner{}
	}
	text := c.notice(c.say.Say("Corrected on %s.", c.onDay(last.At)), c.sentence(last.Summary), "["+c.say.Say("All versions")+"](#versions)")
	return banner{Kind: "IMPORTANT", Text: text}
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
