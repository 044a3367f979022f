package record_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// compare looks into the types that keep their fields to themselves.
var compare = cmp.AllowUnexported(incident.Instant{}, incident.Duration{})

// again encodes an incident and reads the result.
func again(t interface{ Fatal(...any) }, inc *incident.Incident) *incident.Incident {
	data, err := record.Encode(inc)
	if err != nil {
		t.Fatal(err)
	}
	back, problems := record.ReadOne("incidents/"+inc.ID+".yaml", data, record.Settings{Build: incident.Internal})
	if problems.HasErrors() {
		t.Fatal(problems.Text() + string(data))
	}
	return back
}

func TestEncodedRecordIsTheSame(t *testing.T) {
	for _, name := range records(t, "ok") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			inc, problems := record.ReadOne(filepath.Base(name), readFile(t, name), settings)
			if problems.HasErrors() {
				t.Fatal(problems.Text())
			}
			if diff := cmp.Diff(inc, again(t, inc), compare); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEncodeUsesShortForms(t *testing.T) {
	text := `
title: "A </script> & a \u2028 line"
kind: outage
severity: SEV1
summary: Short.
times: {started: 2026-02-05T00:26Z, detected: {at: unknown, note: n}, resolved: {latest: 2026-02-06}}
timeline: [{id: x, at: 2026-02-05T00:26Z, text: "\uFEFF."}]
impact: {users: {affected: 12, total: {min: 2.5}}, sla: {breached: false}, series: [{id: s, title: S, unit: n, points: [[2026-02-05, null], [2026-02-06, 1e-9]]}]}
glossary: {Z: last, A: first}
x-b: 1.0
x-digits: [12345678901234567890.123, 1.10, 1e-400, .5]
x-a: {z: 1, a: [~, true]}
`
	inc, problems := record.ReadOne("short.yaml", []byte(text), settings)
	if problems.HasErrors() {
		t.Fatal(problems.Text())
	}
	got, err := record.Encode(inc)
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "schema": 1,
  "id": "short",
  "title": "A \u003c/script\u003e \u0026 a \u2028 line",
  "kind": "outage",
  "severity": "SEV1",
  "incident_state": "resolved",
  "record_status": "published",
  "audience": "public",
  "timezone": "UTC",
  "summary": "Short.",
  "times": {
    "started": "2026-02-05T00:26Z",
    "detected": {
      "at": "unknown",
      "note": "n"
    },
    "resolved": {
      "latest": "2026-02-06"
    }
  },
  "timeline": [
    {
      "id": "x",
      "at": "2026-02-05T00:26Z",
      "type": "note",
      "text": "\ufeff."
    }
  ],
  "impact": {
    "users": {
      "affected": 12,
      "total": {
        "min": 2.5
      }
    },
    "sla": {
      "breached": false
    },
    "series": [
      {
        "id": "s",
        "title": "S",
        "unit": "n",
        "points": [
          [
            "2026-02-05",
            null
          ],
          [
            "2026-02-06",
            1e-09
          ]
        ]
      }
    ]
  },
  "glossary": {
    "Z": "last",
    "A": "first"
  },
  "x-a": {
    "a": [
      null,
      true
    ],
    "z": 1
  },
  "x-b": 1.0,
  "x-digits": [
    12345678901234567890.123,
    1.10,
    1e-400,
    0.5
  ]
}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeRefusesWhatHasNoForm(t *testing.T) {
	inc := &incident.Incident{ID: "x", Extra: incident.Extra{"x-f": func() {}}}
	if _, err := record.Encode(inc); err == nil {
		t.Error("a function was encoded")
	}
}

// prose is text that a record may hold.
func prose() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		runes := rapid.SliceOfN(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\n\t:#-\"'{}[]&*!|>%@`\\\u2028\uFEFFno0"))), 1, 30).Draw(t, "runes")
		return "a" + strings.Map(func(r rune) rune {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				return -1
			}
			return r
		}, string(runes))
	})
}

// free are values that may stand under x- keys.
func free(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.Int64().AsAny(), prose().AsAny(),
		rapid.Float64().AsAny(),
	}
	if depth > 0 {
		kinds = append(kinds, rapid.MapOf(prose(), free(depth-1)).AsAny(), rapid.SliceOf(free(depth-1)).AsAny())
	}
	return rapid.OneOf(kinds...)
}

func number(t *rapid.T, name string) *incident.Number {
	value := rapid.Float64Range(0, 1e30).Draw(t, name)
	switch rapid.IntRange(0, 3).Draw(t, name+" form") {
	case 0:
		return &incident.Number{Value: &value}
	case 1:
		return &incident.Number{Word: incident.Unknown, Note: "n"}
	case 2:
		return &incident.Number{Min: &value, Approx: true, Text: prose().Draw(t, name+" text")}
	}
	return &incident.Number{Word: incident.Withheld}
}

func TestEncodedTextIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.Map(prose(), strings.TrimSpace)
		inc, problems := record.ReadOne("drawn.yaml", []byte("{title: t, kind: outage, summary: s, times: {started: unknown}, timeline: [{at: unknown, text: x}]}"), settings)
		if problems.HasErrors() {
			t.Fatal(problems.Text())
		}
		inc.Summary.Public = &incident.Text{Text: text.Draw(t, "summary"), Status: "reported"}
		inc.Timeline[0].Text = text.Draw(t, "entry")
		inc.Lessons = &incident.Lessons{Lucky: rapid.SliceOfN(text, 1, 3).Draw(t, "lucky")}
		inc.Impact = &incident.Impact{Items: &incident.Count{Affected: number(t, "affected")}}
		inc.Glossary = []incident.Term{{Name: "B", Meaning: text.Draw(t, "meaning")}, {Name: "A", Meaning: "x"}}
		inc.Extra = incident.Extra{"x-free": free(3).Draw(t, "free")}
		if diff := cmp.Diff(inc, again(t, inc), compare); diff != "" {
			t.Fatal(diff)
		}
	})
}
