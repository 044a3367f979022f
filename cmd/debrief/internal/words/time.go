package words

import (
	"fmt"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Times tells moments in the words of one zone, with UTC beside them.
type Times struct {
	language *Language
	zone     *time.Location                    // nil is UTC
	mark     func(t Told, words string) string // wraps the words of each moment; nil leaves them plain
}

// Told says what words tell, so that a page can tell it anew in another zone.
type Told struct {
	// Datetime is what <time datetime> holds; of a stretch, both ends with a
	// space between them. It is empty for what stands beside a moment and is
	// right only as long as that is told in this zone.
	Datetime string
	// Day is the date that the place tells already, 2026-03-29, where the words
	// tell the time of day alone.
	Day string
	// Joint is how the ends of a stretch are put together in the language:
	// "between {1} and {2}".
	Joint string
}

// In tells moments in a zone, nil for UTC, without marks.
func (l *Language) In(zone *time.Location) Times { return Times{language: l, zone: zone} }

// Marking wraps the words of each moment, given what they tell.
func (z Times) Marking(mark func(t Told, words string) string) Times {
	z.mark = mark
	return z
}

const clockForm = "15:04"

// Instant tells a moment: "29 Mar 2026, 06:52 CEST (04:52 UTC)", and with UTC
// on another date "5 Feb 2026, 00:26 CET (4 Feb, 23:26 UTC)". Seconds show
// when there are any.
func (z Times) Instant(t time.Time) string {
	return z.marked(Told{Datetime: utcOf(t)}, z.language.SayAs("time", "%s, %s", z.Date(t), z.Short(t))+z.besideUTC(t))
}

// Short tells the time of day with its zone: "06:52 CEST".
func (z Times) Short(t time.Time) string {
	return z.Clock(t) + " " + z.ZoneName(t)
}

// ShortUTC tells the time of day with UTC beside it: "06:52 CEST (04:52 UTC)".
func (z Times) ShortUTC(t time.Time) string {
	return z.marked(z.clockOf(t), z.Short(t)) + z.markedBeside(z.besideUTC(t))
}

// utcOf is a moment as <time datetime> holds it.
func utcOf(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// clockOf is the time of day of a moment whose date is told beside it.
func (z Times) clockOf(t time.Time) Told {
	return Told{Datetime: utcOf(t), Day: t.In(z.Location()).Format(time.DateOnly)}
}

// markedBeside marks words that are right only in this zone.
func (z Times) markedBeside(words string) string {
	if words == "" {
		return ""
	}
	return z.marked(Told{}, words)
}

// Day tells the date of a moment: "29 Mar 2026".
func (z Times) Day(t time.Time) string {
	return z.marked(Told{Datetime: t.In(z.Location()).Format(time.DateOnly)}, z.Date(t))
}

// Time tells when something happened, as well as it is known: "12 Feb
// 2026", "about 29 Mar 2026, 08:40 CEST (06:40 UTC), ± 5 min", "by 23 Jan 2026,
// 14:00 UTC", "unknown (“a typical Monday morning”)". The quoted wording is the
// author's plain text and is not escaped.
func (z Times) Time(t *incident.Time) string {
	if t == nil {
		return z.language.Absent("")
	}
	return z.language.quoted(z.Moment(t), t.Text)
}

// Moment is timeWords without the author's wording: it holds nothing but our
// own words.
func (z Times) Moment(t *incident.Time) string {
	if t == nil || !t.Known() {
		if t.Is(incident.StillOngoing) {
			return z.language.SayAs("value", "ongoing")
		}
		if t == nil {
			return z.language.Absent("")
		}
		return z.language.Absent(t.Word)
	}
	z = z.Within(t.Zone)
	if t.At.IsZero() {
		return z.Bounds(t.Earliest, t.Latest)
	}
	words := z.Written(t.At)
	switch {
	case !t.PlusMinus.IsZero():
		return z.plusMinus(words, t.PlusMinus)
	case !t.Earliest.IsZero() || !t.Latest.IsZero():
		return z.language.Bracketed(z.about(words), z.Bounds(t.Earliest, t.Latest))
	case t.Approx:
		return z.about(words)
	}
	return words
}

func (z Times) about(words string) string { return z.language.SayAs("time", "about %s", words) }

func (z Times) plusMinus(words string, d incident.Duration) string {
	return z.language.SayAs("time", "about %s, %s", words, "±"+NBSP+z.language.Length(d.Length()))
}

// Claim tells one source's version of a time, without its wording.
func (z Times) Claim(c incident.Claim) string {
	return z.Moment(&incident.Time{At: c.At, Earliest: c.Earliest, Latest: c.Latest})
}

// Written tells an instant to the precision it was written with. A date is
// the same date in every zone.
func (z Times) Written(i incident.Instant) string {
	date := i.Clock(time.UTC)
	switch i.Precision() {
	case incident.ToYear:
		return z.marked(Told{Datetime: date.Format("2006")}, z.language.Date(date, "2006"))
	case incident.ToMonth:
		return z.marked(Told{Datetime: date.Format("2006-01")}, z.language.Date(date, "Jan 2006"))
	case incident.ToDay:
		return z.language.In(time.UTC).Marking(z.mark).Day(date)
	}
	return z.Instant(date)
}

// Bounds tells between which moments something lies: "by 23 Jan 2026".
func (z Times) Bounds(earliest, latest incident.Instant) string {
	l := z.language
	switch {
	case latest.IsZero() && earliest.IsZero():
		return l.Absent("")
	case earliest.IsZero():
		return l.SayAs("time", "by %s", z.Written(latest))
	case latest.IsZero():
		return l.SayAs("time", "not before %s", z.Written(earliest))
	}
	from, to := earliest.Clock(time.UTC), latest.Clock(time.UTC)
	if !earliest.IsDate() && !latest.IsDate() && z.SameDay(from, to) {
		return z.WithinDay(from, to)
	}
	return l.SayAs("time", "between %s and %s", z.Written(earliest), z.Written(latest))
}

// WithinDay tells two moments of one day without repeating the date: "between
// 19:25 and 21:49 CEST on 10 Jul 2025 (17:25 and 19:49 UTC)".
func (z Times) WithinDay(from, to time.Time) string {
	l := z.language
	told := Told{Datetime: utcOf(from) + " " + utcOf(to), Joint: l.SayAs("time", "between %s and %s", "{1}", "{2}")}
	words := l.SayAs("time", "between %s and %s on %s", z.clockMark(from), z.shortMark(to), z.Date(from))
	return z.marked(told, words+z.bothInUTC(from, to, l.SayAs("time", "%s and %s")))
}

// Stretch tells two moments of one day, for a place that tells the date
// already: "08:05 to 08:30 CEST (06:05 to 06:30 UTC)".
func (z Times) Stretch(from, to time.Time) string {
	form := z.language.SayAs("time", "%s to %s")
	return z.stretch(from, to, form, form)
}

// betweenClocks is Bounds within a day that is told already.
func (z Times) betweenClocks(from, to time.Time) string {
	l := z.language
	return z.stretch(from, to, l.SayAs("time", "between %s and %s"), l.SayAs("time", "%s and %s"))
}

// stretch tells two moments of one day in a form with a place for each; beside
// is that for UTC.
func (z Times) stretch(from, to time.Time, form, beside string) string {
	told := z.clockOf(from)
	told.Datetime, told.Joint = told.Datetime+" "+utcOf(to), fmt.Sprintf(form, "{1}", "{2}")
	return z.marked(told, fmt.Sprintf(form, z.clockMark(from), z.shortMark(to))+z.bothInUTC(from, to, beside))
}

// bothInUTC tells two moments of one day in UTC and in brackets, in a form with a
// place for each; nothing in zone UTC.
func (z Times) bothInUTC(from, to time.Time, form string) string {
	if z.ZoneName(from) == "UTC" {
		return ""
	}
	beside := z.language.In(time.UTC)
	return z.language.Bracketed("", fmt.Sprintf(form, beside.Clock(from), beside.Short(to)))
}

func (z Times) clockMark(t time.Time) string { return z.marked(z.clockOf(t), z.Clock(t)) }

func (z Times) shortMark(t time.Time) string { return z.marked(z.clockOf(t), z.Short(t)) }

// SameDay reports whether two moments share date and offset, in the zone and
// in UTC.
func (z Times) SameDay(a, b time.Time) bool {
	return z.Date(a) == z.Date(b) && z.ZoneName(a) == z.ZoneName(b) &&
		a.UTC().Format(time.DateOnly) == b.UTC().Format(time.DateOnly) &&
		a.UTC().Format(time.DateOnly) == a.In(z.Location()).Format(time.DateOnly)
}

// besideUTC tells the same moment in UTC, in brackets; nothing in zone UTC.
func (z Times) besideUTC(t time.Time) string {
	if z.ZoneName(t) == "UTC" {
		return ""
	}
	utc, local, l := t.UTC(), t.In(z.Location()), z.language
	words := l.In(time.UTC).Short(t)
	switch {
	case utc.Year() != local.Year():
		words = l.SayAs("time", "%s, %s", l.Date(utc, "2 Jan 2006"), words)
	case utc.YearDay() != local.YearDay():
		words = l.SayAs("time", "%s, %s", l.Date(utc, "2 Jan"), words)
	}
	return l.Bracketed("", words)
}

// Date tells the date of a moment without a mark: "29 Mar 2026".
func (z Times) Date(t time.Time) string { return z.language.Date(t.In(z.Location()), "2 Jan 2006") }

// Clock tells the time of day without its zone: "06:52".
func (z Times) Clock(t time.Time) string {
	form := clockForm
	if t.Second() != 0 {
		form += ":05"
	}
	return t.In(z.Location()).Format(form)
}

// ZoneName is the zone's abbreviation at the moment: "CEST", or "UTC+3" for a zone
// that has none.
func (z Times) ZoneName(t time.Time) string {
	name, offset := t.In(z.Location()).Zone()
	if !strings.HasPrefix(name, "+") && !strings.HasPrefix(name, "-") {
		return name
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	words := "UTC" + sign + z.language.Whole(int64(offset/3600))
	if minutes := offset % 3600 / 60; minutes != 0 {
		words += fmt.Sprintf(":%02d", minutes)
	}
	return words
}

// Location is the zone itself.
func (z Times) Location() *time.Location {
	if z.zone == nil {
		return time.UTC
	}
	return z.zone
}

// Within is the same words in a zone of the time's own, if it names one.
func (z Times) Within(zone string) Times {
	if zone == "" {
		return z
	}
	own, err := incident.LoadZone(zone)
	if err != nil {
		return z
	}
	return z.language.In(own).Marking(z.mark)
}

func (z Times) marked(t Told, words string) string {
	if z.mark == nil {
		return words
	}
	return z.mark(t, words)
}

// OnDay is Moment for a place that tells the date already.
func (z Times) OnDay(t *incident.Time) string {
	switch {
	case !t.Known():
		return ""
	case t.At.IsZero():
		return z.clockBounds(t.Earliest, t.Latest)
	case t.At.IsDate():
		if !t.Earliest.IsZero() || !t.Latest.IsZero() || !t.PlusMinus.IsZero() {
			return z.Moment(t)
		}
		if t.Approx {
			return z.language.SayAs("time", "about this time")
		}
		return ""
	case !t.Earliest.IsZero() || !t.Latest.IsZero():
		return z.Moment(t)
	}
	words := z.ShortUTC(t.At.Clock(z.Location()))
	if !t.PlusMinus.IsZero() {
		return z.plusMinus(words, t.PlusMinus)
	}
	if t.Approx {
		return z.about(words)
	}
	return words
}

// clockBounds is Bounds for a place that tells the date already.
func (z Times) clockBounds(earliest, latest incident.Instant) string {
	l := z.language
	switch {
	case earliest.IsZero() && latest.IsDate():
		return l.SayAs("time", "on this day or before")
	case earliest.IsZero():
		return l.SayAs("time", "by %s", z.ShortUTC(latest.Clock(z.Location())))
	case latest.IsZero() && earliest.IsDate():
		return l.SayAs("time", "on this day or later")
	case latest.IsZero():
		return l.SayAs("time", "not before %s", z.ShortUTC(earliest.Clock(z.Location())))
	case earliest.IsDate() && latest.IsDate():
		return ""
	}
	from, to := earliest.Clock(z.Location()), latest.Clock(z.Location())
	if !earliest.IsDate() && !latest.IsDate() && z.SameDay(from, to) {
		return z.betweenClocks(from, to)
	}
	return z.Bounds(earliest, latest)
}
