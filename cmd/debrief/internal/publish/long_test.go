package publish

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPutFrom wants a long file to become what it would with Put, and to be
// written only where it differs.
func TestPutFrom(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	long := make([]byte, 5*compareSize/2)
	for i := range long {
		long[i] = byte(rnd.Uint32())
	}
	at := func(i int) []byte { // the same but for one byte
		other := append([]byte(nil), long...)
		other[i]++
		return other
	}
	dir, other := t.TempDir(), t.TempDir()
	for i, data := range [][]byte{
		long, long, at(0), at(compareSize), at(len(long) - 1), long[:compareSize], long[:compareSize-1], long, nil, nil, long[:1],
	} {
		before, _ := os.Stat(filepath.Join(dir, "long.bin"))
		was, _ := os.ReadFile(filepath.Join(dir, "long.bin"))
		w := begin(t, dir)
		from, err := w.PutFrom("long.bin", func(to io.Writer) error {
			for rest := data; len(rest) > 0; {
				n := min(len(rest), 1+rnd.IntN(compareSize))
				if _, err := to.Write(rest[:n]); err != nil {
					return err
				}
				rest = rest[n:]
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Commit(); err != nil {
			t.Fatal(err)
		}
		whole := begin(t, other)
		if _, err := whole.Put(File{Path: "long.bin", Data: data}); err != nil {
			t.Fatal(err)
		}
		if _, err := whole.Commit(); err != nil {
			t.Fatal(err)
		}
		if mustRead(t, dir, "long.bin") != string(data) || mustRead(t, dir, manifestName) != mustRead(t, other, manifestName) {
			t.Errorf("%d: another file, or manifest, than with Put", i)
		}
		after, err := os.Stat(filepath.Join(dir, "long.bin"))
		if err != nil {
			t.Fatal(err)
		}
		if same := before != nil && string(was) == string(data); os.SameFile(before, after) != same {
			t.Errorf("%d: the same %v, and not written %v", i, same, !same)
		}
		if from.Size != int64(len(data)) || from.ModTime != after.ModTime().UnixNano() {
			t.Errorf("%d: %+v", i, from)
		}
		next := begin(t, dir)
		if !next.Keep(&from) {
			t.Errorf("%d: it is not kept", i)
		}
		if err := next.Abort(); err != nil {
			t.Error(err)
		}
	}
}

// TestPutFromFails wants what cannot be written to leave the old site.
func TestPutFromFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("a.txt", "as it was"))
	for name, write := range map[string]func(io.Writer) error{
		"an error of its own": func(to io.Writer) error {
			_, err := io.WriteString(to, strings.Repeat("as it is ", compareSize))
			return errors.Join(err, errors.New("an error of its own"))
		},
		"a page": func(io.Writer) error { return nil },
	} {
		w := begin(t, dir)
		file := map[string]string{"a page": "a.html"}[name]
		if file == "" {
			file = "a.txt"
		}
		if _, err := w.PutFrom(file, write); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		if err := w.Abort(); err != nil {
			t.Error(err)
		}
		if got := mustRead(t, dir, "a.txt"); got != "as it was" {
			t.Errorf("%s: %q", name, got)
		}
	}
	w := begin(t, dir)
	for _, name := range []string{"../b.txt", "c", "c/d.txt"} {
		if _, err := w.PutFrom(name, func(to io.Writer) error { _, err := fmt.Fprint(to, name); return err }); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.Commit(); err == nil || !strings.Contains(err.Error(), "b.txt") {
		t.Error(err)
	}
}
