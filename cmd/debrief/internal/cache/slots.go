package cache

import "encoding/binary"

// slotLength is how many bytes a slot has in the index: those of its name, of the
// sum, of the place and of the length.
const slotLength = 2*len(short{}) + 8 + 4

// writtenSlots gives the index of a shelf.
func writtenSlots(slots map[short]slot) []byte {
	index := make([]byte, 0, len(slots)*slotLength)
	for place, at := range slots {
		index = append(append(index, place[:]...), at.sum[:]...)
		index = binary.BigEndian.AppendUint64(index, uint64(at.at))     //nolint:gosec // never negative
		index = binary.BigEndian.AppendUint32(index, uint32(at.length)) //nolint:gosec // never negative
	}
	return index
}

// readSlots reads what writtenSlots gave; there are none in anything else.
func readSlots(index []byte) map[short]slot {
	if len(index)%slotLength != 0 {
		return map[short]slot{}
	}
	slots := make(map[short]slot, len(index)/slotLength)
	for ; len(index) > 0; index = index[slotLength:] {
		place, rest := short(index), index[len(short{}):]
		sum, rest := short(rest), rest[len(short{}):]
		slots[place] = slot{sum: sum, at: int64(binary.BigEndian.Uint64(rest)), length: int32(binary.BigEndian.Uint32(rest[8:]))} //nolint:gosec // slotAt looks at them
	}
	return slots
}
