package record_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// FuzzRecord wants of any text: an incident or an error, problems with their
// places, a brief that can be stored, and of what has no errors that it comes
// back from record.json as it is.
func FuzzRecord(f *testing.F) {
	for _, folder := range []string{"ok", "err", "fix"} {
		for _, name := range records(f, folder) {
			f.Add(readFile(f, name))
		}
	}
	for i := range 5 {
		_, text := corpus.Record(1, i)
		f.Add(text)
	}
	for _, text := range []string{"", "&a [*a]", "? |\n", "a: !!binary x", "%YAML 1.2\n---\n", "\ufeff", "{{", "- - -", "timeline: [{at: +1d}, {at: +}, 1]", "times: *a"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRecord(t, data) })
}

func checkRecord(t *testing.T, data []byte) {
	const name = "incidents/fuzzed-record.yaml"
	file, err := record.Read(fstest.MapFS{name: {Data: data}}, name, settings)
	if err != nil {
		t.Fatal(err)
	}
	set := record.JoinFiles([]*record.File{file}, nil, settings)
	if (len(set.Incidents) == 0) != set.Problems.HasErrors() {
		t.Fatalf("%d incidents with problems\n%s", len(set.Incidents), set.Problems.Text())
	}
	for _, p := range set.Problems {
		if p.Line < 1 && p.Rule.ID != "PM070" || p.Column < 0 || p.Message == "" {
			t.Fatalf("a problem without a place or words: %+v", p)
		}
	}
	_ = set.Problems.Text()
	brief := file.Brief()
	stored, err := brief.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var back record.Brief
	if err := back.UnmarshalBinary(stored); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(set.Problems, record.Join([]record.Brief{back}, nil, settings).Problems); diff != "" {
		t.Fatal(diff)
	}
	for _, inc := range set.Incidents {
		if len(inc.Attachments) == 0 && inc.ID == "fuzzed-record" { // else again has another folder
			if diff := cmp.Diff(inc, again(t, inc), compare); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

// FuzzShortTimes wants of any short times that they count from the one before
// or are told.
func FuzzShortTimes(f *testing.F) {
	for _, seed := range [][3]string{
		{"2026-03-28T23:40+01:00", "+20m", "+1d2h"}, {"2026-03-28T23:40:10Z", "23:41", "23:40"}, {"9999-12-31T23:59Z", "+1m", "+ 1 m"}, {"2026", "+1d", "1:2"},
		{"unknown", "+99999999999999d", "24:00"}, {"{at: 2026-03-28T23:40Z}", "'+1m'", "+1m1m"}, {"2026-03-28T23:40-14:00", "00:00", "+200y"}, {"28 March 2026 23:40", "11:50 pm", "+30s"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, first, second, third string) {
		quoted := func(s string) string { return fmt.Sprintf("%q", strings.ToValidUTF8(s, "?")) }
		if strings.HasPrefix(first, "{") {
			quoted = func(s string) string { return s }
		}
		text := "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\ntimeline:\n" +
			"  - {at: " + quoted(first) + ", until: " + quoted(third) + ", text: a}\n  - {at: " + quoted(second) + ", text: b}\n  - {at: " + quoted(third) + ", text: c}\n"
		checkRecord(t, []byte(text))
		inc, problems := record.ReadOne("some.yaml", []byte(text), settings)
		if inc == nil || problems.HasErrors() {
			return
		}
		for _, e := range inc.Timeline {
			if at := e.At.At; !at.IsZero() {
				if back, err := incident.ParseInstant(at.String()); err != nil || back.String() != at.String() || !back.Clock(time.UTC).Equal(at.Clock(time.UTC)) {
					t.Fatalf("%q is read as %v, %v", at, back, err)
				}
			}
		}
	})
}

// FuzzSVG wants of any attached picture that one with a script, a handler or a
// way out is refused, as far as plain words tell.
func FuzzSVG(f *testing.F) {
	for _, seed := range []string{
		"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", "<svg><script>1</script></svg>", "<svg onload='x'/>", "<svg><a href='javascript:x'/></svg>",
		"<svg><style>@import 'x';</style></svg>", "<svg><style>a{fill:url(#b)}</style></svg>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "<?xml version='1.0'?><svg/>",
		"<svg><foreignObject/></svg>", "<svg><foreignObjectgnO/></svg>", "<?xml <script ?><svg/>", "<!DOCTYPE svg '<script >'><svg/>", "<svg><image href='data:image/svg+xml,x'/></svg>", "<svg><use href='#a'/></svg>", "\xff\xfe<\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"one.yaml": small("attachments: [{id: a, title: A, alt: A rack., path: a.svg}]"), "one/a.svg": {Data: data}}
		file, err := record.Read(fsys, "one.yaml", settings)
		if err != nil {
			t.Fatal(err)
		}
		b := file.Brief()
		lower := strings.ToLower(string(data))
		if acts := acting.FindString(lower); b.Sound() && acts != "" && !strings.ContainsAny(lower, "-[") { // in no comment
			t.Fatalf("%s in %q is let through", acts, data)
		}
	})
}

// acting finds in a picture in small letters what must not be in one: the whole
// name of an element, and the handler of one.
var acting = regexp.MustCompile(`<([a-z]+:)?(script|foreignobject|iframe)[\s/>]|<!entity|<[a-z]+\s+onload\s*=`)
