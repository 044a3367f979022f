package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == launch {
		os.Exit(launched(os.Args[2:], os.Stdout, os.Stderr))
	}
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

// bench is one measurement.
type bench struct {
	records int
	runs    int
	growth  []int
	debrief string // the program
	tools   string // the folder that Hugo is kept in between measurements
	work    string // the folder that everything is made in
	hugo    string // the program
	keep    bool   // nothing is cleared that is not in the way
	log     io.Writer
}

func run(args []string, stdout, stderr io.Writer) error {
	b := bench{log: stderr}
	if err := b.parse(args); err != nil {
		return err
	}
	var err error
	if b.hugo, err = installed(b.tools, b.log); err != nil {
		return err
	}
	if b.work, err = os.MkdirTemp(b.work, "debrief-bench-"); err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	if b.keep {
		b.say("everything stays in %s", b.work)
	} else {
		defer os.RemoveAll(b.work) //nolint:errcheck // nothing depends on it
	}
	fmt.Fprintf(stdout, "%s, %s %s/%s, %d cores, Hugo %s, median of %d\n\n", time.Now().UTC().Format("2006-01-02"),
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), hugoVersion, b.runs)
	whole, err := b.sideBySide()
	if err != nil {
		return err
	}
	fmt.Fprint(stdout, whole.text())
	grown, err := b.grow(whole.cold)
	if err != nil {
		return err
	}
	fmt.Fprint(stdout, "\n"+grown.text())
	return nil
}

// parse reads the flags and looks for what the measurement needs.
func (b *bench) parse(args []string) error {
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.SetOutput(b.log)
	set.IntVar(&b.records, "n", 10_000, "`records` that both build")
	set.IntVar(&b.runs, "runs", 5, "`times` that each is measured; the median counts")
	growth := set.String("growth", "100,1000,10000", "numbers of `records` that Debrief alone builds")
	set.StringVar(&b.debrief, "debrief", "bin/debrief", "the `program` that is measured")
	set.StringVar(&b.tools, "tools", "", "`folder` that Hugo is kept in; else one in the user's cache")
	set.StringVar(&b.work, "work", "", "`folder` to work in; else the system's for temporary files; 10,000 records five times take about 15 GB")
	set.BoolVar(&b.keep, "keep", false, "leave everything that was made")
	if err := set.Parse(args); err != nil {
		return err
	}
	if set.NArg() > 0 || b.records < 1 || b.runs < 1 {
		return fmt.Errorf("records and runs must be at least 1, and nothing follows the flags")
	}
	for _, word := range strings.FieldsFunc(*growth, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			return fmt.Errorf("growth: %q is no number of records", word)
		}
		b.growth = append(b.growth, n)
	}
	return b.look()
}

// look wants what others have to bring.
func (b *bench) look() (err error) {
	if b.debrief, err = filepath.Abs(b.debrief); err != nil {
		return err
	}
	if info, err := os.Stat(b.debrief); err != nil || info.IsDir() {
		return fmt.Errorf("there is no program %s: \"make bench\" builds it", b.debrief)
	}
	if _, err := exec.LookPath("cp"); err != nil {
		return fmt.Errorf("there is no cp here, which a build is compared with: %w", err)
	}
	if b.tools == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("find a folder for Hugo: %w; name one with -tools", err)
		}
		b.tools = filepath.Join(cache, "debrief-bench")
	}
	b.tools, err = filepath.Abs(b.tools)
	return err
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.log, "bench: "+format+"\n", args...) }
