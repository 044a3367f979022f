package page

import (
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// Brief is one report in the words of the site's lists, for readers at a
// terminal: plain text with ordinary spaces.
type Brief struct {
	Began    string        // the day: "4 May 2026", "by 23 Jan 2026"; empty when none is known
	At       time.Time     // to sort by; zero when no day is known
	Span     incident.Span // the bounds of the beginning
	Duration string        // "1 h 06 min", "at least 2 d", "12 h 00 min so far", "unknown"
	Record   string        // "draft", "retracted", "preliminary"; empty for a finished report
	Ongoing  bool
}

// BriefOf gives a report in a few words.
func BriefOf(rep *report.Report) Brief {
	e, english := portfolio.Of(rep, rep.Zone), words.English()
	b := Brief{
		At: e.At, Span: incident.Span{Lo: e.Span.Lo, Hi: e.Span.Hi}, Duration: ordinary(english.Duration(e.Impact())),
		Record: strings.ToLower(recordLabel(english, e.RecordStatus, e.Revised)), Ongoing: e.Ongoing,
	}
	if when := e.When(); when != nil {
		b.Began = ordinary(dayWords(english, when, e.Zone))
	}
	return b
}

func ordinary(text string) string { return strings.ReplaceAll(text, nbsp, " ") }
