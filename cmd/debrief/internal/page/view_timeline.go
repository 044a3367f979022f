package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// composeTimeline fills the section on the course of events. drawn says that
// there is a picture of it.
func (c *composer) composeTimeline(drawn bool) {
	v := &c.view.Timeline
	if drawn {
		v.Picture = "![" + escape(c.pictureText()) + "](" + timelineFile + ")"
	}
	v.Zone = c.zoneSentence()
	if len(c.Phases) > 1 || len(c.Phases) == 1 && len(c.Phases[0].Names) == 1 {
		v.Phases = c.phases()
	}
	v.Days = c.days()
	v.Figures = c.figuresIn("timeline")
}

// pictureText says what the drawing shows, for those who do not see it. It is
// plain text.
func (c *composer) pictureText() string {
	placed := 0
	for _, e := range c.events {
		if e.Placed {
			placed++
		}
	}
	if placed == 0 {
		return c.say.Say("Timeline of the incident")
	}
	return c.say.Count(placed, "Timeline of the incident: %s\u00a0event, listed below", "Timeline of the incident: %s\u00a0events, listed below")
}

// zoneSentence names the zone of the times, unless it is UTC.
func (c *composer) zoneSentence() string {
	if name := c.Zone.String(); name != "UTC" && name != "" {
		return c.view.notes.mark(annotation{Kind: besideNote}, c.say.Say("Times are those of %s, with UTC in brackets.", escape(strings.ReplaceAll(name, "_", " "))))
	}
	return ""
}

// phases is the table of where the time went.
func (c *composer) phases() grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(say("Phase"), say("From"), say("To"), say("Length"))}
	for _, p := range c.Phases {
		var all []string
		for _, name := range p.Names {
			all = append(all, said(c.say, "phase", name))
		}
		end := c.boundary(p.To)
		if p.Open {
			end = say("not over as of %s", c.asOf())
		}
		g.add(upperFirst(c.say.List(all)), c.boundary(p.From), end, c.length(p.Length))
	}
	return g
}

func (c *composer) boundary(m incident.Milestone) string {
	t := c.inc.Milestone(m)
	return c.known(c.zone.Moment(t), statusOf(t))
}

// days groups the events by the day they show under.
func (c *composer) days() []dayView {
	var days []dayView
	for _, e := range c.events {
		title := c.dayTitle(e)
		if n := len(days); n == 0 || days[n-1].Title != title {
			days = append(days, dayView{Title: title})
		}
		last := &days[len(days)-1]
		last.Entries = append(last.Entries, c.entry(e))
	}
	return days
}

// dayTitle names the day of an event, or the stretch that it lies in.
func (c *composer) dayTitle(e event) string { return upperFirst(c.dayOf(e)) }

func (c *composer) dayOf(e event) string {
	if !e.Placed {
		return c.say.Say("Time not known")
	}
	zone := c.zone.Within(e.At.Zone).Location()
	first, last := e.At.At, e.At.At
	if first.IsZero() {
		first, last = e.At.Earliest, e.At.Latest
	}
	from, to := longDay(c.say, first, zone), longDay(c.say, last, zone)
	switch {
	case from == "":
		return to
	case to == "" || from == to:
		return from
	}
	return c.say.SayAs("day", "Between %s and %s", from, to)
}

// longDay tells an instant as a heading does, to the day or coarser.
func longDay(l *words.Language, i incident.Instant, zone *time.Location) string {
	switch {
	case i.IsZero():
		return ""
	case i.Precision() == incident.ToYear:
		return l.Date(i.Clock(zone), "2006")
	case i.Precision() == incident.ToMonth:
		return l.Date(i.Clock(zone), "January 2006")
	}
	return l.Date(i.Clock(zone).In(zone), "Monday, 2 January 2006")
}

