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
	// mostWork bounds the time that reading a record's Markdown takes, which grows
	// as the square of a text's marks: it is the sum of these squares. One text may
	// have 14,000 marks, or a hundred texts 1,400 each.
	mostWork = 200_000_000
)

// marks are the characters that Markdown looks for a partner of.
const marks = "*_[~`<&"

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

// marksAreBounded: reading Markdown takes no longer than people wait.
func (c *check) marksAreBounded() {
	if c.work(func(text string) int { return len(text) }, nil) <= mostWork { // as in nearly all records
		return
	}
	c.work(marksIn, func(t placedText, n int) {
		c.tell(strings.TrimSuffix(t.pointer, "/text"), source.Malformed, fmt.Sprintf("with this text the record has more marks of Markdown than can be shown: it alone has %d of %s",
			n, strings.Join(strings.Split(marks, ""), " ")), "attach code, logs and long tables as files")
	})
}

// work gives the sum of the squares of a number of each text in Markdown, and
// tells of the text with which it is too large.
func (c *check) work(number func(string) int, tell func(t placedText, n int)) int {
	sum := 0
	for _, t := range c.found.texts {
		if !t.markdown {
			continue
		}
		n := number(t.text)
		if sum <= mostWork && sum+n*n > mostWork && tell != nil {
			tell(t, n)
		}
		sum += n * n
	}
	return sum
}

func marksIn(text string) int {
	n := 0
	for i := range len(text) {
		if strings.IndexByte(marks, text[i]) >= 0 {
			n++
		}
	}
	return n
}
