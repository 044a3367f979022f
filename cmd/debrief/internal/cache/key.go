package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
)

// Key stands for all that something was made from.
type Key [sha256.Size]byte

// Mix makes a key of parts, whose order and ends count.
type Mix struct{ sum hash.Hash }

// NewMix begins a key.
func NewMix() Mix { return Mix{sha256.New()} }

// Add adds parts.
func (m Mix) Add(parts ...string) Mix {
	for _, part := range parts {
		m.sum.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		m.sum.Write([]byte(part))
	}
	return m
}

// Key gives the key of the parts so far.
func (m Mix) Key() Key { return Key(m.sum.Sum(nil)) }

// KeyOf gives the key of one content.
func KeyOf(content []byte) Key { return sha256.Sum256(content) }
