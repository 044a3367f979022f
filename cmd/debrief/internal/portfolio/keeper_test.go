package portfolio

import (
	"reflect"
	"slices"
	"strconv"
	"testing"

	"debrief/cmd/debrief/internal/incident"
)

// laidAside has texts by their numbers, unless it is full.
type laidAside struct {
	texts []string
	full  bool
}

func (l *laidAside) Put(text string) string {
	if l.full {
		return ""
	}
	l.texts = append(l.texts, text)
	return strconv.Itoa(len(l.texts) - 1)
}

func (l *laidAside) Get(place string) string {
	i, _ := strconv.Atoi(place)
	return l.texts[i]
}

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
	laid := &laidAside{}
	for name, k := range map[string]*Keeper{
		"in memory":  {},
		"not taken":  {Aside: &laidAside{full: true}},
		"laid aside": {Aside: laid},
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
	if len(laid.texts) != 2 {
		t.Errorf("%d texts were laid aside, want one of each entry", len(laid.texts))
	}
}

// TestLostTexts wants no panic of an entry whose texts cannot be read any more.
func TestLostTexts(t *testing.T) {
	t.Parallel()
	e := &Entry{Factors: []Factor{{ID: "f"}}, far: "2", keeper: &Keeper{Aside: &laidAside{texts: []string{"", "", ""}}}}
	if len(e.Texts().Factors) != 1 || e.Actions() != nil || e.action(3).ID != "" || e.Details().Actions != nil {
		t.Error("something is told")
	}
}