func (c *composer) entry(e event) entryView {
	var lead []string
	if clock := c.clockOf(e); clock != "" {
		lead = append(lead, clock)
	}
	if chip := c.typeChip(e, len(lead) == 0); chip != "" {
		lead = append(lead, chip)
	}
	if e.Marks != "" {
		lead = append(lead, c.chip("milestone", said(c.say, "milestone", e.Marks)))
	}
	if e.Actor != "" {
		lead = append(lead, escape(e.Actor))
	}
	if len(e.Services) > 0 {
		lead = append(lead, c.names(e.Services, c.service))
	}
	status := incident.Weakest(e.Status, e.At.Status)
	if e.Status == incident.Refuted {
		status = incident.Refuted
	}
	return entryView{
		Number: e.Number, Indent: len(strconv.Itoa(e.Number)) + 2,
		Body: under(strings.Join(lead, " · ")+c.mark(status)+c.view.notes.id(e.Anchor), c.entryText(e)),
	}
}

// typeChip is the label of an entry's type. A note is the type of those that
// nobody sorted: beside a time or a milestone it tells nothing.
func (c *composer) typeChip(e event, first bool) string {
	entryType := e.Type
	if entryType == "" {
		entryType = "note"
	}
	switch {
	case entryType == "note" && (!first || e.Marks != ""):
		return ""
	case first:
		return c.chip("type-"+slugOf(string(entryType)), saidFirst(c.say, "entry", entryType))
	}
	return c.chip("type-"+slugOf(string(entryType)), said(c.say, "entry", entryType))
}

// under puts blocks under a line: in the same paragraph where they begin with
// one.
func under(line, blocks string) string {
	switch {
	case blocks == "":
		return line
	case startsBlock.MatchString(blocks):
		return line + "\n\n" + blocks
	}
	return line + "\\\n" + blocks
}

// startsBlock matches blocks that do not begin with a paragraph.
var startsBlock = regexp.MustCompile("^(?:[*+>] |\\d+[.)] |```|\\||___(?:\n|$))")

// entryText tells what happened, what is known of its time beside the clock,
// and the evidence.
func (c *composer) entryText(e event) string {
	text := c.prose.blocks(e.Text)
	if e.Status == incident.Refuted {
		text = c.struck(e.Text)
	}
	if note := escape(e.At.Note); note != "" {
		text = withEnd(text, c.say.Bracketed("", note))
	}
	return withEnd(text, c.cite(slices.Concat(e.Evidence, e.At.Sources)...))
}

// clockOf tells the time of an event as far as the day above it does not, with
// its end: "06:52 CEST (04:52 UTC)", "by 14:00 UTC", "08:05 to 08:30 CEST
// (06:05 to 06:30 UTC)"; clock times are bold. It is empty for a date.
func (c *composer) clockOf(e event) string {
	z := c.zone.Within(e.At.Zone)
	z = z.Marking(c.boldClocks)
	told := z.OnDay(e.At)
	switch wording := escape(e.At.Text); {
	case wording != "" && told == "":
		told = c.say.Quoted(wording)
	case wording != "":
		told = c.say.Bracketed(told, c.say.Quoted(wording))
	case e.At.Is(incident.Withheld):
		told = c.say.Absent(incident.Withheld)
	}
	if e.Until == nil {
		return told
	}
	if isClock(e.At) && isClock(e.Until) {
		from, to := e.At.At.Clock(c.Zone), e.Until.At.Clock(c.Zone)
		if z.SameDay(from, to) {
			return z.Stretch(from, to)
		}
	}
	return strings.TrimPrefix(c.withUntil(told, e), " ")
}

// boldClocks marks moments and sets them in bold, but not what goes round them.
func (c *composer) boldClocks(t words.Told, text string) string {
	marked := c.view.notes.markTime(t, text)
	if t.Datetime == "" || t.Joint != "" {
		return marked
	}
	return "**" + marked + "**"
}

// withUntil adds the end of an event that does not end on its day.
func (c *composer) withUntil(words string, e event) string {
	switch {
	case e.Until.Is(incident.StillOngoing):
		return c.say.SayAs("time", "%s and still going on", words)
	case e.Until.Known():
		return c.say.SayAs("time", "%s until %s", words, c.when(e.Until))
	}
	return c.say.SayAs("time", "%s until: %s", words, c.moment(e.Until))
}

// isClock reports whether a time is an instant with a time of day and nothing
// else.
func isClock(t *incident.Time) bool {
	return t.Known() && !t.At.IsZero() && !t.At.IsDate() && t.PlusMinus.IsZero() && t.Earliest.IsZero() && t.Latest.IsZero() && !t.Approx && t.Text == ""
}
