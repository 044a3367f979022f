package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"debrief/cmd/debrief/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(ownCache{m}, map[string]func(){
		"debrief": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// ownCache runs tests without the caches of whoever runs them.
type ownCache struct{ tests *testing.M }

func (o ownCache) Run() int {
	dir, err := os.MkdirTemp("", "debrief-cache-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // what is left there is no test's
	if err := os.Setenv("XDG_CACHE_HOME", dir); err != nil {
		panic(err)
	}
	return o.tests.Run()
}

// TestScripts runs the command as people do: one script for each behaviour.
// Every script has the repository's templates in its folder.
func TestScripts(t *testing.T) {
	t.Parallel()
	templates, err := filepath.Abs(project + "/templates")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			return copyFiles(templates, filepath.Join(env.WorkDir, "templates"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "absent": absent, "same": same,
		},
	})
}

// copyFiles copies the files of a folder, without the folders in it.
func copyFiles(from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, e.Name()), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// status N command…: the command's exit status is N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError) //nolint:errorlint // testscript gives it as it is
		if !ok {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// absent TEXT FOLDER: no file of the folder holds the text, and none has it in
// its name.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: absent TEXT FOLDER")
	}
	n := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		data, err := os.ReadFile(name)
		if bytes.Contains(data, []byte(args[0])) || strings.Contains(d.Name(), args[0]) {
			ts.Logf("%s holds %q", name, args[0])
			ts.Fatalf("%q is in %s", args[0], d.Name())
		}
		return err
	}))
	if n == 0 {
		ts.Fatalf("%s is empty", args[1])
	}
}

// same FOLDER FOLDER: both hold the same files with the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same FOLDER FOLDER")
	}
	one, two := contents(ts, args[0]), contents(ts, args[1])
	for name, data := range one {
		if other, ok := two[name]; !ok || other != data {
			ts.Fatalf("%s is not the same in %s and %s", name, args[0], args[1])
		}
	}
	if len(one) != len(two) || len(one) == 0 {
		ts.Fatalf("%d files in %s, %d in %s", len(one), args[0], len(two), args[1])
	}
}

func contents(ts *testscript.TestScript, folder string) map[string]string {
	all := map[string]string{}
	root := ts.MkAbs(folder)
	ts.Check(filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, root)] = string(data)
		return err
	}))
	return all
}
