package record

import (
	"fmt"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// placeholders are the texts of a new record's form that stand for what only
// its author knows. A test of the form sees that all of them are here.
var placeholders = []string{
	"not written yet.", "it began.", "what is known of why.", "what would have shown it sooner.",
	"what customers could do about it.", "what only we need to know.",
}

// examples are the sentences of the form that could be true of an incident. A
// test of the form sees that all of them are here.
var examples = []string{
	"mail waited for 40 minutes. everything was delivered.", "an alert fires: one login in three fails.", "the cause is found.",
	"orders arrived a day late.", "a sender hands mail to our relay, and that to the mailbox.",
	"the sender's mail goes to the relay of someone else.", "senders waited; nothing was lost. how many is not known yet.",
	"no data was lost.", "use the web page.", "we are looking into late mail.", "a certificate expired.",
	"no alarm watched the certificate.", "it was renewed by hand.", "the network: its figures were as always.",
	"which other certificates are renewed by hand?", "the certificate was renewed.", "the alarm fires in a test.",
	"the runbook was right.", "the alert named the wrong service.", "it was a holiday.", "the second relay had the same certificate.",
	"they rise to a third at 14:05 and fall at 14:50.", "a server that hands mail on.", "not told outside.", "first version.",
}

// fewExamples is how many of the examples can be true of one incident by
// chance.
const fewExamples = 4

// placeholdersAreWritten: what a new record begins with says nothing, and looks
// like a slip to those who read it; its examples tell of another incident. A
// draft is there to be written.
func (c *check) placeholdersAreWritten() {
	if c.inc.RecordStatus == incident.Draft {
		return
	}
	var left []problem.Also
	first := ""
	for _, t := range c.found.texts {
		switch text := strings.TrimSpace(t.text); {
		case slices.Contains(placeholders, strings.ToLower(text)):
			c.tell(t.pointer, placeholderText, fmt.Sprintf("%q is what the form of a new record says", text),
				"write what happened, leave it out where it is not needed, or let the record be a draft until then")
		case slices.Contains(examples, strings.ToLower(text)):
			if first == "" {
				first = t.pointer
			}
			left = append(left, c.elsewhere(t.pointer, "another one"))
		}
	}
	if n := len(left); n > fewExamples {
		c.tell(first, placeholderText, fmt.Sprintf("%d texts are examples of the form of a new record; this is the first", n),
			"write what happened, or take them out; where one is true, say it in your own words", left[1:fewExamples]...)
	}
}
