package words

import (
	"math"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func TestNumberWords(t *testing.T) {
	tests := []struct {
		in   *incident.Number
		want string
	}{
		{nil, "unknown"},
		{&incident.Number{Word: incident.Unknown}, "unknown"},
		{&incident.Number{Word: incident.NotApplicable}, "not applicable"},
		{&incident.Number{Word: incident.Withheld}, "not published"},
		{&incident.Number{Word: incident.Unknown, Text: "countless"}, "unknown (“countless”)"},
		{&incident.Number{Value: ptr(0.0)}, "0"},
		{&incident.Number{Value: ptr(62060.0)}, "62,060"},
		{&incident.Number{Value: ptr(62060.0), Text: "62,060"}, "62,060"},
		{&incident.Number{Value: ptr(900.0), Approx: true}, "about 900"},
		{&incident.Number{Value: ptr(30.0), Approx: true, PlusMinus: ptr(10.0)}, "about 30 (20 to 40)"},
		{&incident.Number{Value: ptr(30.0), PlusMinus: ptr(40.0)}, "about 30 (0 to 70)"},
		{&incident.Number{Min: ptr(20000.0), Max: ptr(35000.0)}, "between 20,000 and 35,000"},
		{&incident.Number{Min: ptr(5.0), Max: ptr(5.0)}, "5"},
		{&incident.Number{Min: ptr(1000.0), Text: "thousands of URLs"}, "at least 1,000 (“thousands of URLs”)"},
		{&incident.Number{Max: ptr(35.5)}, "at most 35.5"},
	}
	for _, tt := range tests {
		if got := english.Number(tt.in); got != tt.want {
			t.Errorf("numberWords(%+v) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCountWords(t *testing.T) {
	for in, want := range map[float64]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 62060: "62,060", 272000000: "272,000,000", 1e25: "10,000,000,000,000,000,000,000,000", 9007199254740991: "9,007,199,254,740,991", 0.5: "0.5", -1234.5: "−1,234.5",
		1234.5678: "1,234.568", 0.00004: "0.00004", 0.0123: "0.012", 43.2: "43.2", math.Inf(1): "unknown",
	} {
		if got := english.Amount(in); got != want {
			t.Errorf("countWords(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestPercentWords(t *testing.T) {
	for in, want := range map[float64]string{
		0: "0 %", 1: "100 %", 0.035: "3.5 %", 0.012895852: "1.29 %", 0.8628: "86.28 %", 0.000028: "0.0028 %", 0.00002759: "0.0028 %",
		0.1372: "13.72 %", 0.99938657: "99.94 %", 0.9999861: "99.999 %", 0.99999999: "99.999999 %", 2.2816: "228.2 %",
		0.001: "0.1 %", 0.00125: "0.125 %", 0.0000000001: "0.00000001 %", 0.5: "50 %", 1.00004: "100.004 %",
	} {
		if got := plainSpaces(english.Percent(in)); got != want {
			t.Errorf("percentWords(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestRatioWords(t *testing.T) {
	tests := []struct {
		in   report.Ratio
		want string
	}{
		{report.Ratio{Undefined: report.NoEvents}, "not defined (no events)"},
		{report.Ratio{Undefined: report.Unknown}, "unknown"},
		{report.Ratio{Undefined: report.NotWritten}, "unknown"},
		{report.Ratio{Undefined: report.NotPublished}, "not published"},
		{report.Ratio{Undefined: report.NotApplicable}, "not applicable"},
		{report.Ratio{Undefined: report.NoneBefore}, "from none observed before"},
		{report.Ratio{}, "unknown"},
		{report.Ratio{Value: ptr(0.035)}, "3.5 %"},
		{report.Ratio{Value: ptr(0.12), Approx: true}, "about 12 %"},
		{report.Ratio{Value: ptr(0.075), Lo: ptr(0.05), Hi: ptr(0.1), Approx: true}, "about 7.5 % (5 % to 10 %)"},
		{report.Ratio{Lo: ptr(0.9986), Hi: ptr(0.9994)}, "between 99.86 % and 99.94 %"},
		{report.Ratio{Lo: ptr(0.25), Hi: ptr(0.25)}, "25 %"},
		{report.Ratio{Lo: ptr(0.4)}, "at least 40 %"},
		{report.Ratio{Hi: ptr(0.0512345)}, "at most 5.13 %"},
		{report.Ratio{Lo: ptr(0.0), Hi: ptr(1.0)}, "at most 100 %"},
		{report.Ratio{Lo: ptr(0.1), Hi: ptr(0.999999)}, "between 10 % and 99.9999 %"},
	}
	for _, tt := range tests {
		if got := plainSpaces(english.Ratio(tt.in)); got != tt.want {
			t.Errorf("ratioWords(%+v) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := plainSpaces(english.Multiple(report.Ratio{Value: ptr(129.254)})); got != "129.3 times" {
		t.Errorf("multipleWords = %q", got)
	}
	if got := english.Score(report.Ratio{Value: ptr(0.9097)}); got != "0.910" {
		t.Errorf("scoreWords = %q", got)
	}
}

func TestAvailabilityWords(t *testing.T) {
	for want, share := range map[string]float64{
		"99.9387 %": 0.999386574074074, "99.8611 %": 0.9986111111111111, "100 %": 1, "93.4 %": 0.934, "99.9999 %": 0.9999991,
	} {
		if got := plainSpaces(english.Availability(report.Ratio{Lo: &share, Hi: &share, Value: &share})); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for in, want := range map[string]string{"1.10": "1.10", "-12345678901234567890.5": "−12,345,678,901,234,567,890.5", "1e-400": "1e-400"} {
		if got := english.Numeral(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
