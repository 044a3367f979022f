package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// sheet is a record's YAML as it is being written.
type sheet struct{ strings.Builder }

// line writes one line; texts among the arguments are quoted by the caller.
func (s *sheet) line(format string, args ...any) {
	fmt.Fprintf(&s.Builder, format, args...)
	s.WriteByte('\n')
}

// quoted gives a text as YAML: in double quotes, on one line.
func quoted(text string) string { return strconv.Quote(text) }

// list gives names as a YAML list in one line.
func list(names []string) string { return "[" + strings.Join(names, ", ") + "]" }

// instant gives a moment to the minute, with its offset.
func instant(t time.Time) string { return t.Format("2006-01-02T15:04Z07:00") }

// day gives a date.
func day(t time.Time) string { return t.Format(time.DateOnly) }

// length gives a length of time in hours and minutes.
func length(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%dm", minutes)
	}
	return fmt.Sprintf("%dh%02dm", minutes/60, minutes%60)
}
