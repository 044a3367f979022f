package words

import (
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// plainSpaces makes expectations readable: words keep number and unit
// together with no-break spaces.
func plainSpaces(words string) string { return strings.ReplaceAll(words, NBSP, " ") }

func ptr[T any](v T) *T { return &v }

func length(text string) *time.Duration {
	d, err := time.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return &d
}

func TestDurationWords(t *testing.T) {
	tests := []struct {
		name string
		in   report.Duration
		want string
	}{
		{"nothing written", report.Duration{}, "unknown"},
		{"unknown", report.Duration{Word: incident.Unknown}, "unknown"},
		{"not applicable", report.Duration{Word: incident.NotApplicable}, "not applicable"},
		{"withheld", report.Duration{Word: incident.Withheld}, "not published"},
		{"lower bound of zero alone", report.Duration{Lo: length("0s")}, "unknown"},
		{"to the second", report.Duration{Lo: length("7h41m59s"), Hi: length("7h42m1s"), Nominal: length("7h42m"), Written: true}, "7 h 42 min"},
		{"to the minute", report.Duration{Lo: length("12m"), Hi: length("14m"), Nominal: length("13m"), Written: true}, "13 min"},
		{"seconds under ten minutes", report.Duration{Lo: length("149s"), Hi: length("151s"), Nominal: length("150s"), Written: true}, "2 min 30 s"},
		{"seconds from minutes", report.Duration{Lo: length("90s"), Hi: length("210s"), Nominal: length("150s"), Written: true}, "3 min"},
		{"under a minute, to the second", report.Duration{Lo: length("44s"), Hi: length("46s"), Nominal: length("45s"), Written: true}, "45 s"},
		{"the same minute", report.Duration{Lo: length("0s"), Hi: length("1m"), Nominal: length("0s"), Written: true}, "less than 1 min"},
		{"the same second", report.Duration{Lo: length("0s"), Hi: length("1s"), Nominal: length("0s"), Written: true}, "0 s"},
		{"within a minute", report.Duration{Lo: length("19m10s"), Hi: length("20m10s")}, "20 min"},
		{"within one per cent", report.Duration{Lo: length("99h30m"), Hi: length("100h")}, "4 d 3 h 45 min"},
		{"two claims", report.Duration{Lo: length("19h4m"), Hi: length("21h30m")}, "between 19 h 04 min and 21 h 30 min"},
		{"bounds are rounded outwards", report.Duration{Lo: length("19h4m58s"), Hi: length("21h29m2s")}, "between 19 h 04 min and 21 h 30 min"},
		{"ends that print alike", report.Duration{Lo: length("720h1m"), Hi: length("743h59m")}, "between 30 d and 31 d"},
		{"ends that print alike, in days", report.Duration{Lo: length("744h"), Hi: length("744h")}, "31 d"},
		{"only a lower end", report.Duration{Lo: length("1154h27m1s")}, "at least 48 d"},
		{"only a lower end, long", report.Duration{Lo: length("51256h1m34s")}, "at least 2,135 d"},
		{"only an upper end", report.Duration{Hi: length("15h5m58s")}, "at most 15 h 06 min"},
		{"from zero", report.Duration{Lo: length("0s"), Hi: length("15h5m58s")}, "at most 15 h 06 min"},
		{"an upper end just under an hour", report.Duration{Hi: length("59m2s")}, "at most 1 h 00 min"},
		{"an upper end just under thirty days", report.Duration{Hi: length("719h59m30s")}, "at most 30 d"},
		{"approximate", report.Duration{Lo: length("29m"), Hi: length("31m"), Nominal: length("30m"), Written: true, Approx: true}, "about 30 min"},
		{"so far", report.Duration{Lo: length("2h9m"), Hi: length("2h11m"), Nominal: length("2h10m"), Written: true, SoFar: true}, "2 h 10 min so far"},
		{"so far from a bound", report.Duration{Lo: length("50h10m"), SoFar: true}, "at least 2 d 2 h 10 min so far"},
		{"from the earliest evidence", report.Duration{Lo: length("59m"), Hi: length("61m"), Nominal: length("1h"), Written: true, AtLeast: true}, "at least 1 h 00 min"},
		{"the second came first", report.Duration{Lo: length("11m"), Hi: length("13m"), Nominal: length("12m"), Written: true, Before: true}, "12 min before"},
		{"either may have come first", report.Duration{Lo: length("0s"), Hi: length("2h"), Earlier: length("30m")}, "between 30 min before and 2 h 00 min after"},
		{"either may have come first, open", report.Duration{Lo: length("0s"), Earlier: length("30m")}, "at most 30 min before"},
		{"earlier by the writing alone", report.Duration{Lo: length("0s"), Hi: length("2h"), Earlier: length("1s")}, "at most 2 h 00 min"},
		{"from the earliest evidence, bounds", report.Duration{Lo: length("59m30s"), Hi: length("3h"), AtLeast: true}, "at least 59 min"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := plainSpaces(english.Duration(tt.in)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLengthWords(t *testing.T) {
	for in, want := range map[string]string{
		"0s": "0 s", "45s": "45 s", "59.6s": "1 min", "90s": "1 min 30 s", "9m59s": "9 min 59 s", "10m20s": "10 min",
		"13m": "13 min", "59m40s": "1 h 00 min", "66m": "1 h 06 min", "31h36m35s": "31 h 37 min", "48h": "48 h 00 min",
		"67h10m": "2 d 19 h 10 min", "108h10m": "4 d 12 h 10 min", "48h5m": "2 d 0 h 05 min", "168h": "7 d",
		"170h": "7 d 2 h", "1154h27m": "48 d", "51256h1m34s": "2,135 d", "-90m": "−1 h 30 min",
	} {
		if got := plainSpaces(english.Length(*length(in))); got != want {
			t.Errorf("lengthWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestHoursWords(t *testing.T) {
	for in, want := range map[string]string{
		"14h7m13.9s": "14 h 07 min", "31h36m35s": "31 h 37 min", "60h9m11.6s": "60 h 09 min", "12m": "12 min",
		"100h": "100 h 00 min", "100h1m": "4 d 4 h 01 min",
	} {
		if got := plainSpaces(english.Hours(*length(in))); got != want {
			t.Errorf("hoursWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestBudgetWords(t *testing.T) {
	for _, c := range []struct {
		d    time.Duration
		want string
	}{
		{43*time.Minute + 12*time.Second, "43.2 min"},
		{40*time.Minute + 19200*time.Millisecond, "40.32 min"},
		{4*time.Minute + 19200*time.Millisecond, "4.32 min"},
		{0, "0 min"},
		{50 * time.Hour, "2 d 2 h"},
	} {
		if got := plainSpaces(english.Budget(c.d)); got != c.want {
			t.Errorf("budget of %v: %q, want %q", c.d, got, c.want)
		}
	}
}

func TestSecondsOfTheWritingDoNotTipBounds(t *testing.T) {
	lo, hi := 2*time.Hour-time.Second, 3*time.Hour+time.Second
	for want, d := range map[string]report.Duration{
		"between 2 h 00 min and 3 h 00 min": {Lo: &lo, Hi: &hi},
		"at most 3 h 00 min":                {Hi: &hi},
		"at least 2 h 00 min":               {Lo: &lo},
	} {
		if got := plainSpaces(english.Duration(d)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDowntimeWords(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"26.5 min": 26*time.Minute + 30*time.Second, "1 h 00 min": time.Hour, "11 h 55 min": 11*time.Hour + 55*time.Minute + 12*time.Second,
	} {
		if got := plainSpaces(english.Downtime(report.Duration{Lo: &d, Hi: &d, Nominal: &d, Written: true})); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
