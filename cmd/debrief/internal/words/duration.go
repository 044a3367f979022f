package words

import (
	"math"
	"strings"
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
		return "between " + l.upper(*d.Earlier) + " before and " + l.upper(*d.Hi) + " after"
	case IsEarlier(d):
		return "at most " + l.upper(*d.Earlier) + " before"
	case !d.Known() && (d.Nominal == nil || !d.Written):
		return l.Absent(d.Word)
	case d.Before:
		return l.lengthOf(d) + " before"
	case d.SoFar:
		return l.lengthOf(d) + " so far"
	}
	return l.lengthOf(d)
}

// IsEarlier reports whether the second moment may have come first by more than
// the writing of a minute explains.
func IsEarlier(d report.Duration) bool { return d.Earlier != nil && *d.Earlier > time.Minute }

func (l *Language) lengthOf(d report.Duration) string {
	switch {
	case d.AtLeast:
		return "at least " + l.lower(LeastOf(d))
	case IsSingle(d):
		words := l.single(d)
		if d.Approx {
			return "about " + words
		}
		return words
	case d.Hi == nil:
		return "at least " + l.lower(*d.Lo)
	case d.Lo == nil || *d.Lo == 0:
		return "at most " + l.upper(*d.Hi)
	}
	lo, hi := l.lower(*d.Lo), l.upper(*d.Hi)
	if lo == hi {
		return lo
	}
	return "between " + lo + " and " + hi
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
		return "less than 1" + NBSP + "min"
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
		return "0" + NBSP + "s"
	}
	return l.minutes(d.Round(time.Minute))
}

// Budget tells a time budget, in minutes with their parts as budgets are
// known by: 43.2 min, 4.32 min.
func (l *Language) Budget(d time.Duration) string {
	if d >= day {
		return l.Length(d)
	}
	return l.Amount(math.Round(d.Minutes()*100)/100) + NBSP + "min"
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

// seconds tells whole seconds under ten minutes.
func (l *Language) seconds(d time.Duration) string {
	minutes, seconds := d/time.Minute, d%time.Minute/time.Second
	if minutes == 0 {
		return l.Whole(int64(seconds)) + NBSP + "s"
	}
	return l.Whole(int64(minutes)) + NBSP + "min" + NBSP + l.Whole(int64(seconds)) + NBSP + "s"
}

// minutes tells whole minutes: in hours up to 48 h, in days, hours and
// minutes up to 30 d, then in days alone.
func (l *Language) minutes(d time.Duration) string {
	switch {
	case d < time.Hour:
		return l.Whole(int64(d/time.Minute)) + NBSP + "min"
	case d <= 48*time.Hour:
		return l.hoursAndMinutes(d)
	case d < 30*day:
		return l.daysHoursMinutes(d)
	}
	return l.Whole(int64(d/day)) + NBSP + "d"
}

func (l *Language) hoursAndMinutes(d time.Duration) string {
	return l.Whole(int64(d/time.Hour)) + NBSP + "h" + NBSP + l.twoDigits(d%time.Hour/time.Minute) + NBSP + "min"
}

func (l *Language) daysHoursMinutes(d time.Duration) string {
	days, hours, minutes := d/day, d%day/time.Hour, d%time.Hour/time.Minute
	parts := []string{l.Whole(int64(days)), "d"}
	if hours > 0 || minutes > 0 {
		parts = append(parts, l.Whole(int64(hours)), "h")
	}
	if minutes > 0 {
		parts = append(parts, l.twoDigits(minutes), "min")
	}
	return strings.Join(parts, NBSP)
}

func (l *Language) twoDigits(n time.Duration) string {
	words := l.Whole(int64(n))
	if len(words) == 1 {
		return "0" + words
	}
	return words
}

// Absent tells why there is no value. A value that was not written at all
// is unknown too.
func (l *Language) Absent(w incident.Word) string {
	switch w {
	case incident.NotApplicable:
		return "not applicable"
	case incident.Withheld:
		return "not published"
	case incident.StillOngoing:
		return "not over yet"
	}
	return "unknown"
}
