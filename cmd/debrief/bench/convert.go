package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// convert writes the content of Hugo's site, a file for each incident of a
// finished site.
func convert(site, to string) error {
	all, err := recordsOf(site)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return fmt.Errorf("make Hugo's content: %w", err)
	}
	for _, name := range all {
		r, err := readRecord(name)
		if err != nil {
			return err
		}
		text, err := content(r)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, r.ID+".md"), text, 0o644); err != nil {
			return fmt.Errorf("make Hugo's content: %w", err)
		}
	}
	return nil
}

// content gives an incident as Hugo's authors write one: what has a form in the
// front matter, in YAML, and what is told below it, in Markdown.
func content(r record) ([]byte, error) {
	when, known, err := r.began()
	if err != nil {
		return nil, err
	}
	var t sheet
	t.line("---")
	t.line("title: %s", quoted(r.Title))
	t.line("date: %s", when.Format(time.RFC3339))
	t.line("description: %s", quoted(string(r.Summary.Public)))
	t.line("kinds: %s", quoted([]string{r.Kind}))
	t.line("services: %s", quoted(r.Services))
	t.line("tags: %s", quoted(r.Tags))
	if known {
		t.line("months: %s", quoted([]string{when.Format("2006-01")}))
	}
	t.line("params:")
	t.line("  id: %s", quoted(r.ID))
	t.fact("severity", string(r.Severity))
	t.fact("state", r.State)
	t.fact("status", r.Status)
	t.fact("confidence", r.Cause.Confidence)
	t.milestones(r.milestones())
	t.shares(r.Impact)
	t.timeline(r.Timeline)
	t.actions(r.Remediation.Actions)
	t.rest(r)
	t.line("---")
	t.told(r)
	return t.Bytes(), nil
}

// sheet is a file that is being written.
type sheet struct{ bytes.Buffer }

func (t *sheet) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *sheet) fact(key, value string) {
	if value != "" {
		t.line("  %s: %s", key, quoted(value))
	}
}

// item writes an item of a list on one line, without what is empty; pairs are
// keys and values in turn.
func (t *sheet) item(pairs ...any) {
	var all []string
	for i := 0; i < len(pairs); i += 2 {
		if text := quoted(pairs[i+1]); text != `""` && text != "null" {
			all = append(all, fmt.Sprintf("%s: %s", pairs[i], text))
		}
	}
	t.line("    - {%s}", strings.Join(all, ", "))
}

func (t *sheet) milestones(all map[string]moment) {
	if len(all) == 0 {
		return
	}
	t.line("  milestones:")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.line("    %s: %s", name, quoted(all[name]))
	}
}

func (t *sheet) shares(i impact) {
	if i.Users == nil && i.Organisations == nil {
		return
	}
	t.line("  affected:")
	for _, one := range []struct {
		what  string
		share *share
	}{{"users", i.Users}, {"organisations", i.Organisations}} {
		if one.share != nil {
			t.item("what", one.what, "affected", one.share.Affected.value, "total", one.share.Total.value)
		}
	}
}

func (t *sheet) timeline(all []entry) {
	t.line("  timeline:")
	for _, e := range all {
		t.item("at", e.At, "type", e.Type, "marks", e.Marks, "actor", e.Actor, "text", e.Text, "evidence", e.Evidence)
	}
}

func (t *sheet) actions(all []action) {
	if len(all) == 0 {
		return
	}
	t.line("  actions:")
	for _, a := range all {
		t.item("id", a.ID, "title", a.Title, "type", a.Type, "priority", a.Priority, "owner", a.Owner, "created", a.Created, "due", a.Due,
			"status", a.Status, "verify", a.Verify, "decision", a.Decision, "ticket", a.Ticket)
	}
}

// rest writes the lists at the end of a page.
func (t *sheet) rest(r record) {
	for i, s := range r.Sources {
		if i == 0 {
			t.line("  sources:")
		}
		t.item("id", s.ID, "title", s.Title, "url", s.URL)
	}
	for i, rel := range r.Relations {
		if i == 0 {
			t.line("  relations:")
		}
		t.item("type", rel.Type, "id", rel.ID, "note", rel.Note)
	}
	for i, v := range r.Revisions {
		if i == 0 {
			t.line("  revisions:")
		}
		t.item("version", v.Version, "at", v.At, "type", v.Type, "summary", v.Summary)
	}
}

// told writes the prose.
func (t *sheet) told(r record) {
	if r.Summary.Headline != "" {
		t.line("\n**%s**", r.Summary.Headline)
	}
	t.line("\n%s", r.Summary.Public)
	if r.Cause.Summary != "" {
		t.line("\n## Cause and contributing factors\n\n%s", r.Cause.Summary)
	}
	if r.Cause.Trigger.Text != "" {
		t.line("\n**Trigger** (%s): %s", r.Cause.Trigger.Category, r.Cause.Trigger.Text)
	}
	for i, f := range r.Cause.Factors {
		if i == 0 {
			t.line("")
		}
		t.line("- **%s**: %s", f.Category, f.Text)
	}
	t.points("Open questions", r.Cause.Questions)
	t.points("What was done at once", r.Remediation.Immediate)
	if r.Remediation.None != "" {
		t.line("\n## No actions\n\n%s", r.Remediation.None)
	}
}

func (t *sheet) points(heading string, all []string) {
	for i, text := range all {
		if i == 0 {
			t.line("\n## %s\n", heading)
		}
		t.line("- %s", text)
	}
}

// quoted gives a value as YAML takes it on one line, which is as JSON writes it.
func quoted(value any) string {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // only for what has no form in JSON, such as a function
	}
	return strings.TrimSuffix(text.String(), "\n")
}
