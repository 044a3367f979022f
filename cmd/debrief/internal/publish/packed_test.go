package publish

import (
	"crypto/sha256"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMadeIsKept packs what is known of files and wants it back, and of every
// part of that nothing.
func TestMadeIsKept(t *testing.T) {
	t.Parallel()
	for _, m := range []Made{
		{},
		{Path: "a.css", Size: 12, Sum: sha256.Sum256(nil), ModTime: -5},
		{Path: "incidents/x/index.html", Size: 1 << 40, ModTime: 1 << 60, Links: []uint64{1, 1 << 63}, Anchors: []Anchor{{7, 8}, {1 << 50, 1 << 31}}, Places: []uint32{3, 4, 1 << 30}},
	} {
		data, err := m.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var got Made
		if err := got.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m, got); diff != "" {
			t.Error(diff)
		}
		for n := range data {
			if err := got.UnmarshalBinary(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes are enough", m.Path, n, len(data))
			}
		}
		if err := got.UnmarshalBinary(append(data, 0)); err == nil {
			t.Errorf("%s: a byte more does not matter", m.Path)
		}
	}
}
