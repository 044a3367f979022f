package publish

import (
	"encoding/binary"
	"testing"

	"golang.org/x/sys/unix"
)

// listedAs makes an entry of a listing.
func listedAs(inode uint64, kind byte, name string) []byte {
	data := make([]byte, 19, 64)
	binary.NativeEndian.PutUint64(data, inode)
	data[18] = kind
	data = append(append(data, name...), make([]byte, 8-(19+len(name))%8)...)
	binary.NativeEndian.PutUint16(data[16:], uint16(len(data))) //nolint:gosec // short
	return data
}

// TestNextListed reads listings, also such as no system should give: none of them
// goes on for ever.
func TestNextListed(t *testing.T) {
	t.Parallel()
	one := listedAs(7, unix.DT_REG, "file")
	for name, tt := range map[string]struct {
		data []byte
		want listing
		rest int // bytes; negative for none that is in the form
	}{
		"a file":             {one, listing{name: "file", inode: 7}, 0},
		"two":                {append(append([]byte{}, one...), one...), listing{name: "file", inode: 7}, len(one)},
		"of no known kind":   {listedAs(7, unix.DT_UNKNOWN, "file"), listing{name: "file", inode: 7, unknown: true}, 0},
		"gone":               {listedAs(0, unix.DT_REG, "file"), listing{}, 0},
		"cut short":          {one[:20], listing{}, -1},
		"nearly nothing":     {one[:5], listing{}, -1},
		"without any length": {make([]byte, 40), listing{}, -1},
	} {
		got, rest, ok := nextListed(tt.data)
		if got != tt.want || len(rest) != max(0, tt.rest) || ok != (tt.rest >= 0) {
			t.Errorf("%s: got %+v and %d more bytes (%v), want %+v and %d", name, got, len(rest), ok, tt.want, tt.rest)
		}
	}
}
