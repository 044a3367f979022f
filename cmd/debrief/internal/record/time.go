package record

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

const timeHint = "write it like 2025-01-31T14:05:00Z, or 2025-01-31 if only the day is known"

const noSuchDayHint = "no calendar or clock has it: check month, day, time and offset"

// timeWords are the words that may stand for a time.
var timeWords = []string{string(incident.Unknown), string(incident.NotApplicable), string(incident.Withheld), string(incident.StillOngoing)}

// readTime reads a time: a word, an instant, or an object.
func readTime(r *source.Reading, n *source.Node) (incident.Time, bool) {
	if n.Kind != source.Object {
		return readTimeText(r, n)
	}
	resolveLocal(n, r.Tell)
	var t incident.Time
	r.Struct(n, &t, map[string]func(*source.Node) bool{"at": func(at *source.Node) bool {
		plain, ok := readTimeText(r, at)
		t.Word, t.At = plain.Word, plain.At
		return ok
	}})
	if n.Get("at") == nil && n.Get("earliest") == nil && n.Get("latest") == nil {
		r.Tell(n, source.Malformed, "this time has neither at nor earliest nor latest", "write at: unknown if nothing is known")
		return t, false
	}
	return t, timeHolds(r, n, t)
}

// timeHolds checks that the parts of a time do not contradict each other.
func timeHolds(r *source.Reading, n *source.Node, t incident.Time) bool {
	at, pm := n.Get("at"), n.Get("plus_minus")
	bounded := !t.Earliest.IsZero() || !t.Latest.IsZero()
	switch {
	case t.Word != "" && (bounded || pm != nil):
		r.Tell(at, source.Malformed, fmt.Sprintf("%q cannot stand beside bounds", t.Word),
			"take at out and keep earliest and latest, or the other way round")
	case pm != nil && at == nil:
		r.Tell(pm, source.Malformed, "plus_minus needs a time in at", "write at, or say it with earliest and latest")
	case t.Zone != "" && !knownZone(t.Zone):
		tellZone(r, n.Get("tz"), t.Zone)
	case !boundsHold(t.At, t.Earliest, t.Latest):
		r.Tell(n, source.Malformed, "at, earliest and latest contradict each other", "they must be in the order earliest, at, latest")
	default:
		return true
	}
	return false
}

// boundsHold reports whether earliest ≤ at ≤ latest may be true.
func boundsHold(at, earliest, latest incident.Instant) bool {
	written := slices.DeleteFunc([]incident.Instant{earliest, at, latest}, incident.Instant.IsZero)
	for i := 1; i < len(written); i++ {
		lo, _ := written[i-1].Bounds(time.UTC)
		begin, hi := written[i].Bounds(time.UTC)
		if written[i-1].IsDate() != written[i].IsDate() {
			hi = hi.Add(slack) // a date without a zone may be a day of any zone
		}
		if hi.Before(lo) || hi.Equal(lo) && begin.Before(hi) {
			return false
		}
	}
	return true
}

// slack is more than any zone is away from UTC.
const slack = 15 * time.Hour

// readTimeText reads a word or an instant.
func readTimeText(r *source.Reading, n *source.Node) (incident.Time, bool) {
	if n.Kind == source.Scalar && slices.Contains(timeWords, n.Text) {
		return incident.Time{Word: incident.Word(n.Text)}, true
	}
	if near := meantWord(n, timeWords); near != "" {
		r.Tell(n, source.Malformed, fmt.Sprintf("%q is not a time", shorten(n.Text)), fmt.Sprintf("did you mean %q?", near))
		return incident.Time{}, false
	}
	at, ok := readMoment(r, n, ", or the place: {at: %[1]s, tz: Europe/Berlin}")
	return incident.Time{At: at}, ok
}

// meantWord gives the word that a scalar seems to mistype.
func meantWord(n *source.Node, words []string) string {
	if n.Kind != source.Scalar || n.Text == "" || n.Text[0] < 'A' {
		return "" // all words begin with a letter
	}
	return source.Nearest(n.Text, words)
}

