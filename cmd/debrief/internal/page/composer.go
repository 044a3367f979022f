package page

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// composer puts one report into words: what the template sees.
type composer struct {
	*report.Report
	inc    *incident.Incident
	site   Site
	say    *words.Language
	prose  prose
	linked Linked
	zone   words.Times // with marks

	figures  []Figure
	labels   map[string]string // of tables, to the metrics behind them
	view     *reportView
	events   []event
	sources  map[string]sourceRef
	factors  []string // anchors, in the record's order
	actions  []string
	statuses map[incident.Status]bool // that the page uses
	hidden   bool                     // a source that is not published is cited
}

// sourceRef is where a source stands in the list of sources.
type sourceRef struct {
	number int
	anchor string
}

// composer begins with a report: it numbers what the page refers to.
func (t *teller) composer(rep *report.Report, linked Linked, figures []Figure) *composer {
	c := &composer{
		Report: rep, inc: rep.Incident, site: t.site, say: t.say, prose: t.prose, linked: linked, figures: figures, labels: t.labels,
		view: &reportView{}, events: eventsOf(rep.Incident), sources: map[string]sourceRef{}, statuses: map[incident.Status]bool{},
	}
	c.zone = t.say.In(rep.Zone).Marking(c.view.notes.markTime)
	ids := anchors{}
	for i, s := range c.inc.Sources {
		if _, double := c.sources[s.ID]; !double {
			c.sources[s.ID] = sourceRef{number: i + 1, anchor: ids.add("src-", s.ID, i+1)}
		}
	}
	if c.inc.Cause != nil {
		for i, f := range c.inc.Cause.Factors {
			c.factors = append(c.factors, ids.add("f-", f.ID, i+1))
		}
	}
	if c.inc.Remediation != nil {
		for i, a := range c.inc.Remediation.Actions {
			c.actions = append(c.actions, ids.add("a-", a.ID, i+1))
		}
	}
	return c
}

// unmarked is the zone's words without marks.
func (c *composer) unmarked() words.Times { return c.say.In(c.Zone) }

// when tells a time with the author's wording, its status and its sources.
func (c *composer) when(t *incident.Time) string {
	return c.known(c.moment(t), statusOf(t)) + c.cite(sourcesOf(t)...)
}

// moment tells a time with the author's wording.
func (c *composer) moment(t *incident.Time) string {
	if t == nil {
		return c.say.Absent("")
	}
	return c.worded(c.zone.Moment(t), c.unmarked().Moment(t), t.Text)
}

// worded adds an author's wording to our words, unless it says the same.
func (c *composer) worded(words, plain, wording string) string {
	if wording = tidy(wording); wording == "" || strings.EqualFold(wording, plain) {
		return words
	}
	return c.say.Bracketed(words, c.say.Quoted(escape(wording)))
}

func statusOf(t *incident.Time) incident.Status {
	if t == nil {
		return ""
	}
	return t.Status
}

func sourcesOf(t *incident.Time) []string {
	if t == nil {
		return nil
	}
	return t.Sources
}

// number tells a number with its unit, status and sources. It is empty for one
// that was not written.
func (c *composer) number(n *incident.Number, unit string) string {
	if n == nil {
		return ""
	}
	return c.known(c.amount(n, unit), n.Status) + c.cite(n.Sources...)
}

// amount tells a number with its unit, without status and sources.
func (c *composer) amount(n *incident.Number, unit string) string {
	if n.Unit != "" {
		unit = n.Unit
	}
	words := c.say.Absent(n.Word)
	if n.Known() {
		words = c.withUnit(n, unit)
	}
	return c.worded(words, words, n.Text)
}

// withUnit tells a known number with an author's unit.
func (c *composer) withUnit(n *incident.Number, unit string) string {
	words := c.say.Range(n.Range())
	if named := escape(c.say.Unit(singular(n), unit)); named != "" {
		words += nbsp + named
	}
	return words
}

// singular is the number that a unit agrees with: 1 only for exactly one.
func singular(n *incident.Number) float64 {
	if one, exact := n.Range().Exact(); exact {
		return one
	}
	return 2
}

// known adds the mark of a status to words; what was refuted is struck.
func (c *composer) known(words string, s incident.Status) string {
	switch {
	case s == incident.Refuted:
		words = "~~" + words + "~~"
	case s == incident.StatusUnknown && strings.HasPrefix(words, c.say.Absent("")):
		return words
	}
	return words + c.mark(s)
}

// mark is the visible mark of a status, with a space before it; nothing for
// what is confirmed.
func (c *composer) mark(s incident.Status) string {
	if s == "" || s == incident.Confirmed {
		return ""
	}
	c.statuses[s] = true
	return " *" + c.view.notes.mark(annotation{Kind: statusNote, Value: slugOf(string(s)), Title: c.say.MeaningOf(s)}, said(c.say, "status", s)) + "*"
}

