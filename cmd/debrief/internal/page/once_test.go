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
