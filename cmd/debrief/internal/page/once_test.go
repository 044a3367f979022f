package page

import (
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"debrief/cmd/debrief/internal/words"
)

// TestOnceIsTheTemplate: what is remembered is what executing gives, for own
// templates too, and a value that cannot be compared is executed every time.
func TestOnceIsTheTemplate(t *testing.T) {
	t.Parallel()
	files := layers{Embedded()}
	own := fstest.MapFS{"lists.html.tmpl": {Data: []byte(`{{define "labels"}}<i>{{.}}</i>{{end}}{{define "all"}}{{range .}}<b>{{.}}</b>{{end}}{{end}}` +
		`{{define "test"}}{{range .Each}}{{once "labels" .}}{{end}}{{once "all" .Each}}{{once "all" .None}}{{end}}`)}}
	frames, err := readFrames(append(layers{own}, files...), words.English())
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range [][]string{{"a", "b", "a", "<"}, {"b", "c"}, {}} {
		var got, want strings.Builder
		if err := frames.ExecuteTemplate(&got, "test", map[string]any{"Each": each, "None": nil}); err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"i", "b"} {
			for _, text := range each {
				want.WriteString("<" + tag + ">" + template.HTMLEscapeString(text) + "</" + tag + ">")
			}
		}
		if got.String() != want.String() {
			t.Errorf("%v gives %s, want %s", each, got.String(), want.String())
		}
	}
}

// TestOnceForgets: memory has a bound.
func TestOnceForgets(t *testing.T) {
	t.Parallel()
	frames := template.Must(template.New("row").Parse(strings.Repeat("-", 1<<16) + "{{.}}"))
	var o onces
	for i := range 3 * mostOnces >> 16 {
		text, err := o.make(frames, "row", i%700)
		if err != nil || len(text) <= 1<<16 {
			t.Fatal(len(text), err)
		}
		if o.size > mostOnces {
			t.Fatalf("%d bytes are remembered", o.size)
		}
	}
}

// TestOnceOfAnyValue wants values to be remembered by what they are, and those
// that cannot be compared to be made anew, also where only the value tells.
func TestOnceOfAnyValue(t *testing.T) {
	t.Parallel()
	type holder struct{ V any }
	frames := template.Must(template.New("shown").Parse("{{.}}"))
	var o onces
	list := []int{1}
	for _, tt := range []struct {
		value any
		want  template.HTML
		known bool
	}{
		{"a", "a", true}, {[1]string{"a"}, "[a]", true}, {holder{1}, "{1}", true}, {holder{[]int{1}}, "{[1]}", false}, {list, "[1]", false},
		{[1]holder{{list}}, "[{[1]}]", false}, {&list, "[1]", true},
	} {
		for range 2 {
			if got, err := o.make(frames, "shown", tt.value); err != nil || got != tt.want {
				t.Errorf("%v is shown as %q, %v", tt.value, got, err)
			}
		}
		if o.isComparable(tt.value) != tt.known {
			t.Errorf("%v: comparable is not %v", tt.value, tt.known)
		}
	}
	list[0] = 2
	if got, err := o.make(frames, "shown", list); err != nil || got != "[2]" {
		t.Errorf("a list that was changed is shown as %q, %v", got, err)
	}
}

// TestOnceWithinItself: an own template that has itself in it is an error, and a
// short one.
func TestOnceWithinItself(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{"lists.html.tmpl": {Data: []byte(`{{define "labels"}}{{once "labels" .}}{{end}}`)}}
	frames, err := readFrames(layers{own, Embedded()}, words.English())
	if err != nil {
		t.Fatal(err)
	}
	err = frames.ExecuteTemplate(&strings.Builder{}, "labels", 1)
	if err == nil || !strings.Contains(err.Error(), "without an end") || len(err.Error()) > 200 {
		t.Errorf("error %v", err)
	}
}
