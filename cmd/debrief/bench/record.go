package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// record is what Hugo's pages show of a record.json. Where the form allows a
// short one, the types below take both.
type record struct {
	ID          string
	Title       string
	Kind        string
	Severity    level
	State       string `json:"incident_state"`
	Status      string `json:"record_status"`
	Tags        []string
	Services    []string
	Summary     summary
	Times       map[string]moment
	Timeline    []entry
	Impact      impact
	Cause       cause `json:"root_cause"`
	Remediation remediation
	Sources     []source
	Relations   []relation
	Revisions   []revision
}

type entry struct {
	At                       moment
	Type, Text, Actor, Marks string
	Evidence                 []string
}

type impact struct{ Users, Organisations *share }

type share struct{ Affected, Total number }

type cause struct {
	Summary    prose
	Confidence string
	Trigger    struct{ Text, Category string }
	Factors    []struct{ Text, Category string } `json:"contributing_factors"`
	Questions  []string                          `json:"open_questions"`
}

type remediation struct {
	Immediate []string
	Actions   []action
	None      string `json:"reason_no_actions"`
}

type action struct{ ID, Title, Type, Priority, Owner, Created, Due, Status, Verify, Decision, Ticket string }

type source struct{ ID, Title, URL string }

type relation struct{ Type, ID, Note string }

type revision struct {
	Version           int
	At, Type, Summary string
}

// level is a severity.
type level string

func (l *level) UnmarshalJSON(data []byte) error {
	return shortOr(data, (*string)(l), func(s struct{ Level string }) string { return s.Level })
}

// prose is Markdown.
type prose string

func (p *prose) UnmarshalJSON(data []byte) error {
	return shortOr(data, (*string)(p), func(s struct{ Text string }) string { return s.Text })
}

// moment is a time as it is written, from its earliest on.
type moment string

func (m *moment) UnmarshalJSON(data []byte) error {
	return shortOr(data, (*string)(m), func(s struct{ At, Earliest string }) string {
		if s.At == "" {
			return s.Earliest
		}
		return s.At
	})
}

// number is a number, or the words that stand for one.
type number struct{ value any }

func (n *number) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return json.Unmarshal(data, &n.value)
	}
	var long map[string]any
	err := json.Unmarshal(data, &long)
	for _, key := range []string{"max", "min", "value", "text"} { // the last one that is there
		if long[key] != nil {
			n.value = long[key]
		}
	}
	return err
}

type summary struct{ Headline, Public prose }

func (s *summary) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &s.Public)
	}
	type long summary
	return json.Unmarshal(data, (*long)(s))
}

// shortOr reads a string, or an object that holds one.
func shortOr[T any](data []byte, to *string, of func(T) string) error {
	if data[0] == '"' {
		return json.Unmarshal(data, to)
	}
	var long T
	err := json.Unmarshal(data, &long)
	*to = of(long)
	return err
}

// recordsOf gives the record.json of every incident of a site, by name.
func recordsOf(site string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(site, "incidents", "*", "record.json"))
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("there is no incident in %s", site)
	}
	return all, err
}

func readRecord(name string) (record, error) {
	var r record
	data, err := os.ReadFile(name)
	if err != nil {
		return r, fmt.Errorf("read record: %w", err)
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&r); err != nil {
		return r, fmt.Errorf("read record %s: %w", name, err)
	}
	return r, nil
}

// milestones gives the marked times: of the timeline, else those beside it.
func (r record) milestones() map[string]moment {
	all := map[string]moment{}
	for name, at := range r.Times {
		all[name] = at
	}
	for _, e := range r.Timeline {
		if e.Marks != "" {
			all[e.Marks] = e.At
		}
	}
	return all
}

// began gives when the incident began; where that is not known, when it was
// first told of, and false.
func (r record) began() (time.Time, bool, error) {
	at, known := string(r.milestones()["started"]), true
	if at == "" || at == "unknown" {
		if len(r.Revisions) == 0 {
			return time.Time{}, false, fmt.Errorf("record %s has no date at all", r.ID)
		}
		at, known = r.Revisions[0].At, false
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if when, err := time.Parse(form, at); err == nil {
			return when.UTC(), known, nil
		}
	}
	return time.Time{}, false, fmt.Errorf("record %s begins at %q, which is no time", r.ID, at)
}
