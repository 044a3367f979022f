package record

import (
	"fmt"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// placeholders are the texts of a new record's form that stand for what only
// its author knows. A test of the form sees that all of them are here.
var placeholders = []string{
	"not written yet.", "it began.", "what is known of why.", "what would have shown it sooner.",
	"what customers could do about it.", "what only we need to know.",
}

// placeholdersAreWritten: what a new record begins with says nothing, and looks
// like a slip to those who read it. A draft is there to be written.
func (c *check) placeholdersAreWritten() {
	if c.inc.RecordStatus == incident.Draft {
		return
	}
	for _, t := range c.found.texts {
		if slices.Contains(placeholders, strings.ToLower(strings.TrimSpace(t.text))) {
			c.tell(t.pointer, placeholderText, fmt.Sprintf("%q is what the form of a new record says", strings.TrimSpace(t.text)),
				"write what happened, leave it out where it is not needed, or let the record be a draft until then")
		}
	}
}
