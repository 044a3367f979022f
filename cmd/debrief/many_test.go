package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	yearAndMonth = regexp.MustCompile(`\b20\d\d-\d\d`)
	ofOneRecord  = regexp.MustCompile(`(?m)^(id|aliases): .*\n`)
	itsWaivers   = regexp.MustCompile(`(?m)^x-lint-waive:\n(?: .*\n)+`)
	toSample     = regexp.MustCompile("\\bid: \x00([0-9]+)\x00")
)

// manyRecords makes a project of n rich records in a new folder: the
// repository's own ones over and over, the longest first, each round a year
// earlier, from the tenth on in the same years again.
func manyRecords(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	names := longestFirst(tb)
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
		if err := os.WriteFile(into+".yaml", []byte(inRound(string(text), names, round, n)), 0o644); err != nil {
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

// longestFirst lists the files of the repository's own records, those with most
// to show first, so that a few of them are the rich ones.
func longestFirst(tb testing.TB) []string {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(project, "incidents", "*.yaml"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("no sample records: %v", err)
	}
	sizes := map[string]int64{}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			tb.Fatal(err)
		}
		sizes[name] = info.Size()
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(sizes[b], sizes[a]) })
	return names
}

// nameInRound gives the name that a sample has in a round, without its ending.
func nameInRound(sample string, round int) string {
	return fmt.Sprintf("%s-%03d", strings.TrimSuffix(filepath.Base(sample), ".yaml"), round)
}

// inRound gives a record's text as it is in a round of n records: earlier, with
// waivers that hold as long as before, and related to others of that round,
// those that are not among the n being elsewhere.
func inRound(text string, names []string, round, n int) string {
	waivers := itsWaivers.FindString(text)
	text = strings.Replace(text, waivers, "\x01", 1)
	text = ofOneRecord.ReplaceAllString(text, "")
	for i, name := range names {
		text = strings.ReplaceAll(text, strings.TrimSuffix(filepath.Base(name), ".yaml"), fmt.Sprintf("\x00%d\x00", i))
	}
	text = toSample.ReplaceAllStringFunc(text, func(relation string) string {
		sample, _ := strconv.Atoi(toSample.FindStringSubmatch(relation)[1]) // digits
		if round*len(names)+sample < n {
			return relation
		}
		return fmt.Sprintf("external: {system: elsewhere, id: missing-%d}", sample)
	})
	text = yearAndMonth.ReplaceAllStringFunc(text, func(old string) string {
		year, _ := strconv.Atoi(old[:4]) // four digits
		return strconv.Itoa(year-round%10) + old[4:]
	})
	for i, name := range names {
		text = strings.ReplaceAll(text, fmt.Sprintf("\x00%d\x00", i), nameInRound(name, round))
	}
	return strings.Replace(text, "\x01", waivers, 1)
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
