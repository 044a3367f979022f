package record_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// toldOf gives what Fix says of a record, and then its text.
func toldOf(f record.Fixed) string {
	var told strings.Builder
	for _, done := range f.Done {
		fmt.Fprintln(&told, "done:", done)
	}
	for _, left := range f.Left {
		fmt.Fprintln(&told, "left:", left)
	}
	return told.String() + "---\n" + string(f.Data)
}

func TestFix(t *testing.T) {
	t.Parallel()
	for _, name := range records(t, "fix") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			data := readFile(t, name)
			fixed := record.Fix("incidents/"+filepath.Base(name), data, settings)
			want := strings.TrimSuffix(name, ".yaml") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(toldOf(fixed)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(readFile(t, want)), toldOf(fixed)); diff != "" {
				t.Error(diff)
			}
			holds(t, name, data, fixed)
		})
	}
}

// holds wants a fixed record to say the same as before, and to be fixed.
func holds(t interface{ Fatal(...any) }, name string, data []byte, fixed record.Fixed) {
	before, told := record.ReadOne(name, data, settings)
	after, left := record.ReadOne(name, fixed.Data, settings)
	if told.Count(problem.Error) != left.Count(problem.Error) {
		t.Fatal(left.Text() + string(fixed.Data))
	}
	for _, p := range left {
		if (p.Rule.Name == "timeline-order" || p.Rule.Name == "bare-word") && len(fixed.Left) == 0 && !left.HasErrors() {
			t.Fatal(p.Text() + string(fixed.Data))
		}
	}
	if before != nil {
		written := map[string]bool{}
		for _, entry := range before.Timeline {
			written[entry.ID] = bytes.Contains(data, []byte("id: "+entry.ID))
		}
		for i := range before.Timeline {
			if i < len(after.Timeline) && !written[before.Timeline[i].ID] {
				after.Timeline[i].ID = before.Timeline[i].ID // it goes by the order
			}
		}
		if diff := cmp.Diff(before, after, compare); diff != "" {
			t.Fatal(diff + string(fixed.Data))
		}
	}
	if again := record.Fix(name, fixed.Data, settings); len(again.Done) > 0 {
		t.Fatal("it is not fixed at once: " + toldOf(again))
	}
}

