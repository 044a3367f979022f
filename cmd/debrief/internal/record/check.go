package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/prose"
	"debrief/cmd/debrief/internal/source"
)

// check is one record in front of the rules. The incident may have holes where
// the record has errors, so a rule looks before it reads.
type check struct {
	*reading
	inc      *incident.Incident
	found    found
	zone     *time.Location
	settings Settings
	levels   func(pointer string) incident.Audience // nil until someone asks
	said     []claim                                // nil until someone asks
	spoken   []passage                              // nil until someone asks
	all      string                                 // what worthALook looks at; empty until someone asks
	threes   threes                                 // of all
	moments  map[incident.Milestone]*incident.Time  // nil until someone asks
	own      map[string]string                      // by Markdown: what blank gave
	seen     map[string]string                      // by Markdown: what shown gave
	ofHops   map[string]bool                        // addresses; nil until someone asks
}

// checkRecord holds a record against every rule that looks at one alone.
func checkRecord(f *reading, settings Settings) {
	c := &check{reading: f, inc: f.incident, found: walk(f.incident), zone: f.incident.Zone(), settings: settings}
	for _, entry := range book() {
		for _, look := range entry.looks {
			if source.Full(f.problems) {
				return
			}
			look(c)
		}
	}
}

// tell tells that the record breaks a rule at the place that a JSON pointer
// leads to, as gravely as the rule says.
func (c *check) tell(pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	c.tellAs(c.gravity(rule), pointer, rule, message, hint, also...)
}

// tellAs tells it as gravely as the rule's function says.
func (c *check) tellAs(s problem.Severity, pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	c.reading.tell(s, pointer, rule, message, hint, also...)
}

// tellReaders tells something that must not get out: an error where readers of
// the public site would see it, else a warning.
func (c *check) tellReaders(pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	c.tellAs(c.atReaders(pointer), pointer, rule, message, hint, also...)
}

// gravity gives the severity of a rule for this record: what only a finished
// report needs is a hint for the others.
func (c *check) gravity(rule *problem.Rule) problem.Severity {
	if rule.Finished && !c.finished() {
		return problem.Hint
	}
	return rule.Severity
}

// finished reports whether the record is published as a final report.
func (f *reading) finished() bool {
	return f.incident.RecordStatus == incident.Published &&
		slices.ContainsFunc(f.incident.Revisions, func(r incident.Revision) bool { return r.Type == incident.Final })
}

// blank is prose.Blank, made once for each text.
func (c *check) blank(markdown string) string {
	if plain, ok := c.own[markdown]; ok {
		return plain
	}
	if c.own == nil {
		c.own = map[string]string{}
	}
	c.own[markdown] = prose.Blank(markdown)
	return c.own[markdown]
}

// shown is prose.Shown, made once for each text.
func (c *check) shown(markdown string) string {
	if plain, ok := c.seen[markdown]; ok {
		return plain
	}
	if c.seen == nil {
		c.seen = map[string]string{}
	}
	c.seen[markdown] = prose.Shown(markdown)
	return c.seen[markdown]
}

// isPublic reports whether the site is built for everyone and shows them what
// stands at a JSON pointer.
func (c *check) isPublic(pointer string) bool {
	if cmp.Or(c.settings.Build, incident.Public) != incident.Public {
		return false
	}
	return c.level(pointer) == incident.Public
}

// wrote reports whether the record has something at a JSON pointer.
func (f *reading) wrote(pointer string) bool { return f.document.Root.At(pointer) != nil }

// unsaid reports whether nothing is said at a JSON pointer: there is no key, or
// one without a value. What could not be read is not unsaid.
func (f *reading) unsaid(pointer string) bool {
	for at := pointer; at != ""; at = parent(at) {
		if n := f.document.Root.At(at); n != nil {
			return n.Null() || at != pointer && n.Kind == source.Object || at == pointer && n.Blank()
		}
	}
	return true
}

// parent gives the pointer to what holds the value that a pointer leads to.
func parent(pointer string) string { return pointer[:strings.LastIndexByte(pointer, '/')] }
