package words

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

var english = English()

// ours reads a language that the program comes with.
func ours(t *testing.T, tag string) *Language {
	t.Helper()
	l, err := Read(tag, os.DirFS(templatesFolder))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// spaces makes the spaces of expectations visible.
func spaces(text string) string {
	return strings.NewReplacer("\u00a0", "~", "\u202f", "^").Replace(text)
}

// Every form of every language, on one example each.
func TestForms(t *testing.T) {
	berlin := zoneOf(t, "Europe/Berlin")
	at, first := clockOf("2026-02-04T23:26Z"), clockOf("2026-03-01T12:00Z")
	about := report.Duration{Lo: length("29m"), Hi: length("31m"), Nominal: length("30m"), Written: true, Approx: true}
	for _, tt := range []struct {
		tell func(l *Language) string
		want map[string]string
	}{
		{func(l *Language) string { return l.Amount(-62060.25) },
			map[string]string{"en": "−62,060.25", "de": "−62.060,25", "fr": "−62^060,25", "es": "−62~060,25", "ja": "−62,060.25"}},
		{func(l *Language) string { return l.Whole(1234) },
			map[string]string{"en": "1,234", "de": "1.234", "fr": "1^234", "es": "1234", "ja": "1,234"}},
		{func(l *Language) string { return l.Percent(0.035) },
			map[string]string{"en": "3.5~%", "de": "3,5~%", "fr": "3,5^%", "es": "3,5~%", "ja": "3.5%"}},
		{func(l *Language) string { return l.Score(report.Ratio{Value: ptr(0.9097)}) },
			map[string]string{"en": "0.910", "de": "0,910", "fr": "0,910", "es": "0,910", "ja": "0.910"}},
		{func(l *Language) string { return l.Points(-0.021) },
			map[string]string{"en": "−2.1~percentage points", "de": "−2,1~Prozentpunkte", "fr": "−2,1~points de pourcentage", "es": "−2,1~puntos porcentuales", "ja": "−2.1パーセントポイント"}},
		{func(l *Language) string { return l.In(berlin).Instant(at) },
			map[string]string{"en": "5 Feb 2026, 00:26 CET (4 Feb, 23:26 UTC)", "de": "5. Februar 2026, 00:26 CET (4. Feb., 23:26 UTC)",
				"fr": "5 février 2026, 00:26 CET (4 févr., 23:26 UTC)", "es": "5 feb 2026, 00:26 CET (4 feb, 23:26 UTC)", "ja": "2026年2月5日 00:26 CET（2月4日 23:26 UTC）"}},
		{func(l *Language) string { return l.Date(first, "Monday, 2 January 2006") },
			map[string]string{"en": "Sunday, 1 March 2026", "de": "Sonntag, 1. März 2026", "fr": "dimanche 1er mars 2026", "es": "domingo, 1 de marzo de 2026", "ja": "2026年3月1日（日曜日）"}},
		{func(l *Language) string { return l.In(nil).Written(instantOf("2026-02")) },
			map[string]string{"en": "Feb 2026", "de": "Februar 2026", "fr": "février 2026", "es": "feb 2026", "ja": "2026年2月"}},
		{func(l *Language) string {
			return l.In(nil).Bounds(instantOf("2026-01-23T14:00Z"), instantOf("2026-01-23T15:00Z"))
		},
			map[string]string{"en": "between 14:00 and 15:00 UTC on 23 Jan 2026", "de": "zwischen 14:00 und 15:00 UTC am 23. Januar 2026",
				"fr": "entre 14:00 et 15:00 UTC le 23 janvier 2026", "es": "entre 14:00 y 15:00 UTC el 23 ene 2026", "ja": "2026年1月23日の14:00から15:00 UTCの間"}},
		{func(l *Language) string { return l.Length(11*time.Hour + 5*time.Minute) },
			map[string]string{"en": "11~h~05~min", "de": "11~h~5~min", "fr": "11~h~05~min", "es": "11~h~05~min", "ja": "11時間5分"}},
		{func(l *Language) string { return l.Length(2135 * day) },
			map[string]string{"en": "2,135~d", "de": "2.135~Tage", "fr": "2^135~j", "es": "2135~d", "ja": "2,135日"}},
		{func(l *Language) string { return l.Days(day) },
			map[string]string{"en": "1~d", "de": "1~Tag", "fr": "1~j", "es": "1~d", "ja": "1日"}},
		{func(l *Language) string { return l.Beside(about, l.SayAs("before or after", "it began")) },
			map[string]string{"en": "about 30~min after it began", "de": "etwa 30~min nach dem Beginn", "fr": "environ 30~min après le début",
				"es": "unos 30~min después del inicio", "ja": "開始から約30分後"}},
		{func(l *Language) string { return l.List([]string{"a", "b", "c"}) },
			map[string]string{"en": "a, b and c", "de": "a, b und c", "fr": "a, b et c", "es": "a, b y c", "ja": "a、b、c"}},
		{func(l *Language) string { return l.Colon(l.Quoted("a"), "b") },
			map[string]string{"en": "“a”: b", "de": "„a“: b", "fr": "«^a^»^: b", "es": "«a»: b", "ja": "「a」：b"}},
		{func(l *Language) string { return l.Sentences(l.FullStop("Vorbei."), l.FullStop("終了"), "a") },
			map[string]string{"en": "Vorbei. 終了. a", "de": "Vorbei. 終了. a", "fr": "Vorbei. 終了. a", "es": "Vorbei. 終了. a", "ja": "Vorbei. 終了。a"}},
		{func(l *Language) string { return l.Count(0, "%s\u00a0action", "%s\u00a0actions") },
			map[string]string{"en": "0~actions", "de": "0~Maßnahmen", "fr": "0~action", "es": "0~acciones", "ja": "対策0件"}},
		{func(l *Language) string { return l.Region("JP") + ", " + l.Region("MK") + ", " + l.Region("eu-west-1") },
			map[string]string{"en": "Japan, North Macedonia, eu-west-1", "de": "Japan, Nordmazedonien, eu-west-1", "fr": "Japon, Macédoine du Nord, eu-west-1",
				"es": "Japón, Macedonia del Norte, eu-west-1", "ja": "日本, 北マケドニア, eu-west-1"}},
		{func(l *Language) string {
			return l.Unit(2, "message") + ", " + Phrase(l, "action", incident.ActionDone)
		},
			map[string]string{"en": "messages, done", "de": "message, erledigt", "fr": "message, faite", "es": "message, hecha", "ja": "message, 完了"}},
		{func(l *Language) string {
			return l.KindName(incident.Outage, "partial") + ", " + l.Kind("near-miss").Label + ", " + l.Kind("own").Label
		},
			map[string]string{"en": "Partial outage, Near miss, own", "de": "Teilausfall, Beinahe-Vorfall, own", "fr": "Panne partielle, Incident évité, own",
				"es": "Interrupción parcial, Incidente evitado, own", "ja": "部分停止, ヒヤリハット, own"}},
	} {
		for _, tag := range append(ourLanguages(), "en") {
			if got := spaces(tt.tell(ours(t, tag))); got != tt.want[tag] {
				t.Errorf("%s: got %q, want %q", tag, got, tt.want[tag])
			}
		}
	}
}

// The largest unit is what a length begins with, in English where units stand
// apart.
func TestLargest(t *testing.T) {
	for _, text := range []string{"0s", "45s", "90s", "9m59s", "10m20s", "59m40s", "1h", "47h59m40s", "48h", "48h1m", "700h", "2000h"} {
		d := *length(text)
		parts := strings.Split(english.Length(d), NBSP)
		if got, want := english.Largest(d), parts[0]+NBSP+parts[1]; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A site's own catalogue lies over ours text by text, that of a region over that
// of its language; a text that none has stays English.
func TestCataloguesLieOverEachOther(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	own := fstest.MapFS{
		"words/de.yaml":    file("\"Sources\": \"Belege\"\n\"Lessons\":\n"),
		"words/de-AT.yaml": file("\"short month|Jan\": \"Jän.\"\n"),
		"words/nl.yaml":    file("\"Sources\": \"Bronnen\"\n"),
		"words/en.yaml":    file("\"Sources\": \"References\"\n"),
	}
	january := clockOf("2026-01-04")
	for tag, want := range map[string][]string{
		"de": {"de", "Belege", "Erkenntnisse", "4. Jan."}, "de-AT": {"de-at", "Belege", "Erkenntnisse", "4. Jän."}, "DE-ch-1996": {"de", "Belege", "Erkenntnisse", "4. Jan."},
		"nl": {"nl", "Bronnen", "Lessons", "4 Jan"}, "en-GB": {"en", "References", "Lessons", "4 Jan"}, "ar": {"en", "Sources", "Lessons", "4 Jan"},
	} {
		l, err := Read(tag, own, os.DirFS(templatesFolder))
		if err != nil {
			t.Fatal(err)
		}
		if got := []string{l.Tag(), l.Say("Sources"), l.Say("Lessons"), l.Date(january, "2 Jan")}; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	known, err := Available(own, os.DirFS(templatesFolder))
	if want := []string{"de", "de-AT", "en", "es", "fr", "ja", "nl"}; err != nil || !slices.Equal(known, want) {
		t.Errorf("available: %q, %v, want %q", known, err, want)
	}
}

// A catalogue that would lose what a text tells is refused, with its place.
func TestFaultyCatalogues(t *testing.T) {
	for text, want := range map[string]string{
		"\"%s of %s\": \"%s\"":   "words/xx.yaml:1: \"%s\" does not have the places of \"%s of %s\"",
		"- a":                    "is not a list of texts under keys",
		"\"a\": [b]":             "\"a\" is not a text",
		"\"a\": \"b\n":           "words/xx.yaml:",
		"\"a\": b\n\"a\": \"c\"": "is written twice",
	} {
		_, err := Read("xx", fstest.MapFS{"words/xx.yaml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func BenchmarkSay(b *testing.B) {
	l, err := Read("de", os.DirFS(templatesFolder))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l.Say("Key facts")
	}
}
