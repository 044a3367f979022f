package page

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"debrief/cmd/debrief/internal/incident"
)

// plainSpaces makes expectations readable: words keep number and unit together
// with no-break spaces.
func plainSpaces(words string) string { return strings.ReplaceAll(words, nbsp, " ") }

func ptr[T any](v T) *T { return &v }

func instantOf(text string) incident.Instant {
	i, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return i
}

func zoneOf(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func minutes(text string) incident.Duration {
	d, err := incident.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return d
}
