package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMeasured(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("what is measured here is a line of sh, and this system has none")
	}
	took, err := measured(t.TempDir(), nil, "sh", "-c", "sleep 0.02; echo said")
	if err != nil {
		t.Fatal(err)
	}
	if took.Wall < 20*time.Millisecond || took.CPU > took.Wall || took.Peak < 100<<10 || took.Peak > 1<<30 {
		t.Errorf("took %+v", took)
	}
	_, err = measured(t.TempDir(), nil, "sh", "-c", "echo no room >&2; exit 3")
	if err == nil || !strings.Contains(err.Error(), "no room") || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("a failure is told as %v", err)
	}
}

func TestMedian(t *testing.T) {
	t.Parallel()
	got := median([]cost{{3, 30, 100}, {1, 50, 300}, {2, 40, 200}})
	if want := (cost{2, 40, 200}); got != want {
		t.Errorf("median %+v, want %+v", got, want)
	}
}

func TestExponent(t *testing.T) {
	t.Parallel()
	from, to := size{100, cost{Wall: time.Second}}, size{1000, cost{Wall: 100 * time.Second}}
	if got := exponent(from, to, func(c cost) float64 { return c.Wall.Seconds() }); got < 1.999 || got > 2.001 {
		t.Errorf("exponent %f, want 2", got)
	}
}

func TestWrittenFiles(t *testing.T) {
	t.Parallel()
	dir, other := t.TempDir(), t.TempDir()
	for _, name := range []string{"index.html", "a/same", "a/replaced", "b/again", "b/gone"} {
		put(t, filepath.Join(dir, name), "x")
	}
	before, err := marksOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	// A whole new folder takes the place of the old one: what has not changed is
	// the same file there.
	put(t, filepath.Join(other, "b", "new"), "x")
	put(t, filepath.Join(other, "a", "replaced"), "x")
	put(t, filepath.Join(other, "b", "again"), "x")
	for _, name := range []string{"index.html", "a/same"} {
		if err := os.Link(filepath.Join(dir, name), filepath.Join(other, name)); err != nil {
			t.Skipf("a file system without hard links cannot keep the same file: %v", err)
		}
	}
	by, all, err := before.written(other)
	if err != nil || all != 3 || by["a"] != 1 || by["b"] != 2 || len(by) != 2 {
		t.Errorf("%d written: %v (error %v)", all, by, err)
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "debrief")
	for _, tt := range []struct{ args, want string }{
		{"-runs 0", "at least 1"},
		{"-growth 100,many", `"many" is no number`},
		{"-debrief " + program, "there is no program"},
		{"left", "nothing follows the flags"},
	} {
		var said strings.Builder
		b := bench{log: &said}
		if err := b.parse(strings.Fields(tt.args)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.args, err, tt.want)
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	w := whole{records: 10_000, cold: cost{2 * time.Second, 3 * time.Second, 60 << 20}, hugo: cost{20 * time.Second, 30 * time.Second, 1200 << 20},
		copied: cost{time.Second, time.Second, 0}, same: cost{20 * time.Millisecond, 30 * time.Millisecond, 30 << 20}, changed: cost{100 * time.Millisecond, 90 * time.Millisecond, 30 << 20},
		written: map[string]int{"kinds": 1, "incidents": 5, "search": 1}, exchanged: 7}
	want := `
ratio                         wall       CPU      peak   at most
cold / Hugo                  0.100     0.100     0.050   0.20; peak 0.10
cold / cp -r                 2.000     3.000             3
no change / cold             0.010     0.010     0.500   0.03
one changed / cold           0.050     0.030     0.500   0.05
`
	if got := w.text(); !strings.HasSuffix(got, want) || !strings.Contains(got, "7 written: incidents 5, kinds 1, search 1\n") || !strings.HasPrefix(got, "10,000 records ") {
		t.Errorf("table\n%s\nwant its end\n%s", got, want)
	}
}
