package page

import (
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// zoneWords tells moments in the words of one zone, with UTC beside them.
type zoneWords struct {
	zone *time.Location // nil is UTC
	// mark wraps the words of each moment, given what <time datetime> holds;
	// nil leaves them plain.
	mark func(datetime, words string) string
}

const clockForm = "15:04"

// instant tells a moment: "29 Mar 2026, 06:52 CEST (04:52 UTC)", and with UTC
// on another date "5 Feb 2026, 00:26 CET (4 Feb, 23:26 UTC)". Seconds show
// when there are any.
func (z zoneWords) instant(t time.Time) string {
	return z.marked(t.UTC().Format(time.RFC3339), z.date(t)+", "+z.short(t)+z.besideUTC(t))
}

// short tells the time of day with its zone: "06:52 CEST".
func (z zoneWords) short(t time.Time) string {
	return z.clock(t) + " " + z.name(t)
}

// shortUTC tells the time of day with UTC beside it: "06:52 CEST (04:52 UTC)".
func (z zoneWords) shortUTC(t time.Time) string {
	return z.marked(t.UTC().Format(time.RFC3339), z.short(t)) + z.besideUTC(t)
}

// day tells the date of a moment: "29 Mar 2026".
func (z zoneWords) day(t time.Time) string {
	return z.marked(t.In(z.location()).Format(time.DateOnly), z.date(t))
}

// timeWords tells when something happened, as well as it is known: "12 Feb
// 2026", "about 29 Mar 2026, 08:40 CEST (06:40 UTC), ± 5 min", "by 23 Jan 2026,
// 14:00 UTC", "unknown (“a typical Monday morning”)". The quoted wording is the
// author's plain text and is not escaped.
func (z zoneWords) timeWords(t *incident.Time) string {
	if t == nil {
		return absentWords("")
	}
	return quoted(z.moment(t), t.Text)
}

// moment is timeWords without the author's wording: it holds nothing but our
// own words.
func (z zoneWords) moment(t *incident.Time) string {
	if t == nil || !t.Known() {
		if t.Is(incident.StillOngoing) {
			return "ongoing"
		}
		if t == nil {
			return absentWords("")
		}
		return absentWords(t.Word)
	}
	z = z.in(t.Zone)
	if t.At.IsZero() {
		return z.bounds(t.Earliest, t.Latest)
	}
	words := z.written(t.At)
	switch {
	case !t.PlusMinus.IsZero():
		return "about " + words + ", ±" + nbsp + lengthWords(t.PlusMinus.Length())
	case !t.Earliest.IsZero() || !t.Latest.IsZero():
		return "about " + words + " (" + z.bounds(t.Earliest, t.Latest) + ")"
	case t.Approx:
		return "about " + words
	}
	return words
}

// claim tells one source's version of a time, without its wording.
func (z zoneWords) claim(c incident.Claim) string {
	return z.moment(&incident.Time{At: c.At, Earliest: c.Earliest, Latest: c.Latest})
}

// written tells an instant to the precision it was written with. A date is
// the same date in every zone.
func (z zoneWords) written(i incident.Instant) string {
	date := i.Clock(time.UTC)
	switch i.Precision() {
	case incident.ToYear:
		return z.marked(date.Format("2006"), date.Format("2006"))
	case incident.ToMonth:
		return z.marked(date.Format("2006-01"), date.Format("Jan 2006"))
	case incident.ToDay:
		return zoneWords{zone: time.UTC, mark: z.mark}.day(date)
	}
	return z.instant(date)
}

func (z zoneWords) bounds(earliest, latest incident.Instant) string {
	switch {
	case latest.IsZero() && earliest.IsZero():
		return absentWords("")
	case earliest.IsZero():
		return "by " + z.written(latest)
	case latest.IsZero():
		return "not before " + z.written(earliest)
	}
	from, to := earliest.Clock(time.UTC), latest.Clock(time.UTC)
	if !earliest.IsDate() && !latest.IsDate() && z.sameDay(from, to) {
		return z.withinDay(from, to)
	}
	return "between " + z.written(earliest) + " and " + z.written(latest)
}

// withinDay tells two moments of one day without repeating the date: "between
// 19:25 and 21:49 CEST on 10 Jul 2025 (17:25 and 19:49 UTC)".
func (z zoneWords) withinDay(from, to time.Time) string {
	clocks, utc := z.clocks(from, "and", to)
	return "between " + clocks + " on " + z.date(from) + utc
}

// stretch tells two moments of one day, for a place that tells the date
// already: "08:05 to 08:30 CEST (06:05 to 06:30 UTC)".
func (z zoneWords) stretch(from time.Time, joint string, to time.Time) string {
	clocks, utc := z.clocks(from, joint, to)
	return clocks + utc
}

func (z zoneWords) clocks(from time.Time, joint string, to time.Time) (local, utc string) {
	joint = " " + joint + " "
	local = z.clockMark(from) + joint + z.marked(to.UTC().Format(time.RFC3339), z.short(to))
	if z.name(from) == "UTC" {
		return local, ""
	}
	beside := zoneWords{zone: time.UTC}
	return local, " (" + beside.clock(from) + joint + beside.short(to) + ")"
}

func (z zoneWords) clockMark(t time.Time) string {
	return z.marked(t.UTC().Format(time.RFC3339), z.clock(t))
}

// sameDay reports whether two moments share date and offset, in the zone and
// in UTC.
func (z zoneWords) sameDay(a, b time.Time) bool {
	return z.date(a) == z.date(b) && z.name(a) == z.name(b) &&
		a.UTC().Format(time.DateOnly) == b.UTC().Format(time.DateOnly) &&
		a.UTC().Format(time.DateOnly) == a.In(z.location()).Format(time.DateOnly)
}

// besideUTC tells the same moment in UTC, in brackets; nothing in zone UTC.
func (z zoneWords) besideUTC(t time.Time) string {
	if z.name(t) == "UTC" {
		return ""
	}
	utc, local := t.UTC(), t.In(z.location())
	date := ""
	switch {
	case utc.Year() != local.Year():
		date = utc.Format("2 Jan 2006") + ", "
	case utc.YearDay() != local.YearDay():
		date = utc.Format("2 Jan") + ", "
	}
	return " (" + date + zoneWords{zone: time.UTC}.short(t) + ")"
}

func (z zoneWords) date(t time.Time) string { return t.In(z.location()).Format("2 Jan 2006") }

func (z zoneWords) clock(t time.Time) string {
	form := clockForm
	if t.Second() != 0 {
		form += ":05"
	}
	return t.In(z.location()).Format(form)
}

// name is the zone's abbreviation at the moment: "CEST", or "UTC+3" for a zone
// that has none.
func (z zoneWords) name(t time.Time) string {
	name, offset := t.In(z.location()).Zone()
	if !strings.HasPrefix(name, "+") && !strings.HasPrefix(name, "-") {
		return name
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	words := "UTC" + sign + whole(int64(offset/3600))
	if minutes := offset % 3600 / 60; minutes != 0 {
		words += ":" + twoDigits(time.Duration(minutes))
	}
	return words
}

func (z zoneWords) location() *time.Location {
	if z.zone == nil {
		return time.UTC
	}
	return z.zone
}

// in is the same words in a zone of the time's own, if it names one.
func (z zoneWords) in(zone string) zoneWords {
	if zone == "" {
		return z
	}
	own, err := time.LoadLocation(zone)
	if err != nil {
		return z
	}
	return zoneWords{zone: own, mark: z.mark}
}

func (z zoneWords) marked(datetime, words string) string {
	if z.mark == nil {
		return words
	}
	return z.mark(datetime, words)
}
