package portfolio

import (
	"reflect"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// TestSaid wants of texts and actions together what each gives by itself, also
// where they cannot be read any more.
func TestSaid(t *testing.T) {
	t.Parallel()
	factors := []Factor{{ID: "f1"}, {ID: "f2"}}
	d := Details{Texts: Texts{Summary: "Mail was late.", Factors: []string{"A rule.", "No test."}}, Actions: []Action{{Action: incident.Action{Title: "Test it"}}}}
	packed := packed(&Entry{Factors: factors, Zone: time.UTC}, &d, nil)
	if texts, actions := packed.Said(); texts.Summary != "Mail was late." || len(actions) != 1 || actions[0].Title != "Test it" {
		t.Errorf("it says %+v and %+v", texts, actions)
	}
	for name, e := range map[string]*Entry{"packed": packed, "not packed": {Factors: factors, details: &d}, "lost": {Factors: factors}} {
		texts, actions := e.Said()
		if len(texts.Factors) != len(factors) || !reflect.DeepEqual(texts, e.Texts()) || !reflect.DeepEqual(actions, e.Actions()) {
			t.Errorf("%s: it says %+v and %+v, want %+v and %+v", name, texts, actions, e.Texts(), e.Actions())
		}
	}
}
