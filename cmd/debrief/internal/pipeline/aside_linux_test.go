package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDamagedAsideFailsTheBuild overwrites what a build has laid aside, and wants
// it to fail before the site changes.
func TestDamagedAsideFailsTheBuild(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.opts.Out, d.opts.Cache = filepath.Join(d.opts.Dir, "site"), filepath.Join(d.opts.Dir, ".cache")
	if _, err := Build(d.opts); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(d.opts.Out, "index.html")
	old, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}

	d.write("incidents/mail-b.yaml", recordText("Mail was lost for good", ""))
	damaged := 0
	d.opts.Progress = func(stage Stage, done, _ int) {
		if stage == Lists && done == 0 {
			damaged = damage(t, d.opts.Cache)
		}
	}
	_, err = Build(d.opts)
	if damaged == 0 {
		t.Fatal("nothing was laid aside")
	}
	if err == nil || !strings.Contains(err.Error(), "laid aside in its cache: it is damaged") {
		t.Errorf("the error is %v", err)
	}
	if now, err := os.ReadFile(index); err != nil || !bytes.Equal(now, old) {
		t.Errorf("the site has changed: %v", err)
	}

	d.opts.Progress = nil
	if _, err := Build(d.opts); err != nil {
		t.Errorf("the next build: %v", err)
	}
	if now, err := os.ReadFile(index); err != nil || !strings.Contains(string(now), "lost for good") {
		t.Errorf("the next build does not show the change: %v", err)
	}
}

// damage overwrites the nameless files of a folder that this program has open,
// and gives how many bytes.
func damage(t *testing.T, folder string) (bytesOf int) {
	t.Helper()
	open, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range open {
		at, err := os.Readlink(name)
		if err != nil || filepath.Dir(at) != folder || !strings.HasSuffix(at, " (deleted)") {
			continue
		}
		file, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		info, err := file.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.WriteAt(bytes.Repeat([]byte{'x'}, int(info.Size())), 0); err != nil {
			t.Fatal(err)
		}
		bytesOf += int(info.Size())
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return bytesOf
}