// readClaim reads one source's version of a time.
func readClaim(r *source.Reading, n *source.Node) (incident.Claim, bool) {
	var c incident.Claim
	if !r.Struct(n, &c, nil) {
		return c, false
	}
	if n.Get("at") == nil && n.Get("earliest") == nil && n.Get("latest") == nil {
		r.Tell(n, source.Malformed, "this claim has neither at nor earliest nor latest", "write what the source says, or take the claim out")
		return c, false
	}
	if !boundsHold(c.At, c.Earliest, c.Latest) {
		r.Tell(n, source.Malformed, "at, earliest and latest contradict each other", "they must be in the order earliest, at, latest")
		return c, false
	}
	return c, true
}

var (
	namedZone  = regexp.MustCompile(`\d[^\d:]*\s*\(?(?:[A-Z]{3,5}|UTC\S*|GMT\S*|[A-Z][a-z]+/\w+)\)?$`)
	twelveHour = regexp.MustCompile(`(?i)\d\s*[ap]\.?m\b`)
)

// oldest is the first year that is read: what is older is a slip, or the zero
// of some program's clock.
const oldest = 1800

// readInstant reads an instant and explains what keeps a text from being one.
func readInstant(r *source.Reading, n *source.Node) (incident.Instant, bool) {
	return readMoment(r, n, "")
}

// readMoment reads an instant; place is one more way to say what an offset
// says, with %[1]s for the text.
func readMoment(r *source.Reading, n *source.Node, place string) (incident.Instant, bool) {
	if n.Kind != source.Scalar {
		r.Wrong(n, "a time", timeHint)
		return incident.Instant{}, false
	}
	at, err := incident.ParseInstant(n.Text)
	switch {
	case err == nil && at.Clock(time.UTC).Year() < oldest:
		r.Tell(n, source.Malformed, fmt.Sprintf("%q is too long ago", n.Text), fmt.Sprintf("years count from %d on; write unknown if it is not known", oldest))
	case err == nil:
		return at, true
	case errors.Is(err, incident.ErrNoOffset):
		r.Tell(n, timeOffset, fmt.Sprintf("%q has no offset from UTC", n.Text),
			fmt.Sprintf("write %[1]sZ if this is UTC, else the offset, as in %[1]s+02:00"+place, n.Text))
	case errors.Is(err, incident.ErrFarOffset):
		r.Tell(n, timeOffset, fmt.Sprintf("%q has an offset from UTC that no place has", n.Text), "offsets lie between -12:00 and +14:00")
	case errors.Is(err, incident.ErrNoSuchDay):
		r.Tell(n, source.Malformed, fmt.Sprintf("%q does not exist", n.Text), noSuchDayHint)
	case twelveHour.MatchString(n.Text):
		r.Tell(n, source.Malformed, fmt.Sprintf("%q is not a time", shorten(n.Text)), timeHint+"; hours go from 00 to 23")
	case namedZone.MatchString(n.Text):
		r.Tell(n, timeOffset, fmt.Sprintf("%q names a zone, and such names mean different things in different places", shorten(n.Text)),
			"write the offset from UTC, as in 2025-01-31T14:05-05:00; keep the wording in text")
	default:
		r.Tell(n, source.Malformed, fmt.Sprintf("%q is not a time", shorten(n.Text)), timeHint)
	}
	return incident.Instant{}, false
}

// shorten cuts a text that a message shows.
func shorten(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// readDuration reads a length of time.
func readDuration(r *source.Reading, n *source.Node) (incident.Duration, bool) {
	const hint = "write it like 90m, 13h50m or 2d4h"
	if n.Kind != source.Scalar {
		r.Wrong(n, "a length of time", hint)
		return incident.Duration{}, false
	}
	d, err := incident.ParseDuration(strings.TrimSpace(n.Text))
	if err != nil {
		r.Tell(n, source.Malformed, fmt.Sprintf("%q is not a length of time", shorten(n.Text)), hint)
	}
	return d, err == nil
}

// knownZone reports whether a name is an IANA zone. The machine's own zone is
// none: the same record must mean the same everywhere.
func knownZone(name string) bool {
	if name == "" || name == "Local" {
		return false
	}
	_, err := incident.LoadZone(name)
	return err == nil
}

func tellZone(r *source.Reading, n *source.Node, name string) {
	r.Tell(n, source.Malformed, fmt.Sprintf("%q is not a time zone", name), zoneHint)
}

const zoneHint = "write a name of the IANA database, such as Europe/Berlin, America/New_York or UTC"
