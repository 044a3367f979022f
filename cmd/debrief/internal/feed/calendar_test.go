package feed

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
)

// unfolded gives the lines of a calendar as its readers take them.
func unfolded(text string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

// unescaped undoes the escapes of text, RFC 5545, 3.3.11.
func unescaped(value string) string {
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) {
			out.WriteByte(value[i])
			continue
		}
		if i++; value[i] == 'n' || value[i] == 'N' {
			out.WriteByte('\n')
		} else {
			out.WriteByte(value[i])
		}
	}
	return out.String()
}

// TestCalendarText folds and escapes any text and wants it back.
func TestCalendarText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-z長🚒\\;,\n]|\r\n){0,200}`)).Draw(t, "text")
		var c calendar
		c.text("SUMMARY", text)
		for line := range strings.SplitSeq(strings.TrimSuffix(c.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("%d octets: %q", len(line), line)
			}
			if strings.ContainsAny(line, "\r\n") {
				t.Fatalf("a bare end of a line in %q", line)
			}
		}
		lines := unfolded(c.String())
		if len(lines) != 1 {
			t.Fatalf("%d lines", len(lines))
		}
		if got, want := unescaped(strings.TrimPrefix(lines[0], "SUMMARY:")), oneBreak(clean(text)); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func calendarOf(t *testing.T, items ...Item) []string {
	t.Helper()
	return unfolded(made(t, site(), "actions.ics", items...))
}

func TestCalendar(t *testing.T) {
	actions := func(inc *incident.Incident) {
		inc.Timezone = "America/New_York"
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{
			{Title: "Overdue; by, a month", Due: instant("2026-10"), Priority: "P1", Ticket: "https://tickets.example/1"},
			{Title: "At a moment", Due: instant("2026-12-31T23:30-05:00"), Status: incident.ActionBlocked},
			{Title: "Done", Due: instant("2026-12-01"), Status: incident.ActionDone},
			{Title: "No day"},
		}}
	}
	lines := calendarOf(t, one("a", "2026-05-01", actions))
	text := strings.Join(lines, "\n")
	for _, want := range []string{
		"BEGIN:VCALENDAR\nVERSION:2.0\n", "DTSTAMP:20261122T000000Z\nDTSTART;VALUE=DATE:20261031\nDTEND;VALUE=DATE:20261101\nSUMMARY:Overdue: Overdue\\; by\\, a month\n",
		"DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270101\nSUMMARY:At a moment\n", "\nURL:https://example.org/repo/incidents/a/#a-1\n",
		`DESCRIPTION:Incident: Title of a\nOwner: Team\, one\; two\nStatus: open\nPriority: P1\nhttps://tickets.example/1\n`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 2 || strings.Count(text, "END:VEVENT") != 2 {
		t.Errorf("%d events", n)
	}
	// The present day changes stamps, and no identity.
	uids := func(lines []string) (all []string) {
		for _, line := range lines {
			if strings.HasPrefix(line, "UID:") {
				all = append(all, line)
			}
		}
		return all
	}
	later := site()
	later.AsOf = asOf.Add(24 * time.Hour)
	again := uids(unfolded(made(t, later, "actions.ics", one("a", "2026-05-01", actions))))
	if got := uids(lines); len(got) != 2 || got[0] == got[1] || strings.Join(got, " ") != strings.Join(again, " ") {
		t.Errorf("%v, then %v", got, again)
	}
}
