package corpus_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
)

// TestRecordsAreRight wants a corpus without an error, for readers of every
// audience.
func TestRecordsAreRight(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := corpus.Write(dir, 300, 1); err != nil {
		t.Fatal(err)
	}
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := pipeline.Check(pipeline.Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range outcome.Problems {
		if p.Severity == problem.Error {
			t.Errorf("%s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message, p.Rule)
		}
	}
}

// TestRecordsStay pins the bytes: measurements are compared over years.
func TestRecordsStay(t *testing.T) {
	t.Parallel()
	all := sha256.New()
	for i := range 200 {
		name, yaml := corpus.Record(7, i)
		all.Write([]byte(name))
		all.Write(yaml)
	}
	all.Write(corpus.Config())
	const want = "cc18f7facab33107d58d89199f810154e04475543e4b544e6aa00c1438e5fd53"
	if got := hex.EncodeToString(all.Sum(nil)); got != want {
		t.Errorf("the corpus has changed: %s; whoever compares measurements with older ones has to know", got)
	}
}

func TestRecordsDependOnSeedAndNumber(t *testing.T) {
	t.Parallel()
	_, once := corpus.Record(1, 41)
	if _, again := corpus.Record(1, 41); !bytes.Equal(once, again) {
		t.Error("the same record differs from itself")
	}
	for _, other := range []struct {
		seed uint64
		i    int
	}{{2, 41}, {1, 42}} {
		if _, text := corpus.Record(other.seed, other.i); bytes.Equal(once, text) {
			t.Errorf("record %d of seed %d is the same as another", other.i, other.seed)
		}
	}
}

// TestCorpusHasEverything wants what measurements and pages are to meet.
func TestCorpusHasEverything(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	const n = 2000
	names := map[string]bool{}
	for i := range n {
		name, yaml := corpus.Record(3, i)
		names[name] = true
		text.Write(yaml)
	}
	if len(names) != n {
		t.Errorf("%d names for %d records", len(names), n)
	}
	if mean := text.Len() / n; mean < 2500 || mean > 4000 {
		t.Errorf("a record has %d bytes on average", mean)
	}
	words := map[string]bool{}
	for _, word := range regexp.MustCompile(`\p{L}{3,}`).FindAllString(text.String(), -1) {
		words[strings.ToLower(word)] = true
	}
	if len(words) < 3000 {
		t.Errorf("%d different words", len(words))
	}
	for _, want := range []string{
		"kind: outage", "kind: false-positive", "kind: misrouting", "kind: degradation", "kind: change-failure", "kind: data-loss", "kind: security",
		"incident_state: ongoing", "incident_state: unknown", "severity: unknown", "level: SEV1", "status: blocked", "status: wont_do", "status: done",
		"record_status: draft", "record_status: retracted", "audience: internal", "audience: customers", "audience: restricted", "aliases:", "external_ids:",
		"type: recurrence_of", "type: caused_by", "type: related", "ticket:", "approx: true", "times: {started: unknown", "at: +", "method: customer_report",
		"\"受信", "ü", "é", "ה", "ا", "2018-12", "2026-11", "id: all-at-once",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no record has %q", want)
		}
	}
}

func TestWriteNeedsAFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := corpus.Write(filepath.Join(file, "below"), 1, 1); err == nil {
		t.Error("no error below a file")
	}
}

func BenchmarkRecord(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		corpus.Record(1, i)
	}
}
