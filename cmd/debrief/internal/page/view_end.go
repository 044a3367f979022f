package page

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
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
		v.Glossary = append(v.Glossary, "**"+escape(t.Name)+"**: "+escape(t.Meaning))
	}
	for i, s := range c.inc.Sources {
		v.Sources = append(v.Sources, numbered{i + 1, c.source(s)})
	}
	if c.hidden {
		v.Sources = append(v.Sources, numbered{len(v.Sources) + 1, "*(source not published)*" + v.notes.id("src-not-published")})
	}
	for _, s := range c.usedStatuses() {
		v.Certainty = append(v.Certainty, wordView{said("status", s), meaningOf(s) + v.notes.id("certainty-"+slugOf(string(s)))})
	}
	v.Cite = c.citation()
}

// duties is the table of notifications to authorities.
func (c *composer) duties() grid {
	g := grid{Columns: columnsOf("Regime", "Applies", "Aware", "Classified", "Assessed", "Reason", "Sent", "Fields")}
	for _, r := range c.inc.Regulatory {
		var sent []string
		for _, s := range r.Submissions {
			sent = append(sent, c.submission(s))
		}
		g.Rows = append(g.Rows, []string{
			escape(r.Regime), saidFirst("applies", r.Applies), c.whenIfAny(r.AwareAt), c.whenIfAny(r.ClassifiedAt),
			c.whenIfAny(r.AssessedAt), escape(r.Reason), strings.Join(sent, "; "), fieldsWords(r.Fields),
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
	return strings.Join(words, ", ")
}

// fieldsWords tells the regime's own fields that are plain words, by number.
func fieldsWords(fields incident.Extra) string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		switch value := fields[name].(type) {
		case string:
			words = append(words, escape(name)+": "+escape(value))
		case int64:
			words = append(words, escape(name)+": "+whole(value))
		case float64:
			words = append(words, escape(name)+": "+countWords(value))
		case bool:
			words = append(words, escape(name)+": "+strconv.FormatBool(value))
		}
	}
	return strings.Join(words, "; ")
}

// relation tells how another incident belongs to this one, and links to it if
// it is of this site or has an address.
func (c *composer) relation(r incident.Relation) string {
	words := "**" + saidFirst("relation", r.Type) + ":** "
	if r.Type == "possible_match" {
		words = "**A lead, not a match:** perhaps the same as "
	}
	switch {
	case r.ID != "":
		words += c.neighbour(r.ID)
	case r.External != nil:
		words += link(r.External.ID, r.External.URL) + " (" + escape(r.External.System) + ")"
	}
	if note := escape(r.Note); note != "" {
		words += ": " + note
	}
	return words
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
		lead := "**Version " + number + "**, " + c.zone.Written(r.At) + ", " + said("revision", r.Type) + c.view.notes.id("rev-"+number)
		text := c.prose.blocks(r.Summary)
		if r.Type == incident.Correction && len(r.Fields) > 0 {
			text = withEnd(text, " ("+corrected(r.Fields)+")")
		}
		views = append(views, under(lead, text))
	}
	return views
}

// corrected names the fields that a correction changed.
func corrected(fields []string) string {
	named := make([]string, len(fields))
	for i, f := range fields {
		named[i] = code(f)
	}
	return "changed: " + strings.Join(named, ", ")
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
	add(said("source", s.Type))
	add(gradeWords(s))
	if !s.Published.IsZero() {
		add("published " + c.zone.Written(s.Published))
	}
	if !s.Retrieved.IsZero() {
		add("retrieved " + c.zone.Written(s.Retrieved))
	}
	if s.Archived != "" {
		add(link("archived copy", s.Archived))
	}
	if s.SHA256 != "" {
		add("SHA-256 " + code(s.SHA256))
	}
	if len(details) > 0 {
		words += ", " + strings.Join(details, ", ")
	}
	if note := escape(s.Note); note != "" {
		words = fullStop(words) + " " + upperFirst(note)
	}
	return words + c.view.notes.id(c.sources[s.ID].anchor)
}

// gradeWords tells the grade of a source by the Admiralty scale: "graded B2
// (usually reliable; probably true)".
func gradeWords(s incident.Source) string {
	grade, words := s.Reliability, []string{}
	if s.Reliability != "" {
		words = append(words, phrase("reliability", s.Reliability))
	}
	if s.Credibility != 0 {
		grade += strconv.Itoa(s.Credibility)
		words = append(words, phrase("credibility", strconv.Itoa(s.Credibility)))
	}
	if grade == "" {
		return ""
	}
	return "graded " + escape(grade) + " (" + escape(strings.Join(words, "; ")) + ")"
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
		details = append(details, sizeWords(a.Bytes))
	}
	if a.Licence != "" {
		details = append(details, "licence "+escape(a.Licence))
	}
	if a.SHA256 != "" {
		details = append(details, "SHA-256 "+code(a.SHA256))
	}
	if len(details) > 0 {
		words += " (" + strings.Join(details, ", ") + ")"
	}
	if alt := escape(a.Alt); alt != "" {
		words += ": " + alt
	}
	return words
}

// sizeWords tells a size in bytes, or in thousands and millions of them.
func sizeWords(bytes int) string {
	switch {
	case bytes < 1000:
		return counted(bytes, "byte", "bytes")
	case bytes < 1_000_000:
		return countWords(float64(bytes/100)/10) + nbsp + "kB"
	}
	return countWords(float64(bytes/100_000)/10) + nbsp + "MB"
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
		words = fullStop(escape(c.site.Organisation)) + " "
	}
	words += "*" + fullStop(escape(c.inc.Title)) + "* Incident report " + code(c.inc.ID)
	if r := c.inc.LatestRevision(); r != nil {
		words += ", version " + strconv.Itoa(r.Version) + ", " + c.onDay(r.At)
	}
	if c.site.BaseURL != "" {
		address := strings.TrimSuffix(c.site.BaseURL, "/") + "/incidents/" + c.inc.ID + "/"
		if destination, safe := destinationOf(address); safe {
			words += ", <" + destination + ">"
		}
	}
	return words + "."
}
