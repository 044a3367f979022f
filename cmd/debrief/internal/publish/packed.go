package publish

import (
	"encoding/binary"
	"errors"
	"math"
)

// MarshalBinary gives what a build keeps of a file for the next one, in a form
// that is read in no time: there is one for every file.
func (m Made) MarshalBinary() ([]byte, error) {
	data := make([]byte, 0, len(m.Path)+len(m.Sum)+8*len(m.Links)+12*len(m.Anchors)+4*len(m.Places)+32)
	data = append(binary.AppendUvarint(data, uint64(len(m.Path))), m.Path...)
	data = append(binary.AppendVarint(data, m.Size), m.Sum[:]...)
	data = binary.LittleEndian.AppendUint64(data, uint64(m.ModTime))
	for _, n := range []int{len(m.Links), len(m.Anchors), len(m.Places)} {
		data = binary.AppendUvarint(data, uint64(n))
	}
	for _, hash := range m.Links {
		data = binary.LittleEndian.AppendUint64(data, hash)
	}
	for _, a := range m.Anchors {
		data = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(data, a.File), a.Place)
	}
	for _, hash := range m.Places {
		data = binary.LittleEndian.AppendUint32(data, hash)
	}
	return data, nil
}

// UnmarshalBinary reads what MarshalBinary gave. The error is for all else.
func (m *Made) UnmarshalBinary(data []byte) error {
	p := parcel{data}
	*m = Made{Path: string(p.take(p.count(1)))}
	size, n := binary.Varint(p.rest)
	p.drop(n)
	m.Size = size
	copy(m.Sum[:], p.take(len(m.Sum)))
	m.ModTime = int64(p.eight())
	links, anchors, places := p.count(8), p.count(12), p.count(4)
	if p.rest == nil || len(p.rest) != 8*links+12*anchors+4*places {
		return errors.New("no file of a site")
	}
	for range links {
		m.Links = append(m.Links, p.eight())
	}
	for range anchors {
		m.Anchors = append(m.Anchors, Anchor{p.eight(), p.four()})
	}
	for range places {
		m.Places = append(m.Places, p.four())
	}
	return nil
}

// parcel is packed data that is taken from its front. Once too much is taken,
// there is no rest.
type parcel struct{ rest []byte }

// take takes so many bytes; none where there are not so many.
func (p *parcel) take(n int) []byte {
	if n < 0 || n > len(p.rest) {
		p.rest = nil
		return nil
	}
	taken := p.rest[:n]
	p.rest = p.rest[n:]
	return taken
}

// drop drops what a number took; a number that cannot be read took none.
func (p *parcel) drop(n int) {
	if n <= 0 {
		n = math.MaxInt
	}
	p.take(n)
}

// count takes how many things of a size there are at least in the rest.
func (p *parcel) count(size int) int {
	n, took := binary.Uvarint(p.rest)
	p.drop(took)
	if n > uint64(len(p.rest)/size) {
		p.rest = nil
		return 0
	}
	return int(n)
}

func (p *parcel) eight() uint64 {
	if b := p.take(8); len(b) == 8 {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (p *parcel) four() uint32 {
	if b := p.take(4); len(b) == 4 {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}
