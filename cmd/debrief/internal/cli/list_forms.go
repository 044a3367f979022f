package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// The JSON form of the list, version 1. It only ever gains keys; every key is
// always there.
type (
	listJSON struct {
		Version   int            `json:"version"`
		AsOf      string         `json:"as_of"`
		Incidents []incidentJSON `json:"incidents"`
	}
	incidentJSON struct {
		ID           string       `json:"id"`
		File         string       `json:"file"` // as problems name it
		Title        string       `json:"title"`
		Kind         string       `json:"kind"`
		Severity     *string      `json:"severity"`
		Scheme       *string      `json:"scheme"` // of the severity
		State        *string      `json:"state"`
		RecordStatus string       `json:"record_status"`
		Audience     string       `json:"audience"`
		Services     []string     `json:"services"`
		Began        beganJSON    `json:"began"`
		Duration     durationJSON `json:"duration"`
	}
	// beganJSON is the day of the beginning in words, and its bounds (RFC 3339,
	// UTC). Where no beginning is known it is the first day of which anything is.
	beganJSON struct {
		Words    *string `json:"words"`
		Earliest *string `json:"earliest"`
		Latest   *string `json:"latest"`
	}
	// durationJSON is the length in words, the difference of the two ends where
	// both are written to the minute, and its bounds.
	durationJSON struct {
		Words   string   `json:"words"`
		Seconds *float64 `json:"seconds"`
		AtLeast *float64 `json:"at_least_seconds"`
		AtMost  *float64 `json:"at_most_seconds"`
		SoFar   bool     `json:"so_far"`
	}
)

func writeListJSON(to io.Writer, asOf string, rows []listed) error {
	list := listJSON{Version: 1, AsOf: asOf, Incidents: []incidentJSON{}}
	for _, l := range rows {
		list.Incidents = append(list.Incidents, l.json())
	}
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

func (l listed) json() incidentJSON {
	inc := l.Incident
	out := incidentJSON{
		ID: inc.ID, File: l.file, Title: inc.Title, Kind: string(inc.Kind), Severity: textOrNull(l.severity()),
		State: textOrNull(string(inc.State)), RecordStatus: string(inc.RecordStatus), Audience: string(inc.Audience),
		Services: append([]string{}, inc.Services...),
		Began:    beganJSON{Words: textOrNull(l.Began), Earliest: timeOrNull(l.Span.Lo), Latest: timeOrNull(l.Span.Hi)},
		Duration: l.duration(),
	}
	if inc.Severity != nil {
		out.Scheme = textOrNull(inc.Severity.Scheme)
	}
	return out
}

func (l listed) duration() durationJSON {
	d := l.Durations.Impact
	out := durationJSON{Words: l.Duration, SoFar: d.SoFar, AtLeast: secondsOrNull(d.Lo), AtMost: secondsOrNull(d.Hi)}
	if d.Written {
		out.Seconds = secondsOrNull(d.Nominal)
	}
	return out
}

func textOrNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func timeOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return new(t.UTC().Format(time.RFC3339))
}

func secondsOrNull(d *time.Duration) *float64 {
	if d == nil {
		return nil
	}
	return new(d.Seconds())
}

// writeListCSV writes the list as RFC 4180 has it: a line of names, CRLF.
func writeListCSV(to io.Writer, rows []listed) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	lines := [][]string{{"id", "file", "title", "kind", "severity", "scheme", "state", "record_status", "audience", "services",
		"began", "began_earliest", "began_latest", "duration", "duration_seconds", "duration_at_least_seconds", "duration_at_most_seconds", "so_far"}}
	for _, l := range rows {
		lines = append(lines, l.cells())
	}
	if err := w.WriteAll(lines); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

func (l listed) cells() []string {
	j := l.json()
	cells := []string{
		j.ID, j.File, j.Title, j.Kind, orEmpty(j.Severity), orEmpty(j.Scheme), orEmpty(j.State), j.RecordStatus, j.Audience, strings.Join(j.Services, "; "),
		orEmpty(j.Began.Words), orEmpty(j.Began.Earliest), orEmpty(j.Began.Latest), j.Duration.Words,
		numberText(j.Duration.Seconds), numberText(j.Duration.AtLeast), numberText(j.Duration.AtMost), strconv.FormatBool(j.Duration.SoFar),
	}
	for i := range cells {
		cells[i] = noFormula(cells[i])
	}
	return cells
}

// noFormula keeps a spreadsheet from taking text for a formula.
// Source: OWASP, CSV Injection.
func noFormula(cell string) string {
	if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func numberText(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}
