package record

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/source"
)

// The limits on one record, so that no page grows beyond what people read and
// machines can show. Those on its file are source's.
const (
	// mostEntries is how many entries a timeline has.
	mostEntries = 2000
	// longestText is the length of a text in characters.
	longestText = 50_000
	// mostAttachments is how many files a record has.
	mostAttachments = 200
	// mostRecords is how many records a folder has.
	mostRecords = 250_000
	// mostPixels is how many pixels a picture has: what unpacks to more can stop
	// a phone.
	mostPixels = 40_000_000
)

// sizesAreBounded: a report is for reading; what is long is attached.
func (c *check) sizesAreBounded() {
	if n := len(c.inc.Timeline); n > mostEntries {
		c.tell("/timeline", source.Malformed, fmt.Sprintf("the timeline has %d entries, more than %d", n, mostEntries),
			"keep what readers need to follow what happened, and attach the whole log as a file")
	}
	if n := len(c.inc.Attachments); n > mostAttachments {
		c.tell("/attachments", attachments, fmt.Sprintf("%d files are attached, more than %d", n, mostAttachments),
			"keep what readers need, and link to the rest")
	}
	for _, t := range c.found.texts {
		if len(t.text) <= longestText {
			continue
		}
		if n := utf8.RuneCountInString(t.text); n > longestText {
			c.tell(strings.TrimSuffix(t.pointer, "/text"), source.Malformed, fmt.Sprintf("this text has %d characters, more than %d", n, longestText),
				"say the main things, and attach the rest as a file")
		}
	}
}
