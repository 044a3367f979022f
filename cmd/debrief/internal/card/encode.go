package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"slices"
	"sync"
)

// encoder writes pictures of at most 16 colours as PNG, two pixels a byte. The
// library needs ten times as long: it asks for every pixel by itself, and looks
// everywhere for what stood there before.
type encoder struct{ pool sync.Pool } // of *rows

// rows is the room that a picture is encoded in.
type rows struct {
	data []byte
	deflater
}

func (e *encoder) encode(p *image.Paletted) []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	size := p.Bounds().Size()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	chunk(&out, "IHDR", append(head, 4, 3, 0, 0, 0)) // 4 bits of a palette
	var colours []byte
	for _, c := range p.Palette {
		r, g, b, _ := c.RGBA()
		colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	chunk(&out, "PLTE", colours)
	room, kept := e.pool.Get().(*rows)
	if !kept {
		room = &rows{}
	}
	defer e.pool.Put(room)
	room.pack(p)
	chunk(&out, "IDAT", room.zlib(room.data, 1+size.X/2))
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

// pack puts two pixels into each byte; a row has a multiple of eight. Every row begins with a byte that says
// that there is no filter.
func (r *rows) pack(p *image.Paletted) {
	size := p.Bounds().Size()
	length := 1 + size.X/2
	r.data = slices.Grow(r.data[:0], length*size.Y)[:length*size.Y]
	var above []uint8
	for y := range size.Y {
		pixels, line := p.Pix[y*p.Stride:][:size.X], r.data[y*length:][:length]
		if bytes.Equal(pixels, above) {
			copy(line, r.data[(y-1)*length:])
			continue
		}
		line[0] = 0
		for i := 0; i < len(pixels); i += 8 {
			eight := binary.LittleEndian.Uint64(pixels[i:])
			pairs := (eight<<4 | eight>>8) & 0x00ff00ff00ff00ff
			pairs = (pairs | pairs>>8) & 0x0000ffff0000ffff
			binary.LittleEndian.PutUint32(line[1+i/2:], uint32(pairs|pairs>>16))
		}
		above = pixels
	}
}

// chunk writes a part of a PNG. Source: PNG specification, 5.3.
func chunk(out *bytes.Buffer, name string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	body := append([]byte(name), data...)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}
