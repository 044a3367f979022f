package record

import (
	"maps"
	"slices"
)

// rounds gives every name a number, the same for names that lead to each other
// by what is next: the strongly connected parts, after Tarjan (Depth-first
// search and linear graph algorithms, 1972), which look at each step once.
func rounds(next map[string][]string) map[string]int {
	r := rounding{next: next, found: map[string]int{}, low: map[string]int{}, number: map[string]int{}}
	for _, name := range slices.Sorted(maps.Keys(next)) {
		if r.found[name] == 0 {
			r.visit(name)
		}
	}
	return r.number
}

type rounding struct {
	next   map[string][]string
	found  map[string]int // when, from 1
	low    map[string]int // the first found that can be reached
	number map[string]int // of the finished parts, from 1
	open   []string
	parts  int
}

// waypoint is a name on the way, and how many of its next ones were looked at.
type waypoint struct {
	name string
	seen int
}

// visit goes through all that a name leads to. The way is a list and not the
// stack of calls: it can be as long as there are names.
func (r *rounding) visit(begin string) {
	way := []waypoint{{name: begin}}
	r.enter(begin)
	for len(way) > 0 {
		at := &way[len(way)-1]
		if at.seen < len(r.next[at.name]) {
			to := r.next[at.name][at.seen]
			at.seen++
			switch {
			case r.found[to] == 0:
				r.enter(to)
				way = append(way, waypoint{name: to})
			case r.number[to] == 0: // still open
				r.low[at.name] = min(r.low[at.name], r.found[to])
			}
			continue
		}
		name := at.name
		way = way[:len(way)-1]
		if len(way) > 0 {
			before := way[len(way)-1].name
			r.low[before] = min(r.low[before], r.low[name])
		}
		r.leave(name)
	}
}

func (r *rounding) enter(name string) {
	r.found[name] = len(r.found) + 1
	r.low[name] = r.found[name]
	r.open = append(r.open, name)
}

// leave closes the part that a name is the first of.
func (r *rounding) leave(name string) {
	if r.low[name] != r.found[name] {
		return
	}
	r.parts++
	for {
		last := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		r.number[last] = r.parts
		if last == name {
			return
		}
	}
}
