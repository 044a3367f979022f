package record

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// Briefs are packed: whole numbers as varints, each text once, by its length and
// bytes, and after that by its number, and rules by their ids.

// packer writes the packed form.
type packer struct {
	data  []byte
	file  string // that most places are in
	texts map[string]int
}

func (p *packer) number(n int) { p.data = binary.AppendUvarint(p.data, uint64(n)) } //nolint:gosec // lengths, lines and columns

func (p *packer) flag(on bool) {
	if on {
		p.number(1)
		return
	}
	p.number(0)
}

func (p *packer) text(s string) {
	if n, known := p.texts[s]; known {
		p.number(n)
		return
	}
	if p.texts == nil {
		p.texts = map[string]int{}
	}
	p.texts[s] = len(p.texts) + 1
	p.number(0)
	p.number(len(s))
	p.data = append(p.data, s...)
}

func (p *packer) place(at problem.Place) {
	p.flag(at.File == p.file)
	if at.File != p.file {
		p.text(at.File)
	}
	p.number(at.Line)
	p.number(at.Column)
	p.number(at.Width)
	p.text(at.Source)
}

func (p *packer) spot(s spot) {
	p.flag(s.silent)
	p.place(s.Place)
}

func (p *packer) problems(list problem.List) {
	p.number(len(list))
	for _, one := range list {
		p.place(one.Place)
		p.text(one.Rule.ID)
		p.number(int(one.Severity))
		p.text(one.Message)
		p.text(one.Hint)
		p.flag(one.Early)
		p.number(len(one.Also))
		for _, also := range one.Also {
			p.place(also.Place)
			p.text(also.Message)
		}
	}
}

// pack gives the packed form of the details of b.
func (d *details) pack(b Brief) string {
	p := packer{file: b.Name}
	if b.readable {
		p.spot(d.id)
		p.spot(d.whole)
		if b.unpublished() {
			p.spot(d.status)
		}
		p.number(len(d.aliases))
		for _, a := range d.aliases {
			p.text(a.name)
			p.spot(a.spot)
		}
		p.number(len(d.relations))
		for _, r := range d.relations {
			p.text(string(r.RelationType))
			p.text(r.id)
			p.spot(r.at)
			p.spot(r.to)
		}
		p.number(len(d.attached))
		for _, name := range d.attached {
			p.text(name)
		}
	}
	if b.plain {
		return string(p.data)
	}
	p.problems(d.own)
	p.problems(d.free)
	p.number(len(d.waivers))
	for _, w := range d.waivers {
		p.flag(w.rule != nil)
		if w.rule != nil {
			p.text(w.rule.ID)
		}
		p.text(w.reason)
		p.problems(w.faults)
		p.spot(w.spot)
	}
	return string(p.data)
}

// unpacker reads the packed form. After the first fault all that it gives is
// empty.
type unpacker struct {
	rest  string
	file  string
	texts []string
	fault bool
}

func (u *unpacker) number() int {
	var n uint64
	for i := 0; i < len(u.rest) && i < binary.MaxVarintLen32; i++ {
		c := u.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.rest = u.rest[i+1:]
			return int(n) //nolint:gosec // 35 bits at most
		}
	}
	u.stop()
	return 0
}

func (u *unpacker) stop() { u.fault, u.rest = true, "" }

// count is the length of a list, each item of which takes a byte at least.
func (u *unpacker) count() int {
	n := u.number()
	if n > len(u.rest) {
		u.stop()
		return 0
	}
	return n
}

func (u *unpacker) flag() bool { return u.number() == 1 }

func (u *unpacker) text() string {
	switch n := u.number(); {
	case u.fault:
		return ""
	case n > 0 && n <= len(u.texts):
		return u.texts[n-1]
	case n > 0:
		u.stop()
		return ""
	}
	n := u.count()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	u.texts = append(u.texts, s)
	return s
}

func (u *unpacker) place() problem.Place {
	at := problem.Place{File: u.file}
	if !u.flag() {
		at.File = u.text()
	}
	at.Line, at.Column, at.Width, at.Source = u.number(), u.number(), u.number(), u.text()
	return at
}

