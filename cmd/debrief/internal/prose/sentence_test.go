package prose_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/prose"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"The queue grew. Mail was late.":             {"The queue grew.", "Mail was late."},
		"Was it late? It was! Then…  It ended.":      {"Was it late?", "It was!", "Then…", "It ended."},
		"1.1.1.1 was gone at 10:31. It came back.":   {"1.1.1.1 was gone at 10:31.", "It came back."},
		"Some, e.g. those in Japan, and St. Louis.":  {"Some, e.g. those in Japan, and St. Louis."},
		"At 10 a.m. the queue grew.":                 {"At 10 a.m. the queue grew."},
		"It was v2.4. (It is now 2.5.) Good.":        {"It was v2.4.", "(It is now 2.5.)", "Good."},
		"障害が発生した。原因は調査中。":                            {"障害が発生した。", "原因は調査中。"},
		"One item\nand another\n\nEnd":               {"One item", "and another", "End"},
		"No end":                                     {"No end"},
		"":                                           nil,
		" . – ! ":                                    nil,
		"He said \"It works.\" Then it did not.":     {"He said \"It works.\"", "Then it did not."},
		"We use node.js. and it was slow. It ended.": {"We use node.js. and it was slow.", "It ended."},
	} {
		if diff := cmp.Diff(want, prose.Sentences(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"The users’ mail, it's 12,400 at 10:31 – 5 %.": "The|users|mail|it's|12,400|at|10:31|5",
		"read-only TCP/IP": "read-only|TCP/IP",
		"障害が発生 of 3":       "障害|が発|生|of|3",
		"":                 "",
	} {
		if diff := cmp.Diff(want, strings.Join(prose.Words(text), "|")); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestSyllables(t *testing.T) {
	for want, words := range map[int]string{
		1: "the mail late was one queue name caused served failed changed moved tried once files makes range",
		2: "server table outage system being going message started added mailbox process certain people able",
		3: "area idea provider recover customer period media engineer delivered video",
		4: "original operation mitigation",
		5: "investigation organisation",
	} {
		for w := range strings.FieldsSeq(words) {
			if got := prose.Syllables(w); got != want {
				t.Errorf("%s: %d, want %d", w, got, want)
			}
		}
	}
}

func TestGrade(t *testing.T) {
	tests := []struct {
		text string
		want float64
	}{
		{"", 0},
		{"The cat sat on the mat.", 0},
		{"Mail to customers was late for two hours.", 2.28},
		{"Microsoft Exchange Online was late for two hours.", 2.28},
		{"Subsequent investigation established that an inadvertent configuration modification precipitated considerable deterioration " +
			"of authentication availability throughout numerous geographically distributed infrastructure components.", 37.64},
	}
	for _, tt := range tests {
		if got := prose.Grade(tt.text); math.Abs(got-tt.want) > 0.7 {
			t.Errorf("%q: %.2f, want %.2f", tt.text, got, tt.want)
		}
	}
}
