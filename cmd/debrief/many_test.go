package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	yearAndMonth = regexp.MustCompile(`\b20\d\d-\d\d`)
	ofOneRecord  = regexp.MustCompile(`(?m)^(id|aliases): .*\n`)
)

// manyRecords makes a project of n rich records in a new folder: the
// repository's own ones over and over, each round a year earlier, from the
// tenth on in the same years again.
func manyRecords(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	names, err := filepath.Glob(filepath.Join(project, "incidents", "*.yaml"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("no sample records: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "incidents"), 0o755); err != nil {
		tb.Fatal(err)
	}
	for i := range n {
		sample, round := names[i%len(names)], i/len(names)
		text, err := os.ReadFile(sample)
		if err != nil {
			tb.Fatal(err)
		}
		into := filepath.Join(dir, "incidents", nameInRound(sample, round))
		if err := os.WriteFile(into+".yaml", []byte(inRound(string(text), names, round)), 0o644); err != nil {
			tb.Fatal(err)
		}
		if attached := strings.TrimSuffix(sample, ".yaml"); isFolder(attached) {
			if err := copyFiles(attached, into); err != nil {
				tb.Fatal(err)
			}
		}
	}
	settings, err := os.ReadFile(filepath.Join(project, "config.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), settings, 0o644); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// nameInRound gives the name that a sample has in a round, without its ending.
func nameInRound(sample string, round int) string {
	return fmt.Sprintf("%s-%03d", strings.TrimSuffix(filepath.Base(sample), ".yaml"), round)
}

// inRound gives a record's text as it is in a round: earlier, and related to
// others of that round.
func inRound(text string, names []string, round int) string {
	text = ofOneRecord.ReplaceAllString(text, "")
	for i, name := range names {
		text = strings.ReplaceAll(text, strings.TrimSuffix(filepath.Base(name), ".yaml"), fmt.Sprintf("\x00%d\x00", i))
	}
	text = yearAndMonth.ReplaceAllStringFunc(text, func(old string) string {
		year, _ := strconv.Atoi(old[:4]) // four digits
		return strconv.Itoa(year-round%10) + old[4:]
	})
	for i, name := range names {
		text = strings.ReplaceAll(text, fmt.Sprintf("\x00%d\x00", i), nameInRound(name, round))
	}
	return text
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func TestManyRecordsAreRight(t *testing.T) {
	t.Parallel()
	dir := manyRecords(t, 80)
	var out strings.Builder
	if status := debrief(&out, "check", "--chdir", dir, "--as-of", "2026-11-22"); status != 0 {
		t.Errorf("exit %d\n%s", status, out.String())
	}
}
