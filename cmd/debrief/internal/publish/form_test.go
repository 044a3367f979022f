package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is read quickly is what any JSON reader finds there.
func TestFormIsReadLikeJSON(t *testing.T) {
	t.Parallel()
	state := map[string]string{"index.html": "", "é/ü.txt": "1", "a & b/c.txt": "22", "a's.txt": "3"}
	for i := range 500 {
		state[fmt.Sprintf("many/%d.txt", i)] = strings.Repeat("x", i)
	}
	for _, state := range []map[string]string{state, {}} {
		text := manifestText(t, state)
		read := func(how func(use func([]byte, int64, []byte)) error) (all []string, err error) {
			err = how(func(name []byte, size int64, sum []byte) { all = append(all, fmt.Sprintf("%s %d %x", name, size, sum)) })
			return all, err
		}
		quick := func(text string) ([]string, error) {
			return read(func(use func([]byte, int64, []byte)) error { return readForm(strings.NewReader(text), use) })
		}
		strict, err := read(func(use func([]byte, int64, []byte)) error {
			return readStrictly(json.NewDecoder(strings.NewReader(text)), use)
		})
		got, err2 := quick(text)
		if err != nil || err2 != nil || len(got) != len(state) {
			t.Fatal(err, err2, len(got))
		}
		if diff := cmp.Diff(strict, got); diff != "" {
			t.Errorf("(-strict +quick):\n%s", diff)
		}
		// Every other text is another form, or says something else.
		small := text
		if len(state) > 4 {
			small = manifestText(t, map[string]string{"a.txt": "1", "é.txt": "2"})
		}
		whole, err := quick(small)
		if err != nil {
			t.Fatal(err)
		}
		for i := range small {
			if _, err := quick(small[:i]); err == nil {
				t.Errorf("cut short at %d it is read", i)
			}
			if _, err := quick(small[:i] + "\n" + small[i:]); err == nil {
				t.Errorf("with another line at %d it is read", i)
			}
			changed := []byte(small)
			changed[i] ^= 1
			if got, err := quick(string(changed)); err == nil && !json.Valid(changed) {
				t.Errorf("changed at %d it is no JSON and is read: %s", i, changed)
			} else if err == nil && cmp.Equal(got, whole) && !inHead(small, i) {
				t.Errorf("changed at %d it is read as if it were not", i)
			}
		}
	}
}

// inHead reports whether a byte is one of the version, the day or the audience.
func inHead(manifest string, at int) bool {
	return at < strings.Index(manifest, `"files"`) && at > strings.Index(manifest, `"version"`)
}

func TestManifestInAnotherForm(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, filesOf(oldState)...)
	var anyhow bytes.Buffer
	if err := json.Compact(&anyhow, []byte(mustRead(t, dir, manifestName))); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{manifestName: anyhow.String()})
	if result := mustWrite(t, dir, filesOf(newState)...); result.Removed != 3 {
		t.Errorf("%d files removed, want 3", result.Removed)
	}
	if diff := cmp.Diff(newState, tree(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMadeIsReadBack(t *testing.T) {
	t.Parallel()
	for _, m := range []Made{{}, {Path: "a/é.html", Size: 1 << 40, Sum: [32]byte{1, 31: 2}, ModTime: -5,
		Links: []uint64{1, 1 << 63}, Anchors: []Anchor{{7, 8}, {1 << 62, 1 << 31}}, Places: []uint32{0, 9, 1<<32 - 1}}} {
		data, err := m.MarshalBinary()
		var got Made
		if err == nil {
			err = got.UnmarshalBinary(data)
		}
		if diff := cmp.Diff(m, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
		for i := range data {
			if got.UnmarshalBinary(data[:i]) == nil {
				t.Errorf("cut short at %d it is read", i)
			}
		}
		if got.UnmarshalBinary(append(data, 0)) == nil {
			t.Error("with a byte more it is read")
		}
	}
}

// Links beyond those that have numbers are followed too.
func TestManyLinks(t *testing.T) {
	t.Parallel()
	var files []File
	var links strings.Builder
	for i := range mostNumbered + 50 {
		name := fmt.Sprintf("p/%d.html", i)
		files = append(files, page(name, fmt.Sprintf(`<p id="x%d">`, i)))
		fmt.Fprintf(&links, `<a href="%s">a</a><a href="%s#x%d">b</a>`, name, name, i)
	}
	good := append(slices.Clone(files), page("index.html", links.String()))
	for _, wrong := range []string{"", "p/no.html", fmt.Sprintf("p/%d.html#no", mostNumbered+7), "p/3.html#no"} {
		want := 0
		if wrong != "" {
			want = 1
		}
		_, err := Write(t.Context(), t.TempDir(), append(good[:len(good):len(good)], page("z.html", links.String()+`<a href="`+wrong+`">c</a>`)), Options{})
		broken, _ := asBroken(err)
		if len(broken) != want || want == 1 && broken[0].Target != wrong {
			t.Errorf("link to %q: %v", wrong, err)
		}
	}
}

func asBroken(err error) (broken BrokenLinks, is bool) {
	is = errors.As(err, &broken)
	return broken, is
}
