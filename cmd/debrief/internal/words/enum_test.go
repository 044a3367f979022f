package words

import (
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func TestPhrase(t *testing.T) {
	if got := Phrase(english, "category", incident.Category("config-push")); got != "configuration change" {
		t.Errorf("known word: %q", got)
	}
	if got := Phrase(english, "state", incident.State("partly_back")); got != "partly back" {
		t.Errorf("unknown word: %q", got)
	}
	for _, name := range []string{"__f__alert(1)__f__", "E-mail to all", "-", "_"} {
		if got := Phrase(english, "", name); got != name {
			t.Errorf("a name of its own: %q, want %q", got, name)
		}
	}
}

// Every word of the field has a phrase, or reads well as it is written.
func TestEveryWordHasItsPhrase(t *testing.T) {
	for group, words := range map[string][]string{
		"state": incident.State("").Words(), "entry": incident.EntryType("").Words(), "milestone": incident.Milestone("").Words(),
		"confidence": incident.Confidence("").Words(), "action": incident.ActionStatus("").Words(), "source": incident.SourceType("").Words(),
		"relation": incident.RelationType("").Words(), "level": incident.Level("").Words(),
		"layer": incident.Layer("").Words(), "trust": incident.Trust("").Words(), "possibility": incident.Possibility("").Words(),
		"answer": incident.Answer("").Words(), "containment": incident.ContainmentAction("").Words(),
		"collateral": incident.CollateralType("").Words(), "revision": incident.RevisionType("").Words(),
		"applies": incident.Applicability("").Words(), "phase": {string(report.Undetected), string(report.Triage), string(report.Diagnosis), string(report.Repair), string(report.Recovery)},
	} {
		for _, word := range words {
			if _, ok := phrases[group][word]; !ok {
				t.Errorf("%s: no phrase for %q", group, word)
			}
		}
	}
	for _, word := range incident.DetectionMethod("").Words() {
		if _, ok := phrases["noticed"][word]; !ok && word != "unknown" {
			t.Errorf("noticed: no phrase for %q", word)
		}
	}
}

func TestPlural(t *testing.T) {
	for _, tt := range []struct {
		n          float64
		unit, want string
	}{
		{1, "message", "message"}, {2, "message", "messages"}, {0, "URL", "URLs"}, {2, "mailbox", "mailboxes"}, {2, "query", "queries"},
		{2, "day", "days"}, {5, "ms", "ms"}, {5, "GiB", "GiB"}, {2, "good message", "good messages"}, {2, "users", "users"},
		{2, "credential·h", "credential·h"}, {2, "", ""}, {2, "set-up", "set-ups"}, {2, "address", "addresses"}, {33, "person", "people"}, {1, "person", "person"}, {2, "url", "URLs"}, {1, "url", "URL"},
		{2, "メッセージ", "メッセージ"}, {2, "письмо", "письмо"}, {2, "__f__alert(1)__f__", "__f__alert(1)__f__"}, {2, "façade", "façades"},
	} {
		if got := english.Unit(tt.n, tt.unit); got != tt.want {
			t.Errorf("plural(%v, %q) = %q, want %q", tt.n, tt.unit, got, tt.want)
		}
	}
}

func TestUpperFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "done": "Done", "état": "État", "3 d": "3 d"} {
		if got := UpperFirst(in); got != want {
			t.Errorf("UpperFirst(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRegionWords(t *testing.T) {
	if len(countries) != 249 {
		t.Errorf("%d countries, ISO 3166-1 has 249", len(countries))
	}
	for in, want := range map[string]string{"JP": "Japan", "AD": "Andorra", "ZW": "Zimbabwe", "EU": "EU", "eu-west-1": "eu-west-1"} {
		if got := english.Region(in); got != want {
			t.Errorf("regionWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEnumerated(t *testing.T) {
	for want, in := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := english.List(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
