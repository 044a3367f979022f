package page

import (
	"bytes"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/words"
)

// The Markdown of a page carries marks that only the HTML side reads: a mark
// is U+E000, an index into the page's annotations in decimal, U+E001, the text
// that is shown, U+E002. Marks may hold other marks and any inline Markdown,
// stay within one block, and their text may be empty.
const (
	markOpen  = "\uE000"
	markText  = "\uE001"
	markClose = "\uE002"
)

// annotationKind says what an annotation makes of its text.
type annotationKind string

// The kinds of annotations.
const (
	// timeNote makes <time>: Value is the datetime attribute, Title the date that
	// the place tells already where the text is a time of day alone.
	timeNote annotationKind = "time"
	// stretchNote makes one of two moments: Value holds both as <time> does, with
	// a space between them; Title is how they are put together, "between {1} and
	// {2}", after a date and a space where the place tells that.
	stretchNote annotationKind = "stretch"
	// besideNote marks what is right only in the zone that it was told in.
	besideNote annotationKind = "beside"
	// axisNote marks the name of an axis of time, which names the zone.
	axisNote annotationKind = "axis"
	// statusNote makes a mark that explains itself on focus and hover: Value
	// is the status word, Title the explanation.
	statusNote annotationKind = "status"
	// idNote gives the block around it (heading, list item, paragraph, table
	// row) the id Value; its text is usually empty.
	idNote annotationKind = "id"
	// chipNote makes a small label such as an entry's type: Value is a class
	// name such as type-detection, milestone or action-open.
	chipNote annotationKind = "chip"
)

// annotation is what a stretch of the Markdown means beyond its words.
type annotation struct {
	Kind  annotationKind
	Value string
	Title string
}

// annotations is a page's table of annotations.
type annotations []annotation

// mark adds an annotation to the table and gives the text with its mark.
func (a *annotations) mark(note annotation, text string) string {
	*a = append(*a, note)
	return markOpen + strconv.Itoa(len(*a)-1) + markText + text + markClose
}

// markTime adds words that tell a moment.
func (a *annotations) markTime(t words.Told, text string) string {
	switch {
	case t.Datetime == "":
		return a.mark(annotation{Kind: besideNote}, text)
	case t.Joint != "":
		return a.mark(annotation{Kind: stretchNote, Value: t.Datetime, Title: strings.TrimSpace(t.Day + " " + t.Joint)}, text)
	}
	return a.mark(annotation{Kind: timeNote, Value: t.Datetime, Title: t.Day}, text)
}

// withoutMarks takes the marks out and leaves their text: the Markdown that
// readers get.
func withoutMarks(markdown string) string {
	if !strings.Contains(markdown, marksBegin) {
		return markdown
	}
	return string(stripMarks([]byte(markdown)))
}

// nextMark gives where the first mark of a text begins and ends: a beginning
// with its number, an end, or one of the characters by itself. Both are -1
// where there is none.
func nextMark(text []byte) (from, to int) {
	for at := 0; ; {
		next := bytes.Index(text[at:], []byte(marksBegin))
		if next < 0 {
			return -1, -1
		}
		from, to = at+next, at+next+len(markOpen)
		switch rest := text[from:]; {
		case bytes.HasPrefix(rest, []byte(markOpen)):
			digits := to
			for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
				digits++
			}
			if bytes.HasPrefix(text[digits:], []byte(markText)) {
				to = digits + len(markText)
			}
			return from, to
		case bytes.HasPrefix(rest, []byte(markText)), bytes.HasPrefix(rest, []byte(markClose)):
			return from, to
		}
		at = from + len(marksBegin)
	}
}

// marksBegin is what the characters of all marks begin with.
const marksBegin = "\xee\x80"

// stripMarks takes the marks out of a page, in its place.
func stripMarks(html []byte) []byte {
	from, to := nextMark(html)
	if from < 0 {
		return html
	}
	out, html := html[:from], html[to:]
	for {
		from, to = nextMark(html)
		if from < 0 {
			return append(out, html...)
		}
		out, html = append(out, html[:from]...), html[to:]
	}
}
