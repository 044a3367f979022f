package portfolio

import (
	"reflect"
	"slices"
	"testing"

	"debrief/cmd/debrief/internal/incident"
)

// TestKeptIsTheSame wants an entry that is kept to be what it was, also where
// its texts were laid aside, and to have in memory once what others have too.
func TestKeptIsTheSame(t *testing.T) {
	t.Parallel()
	filled := func() *Entry {
		var e Entry
		var d Details
		var when incident.Time
		for _, v := range []any{&e, &d, &when} {
			fill(t, reflect.ValueOf(v).Elem())
		}
		return packed(&e, &d, &when)
	}
	var laid []string
	for name, k := range map[string]*Keeper{
		"in memory":  {},
		"not taken":  {Aside: func(string) func() string { return nil }},
		"laid aside": {Aside: func(text string) func() string { laid = append(laid, text); return func() string { return text } }},
	} {
		was, one, two := filled(), filled(), filled()
		k.Keep(one)
		k.Keep(two)
		want, _ := was.MarshalBinary()
		for _, e := range []*Entry{one, two} {
			if got, err := e.MarshalBinary(); err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: packed it is %q, %v; want %q", name, got, err, want)
			}
			if !reflect.DeepEqual(e.Details(), was.Details()) || !reflect.DeepEqual(e.Texts(), was.Texts()) || !reflect.DeepEqual(e.Actions(), was.Actions()) ||
				!reflect.DeepEqual(e.When(), was.When()) || !reflect.DeepEqual(e.Impact(), was.Impact()) || !reflect.DeepEqual(e.Outage(), was.Outage()) {
				t.Errorf("%s: it tells something else", name)
			}
		}
		if one.Severity != two.Severity || &one.Services[0] != &two.Services[0] {
			t.Errorf("%s: what two have in common is in memory twice", name)
		}
	}
	if len(laid) != 2 {
		t.Errorf("%d texts were laid aside, want one of each entry", len(laid))
	}
}

// TestLostTexts wants no panic of an entry whose texts cannot be read any more.
func TestLostTexts(t *testing.T) {
	t.Parallel()
	e := &Entry{Factors: []Factor{{ID: "f"}}, aside: func() string { return "" }}
	if len(e.Texts().Factors) != 1 || e.Actions() != nil || e.action(3).ID != "" || e.Details().Actions != nil {
		t.Error("something is told")
	}
}