// chip sets a word as a small label.
func (c *composer) chip(class, words string) string {
	return c.view.notes.mark(annotation{Kind: chipNote, Value: class}, words)
}

// cite gives references to sources, with a space before them: " [1][3]".
func (c *composer) cite(ids ...string) string {
	var refs strings.Builder
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		ref, known := c.sources[id]
		switch {
		case known:
		case id == incident.HiddenSource:
			c.hidden = true
			ref = sourceRef{number: len(c.inc.Sources) + 1, anchor: "src-not-published"}
		default:
			continue
		}
		refs.WriteString("[\\[" + strconv.Itoa(ref.number) + "\\]](#" + ref.anchor + ")")
	}
	if refs.Len() == 0 {
		return ""
	}
	return " " + refs.String()
}

// text tells prose as blocks, its status and sources at the end of its last
// line.
func (c *composer) text(t *incident.Text) string {
	if t == nil {
		return ""
	}
	if t.Status == incident.Refuted {
		return c.struck(t.Text) + c.mark(t.Status) + c.cite(slices.Concat(t.Sources, t.Evidence)...)
	}
	return withEnd(c.prose.blocks(t.Text), c.mark(t.Status)+c.cite(slices.Concat(t.Sources, t.Evidence)...))
}

// line tells prose in one line.
func (c *composer) line(text string) string { return c.prose.line(text) }

// sentence tells prose in one line that does not stand in a table.
func (c *composer) sentence(text string) string { return c.prose.sentence(text) }

// struck tells prose in one line, struck through.
func (c *composer) struck(text string) string {
	line := c.prose.struck(text)
	if line == "" {
		return ""
	}
	return "~~" + line + "~~"
}

// withEnd adds words to the end of blocks: to the last line where that is a
// paragraph's, else in a paragraph of their own.
func withEnd(blocks, end string) string {
	if end == "" || blocks == "" {
		return blocks
	}
	last := strings.TrimLeft(blocks[strings.LastIndexByte(blocks, '\n')+1:], " ")
	if endsBlock.MatchString(last) {
		return blocks + "\n\n" + strings.TrimLeft(end, " ")
	}
	return blocks + end
}

// endsBlock matches a last line that words can not be added to: of a list, a
// quotation, code, a table, a rule.
var endsBlock = regexp.MustCompile("^(?:[*+>] |\\d+[.)] |```|\\||___$)")

// length tells a duration with the mark of its status. It is empty when
// nothing was written of its ends.
func (c *composer) length(d report.Duration) string {
	if !d.Known() && d.Word == "" && d.Earlier == nil {
		return ""
	}
	return c.known(c.say.Duration(d), d.Status)
}

// lengthIfKnown is length for places that tell a duration only if it has one.
func (c *composer) lengthIfKnown(d report.Duration) string {
	if !d.Known() && d.Earlier == nil {
		return ""
	}
	return c.length(d)
}

// ratio tells a ratio in per cent with the mark of its status. It is empty
// when nothing was written of its inputs.
func (c *composer) ratio(r report.Ratio, words func(report.Ratio) string) string {
	if r.Undefined == report.NotWritten {
		return ""
	}
	return c.known(words(r), r.Status)
}

// names tells plain names as a sentence does.
func (c *composer) names(all []string, tell func(string) string) string {
	words := make([]string, len(all))
	for i, name := range all {
		words[i] = escape(tell(name))
	}
	return c.say.List(words)
}

// said tells a word of the record as it stands within a sentence. It is empty
// for an empty word.
func said[E ~string](l *words.Language, group string, word E) string {
	if word == "" {
		return ""
	}
	return escape(words.Phrase(l, group, word))
}

// saidFirst is said for the beginning of a sentence.
func saidFirst[E ~string](l *words.Language, group string, word E) string {
	if word == "" {
		return ""
	}
	return escape(words.UpperFirst(words.Phrase(l, group, word)))
}

func (c *composer) service(name string) string { return titleOf(c.site.Services, name) }

func (c *composer) owner(name string) string { return titleOf(c.site.Owners, name) }

// lead sets words before others that they announce: "**Trigger:** ".
func (c *composer) lead(words string) string { return "**" + c.say.Lead(words) + "** " }

// upperFirst begins a phrase as a sentence does.
func upperFirst(text string) string { return words.UpperFirst(text) }

// usedStatuses lists the status words that the page has marked, strongest
// first, words of the record's own last and in order.
func (c *composer) usedStatuses() []incident.Status {
	var used []incident.Status
	for _, known := range c.say.Certainties() {
		if c.statuses[known.Status] {
			used = append(used, known.Status)
		}
	}
	for _, s := range slices.Sorted(maps.Keys(c.statuses)) {
		if !slices.Contains(used, s) {
			used = append(used, s)
		}
	}
	return used
}
