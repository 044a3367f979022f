package words

import (
	"math"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// NBSP keeps a number and its unit on one line.
const NBSP = "\u00a0"

const day = 24 * time.Hour

// Duration tells a length of time as well as it is known: "11 h 55 min",
// "between 19 h 04 min and 21 h 30 min", "at least 48 d", "about 30 min",
// "2 h 10 min so far", "12 min before", "unknown".
func (l *Language) Duration(d report.Duration) string {
	switch {
	case IsEarlier(d) && d.Hi != nil:
		return l.SayAs("duration", "between %s before and %s after", l.upper(*d.Earlier), l.upper(*d.Hi))
	case IsEarlier(d):
		return l.SayAs("duration", "at most %s before", l.upper(*d.Earlier))
	case !d.Known() && (d.Nominal == nil || !d.Written):
		return l.Absent(d.Word)
	case d.Before:
		return l.SayAs("duration", "%s before", l.lengthOf(d))
	case d.SoFar:
		return l.SayAs("duration", "%s so far", l.lengthOf(d))
	}
	return l.lengthOf(d)
}

// Beside tells a length of time before or after something: "12 min after the
// detection", "at most 5 min before it began". What it is comes in words that
// can stand after both.
func (l *Language) Beside(d report.Duration, moment string) string {
	switch {
	case IsEarlier(d) && d.Hi != nil:
		return l.SayAs("duration", "between %s before and %s after %s", l.upper(*d.Earlier), l.upper(*d.Hi), moment)
	case IsEarlier(d):
		return l.SayAs("duration", "at most %s before %s", l.upper(*d.Earlier), moment)
	case d.Before:
		return l.SayAs("duration", "%s before %s", l.lengthOf(d), moment)
	}
	return l.SayAs("duration", "%s after %s", l.Duration(d), moment)
}

// IsEarlier reports whether the second moment may have come first by more than
// the writing of a minute explains.
func IsEarlier(d report.Duration) bool { return d.Earlier != nil && *d.Earlier > time.Minute }

func (l *Language) lengthOf(d report.Duration) string {
	switch {
	case d.AtLeast:
		return l.AtLeast(l.lower(LeastOf(d)))
	case IsSingle(d):
		if words := l.single(d); d.Approx {
			return l.About(words)
		} else {
			return words
		}
	case d.Hi == nil:
		return l.AtLeast(l.lower(*d.Lo))
	case d.Lo == nil || *d.Lo == 0:
		return l.AtMost(l.upper(*d.Hi))
	}
	return l.Between(l.lower(*d.Lo), l.upper(*d.Hi))
}

// About tells something that is not exact: "about 30 min".
func (l *Language) About(words string) string { return l.Say("about %s", words) }

// AtLeast tells something by its lower bound: "at least 30 min".
func (l *Language) AtLeast(words string) string { return l.Say("at least %s", words) }

// AtMost tells something by its upper bound: "at most 30 min".
func (l *Language) AtMost(words string) string { return l.Say("at most %s", words) }

// Between tells something by both bounds, and by one where they read alike:
// "between 5 and 7".
func (l *Language) Between(lo, hi string) string {
	if lo == hi {
		return lo
	}
	return l.Say("between %s and %s", lo, hi)
}

// IsSingle reports whether one value says enough: both ends were written, or
// they lie within a minute or one per cent of each other.
func IsSingle(d report.Duration) bool {
	if d.Written && d.Nominal != nil {
		return true
	}
	if d.Lo == nil || d.Hi == nil {
		return false
	}
	width := *d.Hi - *d.Lo
	return width <= time.Minute || width <= *d.Hi/100
}

// LeastOf is the lower bound of a duration that was counted from evidence
// later than its start.
func LeastOf(d report.Duration) time.Duration {
	switch {
	case d.Written && d.Nominal != nil:
		return *d.Nominal
	case d.Lo != nil:
		return *d.Lo
	}
	return 0
}

// single tells the nominal length, else the middle of the bounds. Seconds
// are told only when both ends were written to the second.
func (l *Language) single(d report.Duration) string {
	var value, width time.Duration
	if d.Lo != nil && d.Hi != nil {
		width = *d.Hi - *d.Lo
		value = *d.Lo + width/2
	}
	if d.Nominal != nil {
		value = *d.Nominal
	}
	if width <= 2*time.Second {
		return l.Length(value)
	}
	if value < 30*time.Second {
		return l.SayAs("duration", "less than 1\u00a0min")
	}
	return l.minutes(value.Round(time.Minute))
}

// Length tells an exact length: "45 s", "2 min 30 s", "13 min",
// "1 h 06 min", "31 h 37 min", "2 d 19 h 10 min", "2,135 d".
func (l *Language) Length(d time.Duration) string {
	if d < 0 {
		return "−" + l.Length(-d)
	}
	if seconds := d.Round(time.Second); seconds < 10*time.Minute && seconds%time.Minute != 0 {
		return l.seconds(seconds)
	}
	if d == 0 {
		return l.wholeSeconds(0)
	}
	return l.minutes(d.Round(time.Minute))
}

// Budget tells a time budget, in minutes with their parts as budgets are
// known by: 43.2 min, 4.32 min.
func (l *Language) Budget(d time.Duration) string {
	if d >= day {
		return l.Length(d)
	}
	return l.wholeMinutes(l.Amount(math.Round(d.Minutes()*100) / 100))
}

// Downtime tells a downtime: a short one that is no number of whole
// minutes with its part, as budgets are told.
func (l *Language) Downtime(d report.Duration) string {
	if d.SoFar || d.Approx || d.AtLeast || d.Nominal == nil || !IsSingle(d) || *d.Nominal >= 2*time.Hour || *d.Nominal%time.Minute == 0 {
		return l.Duration(d)
	}
	return l.Budget(*d.Nominal)
}

// lower tells a lower bound, rounded down to what is printed. The second
// that an instant's writing covers does not tip it.
func (l *Language) lower(d time.Duration) string {
	if d < time.Minute-time.Second {
		return l.seconds(d.Truncate(time.Second))
	}
	return l.minutes((d + time.Second).Truncate(time.Minute))
}

// upper tells an upper bound, rounded up to what is printed. The second
// that an instant's writing covers does not tip it.
func (l *Language) upper(d time.Duration) string {
	if d <= 59*time.Second {
		return l.seconds(roundUp(d, time.Second))
	}
	if d = roundUp(d-time.Second, time.Minute); d >= 30*day {
		d = roundUp(d, day)
	}
	return l.minutes(d)
}

func roundUp(d, unit time.Duration) time.Duration {
	if over := d % unit; over > 0 {
		return d + unit - over
	}
	return d
}

// Hours tells a length in hours up to 100 h, so that several lengths of
// one table compare at a glance: "60 h 09 min".
func (l *Language) Hours(d time.Duration) string {
	d = d.Round(time.Minute)
	if d < time.Hour || d > 100*time.Hour {
		return l.Length(d)
	}
	return l.hoursAndMinutes(d)
}

// Largest tells only the largest unit of an exact length: "2 d", "31 h".
func (l *Language) Largest(d time.Duration) string {
	seconds := d.Round(time.Second)
	if seconds >= 10*time.Minute || seconds%time.Minute == 0 && seconds > 0 {
		seconds = d.Round(time.Minute)
	}
	switch {
	case seconds < time.Minute:
		return l.wholeSeconds(seconds / time.Second)
	case seconds < time.Hour:
		return l.wholeMinutes(l.Whole(int64(seconds / time.Minute)))
	case seconds <= 48*time.Hour:
		return l.SayAs("duration", "%s\u00a0h", l.Whole(int64(seconds/time.Hour)))
	}
	return l.wholeDays(seconds / day)
}

// Days tells a length in days where it is some number of them: "30 d".
func (l *Language) Days(d time.Duration) string {
	if d%day == 0 {
		return l.wholeDays(d / day)
	}
	return l.Length(d)
}

func (l *Language) wholeSeconds(n time.Duration) string {
	return l.SayAs("duration", "%s\u00a0s", l.Whole(int64(n)))
}

func (l *Language) wholeMinutes(n string) string { return l.SayAs("duration", "%s\u00a0min", n) }

func (l *Language) wholeDays(n time.Duration) string {
	if n == 1 {
		return l.SayAs("duration", "1\u00a0d")
	}
	return l.SayAs("duration", "%s\u00a0d", l.Whole(int64(n)))
}

// seconds tells whole seconds under ten minutes.
func (l *Language) seconds(d time.Duration) string {
	minutes, seconds := d/time.Minute, d%time.Minute/time.Second
	if minutes == 0 {
		return l.wholeSeconds(seconds)
	}
	return l.SayAs("duration", "%d\u00a0min\u00a0%d\u00a0s", int64(minutes), int64(seconds))
}

// minutes tells whole minutes: in hours up to 48 h, in days, hours and
// minutes up to 30 d, then in days alone.
func (l *Language) minutes(d time.Duration) string {
	switch {
	case d < time.Hour:
		return l.wholeMinutes(l.Whole(int64(d / time.Minute)))
	case d <= 48*time.Hour:
		return l.hoursAndMinutes(d)
	case d < 30*day:
		return l.daysHoursMinutes(d)
	}
	return l.wholeDays(d / day)
}

func (l *Language) hoursAndMinutes(d time.Duration) string {
	return l.SayAs("duration", "%d\u00a0h\u00a0%02d\u00a0min", int64(d/time.Hour), int64(d%time.Hour/time.Minute))
}

func (l *Language) daysHoursMinutes(d time.Duration) string {
	days, hours, minutes := int64(d/day), int64(d%day/time.Hour), int64(d%time.Hour/time.Minute)
	switch {
	case minutes > 0:
		return l.SayAs("duration", "%d\u00a0d\u00a0%d\u00a0h\u00a0%02d\u00a0min", days, hours, minutes)
	case hours > 0:
		return l.SayAs("duration", "%d\u00a0d\u00a0%d\u00a0h", days, hours)
	}
	return l.wholeDays(d / day)
}

// Absent tells why there is no value. A value that was not written at all
// is unknown too.
func (l *Language) Absent(w incident.Word) string {
	switch w {
	case incident.NotApplicable:
		return l.SayAs("value", "not applicable")
	case incident.Withheld:
		return l.SayAs("value", "not published")
	case incident.StillOngoing:
		return l.SayAs("value", "not over yet")
	}
	return l.SayAs("value", "unknown")
}
