package page

import (
	"os"
	"strings"
	"testing"
	"text/template"

	"debrief/cmd/debrief/internal/words"
)

// TestFoldSayings: what is folded says the same as what is looked up, in every
// place that a template may have it.
func TestFoldSayings(t *testing.T) {
	t.Parallel()
	german, err := words.Read("de", os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	const text = `{{define "other"}}{{say "Lessons"}}{{end}}{{say "Timeline"}} {{template "other"}} {{range .}}{{say "Sources"}} {{printf "%s-%s" . (say "Cause")}} {{else}}x{{end}}` +
		`{{with say "Facts"}}{{.}}{{end}} {{if say ""}}y{{else}}{{say "Glossary"}}{{end}} {{say "%s entries" "3"}} {{$x := say "Key facts"}}{{$x}} {{say "Key facts" | printf "%q"}} {{printf "%s" (printf "%s" (say "Kinds"))}}`
	told := func(fold bool) string {
		made := template.Must(template.New("t").Funcs(sayings(german)).Parse(text))
		if fold {
			foldSayings(made, german.Say)
			if strings.Contains(made.Root.String(), `"Timeline"`) {
				t.Error("nothing is folded")
			}
		}
		var b strings.Builder
		if err := made.Execute(&b, []string{"a", "b"}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if got, want := told(true), told(false); got != want || !strings.Contains(want, "Zeit") {
		t.Errorf("got %q, want %q", got, want)
	}
}
