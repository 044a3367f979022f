package record_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestPublishedIDsStay(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/published.txt":   {Data: []byte("\ufeff# pages that are out\r\nrenamed\r\n  mail-late  # since March\nbroken\nkept\n\ndrafted\nretracted\nNot a slug\n")},
		"incidents/kept.yaml":       small("aliases: [renamed]"),
		"incidents/mail-lates.yaml": small(),
		"incidents/broken.yaml":     {Data: []byte("title: [a\n")},
		"incidents/drafted.yaml":    small("record_status: draft"),
		"incidents/retracted.yaml":  small("record_status: retracted"),
	})
	var got []string
	for _, p := range withoutHints(set.Problems) {
		if p.Rule.ID == "PM002" {
			got = append(got, p.Text())
		}
	}
	want := []string{`incidents/drafted.yaml:6:16: error: "drafted" was published, and would lose its page [PM002 identity]
  6 | record_status: draft
    |                ^~~~~
  incidents/published.txt:7:1: it is listed here
  7 | drafted
    | ^~~~~~~
  hint: write published, or retracted with a revision that says why
`, `incidents/published.txt:3:3: error: "mail-late" was published, and no record has this id or alias now [PM002 identity]
  3 |   mail-late  # since March
    |   ^~~~~~~~~
  hint: keep the record, with record_status: retracted if it was wrong; if it has another id now, write aliases: [mail-late] there; did you mean "mail-lates"?
`, `incidents/published.txt:9:1: error: "Not a slug" cannot be an id [PM002 identity]
  9 | Not a slug
    | ^~~~~~~~~~
  hint: one id a line: 3 to 80 small letters a to z, digits and hyphens, not a hyphen first
`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
