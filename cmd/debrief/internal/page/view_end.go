package page

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// composeEnd fills what stands at the foot of the page. It comes last, for the
// legend explains only the words that were used.
func (c *composer) composeEnd() {
	v := c.view
	v.Duties = c.duties()
	for _, r := range c.inc.Relations {
		v.Relations = append(v.Relations, c.relation(r))
	}
	v.Versions = c.versions()
	for _, a := range c.inc.Attachments {
		v.Attachments = append(v.Attachments, c.attachment(a))
	}
	for _, t := range c.inc.Glossary {
		v.Glossary = append(v.Glossary, c.say.Lead("**"+escape(t.Name)+"**")+" "+escape(t.Meaning))
	}
	for i, s := range c.inc.Sources {
		v.Sources = append(v.Sources, numbered{i + 1, c.source(s)})
	}
	if c.hidden {
		v.Sources = append(v.Sources, numbered{len(v.Sources) + 1, "*(" + c.say.Say("source not published") + ")*" + v.notes.id("src-not-published")})
	}
	for _, s := range c.usedStatuses() {
		v.Certainty = append(v.Certainty, wordView{said(c.say, "status", s), c.say.MeaningOf(s) + v.notes.id("certainty-"+slugOf(string(s)))})
	}
	v.Cite = c.citation()
}

// duties is the table of notifications to authorities.
func (c *composer) duties() grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(say("Regime"), say("Applies"), say("Aware"), say("Classified"), say("Assessed"), say("Reason"), say("Sent"), say("Fields"))}
	for _, r := range c.inc.Regulatory {
		var sent []string
		for _, s := range r.Submissions {
			sent = append(sent, c.submission(s))
		}
		g.Rows = append(g.Rows, []string{
			escape(r.Regime), saidFirst(c.say, "applies", r.Applies), c.whenIfAny(r.AwareAt), c.whenIfAny(r.ClassifiedAt),
			c.whenIfAny(r.AssessedAt), escape(r.Reason), c.say.Items(sent), c.fields(r.Fields),
		})
	}
	return g.compact()
}

func (c *composer) whenIfAny(t *incident.Time) string {
	if t == nil {
		return ""
	}
	return c.when(t)
}

func (c *composer) submission(s incident.Submission) string {
	var words []string
	if s.Stage != "" {
		words = append(words, escape(s.Stage))
	}
	if s.At != nil {
		words = append(words, c.when(s.At))
	}
	if s.Reference != "" {
		words = append(words, escape(s.Reference))
	}
	return c.say.Commas(words)
}

// fields tells the regime's own fields that are plain words, by number.
func (c *composer) fields(fields incident.Extra) string {
	var words []string
	add := func(name, value string) { words = append(words, c.say.Lead(escape(name))+" "+value) }
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		switch value := fields[name].(type) {
		case string:
			add(name, escape(value))
		case int64:
			add(name, c.say.Whole(value))
		case float64:
			add(name, c.say.Amount(value))
		case json.Number:
			add(name, c.say.Numeral(value.String()))
		case bool:
			add(name, strconv.FormatBool(value))
		}
	}
	return c.say.Items(words)
}

// relation tells how another incident belongs to this one, and links to it if
// it is of this site or has an address.
func (c *composer) relation(r incident.Relation) string {
	other := ""
	switch {
	case r.ID != "":
		other = c.neighbour(r.ID)
	case r.External != nil:
		other = c.say.Bracketed(link(r.External.ID, r.External.URL), escape(r.External.System))
	}
	words := c.lead(saidFirst(c.say, "relation", r.Type)) + other
	if r.Type == "possible_match" {
		words = c.lead(c.say.Say("A lead, not a match")) + c.say.Say("perhaps the same as %s", other)
	}
	return c.say.Colon(words, escape(r.Note))
}

// neighbour links to another report of this site; one that is not there is
// only named.
func (c *composer) neighbour(id string) string {
	title, there := c.linked.Reports[id]
	if !there {
		return escape(id)
	}
	if title == "" {
		title = id
	}
	return link(title, "../"+id+"/index.html")
}

// versions lists the revisions, newest first.
func (c *composer) versions() []string {
	all := slices.Clone(c.inc.Revisions)
	slices.SortStableFunc(all, func(a, b incident.Revision) int { return b.Version - a.Version })
	var views []string
	for _, r := range all {
		number := strconv.Itoa(r.Version)
		lead := c.say.Commas([]string{"**" + c.say.Say("Version %s", number) + "**", c.zone.Written(r.At), said(c.say, "revision", r.Type)})
		lead += c.view.notes.id("rev-" + number)
		text := c.prose.blocks(r.Summary)
		if r.Type == incident.Correction && len(r.Fields) > 0 {
			text = withEnd(text, c.say.Bracketed("", c.correctedFields(r.Fields)))
		}
		views = append(views, under(lead, text))
	}
	return views
}

