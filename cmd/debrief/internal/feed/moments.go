package feed

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// Moment is a time as well as it is known. At is there when one instant was
// written, as precise as it was written; Earliest is the first moment that all
// of it allows, Latest the first one after it (RFC 3339, UTC).
type Moment struct {
	Word        string `json:"word,omitempty"` // unknown, not_applicable, withheld, ongoing: there is no value
	At          string `json:"at,omitempty"`
	Precision   string `json:"precision,omitempty"` // of At: year, month, day, minute, second, fraction
	Earliest    string `json:"earliest,omitempty"`
	Latest      string `json:"latest,omitempty"`
	Approximate bool   `json:"approximate,omitempty"`
	Status      string `json:"status,omitempty"` // confirmed, reported, estimated, inferred, disputed, refuted, unknown
}

func momentOf(t portfolio.Told) Moment {
	return Moment{
		Word: string(t.Word), At: t.At.String(), Precision: precision(t.At), Earliest: utc(t.Lo), Latest: utc(t.Hi),
		Approximate: t.Approx, Status: string(t.Status),
	}
}

func precision(i incident.Instant) string {
	switch i.Precision() {
	case incident.ToYear:
		return "year"
	case incident.ToMonth:
		return "month"
	case incident.ToDay:
		return "day"
	case incident.ToMinute:
		return "minute"
	case incident.ToSecond:
		return "second"
	case incident.ToFraction:
		return "fraction"
	}
	return ""
}

// utc writes a moment; empty for none.
func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return moment(t.UTC())
}

// Length is a length of time as well as it is known. Seconds is there when both
// ends were written to the minute or better; the bounds hold in any case, and
// one that is not there is open.
type Length struct {
	Words       string   `json:"words"`
	Seconds     *float64 `json:"seconds,omitempty"`
	AtLeast     *float64 `json:"at_least_seconds,omitempty"`
	AtMost      *float64 `json:"at_most_seconds,omitempty"`
	Approximate bool     `json:"approximate,omitempty"`
	SoFar       bool     `json:"so_far,omitempty"` // counted up to the as-of moment
	Before      bool     `json:"before,omitempty"` // the second moment came first, by this much
	Status      string   `json:"status,omitempty"` // the weakest of its ends
}

func (s Site) length(d report.Duration) Length {
	out := Length{Words: ordinary(s.Say.Duration(d)), AtLeast: seconds(d.Lo), AtMost: seconds(d.Hi),
		Approximate: d.Approx, SoFar: d.SoFar, Before: d.Before, Status: string(d.Status)}
	if d.Earlier != nil { // it may be below zero
		out.AtLeast = seconds(new(-*d.Earlier))
	}
	if d.Written {
		out.Seconds = seconds(d.Nominal)
	}
	return out
}

// lengths gives the durations of an incident by name.
func (s Site) lengths(d report.Durations) map[string]Length {
	all := map[string]Length{"impact": s.length(d.Impact)}
	for _, one := range []struct {
		name string
		report.Duration
	}{
		{"detect", d.Detect}, {"acknowledge", d.Acknowledge}, {"mitigate", d.Mitigate}, {"resolve", d.Resolve}, {"recover", d.Recover},
		{"notice", d.Notice}, {"respond", d.Respond}, {"latency", d.Latency}, {"dwell", d.Dwell},
	} {
		if one.Known() {
			all[one.name] = s.length(one.Duration)
		}
	}
	return all
}

func seconds(d *time.Duration) *float64 {
	if d == nil {
		return nil
	}
	return new(d.Seconds())
}