func (u *unpacker) spot() spot { return spot{silent: u.flag(), Place: u.place()} }

// rulesByID are the rules that records can break.
var rulesByID = sync.OnceValue(func() map[string]*problem.Rule {
	all := map[string]*problem.Rule{}
	for _, r := range Rules() {
		all[r.ID] = r
	}
	return all
})

func (u *unpacker) rule() *problem.Rule {
	r := rulesByID()[u.text()]
	if r == nil {
		u.stop()
	}
	return r
}

func (u *unpacker) problems() problem.List {
	n := u.count()
	if n == 0 {
		return nil
	}
	list := make(problem.List, 0, n)
	for range n {
		one := problem.Problem{Place: u.place(), Rule: u.rule()}
		one.Severity, one.Message, one.Hint, one.Early = problem.Severity(u.number()), u.text(), u.text(), u.flag()
		for range u.count() {
			one.Also = append(one.Also, problem.Also{Place: u.place(), Message: u.text()})
		}
		if u.fault {
			return nil
		}
		list = append(list, one)
	}
	return list
}

// open gives the details of a brief. Its texts are parts of what is packed.
func (b *Brief) open() details {
	d, _ := b.unpack()
	return d
}

func (b *Brief) unpack() (details, bool) {
	u := unpacker{rest: b.packed, file: b.Name}
	var d details
	if b.readable {
		d.id, d.whole = u.spot(), u.spot()
		if b.unpublished() {
			d.status = u.spot()
		}
		for range u.count() {
			d.aliases = append(d.aliases, alias{u.text(), u.spot()})
		}
		for range u.count() {
			d.relations = append(d.relations, tie{incident.RelationType(u.text()), u.text(), u.spot(), u.spot()})
		}
		for range u.count() {
			d.attached = append(d.attached, u.text())
		}
	}
	if !b.plain {
		d.own, d.free = u.problems(), u.problems()
		for range u.count() {
			var w waiving
			if u.flag() {
				w.rule = u.rule()
			}
			w.reason, w.faults, w.spot = u.text(), u.problems(), u.spot()
			d.waivers = append(d.waivers, w)
		}
	}
	return d, !u.fault && u.rest == ""
}

// errPacked is why a brief cannot be read.
var errPacked = errors.New("this is no brief of a record")

// MarshalBinary gives a form that UnmarshalBinary reads: in the same version of
// the program, for rules and what is kept of a record change.
func (b *Brief) MarshalBinary() ([]byte, error) {
	p := packer{data: make([]byte, 0, len(b.Name)+len(b.ID)+len(b.Title)+len(b.packed)+32)}
	p.flag(b.readable)
	p.flag(b.plain)
	p.flag(b.ID == b.stem())
	p.number(b.hints)
	for _, s := range []string{b.Name, b.Title, string(b.status), b.packed} {
		p.number(len(s))
		p.data = append(p.data, s...)
	}
	if b.ID != b.stem() {
		p.number(len(b.ID))
		p.data = append(p.data, b.ID...)
	}
	return p.data, nil
}

// UnmarshalBinary reads what MarshalBinary gave. It takes nothing else.
func (b *Brief) UnmarshalBinary(data []byte) error {
	if len(data) > math.MaxInt32 {
		return errPacked
	}
	u := unpacker{rest: string(data)}
	bytes := func() string {
		n := u.count()
		s := u.rest[:n]
		u.rest = u.rest[n:]
		return s
	}
	read := Brief{readable: u.flag(), plain: u.flag()}
	byName := u.flag()
	read.hints = u.number()
	read.Name = strings.Clone(bytes()) // it stays when the rest is dropped
	read.Title, read.status, read.packed = bytes(), incident.RecordStatus(bytes()), bytes()
	if read.ID = read.stem(); !byName {
		read.ID = bytes()
	}
	if _, ok := read.unpack(); !ok || u.fault || u.rest != "" {
		return errPacked
	}
	*b = read
	return nil
}
