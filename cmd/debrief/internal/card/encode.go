package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"sync"
)

// encoder writes pictures of at most 16 colours as PNG, two pixels a byte. The
// library needs twice as long: it asks for every pixel by itself, and it has no
// level between fast and small.
type encoder struct{ pool sync.Pool } // of *zlib.Writer

// compression is a level of package zlib: the default takes twice as long for
// five per cent less.
const compression = 4

func (e *encoder) encode(p *image.Paletted) ([]byte, error) {
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
	var data bytes.Buffer
	if err := e.compress(&data, p); err != nil {
		return nil, fmt.Errorf("compress picture: %w", err)
	}
	chunk(&out, "IDAT", data.Bytes())
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

// compress writes the rows.
func (e *encoder) compress(to io.Writer, p *image.Paletted) error {
	w, kept := e.pool.Get().(*zlib.Writer)
	if kept {
		w.Reset(to)
	} else {
		var err error
		if w, err = zlib.NewWriterLevel(to, compression); err != nil {
			return err
		}
	}
	defer e.pool.Put(w)
	size := p.Bounds().Size()
	line := make([]byte, 1+size.X/2) // the first byte says that there is no filter
	for y := range size.Y {
		for i, pixels := 0, p.Pix[y*p.Stride:][:size.X]; i < size.X/2; i++ {
			line[i+1] = pixels[2*i]<<4 | pixels[2*i+1]
		}
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return w.Close()
}

// chunk writes a part of a PNG. Source: PNG specification, 5.3.
func chunk(out *bytes.Buffer, name string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	body := append([]byte(name), data...)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}
