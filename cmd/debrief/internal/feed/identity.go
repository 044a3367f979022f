package feed

import (
	"cmp"
	"crypto/sha1" //nolint:gosec // RFC 9562 says so for names; nothing is secured by it
	"encoding/hex"
)

// namespace is the namespace of Debrief's names (RFC 9562, 5.5), made once at
// random.
const namespace = "\x5d\x0e\x8a\x41\x9c\x2b\x4f\x6e\xb7\x13\x2f\x90\xd6\x4a\x77\xc5"

// named gives the UUID, version 5, of something of this site. It rests on whose
// site it is and not on where, so that a site can move.
func (s Site) named(what string) string {
	sum := sha1.Sum([]byte(namespace + cmp.Or(s.Organisation, s.Title) + "\n" + what)) //nolint:gosec // as above
	id := sum[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	h := hex.EncodeToString(id)
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// identity is what an incident is known by for ever: the first id it had.
func (it Item) identity() string {
	if len(it.Aliases) > 0 {
		return it.Aliases[0]
	}
	return it.ID
}
