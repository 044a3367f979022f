package card

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"pgregory.net/rapid"
)

// TestDeflateReadsBack: what is compressed here is what the library reads.
func TestDeflateReadsBack(t *testing.T) {
	t.Parallel()
	var z deflater
	stretch := rapid.Custom(func(t *rapid.T) []byte {
		piece := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "piece")
		return bytes.Repeat(piece, rapid.IntRange(1, 400).Draw(t, "times"))
	})
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Join(rapid.SliceOfN(stretch, 0, 12).Draw(t, "data"), nil)
		packed := bytes.Clone(z.zlib(data, rapid.IntRange(2, 700).Draw(t, "row")))
		r, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("%d bytes are read as %d, %v", len(data), len(got), err)
		}
	})
}

// TestCodesAreShortEnough: symbols that stand as often as Fibonacci's numbers
// would have the longest codes.
func TestCodesAreShortEnough(t *testing.T) {
	t.Parallel()
	var z deflater
	often := []int{1, 1}
	for len(often) < 40 {
		often = append(often, often[len(often)-1]+often[len(often)-2])
	}
	for _, most := range []int{7, 15} {
		room := 0
		for symbol, c := range z.codesOf(often, most) {
			if c.size == 0 || int(c.size) > most {
				t.Errorf("symbol %d has %d bits of %d", symbol, c.size, most)
			}
			room += 1 << (most - int(c.size))
		}
		if room != 1<<most {
			t.Errorf("codes of %d bits leave room: %d of %d", most, room, 1<<most)
		}
	}
}
