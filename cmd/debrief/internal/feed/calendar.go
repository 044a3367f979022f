package feed

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// calendar makes actions.ics: an all-day event for each open action that has a
// day on which it is due. All stamps are of the as-of moment.
func (f *Feed) calendar() (long, error) {
	s := f.site
	c := calendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.text("PRODID", "-//Debrief//Debrief//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	name := s.Say.Say("Open actions: %s", s.Title)
	c.text("NAME", name)
	c.text("X-WR-CALNAME", name)
	c.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	c.line("X-PUBLISHED-TTL", "P1D")
	head := c.String()
	c.Reset()
	c.line("END", "VCALENDAR")
	return long{head: head, tail: c.String(), tell: f.events}, nil
}

// events tells of the actions of incidents.
func (f *Feed) events(of []*portfolio.Entry) ([]byte, error) {
	c := calendar{}
	for it := range f.items(of) {
		for i, a := range it.Actions() {
			if a.IsOpen() && !a.Due.Hi.IsZero() {
				f.event(&c, it, i, a)
			}
		}
	}
	return c.Bytes(), nil
}

// event tells of one action on the last day that its due date allows.
func (f *Feed) event(c *calendar, it Item, i int, a portfolio.Action) {
	s, day := f.site, dueDay(a, it.Zone)
	title := a.Title
	if a.Overdue {
		title = s.Say.Say("Overdue: %s", title)
	}
	if it.Fictional || it.RecordStatus == retracted {
		title = s.Say.Titled(title, it.Fictional, it.RecordStatus)
	}
	c.line("BEGIN", "VEVENT")
	c.text("UID", s.named(it.identity()+" "+it.Told.Anchors[i]))
	c.line("DTSTAMP", s.AsOf.UTC().Format("20060102T150405Z"))
	c.line("DTSTART;VALUE=DATE", day.Format("20060102"))
	c.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
	c.text("SUMMARY", title)
	c.text("DESCRIPTION", f.actionWords(it, i, a))
	c.text("CATEGORIES", it.Told.Kind)
	if address := s.absolute(it.action(i)); address != "" {
		c.line("URL", address)
	}
	c.line("TRANSP", "TRANSPARENT") // it keeps nobody busy
	c.line("END", "VEVENT")
}

// actionWords tells what a calendar's entry is about, a line each.
func (f *Feed) actionWords(it Item, i int, a portfolio.Action) string {
	say := f.site.Say
	lines := []string{say.Say("Incident: %s", f.title(it))}
	if owner := it.Told.Owners[i]; owner != "" {
		lines = append(lines, say.Say("Owner: %s", owner))
	}
	lines = append(lines, say.Say("Status: %s", words.Phrase(say, "action", statusOf(a))))
	if a.Priority != "" {
		lines = append(lines, say.Say("Priority: %s", a.Priority))
	}
	return strings.Join(append(filled(lines), filled([]string{a.Ticket, f.site.absolute(it.action(i))})...), "\n")
}

// dueDay is the last day that a due date covers: of a month its last.
func dueDay(a portfolio.Action, zone *time.Location) time.Time {
	if a.Action.Due.IsDate() {
		_, over := a.Action.Due.Bounds(time.UTC)
		return over.AddDate(0, 0, -1)
	}
	return a.Action.Due.Clock(zone).In(zone)
}

// calendar is the text of an iCalendar file, RFC 5545.
type calendar struct{ bytes.Buffer }

// text writes a property whose value is text.
func (c *calendar) text(name, value string) {
	c.line(name, textEscapes.Replace(oneBreak(clean(value))))
}

// textEscapes are those of RFC 5545, 3.3.11.
var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// oneBreak writes every end of a line alike, and leaves out other controls.
func oneBreak(text string) string { return breaks.Replace(text) }

var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u007f", "")

// line writes a property, folded so that no line is longer than 75 octets and
// no character is torn (RFC 5545, 3.1).
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, mostOctets
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], mostOctets-1
	}
	c.WriteString(rest + "\r\n")
}

// mostOctets is how long a line may be, without its end.
const mostOctets = 75
