package cache

import (
	"bytes"
	"os"
	"path/filepath"
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
