package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatWasKept(t *testing.T) {
	t.Parallel()
	f := Open(filepath.Join(t.TempDir(), "new"))
	key, other := KeyOf([]byte("a")), KeyOf([]byte("b"))
	if got := f.Get("thing", key); got != nil {
		t.Errorf("before anything is kept there is %q", got)
	}
	for _, content := range []string{"first", "second", ""} {
		if err := f.Put("thing", key, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got := f.Get("thing", key); string(got) != content || got == nil {
			t.Errorf("got %q, want %q", got, content)
		}
		if got := f.Get("thing", other); got != nil {
			t.Errorf("with another key there is %q", got)
		}
	}
	if left, err := filepath.Glob(filepath.Join(f.dir, "*.*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v %v", left, err)
	}
}

// TestDamaged changes, cuts off and adds every single byte of what was kept.
func TestDamaged(t *testing.T) {
	t.Parallel()
	f, key := Open(t.TempDir()), KeyOf(nil)
	if err := f.Put("thing", key, []byte("content")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(f.dir, "thing")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write := func(data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := f.Get("thing", key); got != nil {
			t.Errorf("of %q there is %q", data, got)
		}
	}
	for i := range whole {
		changed := bytes.Clone(whole)
		changed[i] ^= 1
		write(changed)
		write(whole[:i])
	}
	write(append(bytes.Clone(whole), 'x'))
}

func TestNothingIsKept(t *testing.T) {
	t.Parallel()
	f := Open("")
	if err := f.Put("thing", Key{}, []byte("content")); err != nil {
		t.Error(err)
	}
	if got := f.Get("thing", Key{}); got != nil {
		t.Errorf("there is %q", got)
	}
}

func TestMixesDiffer(t *testing.T) {
	t.Parallel()
	seen := map[Key][]string{}
	for _, parts := range [][]string{nil, {""}, {"", ""}, {"a", "b"}, {"ab"}, {"b", "a"}, {"a", "b", ""}} {
		key := NewMix().Add(parts...).Key()
		if other, known := seen[key]; known {
			t.Errorf("%q and %q have one key", parts, other)
		}
		seen[key] = parts
	}
}

func TestShelf(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	key := func(s string) Key { return KeyOf([]byte(s)) }
	first := f.Shelf("things", all)
	first.Put("a", key("a1"), []byte("content of a"))
	first.Put("b", key("b1"), nil)
	first.Put("c", key("c1"), []byte("content of c"))
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := f.Shelf("things", all)
	if got := second.Get("a", key("a1")); string(got) != "content of a" {
		t.Errorf("a is %q", got)
	}
	if got := second.Get("a", key("a2")); got != nil {
		t.Errorf("a with another key is %q", got)
	}
	if got := second.Get("b", key("b1")); got == nil || len(got) > 0 {
		t.Errorf("b is %q", got)
	}
	second.Put("d", key("d1"), []byte("content of d"))
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	third := f.Shelf("things", all)
	for name, want := range map[string]string{"a": "content of a", "b": "", "c": "", "d": "content of d"} { // c was not asked for
		if got := third.Get(name, key(name+"1")); string(got) != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := third.Get("c", key("c1")); got != nil {
		t.Errorf("c, which the last one did not ask for, is %q", got)
	}
	if got := f.Shelf("things", key("other")).Get("a", key("a1")); got != nil {
		t.Errorf("with another key for all, a is %q", got)
	}
}

// TestShelfOpenTwice wants two programs that have a shelf open at once to find
// what each of them has put on it, and the next one nothing wrong.
func TestShelfOpenTwice(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	for _, state := range []string{"new", "used"} {
		one, two := f.Shelf("things", all), f.Shelf("things", all)
		texts := func(who string, i int) (string, Key, []byte) {
			name := fmt.Sprint(state, i, who[:i%2]) // every other one has a name of its own
			text := []byte(strings.Repeat(name+who, i))
			return name, KeyOf(text), text
		}
		programs := map[*Shelf]string{one: "a", two: "bb"}
		for i := range 20 {
			for shelf, who := range programs {
				name, key, text := texts(who, i)
				if !shelf.Put(name, key, text) {
					t.Errorf("%s: %s is not kept", state, name)
				}
			}
		}
		for i := range 20 {
			for shelf, who := range programs {
				if name, key, text := texts(who, i); string(shelf.Get(name, key)) != string(text) {
					t.Errorf("%s: %s has lost %s", state, who, name)
				}
			}
		}
		kept := 0
		for shelf := range programs {
			if shelf.Close() == nil {
				kept++
			}
		}
		if kept == 0 {
			t.Errorf("%s: nothing is kept", state)
		}
		three := f.Shelf("things", all)
		for i := range 20 {
			for _, who := range programs {
				name, key, text := texts(who, i)
				if got := three.Get(name, key); got != nil && string(got) != string(text) {
					t.Errorf("%s: %s is %q", state, name, got)
				}
			}
		}
		if err := three.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestLinksAreNotFollowed wants a cache with links or folders in the place of
// files to keep things all the same, and nothing to be written elsewhere.
func TestLinksAreNotFollowed(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	fill := func() {
		s := f.Shelf("things", all)
		s.Put("a", all, []byte("content of a"))
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	fill()
	for _, name := range []string{"things", "things.data"} {
		elsewhere, at := filepath.Join(t.TempDir(), "file"), filepath.Join(f.dir, name)
		data, err := os.ReadFile(at)
		if err := errors.Join(err, os.WriteFile(elsewhere, data, 0o600), os.Remove(at), os.Symlink(elsewhere, at)); err != nil {
			t.Fatal(err)
		}
		if got := f.Shelf("things", all).Get("a", all); got != nil {
			t.Errorf("%s: through a link there is %q", name, got)
		}
		fill()
		if got := f.Shelf("things", all).Get("a", all); string(got) != "content of a" {
			t.Errorf("%s: after a link %q is kept", name, got)
		}
		if now, err := os.ReadFile(elsewhere); string(now) != string(data) {
			t.Errorf("%s: elsewhere is %q now, %v", name, now, err)
		}
		if err := errors.Join(os.Remove(at), os.Mkdir(at, 0o700)); err != nil {
			t.Fatal(err)
		}
		if got := f.Shelf("things", all).Get("a", all); got != nil {
			t.Errorf("%s: with a folder in its place there is %q", name, got)
		}
		_ = os.Remove(at)
		fill()
	}
}

// TestShelfIsTidied wants what is of no use any more to go in the end, and what
// is of use to stay.
func TestShelfIsTidied(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	large := bytes.Repeat([]byte("x"), tolerated/2)
	for i := range 9 {
		s := f.Shelf("things", all)
		if got := s.Get("stays", all); i > 0 && string(got) != "this" {
			t.Fatalf("after %d: %q", i, got)
		}
		if i == 0 {
			s.Put("stays", all, []byte("this"))
		}
		s.Put("changes", KeyOf([]byte{byte(i)}), large)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(f.dir, "things.data"))
	if err != nil || info.Size() > 4*tolerated {
		t.Errorf("%d bytes, %v", info.Size(), err)
	}
}

// TestDamagedShelf changes and cuts off the data and the index of a shelf.
func TestDamagedShelf(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	for _, file := range []string{"things", "things.data"} {
		fill := func() []byte {
			s := f.Shelf("things", all)
			s.Put("a", all, []byte("content of a"))
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(filepath.Join(f.dir, file))
			if err != nil {
				t.Fatal(err)
			}
			return data
		}
		size := len(fill())
		for i := 0; i < size; i += 5 {
			for _, cut := range []bool{false, true} {
				data := fill()
				if data[min(i, len(data)-1)] ^= 1; cut {
					data = data[:min(i, len(data)-1)]
				}
				if err := os.WriteFile(filepath.Join(f.dir, file), data, 0o600); err != nil {
					t.Fatal(err)
				}
				s := f.Shelf("things", all)
				if got := s.Get("a", all); got != nil && string(got) != "content of a" {
					t.Errorf("%s damaged at %d: %q", file, i, got)
				}
			}
		}
	}
}