// drawnEntry draws an entry of a timeline: its lines, the first of which
// begins with a dash, and those that move with it.
func drawnEntry(t *rapid.T, i int, indent string) []string {
	at := rapid.SampledFrom([]string{
		fmt.Sprintf("2026-03-%02dT%02d:%02dZ", rapid.IntRange(1, 3).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")),
		fmt.Sprintf("2026-03-02T08:00+0%d:30", rapid.IntRange(0, 2).Draw(t, "offset")),
		"2026-03-02", "unknown", "+20m", `"+1h"`, "{earliest: 2026-03-02T08:00Z}", "{at: '+5m', approx: true}",
	}).Draw(t, "at")
	text := rapid.SampledFrom([][]string{
		{"plain text - with # inside"[:22]}, {"over", "    two lines"}, {`"quoted # and`, `    # more"`}, {"'it''s'"},
		{"|", "    # literal", "", "      deeper"}, {">-  # folded", "    one", "    two"}, {"|+", "    kept", "", ""}, {"|2-", "     one"},
	}).Draw(t, "text")
	id := ""
	if rapid.Bool().Draw(t, "has an id") {
		id = fmt.Sprintf("e%d", rapid.IntRange(0, 20).Draw(t, "id")*100+i)
	}
	lines := []string{}
	if rapid.Bool().Draw(t, "a comment above") {
		lines = append(lines, fmt.Sprintf("%s# above %d", indent, i))
	}
	if rapid.IntRange(0, 3).Draw(t, "in braces") == 0 {
		line := fmt.Sprintf("- { at: %s, text: \"entry %d\",", at, i)
		if id != "" {
			line += " id: " + id + ","
		}
		return append(lines, indent+line, indent+"    # } inside", indent+"    actor: x} # behind")
	}
	lines = append(lines, fmt.Sprintf("%s- at: %s # at", indent, at))
	if id != "" {
		lines = append(lines, indent+"  id: "+id)
	}
	if rapid.Bool().Draw(t, "a comment inside") {
		lines = append(lines, "", indent+"  # inside")
	}
	lines = append(lines, indent+"  text: "+text[0])
	for _, more := range text[1:] {
		if more != "" {
			more = indent + more
		}
		lines = append(lines, more)
	}
	if rapid.Bool().Draw(t, "a comment behind") && !strings.HasPrefix(text[0], "|") {
		lines = append(lines, indent+"   # behind")
	}
	return lines
}

// drawnRecord draws a record whose timeline is in any order.
func drawnRecord(t *rapid.T) []byte {
	indent := rapid.SampledFrom([]string{"", "  ", "    "}).Draw(t, "indent")
	lines := []string{"title: T", "kind: outage", "summary: On", "times: {started: unknown}"}
	lines = append(lines, "timeline: # of it")
	if rapid.Bool().Draw(t, "a comment on top") {
		lines = append(lines, indent+"# on top", "")
	}
	for i := range rapid.IntRange(1, 8).Draw(t, "entries") {
		if i > 0 && rapid.IntRange(0, 2).Draw(t, "an empty line") == 0 {
			lines = append(lines, rapid.SampledFrom([]string{"", "  "}).Draw(t, "empty"))
		}
		lines = append(lines, drawnEntry(t, i, indent)...)
	}
	if rapid.Bool().Draw(t, "something behind") {
		lines = append(lines, "", "# Behind.", "regions: [NO, no]")
	}
	breaks := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line ends")
	text := rapid.SampledFrom([]string{"", "\ufeff"}).Draw(t, "mark") + strings.Join(lines, breaks)
	if rapid.Bool().Draw(t, "a last line end") {
		text += breaks
	}
	return []byte(text)
}

func TestFixedRecordsSayTheSame(t *testing.T) {
	t.Parallel()
	sorted, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		data := drawnRecord(t)
		const name = "incidents/drawn-record.yaml"
		if _, problems := record.ReadOne(name, data, settings); problems.HasErrors() {
			t.Skip("fixing is for records without errors, and this was drawn with some, such as a short time that counts from none: nothing to fix")
		}
		fixed := record.Fix(name, data, settings)
		holds(t, name, data, fixed)
		all++
		if slices.ContainsFunc(fixed.Done, func(done string) bool { return strings.HasPrefix(done, "sorted") }) {
			sorted++
		}
		if diff := cmp.Diff(kept(data), kept(fixed.Data)); diff != "" {
			t.Fatal(diff)
		}
		ends := func(d []byte) [2]bool {
			kept := bytes.Contains(d, []byte("|+")) // whose empty lines may come to stand last
			return [2]bool{kept || bytes.HasSuffix(d, []byte("\n")), bytes.Contains(d, []byte("\r\n"))}
		}
		if ends(data) != ends(fixed.Data) {
			t.Fatal("other line ends")
		}
	})
	if sorted*3 < all {
		t.Errorf("of %d records %d were sorted", all, sorted)
	}
}

// kept gives the lines that no repair changes, in the order of the alphabet,
// and each entry's first line with the comment above it.
func kept(data []byte) []string {
	var all []string
	above := ""
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.Contains(line, "yaml-language-server") || strings.HasPrefix(line, "summary") || strings.HasPrefix(line, "regions"):
			continue
		case strings.HasPrefix(trimmed, "- "):
			line, _, _ = strings.Cut(line, "at: ")
			line = above + line
		}
		above = ""
		if strings.HasPrefix(trimmed, "# above") {
			above = trimmed
		}
		if trimmed != "" {
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}

func FuzzFix(f *testing.F) {
	for _, folder := range []string{"ok", "err", "fix"} {
		for _, name := range records(f, folder) {
			f.Add(readFile(f, name))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const name = "incidents/fuzzed-record.yaml"
		fixed := record.Fix(name, data, settings)
		if bytes.Equal(data, fixed.Data) != (len(fixed.Done) == 0) {
			t.Fatal(toldOf(fixed))
		}
		if again := record.Fix(name, fixed.Data, settings); len(again.Done) > 0 {
			t.Fatal("it is not fixed at once: " + toldOf(again))
		}
		before, told := record.ReadOne(name, data, settings)
		after, left := record.ReadOne(name, fixed.Data, settings)
		if told.Count(problem.Error) != left.Count(problem.Error) || before != nil && before.Title != after.Title {
			t.Fatal(left.Text() + toldOf(fixed))
		}
	})
}
