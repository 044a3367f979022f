package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/cli"
	"debrief/cmd/debrief/internal/corpus"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == launch {
		os.Exit(launched(os.Args[2:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// listed is what must be the same in a record.json and in Hugo's front matter.
type listed struct {
	Title    string
	Timeline []struct{ Type, Text, Marks string }
	Actions  []struct{ Title, Status, Due string }
	Sources  []struct{ Title string }
}

// TestContentTellsWhatRecordsTell converts invented records and reads both
// sides again, each in its own way.
func TestContentTellsWhatRecordsTell(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const n = 40
	if err := corpus.Write(dir, n, seed); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if status := cli.Main([]string{"build", "--chdir", dir, "--as-of", asOf}, strings.NewReader(""), &said, &said); status != cli.Fine {
		t.Fatalf("exit %d\n%s", status, said.String())
	}
	site, to := filepath.Join(dir, "site"), filepath.Join(dir, "content")
	if err := convert(site, to); err != nil {
		t.Fatal(err)
	}
	all, err := recordsOf(site)
	if err != nil || len(all) < n/2 {
		t.Fatalf("%d records are shown: %v", len(all), err)
	}
	for _, name := range all {
		id := filepath.Base(filepath.Dir(name))
		content, err := os.ReadFile(filepath.Join(to, id+".md"))
		if err != nil {
			t.Fatal(err)
		}
		sameLists(t, name, content)
		r, err := readRecord(name)
		if err != nil {
			t.Fatal(err)
		}
		if lost := missing(r, words(string(content))); lost != "" {
			t.Errorf("%s lacks %q", id, lost)
		}
	}
}

// sameLists compares what is listed.
func sameLists(t *testing.T, name string, content []byte) {
	t.Helper()
	var want struct {
		listed      `json:",inline"`
		Remediation struct{ Actions json.RawMessage }
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Remediation.Actions) > 0 {
		if err := json.Unmarshal(want.Remediation.Actions, &want.Actions); err != nil {
			t.Fatal(err)
		}
	}
	got := frontMatter(t, content)
	one, two := quoted(want.listed), quoted(got)
	if one != two {
		t.Errorf("%s:\nrecord  %s\ncontent %s", name, one, two)
	}
	if len(got.Timeline) == 0 || got.Title == "" {
		t.Errorf("%s: nothing is listed", name)
	}
}

func frontMatter(t *testing.T, content []byte) listed {
	t.Helper()
	parts := strings.SplitN(string(content), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("no front matter in\n%s", content)
	}
	var front struct {
		Title  string
		Params listed
	}
	if err := yaml.Unmarshal([]byte(parts[1]), &front); err != nil {
		t.Fatalf("%v in\n%s", err, content)
	}
	front.Params.Title = front.Title
	return front.Params
}

func TestContentOfHardTexts(t *testing.T) {
	t.Parallel()
	const hard = "a: \"b\" #c 'd' <e> & \\ \u2028 \n--- [x] {y}, 受信"
	r := record{ID: "x", Title: hard, Revisions: []revision{{At: "2026-05-04"}}, Timeline: []entry{{At: "unknown", Text: hard}}}
	text, err := content(r)
	if err != nil {
		t.Fatal(err)
	}
	got := frontMatter(t, text)
	if got.Title != hard || len(got.Timeline) != 1 || got.Timeline[0].Text != hard {
		t.Errorf("got %q and %q", got.Title, got.Timeline)
	}
}

func TestFormsOfRecords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ json, want string }{
		{`{"severity": "unknown", "summary": "s", "timeline": [{"at": "2026-05-04T09:12Z", "marks": "started"}]}`, "unknown s 2026-05-04T09:12 true"},
		{`{"severity": {"level": "SEV1", "scheme": "x"}, "summary": {"public": {"text": "s"}}, "times": {"started": {"at": "2026-05-04T09:12:30+02:00", "approx": true}}}`, "SEV1 s 2026-05-04T07:12 true"},
		{`{"times": {"started": {"earliest": "2026-05-04", "latest": "2026-05-05"}}}`, "  2026-05-04T00:00 true"},
		{`{"times": {"started": "unknown"}, "revisions": [{"version": 1, "at": "2026-06-01"}]}`, "  2026-06-01T00:00 false"},
	} {
		var r record
		if err := json.Unmarshal([]byte(tt.json), &r); err != nil {
			t.Fatal(err)
		}
		when, known, err := r.began()
		if err != nil {
			t.Fatal(err)
		}
		word := map[bool]string{true: "true", false: "false"}[known]
		if got := string(r.Severity) + " " + string(r.Summary.Public) + " " + when.Format("2006-01-02T15:04") + " " + word; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.json, got, tt.want)
		}
	}
}

func TestAPageThatLacksSomethingIsFound(t *testing.T) {
	t.Parallel()
	site, hugo := t.TempDir(), t.TempDir()
	put(t, filepath.Join(site, "incidents", "x", "record.json"), `{"id": "x", "title": "A & B", "timeline": [{"at": "unknown", "text": "It \"began\"."}]}`)
	page := filepath.Join(hugo, "incidents", "x", "index.html")
	put(t, page, `<h1>A &amp; B</h1><td>It &#34;began&#34;.</td>`)
	if err := agree(site, hugo, mostAgreed); err != nil {
		t.Errorf("the whole page: %v", err)
	}
	put(t, page, `<h1>A &amp; B</h1>`)
	if err := agree(site, hugo, mostAgreed); err == nil || !strings.Contains(err.Error(), "began") {
		t.Errorf("a page without its timeline: %v", err)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
