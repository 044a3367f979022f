package feed

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sheet is a table as RFC 4180 has it, the names of the columns first.
type sheet struct {
	out  bytes.Buffer
	csv  *csv.Writer
	rows int
}

func newSheet(columns ...string) *sheet {
	s := &sheet{}
	s.csv = csv.NewWriter(&s.out)
	s.csv.UseCRLF = true
	s.add(columns)
	return s
}

func (s *sheet) add(row []string) {
	for i := range row {
		row[i] = noFormula(oneBreak(clean(row[i])))
	}
	_ = s.csv.Write(row) // the writer keeps the error
}

// foretell makes room for as many rows as there will be, once some are written.
func (s *sheet) foretell(all int) {
	if s.rows++; s.rows == measured && all > measured {
		s.csv.Flush()
		s.out.Grow(s.out.Len() / measured * (all - measured) * 11 / 10)
	}
}

func (s *sheet) bytes() ([]byte, error) {
	s.csv.Flush()
	if err := s.csv.Error(); err != nil {
		return nil, fmt.Errorf("write table: %w", err)
	}
	return s.out.Bytes(), nil
}

// noFormula keeps a spreadsheet from taking text for a formula: an apostrophe
// goes before it. Wide forms of the signs count too. Source: OWASP, CSV
// Injection.
func noFormula(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// incidentTable makes incidents.csv: one row an incident, in the order of
// incidents.json, several values in a cell with semicolons between them.
func (f *Feed) incidentTable() ([]byte, error) {
	rows := newSheet(
		"id", "title", "url", "kind", "severity", "scheme", "state", "ongoing", "record_status", "fictional", "counted",
		"began", "began_earliest", "began_latest", "ended_earliest", "ended_latest",
		"duration", "duration_seconds", "duration_at_least_seconds", "duration_at_most_seconds", "so_far",
		"detect_at_least_seconds", "detect_at_most_seconds",
		"services", "regions", "tags", "detection", "trigger", "factors",
		"actions", "actions_open", "actions_overdue", "revision", "published", "updated", "summary",
	)
	for it := range f.items() {
		rows.add(f.incidentRow(it))
		rows.foretell(len(f.entries))
	}
	return rows.bytes()
}

func (f *Feed) incidentRow(it Item) []string {
	one := f.incident(it)
	impact, detect := one.Durations["impact"], one.Durations["detect"]
	level, scheme := "", ""
	if one.Severity != nil {
		level, scheme = one.Severity.Level, one.Severity.Scheme
	}
	version := ""
	if one.Revision != nil {
		version = strconv.Itoa(one.Revision.Version)
	}
	var factors []string
	for _, c := range one.Factors {
		factors = append(factors, c.Category)
	}
	return []string{
		one.ID, one.Title, one.URL, one.Kind, level, scheme, one.State, yes(one.Ongoing), one.Status, yes(one.Fictional), yes(one.Counted),
		it.Told.When, utc(it.Span.Lo), utc(it.Span.Hi), utc(it.Ended.Lo), utc(it.Ended.Hi),
		impact.Words, number(impact.Seconds), number(impact.AtLeast), number(impact.AtMost), yes(impact.SoFar),
		number(detect.AtLeast), number(detect.AtMost),
		several(one.Services), several(one.Regions), several(one.Tags), one.Detection, one.Trigger, several(factors),
		strconv.Itoa(one.Actions.Total), strconv.Itoa(one.Actions.Open), strconv.Itoa(one.Actions.Overdue), version, one.Published, one.LastChange, one.Summary,
	}
}

// actionTable makes actions.csv: one row an action, those of the newest
// incident first, in the order of the report.
func (f *Feed) actionTable() ([]byte, error) {
	rows := newSheet(
		"incident", "incident_title", "incident_retracted", "fictional", "action", "title", "url", "type", "status", "overdue", "priority",
		"owner", "owner_title", "created", "due", "done_at", "factors", "ticket",
	)
	for it := range f.items() {
		for i, a := range it.Actions() {
			rows.add([]string{
				it.ID, it.Title, yes(it.RecordStatus == retracted), yes(it.Fictional), a.ID, a.Title, f.site.address(it.action(i)), string(a.Type), statusOf(a),
				yes(a.Overdue), string(a.Priority), a.Owner, it.Told.Owners[i], a.Created.String(), a.Action.Due.String(), a.DoneAt.String(), several(a.Factors), a.Ticket,
			})
		}
		rows.foretell(len(f.entries))
	}
	return rows.bytes()
}

func several(all []string) string { return strings.Join(all, "; ") }

func yes(b bool) string { return strconv.FormatBool(b) }

func number(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}
