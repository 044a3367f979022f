package feed

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/portfolio"
)

// sheet is rows of a table as RFC 4180 has it.
type sheet struct {
	out bytes.Buffer
	csv *csv.Writer
}

func newSheet() *sheet {
	s := &sheet{}
	s.csv = csv.NewWriter(&s.out)
	s.csv.UseCRLF = true
	return s
}

// table is a form that is a table, the names of the columns first.
func table(tell func(of []*portfolio.Entry) ([]byte, error), columns ...string) (long, error) {
	s := newSheet()
	s.add(columns)
	head, err := s.bytes()
	return long{head: string(head), tell: tell}, err
}

func (s *sheet) add(row []string) {
	for i := range row {
		row[i] = noFormula(oneBreak(clean(row[i])))
	}
	_ = s.csv.Write(row) // the writer keeps the error
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
func (f *Feed) incidentTable() (long, error) {
	return table(f.incidentRows,
		"id", "title", "url", "kind", "severity", "scheme", "state", "ongoing", "record_status", "fictional", "counted",
		"began", "began_earliest", "began_latest", "ended_earliest", "ended_latest",
		"duration", "duration_seconds", "duration_at_least_seconds", "duration_at_most_seconds", "so_far",
		"detect_at_least_seconds", "detect_at_most_seconds",
		"services", "regions", "tags", "detection", "trigger", "factors",
		"actions", "actions_open", "actions_overdue", "revision", "published", "updated", "summary",
	)
}

func (f *Feed) incidentRows(of []*portfolio.Entry) ([]byte, error) {
	rows := newSheet()
	for it := range f.items(of) {
		rows.add(f.incidentRow(it))
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
func (f *Feed) actionTable() (long, error) {
	return table(f.actionRows,
		"incident", "incident_title", "incident_retracted", "fictional", "action", "title", "url", "type", "status", "overdue", "priority",
		"owner", "owner_title", "created", "due", "done_at", "factors", "ticket",
	)
}

func (f *Feed) actionRows(of []*portfolio.Entry) ([]byte, error) {
	rows := newSheet()
	for it := range f.items(of) {
		for i, a := range it.Actions() {
			rows.add([]string{
				it.ID, it.Title, yes(it.RecordStatus == retracted), yes(it.Fictional), a.ID, a.Title, f.site.address(it.action(i)), string(a.Type), statusOf(a),
				yes(a.Overdue), string(a.Priority), a.Owner, it.Told.Owners[i], a.Created.String(), a.Action.Due.String(), a.DoneAt.String(), several(a.Factors), a.Ticket,
			})
		}
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
