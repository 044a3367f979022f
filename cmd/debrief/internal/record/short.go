package record

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// Timeline times may be short: +30m after the entry before, or 15:04 on its
// day. They are written out in the document's tree, before it is decoded, so
// that nothing behind this file knows of them. After a time with the offset
// that the record's zone has then they are local times of that zone, so that
// they go with its clocks when these change; after any other, and after a Z,
// they have its offset.

var (
	laterForm = regexp.MustCompile(`^\+\s*\d`)
	clockForm = regexp.MustCompile(`^\d{1,2}:\d{2}(:\d{2})?$`)
)

// expandTimes writes out the short times of the timeline. The at of an entry
// follows the entry before, as the file has them; its until follows its at.
func (f *reading) expandTimes(settings Settings) {
	timeline := f.document.Root.Get("timeline")
	if timeline == nil {
		return
	}
	zone := f.zone(settings)
	before := base{what: "the entry before", missing: "there is no entry before it"}
	for _, entry := range timeline.Items {
		resolveLocal(entry.Get("at"), f.tellNode)
		resolveLocal(entry.Get("until"), f.tellNode)
		at := moment(entry.Get("at"))
		f.expand(at, before)
		before = baseOf(at, "the entry before", zone)
		f.expand(moment(entry.Get("until")), baseOf(at, "the entry's own at", zone))
	}
}

// zone gives the record's time zone before the record is decoded; nil when it
// is no zone, which is told later.
func (f *reading) zone(settings Settings) *time.Location {
	name := cmp.Or(settings.Timezone, "UTC")
	if n := f.document.Root.Get("timezone"); n != nil && n.Kind == source.Scalar && !n.Null() && !n.Blank() {
		name = n.Text
	}
	if !knownZone(name) {
		return nil
	}
	zone, _ := incident.LoadZone(name) // knownZone has looked
	return zone
}

// base is what a short time counts from.
type base struct {
	at      incident.Instant // with a time of day; zero when there is none
	zone    *time.Location   // of which at is a local time; nil when of none
	what    string
	missing string // why there is none
	silent  bool   // the base is wrong itself, and that is told already
}

// moment gives the node that holds an instant: the time itself, or the at of
// an object; nil when there is none.
func moment(n *source.Node) *source.Node {
	if n != nil && n.Kind == source.Object {
		return n.Get("at")
	}
	return n
}

// baseOf gives what a time offers to the short one after it.
func baseOf(n *source.Node, what string, zone *time.Location) base {
	if n == nil {
		return base{what: what, missing: what + " has no time of day"}
	}
	if n.Kind != source.Scalar {
		return base{what: what, silent: true}
	}
	at, err := incident.ParseInstant(n.Text)
	switch {
	case err == nil && !at.IsDate():
		if zone != nil && !at.IsLocalIn(zone) {
			zone = nil
		}
		return base{at: at, zone: zone, what: what}
	case err == nil || incident.Word(n.Text) == incident.Unknown:
		return base{what: what, missing: fmt.Sprintf("%s has no time of day (%s)", what, n.Text)}
	}
	return base{what: what, silent: true}
}

// expand writes a short time out. One that cannot be is told and taken out of
// the tree.
func (f *reading) expand(n *source.Node, from base) {
	if n == nil || n.Kind != source.Scalar || !laterForm.MatchString(n.Text) && !clockForm.MatchString(n.Text) {
		return
	}
	full, wrong := writtenOut(n.Text, from)
	if wrong == nil && !from.silent {
		n.Text = full.String()
		return
	}
	if !from.silent {
		f.tellNode(n, wrong.rule, wrong.message, wrong.hint)
	}
	n.Kind = source.Broken
}

// misfit is why a short time has no full form, with the way out.
type misfit struct {
	rule          *problem.Rule
	message, hint string
}

// tellNode tells that a node breaks a rule, before the document is decoded.
func (f *reading) tellNode(n *source.Node, rule *problem.Rule, message, hint string) {
	source.Add(&f.problems, f.name, func() problem.Place { return f.document.PlaceOf(n) },
		problem.Problem{Severity: rule.Severity, Rule: rule, Message: message, Hint: hint})
}

// writtenOut gives the full form of a short time, or says what is wrong.
func writtenOut(short string, from base) (incident.Instant, *misfit) {
	if from.at.IsZero() {
		return incident.Instant{}, &misfit{source.Malformed, fmt.Sprintf("%q counts from %s, but %s", shorten(short), from.what, from.missing),
			"write the time in full, like 2025-01-31T14:05:00Z"}
	}
	if later, ok := strings.CutPrefix(short, "+"); ok {
		return addLength(short, strings.TrimSpace(later), from)
	}
	return onDayOf(short, from)
}

func addLength(short, later string, from base) (incident.Instant, *misfit) {
	length, err := incident.ParseDuration(later)
	if err != nil {
		return incident.Instant{}, &misfit{source.Malformed, fmt.Sprintf("%q is not a length of time", shorten(short)), "write it like +30m, +1h05m or +2d"}
	}
	p := from.at.Precision()
	if length.Length()%time.Minute != 0 {
		p = max(p, incident.ToSecond)
	}
	end := from.at.Clock(time.UTC).Add(length.Length())
	if end.Year() > 9999 {
		return incident.Instant{}, &misfit{source.Malformed, fmt.Sprintf("%q leads beyond the year 9999", shorten(short)), ""}
	}
	if from.zone != nil && end.In(from.zone).Year() <= 9999 {
		return incident.InstantIn(end, p, from.zone), nil
	}
	return incident.InstantOf(end, p), nil
}

func onDayOf(short string, from base) (incident.Instant, *misfit) {
	layout, p := "15:04", incident.ToMinute
	if strings.Count(short, ":") == 2 {
		layout, p = "15:04:05", incident.ToSecond
	}
	clock, err := time.Parse(layout, short)
	if err != nil {
		return incident.Instant{}, &misfit{source.Malformed, fmt.Sprintf("there is no time of day %q", short), "hours go from 00 to 23, minutes from 00 to 59"}
	}
	begin := from.at.Clock(time.UTC)
	full, wrong := from.onDay(begin, clock.Format(layout))
	if wrong != nil {
		return full, wrong
	}
	moment := full.Clock(time.UTC)
	if moment.Before(begin) && (p > incident.ToMinute || !moment.Equal(begin.Truncate(time.Minute))) {
		hint := "write the time in full, like 2025-01-31T14:05:00Z"
		if next, wrong := from.onDay(begin.AddDate(0, 0, 1), clock.Format(layout)); wrong == nil {
			hint = "if it is on the day after, write the date: " + next.String()
		}
		return full, &misfit{source.Malformed, fmt.Sprintf("%q is earlier than %s (%s)", short, from.what, from.at), hint}
	}
	return full, nil
}

// onDay gives a time of day on a day of the base's clocks.
func (from base) onDay(day time.Time, clock string) (incident.Instant, *misfit) {
	local := day.Format(time.DateOnly) + "T" + clock
	if from.zone == nil {
		at, err := incident.ParseInstant(local + from.at.Offset())
		if err != nil {
			return at, &misfit{source.Malformed, fmt.Sprintf("%q does not exist", local), noSuchDayHint}
		}
		return at, nil
	}
	at, err := incident.ParseLocal(local, from.zone)
	var change *incident.ClockChange
	if errors.As(err, &change) {
		return at, &misfit{localTime, change.Error(), offsetsMeant(change)}
	}
	return at, nil
}
