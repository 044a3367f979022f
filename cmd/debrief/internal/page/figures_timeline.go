package page

import (
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// timelinePictures draws the course of events.
func timelinePictures(rep *report.Report, say *words.Language, p prose) chart.Pictures {
	return chart.DrawTimeline(timelineSpec(rep, say, eventsOf(rep.Incident), p))
}

// timelineSpec tells the course of events for drawing: phases, entries in a
// lane for each type, milestones.
func timelineSpec(rep *report.Report, l *words.Language, events []event, p prose) chart.TimelineSpec {
	d := &illustrator{Report: rep, inc: rep.Incident, say: l, zone: l.In(rep.Zone)}
	spec := chart.TimelineSpec{
		Title: l.Say("Timeline: %s", tidy(rep.Incident.Title)), Zone: rep.Zone, Length: l.Largest, Date: narrowDates(l),
		Milestones: d.milestoneMarks(incident.Milestones()...), BrokenNote: l.Say("The axis is cut where nothing happened for long; the cuts tell how long."),
		Unknown: l.Say("When this happened is not known."),
	}
	open := false
	for _, phase := range rep.Phases {
		spec.Phases = append(spec.Phases, d.phaseBar(phase))
		open = open || phase.Open
	}
	if open {
		spec.Milestones = append(spec.Milestones, chart.Mark{At: rep.AsOf, Label: l.Say("As of this report")})
	}
	types := typesOf(events)
	for _, t := range types {
		spec.Lanes = append(spec.Lanes, words.Phrase(l, "entry", t))
	}
	unplaced := 0
	for _, e := range events {
		if !e.Placed {
			unplaced++
			continue
		}
		spec.Events = append(spec.Events, d.timelineEvent(e, slices.Index(types, typeOf(e)), p))
	}
	if unplaced > 0 {
		spec.Notes = append(spec.Notes, l.Count(unplaced, "%s\u00a0entry has no place in time and stands in the list only.",
			"%s\u00a0entries have no place in time and stand in the list only."))
	}
	spec.ZoneName = d.axisName(spec)
	spec.Desc = d.describe(spec)
	return spec
}

// narrowDates tells dates in a form that has little room.
func narrowDates(l *words.Language) func(t time.Time, form string) string {
	return func(t time.Time, form string) string {
		if form == "2 Jan 2006" {
			form = words.ShortDate
		}
		return l.Date(t, form)
	}
}

func typeOf(e event) incident.EntryType {
	if e.Type == "" {
		return "note"
	}
	return e.Type
}

// typesOf lists the types of the entries that have a place, in their usual
// order.
func typesOf(events []event) []incident.EntryType {
	var types []incident.EntryType
	for _, word := range incident.EntryType("").Words() {
		t := incident.EntryType(word)
		if slices.ContainsFunc(events, func(e event) bool { return e.Placed && typeOf(e) == t }) {
			types = append(types, t)
		}
	}
	return types
}

func (d *illustrator) phaseBar(p report.Phase) chart.PhaseBar {
	bar := chart.PhaseBar{Key: string(p.Names[0]), Name: upperFirst(words.Phrase(d.say, "phase", p.Names[0])), From: p.DrawnFrom, To: p.DrawnTo,
		Text: d.say.Duration(p.Length), Hatched: p.Uncertain}
	if len(p.Names) > 1 {
		from, to := words.Phrase(d.say, "milestone", p.From), words.Phrase(d.say, "milestone", p.To)
		bar.Name = upperFirst(d.say.SayAs("milestones", "%s to %s", from, to))
	}
	if p.Open {
		bar.To = time.Time{}
	}
	return bar
}

func (d *illustrator) timelineEvent(e event, lane int, p prose) chart.Event {
	when, told := d.telling(e.At)
	drawn := chart.Event{Number: e.Number, Lane: lane, Type: string(typeOf(e)), Anchor: e.Anchor, Told: told,
		Label: d.say.Lead(when) + " " + shortText(e.Text, p)}
	s := e.At.Span(d.Zone)
	switch {
	case isSharp(e.At):
		drawn.At = s.At
	case e.At.At.IsDate() || s.At.IsZero():
		drawn.Lo, drawn.Hi = s.Lo, s.Hi
	default:
		drawn.At, drawn.Lo, drawn.Hi = s.At, s.Lo, s.Hi
	}
	if until := d.placeOfTime(e.Until); until.After(d.placeOfTime(e.At)) {
		drawn.Until = until
	}
	for _, status := range []incident.Status{e.Status, e.At.Status} {
		drawn.Faint = drawn.Faint || status == incident.Refuted || status == incident.Disputed || status == incident.StatusUnknown
	}
	return drawn
}

// telling tells a time, and where in the words its moments stand. Of two that
// are told apart, it gives none.
func (d *illustrator) telling(t *incident.Time) (words string, told chart.Telling) {
	var marks annotations
	marked := d.zone.Marking(marks.markTime).Moment(t)
	words = withoutMarks(marked)
	moments := slices.DeleteFunc(slices.Clone(marks), func(a annotation) bool { return !isMoving(a) })
	if len(moments) > 1 && moments[len(moments)-1].Kind == stretchNote {
		moments = moments[len(moments)-1:] // the ends were marked before
	}
	if len(moments) != 1 {
		return words, told
	}
	before, rest, _ := strings.Cut(marked, markOpen)
	end := strings.LastIndex(rest, markClose)
	told = chart.Telling{Datetime: moments[0].Value, From: units(before), To: units(before) + units(withoutMarks(markOpen+rest[:end]))}
	if moments[0].Kind == stretchNote {
		told.Joint = moments[0].Title
	}
	return words, told
}

// isMoving reports whether a mark's words differ from zone to zone.
func isMoving(a annotation) bool {
	return a.Kind == stretchNote || a.Kind == timeNote && strings.Contains(a.Value, "T")
}

// units counts the UTF-16 code units of a text, as scripts do.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// shortText gives the beginning of an entry's text without markup.
func shortText(markdown string, p prose) string {
	text := tidy(markdown)
	if !isPlain(markdown) {
		text = p.plain(markdown)
	}
	return cut(text, 140)
}

// cut shortens text to so many characters.
func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimRight(string(runes[:most]), " ") + "…"
	}
	return text
}

