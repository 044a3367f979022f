package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func begin(t *testing.T, dir string) *Writer {
	t.Helper()
	w, err := Begin(t.Context(), dir, Options{})
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	return w
}

// names lists what is in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	all := []string{}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestManyPutAtOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "site")
	want := map[string]string{}
	for round := range 3 {
		w := begin(t, dir)
		var group sync.WaitGroup
		for i := range 8 {
			for k := range 40 {
				name, text := fmt.Sprintf("a/%d/%d.txt", k%7, i*40+k), fmt.Sprint(i, k, k%10 < round)
				want[name] = text
				group.Go(func() {
					if _, err := w.Put(page(name, text)); err != nil {
						t.Error(err)
					}
				})
			}
		}
		group.Wait()
		result, err := w.Commit()
		if err != nil || result.Files != 320 {
			t.Fatalf("%v, %d files; want 320", err, result.Files)
		}
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Errorf("round %d (-want +got):\n%s", round, diff)
		}
	}
}

func TestKeep(t *testing.T) {
	t.Parallel()
	later := time.Now().Add(time.Hour)
	for name, tt := range map[string]struct {
		change func(file string) error
		kept   bool
	}{
		"as it was":                 {func(string) error { return nil }, true},
		"another time":              {func(file string) error { return os.Chtimes(file, later, later) }, true},
		"other bytes":               {func(file string) error { return os.WriteFile(file, []byte("ONE"), 0o600) }, false},
		"more bytes":                {func(file string) error { return os.WriteFile(file, []byte("one more"), 0o600) }, false},
		"gone":                      {os.Remove, false},
		"a link":                    {func(file string) error { return errors.Join(os.Rename(file, file+"2"), os.Symlink(file+"2", file)) }, false},
		"a folder":                  {func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o700)) }, false},
		"its folder is now a link":  {func(file string) error { return swapForLink(filepath.Dir(file)) }, false},
		"its folder is now a file":  {func(file string) error { return swapForFile(filepath.Dir(file)) }, false},
		"the whole output is empty": {func(file string) error { return os.RemoveAll(filepath.Dir(filepath.Dir(file))) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "site")
			w := begin(t, dir)
			made, err := w.Put(page("a/one.html", "one"))
			if err == nil {
				_, err = w.Commit()
			}
			if err := errors.Join(err, tt.change(filepath.Join(dir, "a", "one.html"))); err != nil {
				t.Fatal(err)
			}
			w = begin(t, dir)
			if kept := w.Keep(&made); kept != tt.kept {
				t.Errorf("kept %v, want %v", kept, tt.kept)
			}
			if info, err := os.Lstat(filepath.Join(dir, "a", "one.html")); tt.kept && (err != nil || made.ModTime != info.ModTime().UnixNano()) {
				t.Errorf("its time is %d: %v, %v", made.ModTime, info, err)
			}
			if err := w.Abort(); err != nil {
				t.Error(err)
			}
		})
	}
}

func swapForLink(dir string) error {
	return errors.Join(os.Rename(dir, dir+"2"), os.Symlink(filepath.Base(dir)+"2", dir))
}

func swapForFile(dir string) error {
	return errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600))
}

// What is kept is checked like what is put.
func TestKeptLinksAreFollowed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := []File{
		page("a/index.html", `<p id="x"><a href="../b/index.html#y">b</a><a href="../c.txt">c</a>`),
		page("b/index.html", `<p id="y">`), page("c.txt", ""),
	}
	made := map[string]Made{}
	w := begin(t, dir)
	for _, f := range first {
		m, err := w.Put(f)
		if err != nil {
			t.Fatal(err)
		}
		made[f.Path] = m
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	for b, why := range map[string]string{`<p id="y">`: "", `<p id="z">`: "there is no such place in b/index.html"} {
		w := begin(t, dir)
		for _, name := range []string{"a/index.html", "c.txt"} {
			if m := made[name]; !w.Keep(&m) {
				t.Fatalf("%s is not kept", name)
			}
		}
		if _, err := w.Put(page("b/index.html", b)); err != nil {
			t.Fatal(err)
		}
		_, err := w.Commit()
		var broken BrokenLinks
		errors.As(err, &broken)
		var want BrokenLinks
		if why != "" {
			want = BrokenLinks{{"a/index.html", "../b/index.html#y", why}}
		}
		if diff := cmp.Diff(want, broken); diff != "" {
			t.Errorf("b is %s (-want +got):\n%s", b, diff)
		}
	}
}

func TestNothingChanged(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWrite(t, dir, page("a/index.html", "one"))
	put(t, dir, map[string]string{"CNAME": "example.com"})
	long := time.Now().Add(-time.Hour)
	for _, d := range []string{parent, dir, filepath.Join(dir, "a")} {
		if err := os.Chtimes(d, long, long); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, dir, page("a/index.html", "one"))
	for _, d := range []string{parent, dir, filepath.Join(dir, "a")} {
		if info, err := os.Stat(d); err != nil || info.ModTime().After(long.Add(time.Minute)) {
			t.Errorf("%s was written to", d)
		}
	}
}

func TestAbort(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir := filepath.Join(parent, "deep", "site")
	w := begin(t, dir)
	if _, err := w.Put(page("index.html", "one")); err != nil {
		t.Fatal(err)
	}
	if err := w.Abort(); err != nil {
		t.Fatal(err)
	}
	if left := names(t, parent); len(left) > 0 {
		t.Errorf("%v was left behind", left)
	}
	mustWrite(t, dir, page("index.html", "one"))
	w = begin(t, dir)
	if _, err := w.Put(page("index.html", "two")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Abort(), w.Abort()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"site/index.html": "one"}, tree(t, filepath.Dir(dir))); diff != "" {
		t.Errorf("after Abort (-want +got):\n%s", diff)
	}
	if _, err := w.Commit(); err == nil {
		t.Error("an ended build can be committed")
	}
}

func TestStopped(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "site")
	mustWrite(t, dir, page("index.html", "one"))
	ctx, stop := context.WithCancel(t.Context())
	w, err := Begin(ctx, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Put(page("index.html", "two")); err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := w.Put(page("b.html", "two")); !errors.Is(err, context.Canceled) {
		t.Errorf("Put: %v, want that it was stopped", err)
	}
	if _, err := w.Commit(); !errors.Is(err, context.Canceled) {
		t.Errorf("Commit: %v, want that it was stopped", err)
	}
	if diff := cmp.Diff(map[string]string{"site/index.html": "one"}, tree(t, filepath.Dir(dir))); diff != "" {
		t.Errorf("after it was stopped (-want +got):\n%s", diff)
	}
}

func TestBuildsComeOneAfterTheOther(t *testing.T) {
	t.Parallel()
	for _, git := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "site")
		if git {
			put(t, dir, map[string]string{".git/HEAD": "ref"})
		}
		first := begin(t, dir)
		if _, err := first.Put(page("a.txt", "first")); err != nil {
			t.Fatal(err)
		}
		waiting, ended := make(chan bool), make(chan error)
		go func() {
			_, err := Write(t.Context(), dir, []File{page("a.txt", "second")}, Options{Waiting: func() { close(waiting) }})
			ended <- err
		}()
		<-waiting
		stopped, stop := context.WithTimeout(t.Context(), time.Millisecond)
		if _, err := Begin(stopped, dir, Options{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a third build: %v, want that it was stopped", err)
		}
		stop()
		if _, err := first.Commit(); err != nil {
			t.Fatal(err)
		}
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		if got := mustRead(t, dir, "a.txt"); got != "second" {
			t.Errorf("a.txt is %q, want what the second build wrote", got)
		}
	}
}
