package card

import (
	"encoding/binary"
	"hash/crc32"
	"image/color"
)

// encoded is a PNG of at most 16 colours, two pixels a byte, from its rows as
// they are compressed. The library needs ten times as long: it asks for every
// pixel by itself, and looks everywhere for what stood there before.
func encoded(palette color.Palette, packed []byte) []byte {
	const parts = 4 * 12 // bytes around what is in the chunks
	out := make([]byte, 0, 8+parts+13+3*len(palette)+len(packed))
	out = append(out, "\x89PNG\r\n\x1a\n"...)
	head := binary.BigEndian.AppendUint32(nil, Width)
	head = binary.BigEndian.AppendUint32(head, Height)
	out = chunk(out, "IHDR", append(head, 4, 3, 0, 0, 0)) // 4 bits of a palette
	colours := make([]byte, 0, 3*len(palette))
	for _, c := range palette {
		r, g, b, _ := c.RGBA()
		colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	out = chunk(out, "PLTE", colours)
	out = chunk(out, "IDAT", packed)
	return chunk(out, "IEND", nil)
}

// chunk adds a part of a PNG. Source: PNG specification, 5.3.
func chunk(to []byte, name string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data)))
	from := len(to)
	to = append(append(to, name...), data...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[from:]))
}