// axisName names the zone of the axis, and the year when there is only one.
func (d *illustrator) axisName(spec chart.TimelineSpec) string {
	first, last := drawnExtent(spec)
	name := strings.ReplaceAll(d.zone.Location().String(), "_", " ")
	if a, b := first.In(d.zone.Location()).Year(), last.In(d.zone.Location()).Year(); !first.IsZero() && a == b {
		return d.say.Commas([]string{name, d.say.Date(first.In(d.zone.Location()), "2006")})
	}
	return name
}

func drawnExtent(spec chart.TimelineSpec) (first, last time.Time) {
	var ranges []chart.Range
	for _, p := range spec.Phases {
		ranges = append(ranges, chart.Range{From: p.From, To: p.To})
	}
	for _, m := range spec.Milestones {
		ranges = append(ranges, chart.Range{From: m.At, To: m.At})
	}
	for _, e := range spec.Events {
		ranges = append(ranges, chart.Range{From: e.At, To: e.Until}, chart.Range{From: e.Lo, To: e.Hi})
	}
	return extent(ranges)
}

// describe tells what the drawing shows to those who do not see it.
func (d *illustrator) describe(spec chart.TimelineSpec) string {
	l := d.say
	var said, phases []string
	for _, p := range spec.Phases {
		phases = append(phases, p.Name+" "+p.Text)
	}
	if len(phases) > 0 {
		said = append(said, l.Say("Phases: %s.", l.Items(phases)))
	}
	if len(spec.Events) > 0 {
		lanes := l.Bracketed(l.Count(len(spec.Lanes), "%s\u00a0lane", "%s\u00a0lanes"), l.List(spec.Lanes))
		said = append(said, l.Count(len(spec.Events), "%s\u00a0entry in %s, numbered as in the list.",
			"%s\u00a0entries in %s, numbered as in the list.", lanes))
	}
	if len(said) == 0 {
		return spec.Unknown
	}
	return l.Sentences(said...)
}
