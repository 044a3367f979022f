package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// Made is a file that is part of a site: enough of it to find it again in the
// next build without making it, and small enough to be kept for every file.
type Made struct {
	Path    string
	Size    int64
	Sum     [sha256.Size]byte // of its bytes, by SHA-256
	ModTime int64             // of the file on the disk, in nanoseconds since 1970

	// What the link check needs of a page; nothing for other files.
	Links   []uint64 // the files it links to, as hashes of their paths, sorted
	Anchors []Anchor // the places in other files that it links to, sorted
	Places  []uint32 // the places in it that can be linked to, as hashes of their ids, sorted
}

// Anchor is a place in a file, both as hashes.
type Anchor struct {
	File  uint64
	Place uint32
}

// MarshalBinary packs a file into some hundred bytes.
func (m Made) MarshalBinary() ([]byte, error) {
	data := make([]byte, 0, 4*binary.MaxVarintLen32+len(m.Path)+2*binary.MaxVarintLen64+len(m.Sum)+8*len(m.Links)+12*len(m.Anchors)+4*len(m.Places))
	data = append(binary.AppendUvarint(data, uint64(len(m.Path))), m.Path...)
	data = binary.AppendVarint(binary.AppendVarint(data, m.Size), m.ModTime)
	data = append(data, m.Sum[:]...)
	for _, count := range []int{len(m.Links), len(m.Anchors), len(m.Places)} {
		data = binary.AppendUvarint(data, uint64(count))
	}
	for _, link := range m.Links {
		data = binary.LittleEndian.AppendUint64(data, link)
	}
	for _, anchor := range m.Anchors {
		data = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(data, anchor.File), anchor.Place)
	}
	for _, place := range m.Places {
		data = binary.LittleEndian.AppendUint32(data, place)
	}
	return data, nil
}

// UnmarshalBinary reads what MarshalBinary gave. The error is for everything
// else.
func (m *Made) UnmarshalBinary(data []byte) error {
	r := unpacking{data: data}
	*m = Made{Path: string(r.next(r.length(1))), Size: r.varint(), ModTime: r.varint()}
	copy(m.Sum[:], r.next(len(m.Sum)))
	m.Links, m.Anchors, m.Places = sized[uint64](r.length(8)), sized[Anchor](r.length(12)), sized[uint32](r.length(4))
	for i := range m.Links {
		m.Links[i] = r.uint64()
	}
	for i := range m.Anchors {
		m.Anchors[i] = Anchor{r.uint64(), r.uint32()}
	}
	for i := range m.Places {
		m.Places[i] = r.uint32()
	}
	if r.short || len(r.data) > 0 {
		return errors.New("this is no file of a site")
	}
	return nil
}

func sized[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

// unpacking reads packed values one after the other; zeros when they end too
// early.
type unpacking struct {
	data  []byte
	short bool
}

func (r *unpacking) next(n int) []byte {
	if n > len(r.data) {
		r.short, r.data = true, nil
		return nil
	}
	data := r.data[:n]
	r.data = r.data[n:]
	return data
}

// length gives how many items of a size follow, never more than there can be.
func (r *unpacking) length(size int) int {
	count := r.uvarint()
	if count > uint64(len(r.data)/size) {
		r.short, r.data = true, nil
		return 0
	}
	return int(count)
}

func (r *unpacking) varint() int64 {
	value, n := binary.Varint(r.data)
	r.drop(n)
	return value
}

func (r *unpacking) uvarint() uint64 {
	value, n := binary.Uvarint(r.data)
	r.drop(n)
	return value
}

// drop drops the bytes that a number took; one that cannot be read, which is
// zero then, took none.
func (r *unpacking) drop(n int) {
	if n <= 0 {
		r.short, r.data = true, nil
		return
	}
	r.data = r.data[n:]
}

func (r *unpacking) uint64() uint64 {
	if data := r.next(8); data != nil {
		return binary.LittleEndian.Uint64(data)
	}
	return 0
}

func (r *unpacking) uint32() uint32 {
	if data := r.next(4); data != nil {
		return binary.LittleEndian.Uint32(data)
	}
	return 0
}

// outline is what the link check needs of a page.
type outline struct {
	links   []uint64
	anchors []Anchor
	places  []uint32
}

// pathHash and placeHash are the same in every build and on every machine.
func pathHash[T string | []byte](text T) uint64 {
	return hashMore(14695981039346656037, text) // FNV-1a
}

// hashMore gives the hash of a text that goes on after one with a hash.
func hashMore[T string | []byte](hash uint64, text T) uint64 {
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * 1099511628211
	}
	return hash
}

func placeHash[T string | []byte](text T) uint32 {
	hash := pathHash(text)
	return max(1, uint32(hash)^uint32(hash>>32)) // zero is no place
}
