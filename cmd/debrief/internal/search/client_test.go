package search

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// script is the client as pages load it.
const clientScript = "../../../../templates/search.js"

// question is one line that testdata/client.js answers.
type question struct {
	Query  string  `json:"query"`
	Fresh  bool    `json:"fresh"`  // in a page that has loaded nothing yet
	Facets bool    `json:"facets"` // as the search page does
	Cards  int     `json:"cards"`  // how many results are in sight
	Stale  bool    `json:"stale"`  // the first entry comes from the folder old
	Fold   *string `json:"fold,omitempty"`
	Words  *string `json:"words,omitempty"`
}

type answer struct {
	List    []int          `json:"list"`
	Partial bool           `json:"partial"`
	Remark  string         `json:"remark"`
	Missing []string       `json:"missing"`
	Titles  []string       `json:"titles"`
	Loaded  map[string]int `json:"loaded"`
	Folded  string         `json:"folded"`
	Words   []string       `json:"words"`
}

// bytes is what was loaded for an answer, without the script.
func (a answer) bytes() int {
	n := 0
	for _, size := range a.Loaded {
		n += size
	}
	return n
}

// node gives the path of Node.js. Without it the test is skipped on a desk and
// fails where CI is set.
func node(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("node")
	switch {
	case err == nil:
		return path
	case os.Getenv("CI") != "":
		t.Fatal("no Node.js on this machine")
	}
	t.Skip("no Node.js on this machine, and the client is a script: install it to run its tests")
	return ""
}

// ask puts questions to the client in a site with these files.
func ask(t testing.TB, files []File, questions []question) []answer {
	t.Helper()
	site := t.TempDir()
	for _, f := range files {
		full := filepath.Join(site, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var in, out, wrong bytes.Buffer
	to := json.NewEncoder(&in)
	for _, q := range questions {
		if err := to.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node(t), "testdata/client.js", clientScript, site)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &wrong
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, wrong.String())
	}
	var answers []answer
	for line := range strings.Lines(out.String()) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions\n%s", len(answers), len(questions), wrong.String())
	}
	return answers
}
