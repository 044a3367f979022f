package page

import (
	"math"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

const day = 24 * time.Hour

// durationWords tells a length of time as well as it is known: "11 h 55 min",
// "between 19 h 04 min and 21 h 30 min", "at least 48 d", "about 30 min",
// "2 h 10 min so far", "12 min before", "unknown".
func durationWords(d report.Duration) string {
	switch {
	case isEarlier(d) && d.Hi != nil:
		return "between " + upperWords(*d.Earlier) + " before and " + upperWords(*d.Hi) + " after"
	case isEarlier(d):
		return "at most " + upperWords(*d.Earlier) + " before"
	case !d.Known() && (d.Nominal == nil || !d.Written):
		return absentWords(d.Word)
	case d.Before:
		return lengthOf(d) + " before"
	case d.SoFar:
		return lengthOf(d) + " so far"
	}
	return lengthOf(d)
}

// isEarlier reports whether the second moment may have come first by more than
// the writing of a minute explains.
func isEarlier(d report.Duration) bool { return d.Earlier != nil && *d.Earlier > time.Minute }

func lengthOf(d report.Duration) string {
	switch {
	case d.AtLeast:
		return "at least " + lowerWords(leastOf(d))
	case isSingle(d):
		words := singleWords(d)
		if d.Approx {
			return "about " + words
		}
		return words
	case d.Hi == nil:
		return "at least " + lowerWords(*d.Lo)
	case d.Lo == nil || *d.Lo == 0:
		return "at most " + upperWords(*d.Hi)
	}
	lo, hi := lowerWords(*d.Lo), upperWords(*d.Hi)
	if lo == hi {
		return lo
	}
	return "between " + lo + " and " + hi
}

// isSingle reports whether one value says enough: both ends were written, or
// they lie within a minute or one per cent of each other.
func isSingle(d report.Duration) bool {
	if d.Written && d.Nominal != nil {
		return true
	}
	if d.Lo == nil || d.Hi == nil {
		return false
	}
	width := *d.Hi - *d.Lo
	return width <= time.Minute || width <= *d.Hi/100
}

// leastOf is the lower bound of a duration that was counted from evidence
// later than its start.
func leastOf(d report.Duration) time.Duration {
	switch {
	case d.Written && d.Nominal != nil:
		return *d.Nominal
	case d.Lo != nil:
		return *d.Lo
	}
	return 0
}

// singleWords tells the nominal length, else the middle of the bounds. Seconds
// are told only when both ends were written to the second.
func singleWords(d report.Duration) string {
	var value, width time.Duration
	if d.Lo != nil && d.Hi != nil {
		width = *d.Hi - *d.Lo
		value = *d.Lo + width/2
	}
	if d.Nominal != nil {
		value = *d.Nominal
	}
	if width <= 2*time.Second {
		return lengthWords(value)
	}
	if value < 30*time.Second {
		return "less than 1" + nbsp + "min"
	}
	return minutesWords(value.Round(time.Minute))
}

// lengthWords tells an exact length: "45 s", "2 min 30 s", "13 min",
// "1 h 06 min", "31 h 37 min", "2 d 19 h 10 min", "2,135 d".
func lengthWords(d time.Duration) string {
	if d < 0 {
		return "−" + lengthWords(-d)
	}
	if seconds := d.Round(time.Second); seconds < 10*time.Minute && seconds%time.Minute != 0 {
		return secondsWords(seconds)
	}
	if d == 0 {
		return "0" + nbsp + "s"
	}
	return minutesWords(d.Round(time.Minute))
}

// budgetWords tells a time budget, in minutes with their parts as budgets are
// known by: 43.2 min, 4.32 min.
func budgetWords(d time.Duration) string {
	if d >= day {
		return lengthWords(d)
	}
	return countWords(math.Round(d.Minutes()*100)/100) + nbsp + "min"
}

// downtimeWords tells a downtime: a short one that is no number of whole
// minutes with its part, as budgets are told.
func downtimeWords(d report.Duration) string {
	if d.SoFar || d.Approx || d.AtLeast || d.Nominal == nil || !isSingle(d) || *d.Nominal >= 2*time.Hour || *d.Nominal%time.Minute == 0 {
		return durationWords(d)
	}
	return budgetWords(*d.Nominal)
}

// lowerWords tells a lower bound, rounded down to what is printed. The second
// that an instant's writing covers does not tip it.
func lowerWords(d time.Duration) string {
	if d < time.Minute-time.Second {
		return secondsWords(d.Truncate(time.Second))
	}
	return minutesWords((d + time.Second).Truncate(time.Minute))
}

// upperWords tells an upper bound, rounded up to what is printed. The second
// that an instant's writing covers does not tip it.
func upperWords(d time.Duration) string {
	if d <= 59*time.Second {
		return secondsWords(roundUp(d, time.Second))
	}
	if d = roundUp(d-time.Second, time.Minute); d >= 30*day {
		d = roundUp(d, day)
	}
	return minutesWords(d)
}

func roundUp(d, unit time.Duration) time.Duration {
	if over := d % unit; over > 0 {
		return d + unit - over
	}
	return d
}

// hoursWords tells a length in hours up to 100 h, so that several lengths of
// one table compare at a glance: "60 h 09 min".
func hoursWords(d time.Duration) string {
	d = d.Round(time.Minute)
	if d < time.Hour || d > 100*time.Hour {
		return lengthWords(d)
	}
	return hoursAndMinutes(d)
}

// secondsWords tells whole seconds under ten minutes.
func secondsWords(d time.Duration) string {
	minutes, seconds := d/time.Minute, d%time.Minute/time.Second
	if minutes == 0 {
		return whole(int64(seconds)) + nbsp + "s"
	}
	return whole(int64(minutes)) + nbsp + "min" + nbsp + whole(int64(seconds)) + nbsp + "s"
}

// minutesWords tells whole minutes: in hours up to 48 h, in days, hours and
// minutes up to 30 d, then in days alone.
func minutesWords(d time.Duration) string {
	switch {
	case d < time.Hour:
		return whole(int64(d/time.Minute)) + nbsp + "min"
	case d <= 48*time.Hour:
		return hoursAndMinutes(d)
	case d < 30*day:
		return daysHoursMinutes(d)
	}
	return whole(int64(d/day)) + nbsp + "d"
}

func hoursAndMinutes(d time.Duration) string {
	return whole(int64(d/time.Hour)) + nbsp + "h" + nbsp + twoDigits(d%time.Hour/time.Minute) + nbsp + "min"
}

func daysHoursMinutes(d time.Duration) string {
	days, hours, minutes := d/day, d%day/time.Hour, d%time.Hour/time.Minute
	parts := []string{whole(int64(days)), "d"}
	if hours > 0 || minutes > 0 {
		parts = append(parts, whole(int64(hours)), "h")
	}
	if minutes > 0 {
		parts = append(parts, twoDigits(minutes), "min")
	}
	return strings.Join(parts, nbsp)
}

func twoDigits(n time.Duration) string {
	words := whole(int64(n))
	if len(words) == 1 {
		return "0" + words
	}
	return words
}

// absentWords tells why there is no value. A value that was not written at all
// is unknown too.
func absentWords(w incident.Word) string {
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
