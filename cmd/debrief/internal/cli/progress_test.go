package cli

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

// clock is one that goes on by a step whenever it is looked at.
type clock struct {
	at   time.Time
	step time.Duration
}

func (c *clock) now() time.Time {
	c.at = c.at.Add(c.step)
	return c.at
}

func TestProgressLine(t *testing.T) {
	t.Parallel()
	const ms = time.Millisecond
	c := &clock{at: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	var out bytes.Buffer
	p := newProgress(&out, c.now, 0)
	for i, tt := range []struct {
		after    time.Duration
		stage    pipeline.Stage
		done, of int
		want     string // empty when nothing is to be drawn
	}{
		{0, pipeline.Reading, 0, 10_000, ""},
		{900 * ms, pipeline.Reading, 1000, 10_000, ""},
		{100 * ms, pipeline.Reading, 2000, 10_000, "2,000 of 10,000 records read, 6 s left"},
		{50 * ms, pipeline.Reading, 2100, 10_000, ""},
		{450 * ms, pipeline.Reading, 3000, 10_000, "3,000 of 10,000 records read, 6 s left"},
		{1000 * ms, pipeline.Reports, 400, 0, "3,000 of 10,000 records read, 400 reports made, 10 s left"},
		{1000 * ms, pipeline.Reading, 9999, 10_000, "9,999 of 10,000 records read, 400 reports made, 2 s left"},
		{1000 * ms, pipeline.Reading, 10_000, 10_000, "400 reports made, 2 s left"}, // two fifths of 4.5 s
		{100 * ms, pipeline.Reports, 400, 9000, "400 of 9,000 reports made"},
		{100 * ms, pipeline.Lists, 0, 40, "400 of 9,000 reports made"},
		{1800 * ms, pipeline.Reports, 500, 9000, "500 of 9,000 reports made, 3 min left"}, // of the present stage alone
		{100 * ms, pipeline.Lists, 1, 40, "500 of 9,000 reports made, 1 of 40 lists made, 3 min left"},
		{100 * ms, pipeline.Reports, 9000, 9000, "1 of 40 lists made"},
		{400 * ms, pipeline.Lists, 2, 40, "2 of 40 lists made"}, // too early to tell
		{100 * ms, pipeline.Lists, 3, 40, "3 of 40 lists made, 10 s left"},
		{200 * ms, pipeline.Lists, 40, 40, "40 lists made"},
		{200 * ms, pipeline.Writing, 0, 1, "0 of 1 file written"},
		{200 * ms, pipeline.Searching, 5, 6, "0 of 1 file written"}, // is not told of
	} {
		out.Reset()
		c.at = c.at.Add(tt.after)
		p.tell(tt.stage, tt.done, tt.of)
		want := ""
		if tt.want != "" {
			want = "\rdebrief: " + tt.want + "\x1b[K"
		}
		if got := out.String(); got != want {
			t.Errorf("row %d: drawn %q, want %q", i, got, want)
		}
	}
	out.Reset()
	p.erase()
	p.erase()
	if got := out.String(); got != "\r\x1b[K" {
		t.Errorf("at the end %q is drawn, want the line taken away once", got)
	}
}

// TestProgressLeft wants the time that is left to be told from the first records
// to the last list, although nobody knows how many reports there are going to be,
// and for a while how many lists.
func TestProgressLeft(t *testing.T) {
	t.Parallel()
	c := &clock{at: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	var out bytes.Buffer
	p := newProgress(&out, c.now, 0)
	for i, tt := range []struct {
		at       int // seconds since the beginning
		stage    pipeline.Stage
		done, of int
		want     string
	}{
		{0, pipeline.Reading, 0, 3000, ""},
		{2, pipeline.Reports, 270, 0, "0 of 3,000 records read, 270 reports made"},
		{4, pipeline.Reading, 600, 3000, "600 of 3,000 records read, 270 reports made, 24 s left"},
		{20, pipeline.Reading, 3000, 3000, "270 reports made, 8 s left"},
		{22, pipeline.Reports, 2700, 0, "2,700 reports made, 6 s left"},
		{23, pipeline.Lists, 0, 0, "2,700 reports made, 0 lists made, 5 s left"},
		{24, pipeline.Lists, 100, 0, "2,700 reports made, 100 lists made, 4 s left"},
		{25, pipeline.Lists, 200, 1000, "2,700 reports made, 200 of 1,000 lists made"},
		{27, pipeline.Lists, 600, 1000, "2,700 reports made, 600 of 1,000 lists made, 2 s left"},
		{40, pipeline.Lists, 999, 1000, "2,700 reports made, 999 of 1,000 lists made, 1 s left"},
	} {
		out.Reset()
		c.at = p.began.Add(time.Duration(tt.at) * time.Second)
		p.tell(tt.stage, tt.done, tt.of)
		if got := strings.TrimSuffix(strings.TrimPrefix(out.String(), "\rdebrief: "), "\x1b[K"); got != tt.want {
			t.Errorf("row %d: drawn %q, want %q", i, got, tt.want)
		}
	}
}

func TestProgressStaysOneLine(t *testing.T) {
	t.Parallel()
	c := &clock{at: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), step: 2 * time.Second}
	var out bytes.Buffer
	p := newProgress(&out, c.now, 20)
	p.tell(pipeline.Reading, 2000, 10_000)
	if got := out.String(); got != "\rdebrief: 2,000 of 1\x1b[K" {
		t.Errorf("drawn %q on 20 columns", got)
	}
}

func TestProgressNeedsATerminal(t *testing.T) {
	t.Parallel()
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as terminals are
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close() //nolint:errcheck // nothing was written
	for term, want := range map[string]bool{"xterm": true, "dumb": false} {
		a, _ := quiet(map[string]string{"TERM": term})
		if a.progress() != nil {
			t.Error("a line is drawn into a buffer")
		}
		a.stderr = device
		if got := a.progress() != nil; got != want {
			t.Errorf("TERM=%s: a line is drawn: %t, want %t", term, got, want)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()  //nolint:errcheck // nothing was read
	defer write.Close() //nolint:errcheck // nothing was written
	a, _ := quiet(nil)
	if a.stderr = write; a.progress() != nil {
		t.Error("a line is drawn into a pipe")
	}
}

// invented writes some invented records and says how to build them.
func invented(t *testing.T, n int) pipeline.Options {
	t.Helper()
	dir := t.TempDir()
	if err := corpus.Write(dir, n, 1); err != nil {
		t.Fatal(err)
	}
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: "site", AsOf: asOf}
}

// TestProgressOfABuild draws a build in which every look at the clock takes two
// seconds, and wants counts that only grow, up to all there is.
func TestProgressOfABuild(t *testing.T) {
	t.Parallel()
	const n = 12
	opts := invented(t, n)
	var out bytes.Buffer
	line := newProgress(&out, (&clock{step: 2 * time.Second}).now, 0)
	opts.Progress = line.tell
	done, err := pipeline.Build(opts)
	if err != nil {
		t.Fatal(err)
	}
	for what, of := range map[string]int{"records read": n, "reports made": done.Shown} {
		last := 0
		for _, found := range regexp.MustCompile(`(\d+)(?: of (\d+))? `+what).FindAllStringSubmatch(out.String(), -1) {
			now, _ := strconv.Atoi(found[1])
			if now < last || now > of || found[2] != "" && found[2] != strconv.Itoa(of) {
				t.Errorf("%s after %d of %d", found[0], last, of)
			}
			last = now
		}
		if last < of-1 { // with the last one, the next stage takes the line
			t.Errorf("at last %d %s, want %d", last, what, of)
		}
	}
}

// TestTimings wants a table that tells all of the time.
func TestTimings(t *testing.T) {
	t.Parallel()
	a, out := quiet(nil)
	a.now = (&clock{step: time.Millisecond}).now
	done, err := a.watched(invented(t, 3), nil, true)
	if err != nil || len(done.Spent) < 6 {
		t.Fatalf("stages %v, error %v", done.Spent, err)
	}
	total, share := 0.0, 0.0
	for _, found := range regexp.MustCompile(`(?m)^[a-z]+ +(\d+\.\d{3}) s +(\d+\.\d) %$`).FindAllStringSubmatch(out.String(), -1) {
		took, _ := strconv.ParseFloat(found[1], 64)
		part, _ := strconv.ParseFloat(found[2], 64)
		total, share = total+took, share+part
	}
	_, end, _ := strings.Cut(out.String(), "\nall ")
	all, _ := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(end), " s"), 64)
	if all == 0 || total < all-0.006 || total > all+0.006 || share < 99.5 || share > 100.5 {
		t.Errorf("%.3f s and %.1f %% in parts of %.3f s:\n%s", total, share, all, out.String())
	}
}