// correctedFields names the fields that a correction changed.
func (c *composer) correctedFields(fields []string) string {
	named := make([]string, len(fields))
	for i, f := range fields {
		named[i] = code(f)
	}
	return c.say.Say("changed: %s", c.say.Commas(named))
}

// source tells one source with its grade in words.
func (c *composer) source(s incident.Source) string {
	words := link(s.Title, s.URL)
	var details []string
	add := func(word string) {
		if word != "" {
			details = append(details, word)
		}
	}
	add(said(c.say, "source", s.Type))
	add(c.grade(s))
	if !s.Published.IsZero() {
		add(c.say.Say("published %s", c.zone.Written(s.Published)))
	}
	if !s.Retrieved.IsZero() {
		add(c.say.Say("retrieved %s", c.zone.Written(s.Retrieved)))
	}
	if s.Archived != "" {
		add(link(c.say.Say("archived copy"), s.Archived))
	}
	if s.SHA256 != "" {
		add("SHA-256 " + code(s.SHA256))
	}
	words = c.say.Commas(append([]string{words}, details...))
	if note := escape(s.Note); note != "" {
		words = c.say.Sentences(c.say.FullStop(words), upperFirst(note))
	}
	return words + c.view.notes.id(c.sources[s.ID].anchor)
}

// grade tells the grade of a source by the Admiralty scale: "graded B2
// (usually reliable; probably true)".
func (c *composer) grade(s incident.Source) string {
	grade, means := s.Reliability, []string{}
	if s.Reliability != "" {
		means = append(means, words.Phrase(c.say, "reliability", s.Reliability))
	}
	if s.Credibility != 0 {
		grade += strconv.Itoa(s.Credibility)
		means = append(means, words.Phrase(c.say, "credibility", strconv.Itoa(s.Credibility)))
	}
	if grade == "" {
		return ""
	}
	return c.say.Bracketed(c.say.Say("graded %s", escape(grade)), escape(c.say.Items(means)))
}

// attachment links to a file of the record and says what it is.
func (c *composer) attachment(a incident.Attachment) string {
	file := path.Clean("/" + a.Path)[1:]
	words := link(a.Title, file)
	var details []string
	if a.MediaType != "" {
		details = append(details, escape(a.MediaType))
	}
	if a.Bytes > 0 {
		details = append(details, c.size(a.Bytes))
	}
	if a.Licence != "" {
		details = append(details, c.say.Say("licence %s", escape(a.Licence)))
	}
	if a.SHA256 != "" {
		details = append(details, "SHA-256 "+code(a.SHA256))
	}
	return c.say.Colon(c.say.Bracketed(words, c.say.Commas(details)), escape(a.Alt))
}

// size tells a size in bytes, or in thousands and millions of them.
func (c *composer) size(bytes int) string {
	switch {
	case bytes < 1000:
		return c.say.Count(bytes, "%s\u00a0byte", "%s\u00a0bytes")
	case bytes < 1_000_000:
		return c.say.Amount(float64(bytes/100)/10) + nbsp + "kB"
	}
	return c.say.Amount(float64(bytes/100_000)/10) + nbsp + "MB"
}

// onDay tells the date of an instant.
func (c *composer) onDay(i incident.Instant) string {
	if i.IsDate() {
		return c.zone.Written(i)
	}
	return c.zone.Day(i.Clock(c.Zone))
}

// citation is how to cite this version of the report. Its author is who
// publishes the site, not whom the incident befell.
func (c *composer) citation() string {
	words := ""
	if c.site.Organisation != "" {
		words = c.say.FullStop(escape(c.site.Organisation)) + " "
	}
	words += "*" + c.say.FullStop(escape(c.inc.Title)) + "* "
	parts := []string{c.say.Say("Incident report %s", code(c.inc.ID))}
	if r := c.inc.LatestRevision(); r != nil {
		parts = append(parts, c.say.Say("version %s", strconv.Itoa(r.Version)), c.onDay(r.At))
	}
	if c.site.BaseURL != "" {
		address := strings.TrimSuffix(c.site.BaseURL, "/") + "/incidents/" + c.inc.ID + "/"
		if destination, safe := destinationOf(address); safe {
			parts = append(parts, "<"+destination+">")
		}
	}
	return words + c.say.SayAs("sentence", "%s.", c.say.Commas(parts))
}
