package portfolio

import (
	"encoding/binary"
	"math"
	"strings"
	"sync"
	"time"
)

// coder writes values in a packed form, or reads them: the same calls in the
// same order do either. After the first fault all that it reads is empty. Texts
// that it reads are parts of what it reads from, unless they are to be their own.
type coder struct {
	out     []byte // what was written
	reading bool
	in      string // what is still to be read
	own     bool   // texts hold on to nothing of it
	fault   bool
}

// stop marks what is read as damaged.
func (c *coder) stop() { c.fault, c.in = true, "" }

// number takes a whole number.
func (c *coder) number(n *int64) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, *n)
		return
	}
	var u uint64
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		b := c.in[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			*n = int64(u>>1) ^ -int64(u&1) //nolint:gosec // zigzag, as package binary has it
			return
		}
	}
	*n = 0
	c.stop()
}

// count takes how many follow, each of which takes a byte or more.
func (c *coder) count(n int) int {
	long := int64(n)
	if c.number(&long); long < 0 || c.reading && long > int64(len(c.in)) {
		c.stop()
		return 0
	}
	return int(long)
}

func (c *coder) flag(on *bool) {
	n := int64(0)
	if *on {
		n = 1
	}
	c.number(&n)
	*on = n != 0
}

// whole takes a whole number of any type, such as a length of time.
func whole[N ~int | ~int64](c *coder, n *N) {
	long := int64(*n)
	c.number(&long)
	*n = N(long)
}

// fraction takes a number.
func (c *coder) fraction(f *float64) {
	if !c.reading {
		c.out = binary.BigEndian.AppendUint64(c.out, math.Float64bits(*f))
		return
	}
	if len(c.in) < 8 {
		c.stop()
		return
	}
	*f, c.in = math.Float64frombits(binary.BigEndian.Uint64([]byte(c.in[:8]))), c.in[8:]
}

// text takes a text, or a word.
func text[S ~string](c *coder, s *S) {
	n := c.count(len(*s))
	if !c.reading {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = S(c.in[:n]), c.in[n:]
	if c.own {
		*s = S(strings.Clone(string(*s)))
	}
}

// section takes a part that need not be read: take may be nil then.
func (c *coder) section(take func(*coder)) {
	if !c.reading {
		part := coder{}
		take(&part)
		c.count(len(part.out))
		c.out = append(c.out, part.out...)
		return
	}
	n := c.count(0)
	part, rest := c.in[:n], c.in[n:]
	if take == nil {
		c.in = rest
		return
	}
	c.in = part
	take(c)
	isDamaged := c.isDamaged()
	if c.in = rest; isDamaged {
		c.stop()
	}
}

// isDamaged reports whether what was read is not what was written.
func (c *coder) isDamaged() bool { return c.fault || c.in != "" }

// maybe takes what may not be there.
func maybe[T any](c *coder, p **T, take func(*T)) {
	there := *p != nil
	c.flag(&there)
	if !there {
		*p = nil
		return
	}
	if c.reading {
		*p = new(T)
	}
	take(*p)
}

// items takes a list; an empty one is read as nil.
func items[T any](c *coder, all *[]T, take func(*T)) {
	n := c.count(len(*all))
	if c.reading {
		*all = nil
		if n > 0 {
			*all = make([]T, n)
		}
	}
	for i := range *all {
		if c.fault {
			*all = nil
			return
		}
		take(&(*all)[i])
	}
}

func texts[S ~string](c *coder, all *[]S) { items(c, all, func(s *S) { text(c, s) }) }

// moment takes a moment, which is read in UTC.
func (c *coder) moment(t *time.Time) {
	there := !t.IsZero()
	c.flag(&there)
	if !there {
		*t = time.Time{}
		return
	}
	seconds, rest := t.Unix(), t.Nanosecond()
	c.number(&seconds)
	if whole(c, &rest); c.reading {
		*t = time.Unix(seconds, int64(rest)).UTC()
	}
}

// written takes a moment with the offset that it has.
func (c *coder) written(t *time.Time) {
	_, offset := t.Zone()
	if c.moment(t); t.IsZero() {
		return
	}
	if whole(c, &offset); c.reading && offset != 0 {
		*t = t.In(zoneAt(offset))
	}
}

// zoneAt gives the zone of an offset from UTC, in seconds.
func zoneAt(offset int) *time.Location {
	const quarter = 15 * 60
	usual := usualZones()
	if i := offset/quarter + len(usual)/2; offset%quarter == 0 && i >= 0 && i < len(usual) {
		return usual[i]
	}
	return time.FixedZone("", offset)
}

// usualZones are those of whole quarters of an hour, from 14 h west to 14 h east:
// one each takes no memory for every moment.
var usualZones = sync.OnceValue(func() []*time.Location {
	const most = 14 * 4
	all := make([]*time.Location, 0, 2*most+1)
	for i := -most; i <= most; i++ {
		all = append(all, time.FixedZone("", i*15*60))
	}
	return all
})

// binaryForm is what has a form of its own.
type binaryForm interface {
	MarshalBinary() ([]byte, error)
	UnmarshalBinary(data []byte) error
}

func (c *coder) binary(v binaryForm) {
	var form string
	if !c.reading {
		data, err := v.MarshalBinary()
		if err != nil {
			c.stop()
		}
		form = string(data)
	}
	if text(c, &form); c.reading && v.UnmarshalBinary([]byte(form)) != nil {
		c.stop()
	}
}
