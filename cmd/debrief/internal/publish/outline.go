package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
)

// nowhere is noted for a link of which it is known without the rest of the
// site that it leads nowhere.
const nowhere = 0

// outliner makes outlines of pages.
type outliner struct {
	base    *url.URL // where the site will be; nil when that is not known
	scratch sync.Pool
}

// outlining is what the outline of one page is made of.
type outlining struct {
	outline
	page  string
	depth int                 // folders that the page lies in
	own   []uint32            // places in the page that it links to itself
	seen  map[uint64]struct{} // links, as hashes
	// rooted are links that go up to the site's root, and so lead to the same
	// place from every page: most of those that all pages have.
	rooted map[string]Anchor
}

// mostRooted is how many of them are kept.
const mostRooted = 1024

// of gives the outline of a page. Links within the page are followed at once.
func (o *outliner) of(f File) *outline {
	w, ok := o.scratch.Get().(*outlining)
	if !ok {
		w = &outlining{seen: map[uint64]struct{}{}, rooted: map[string]Anchor{}}
	}
	defer o.scratch.Put(w)
	clear(w.seen)
	if len(w.rooted) > mostRooted {
		clear(w.rooted)
	}
	w.page, w.depth, w.own = f.Path, strings.Count(f.Path, "/"), w.own[:0]
	w.links, w.anchors, w.places = w.links[:0], w.anchors[:0], w.places[:0]
	scan(f.Data, func(id []byte) { w.places = append(w.places, placeHash(id)) }, func(link []byte) {
		hash := pathHash(link)
		if _, known := w.seen[hash]; !known {
			w.seen[hash] = struct{}{}
			w.note(o.base, link)
		}
	})
	w.places = sorted(w.places)
	for _, place := range w.own {
		if _, found := slices.BinarySearch(w.places, place); !found {
			w.links = append(w.links, nowhere)
		}
	}
	slices.SortFunc(w.anchors, func(a, b Anchor) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Place, b.Place)) })
	return &outline{links: slices.Clone(sorted(w.links)), anchors: slices.Clone(slices.Compact(w.anchors)), places: slices.Clone(w.places)}
}

func sorted[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

func (w *outlining) note(base *url.URL, link []byte) {
	if place, ok := bytes.CutPrefix(link, []byte("#")); ok && plain(place) {
		within(w, place)
		return
	}
	if known, ok := w.rooted[string(link)]; ok && w.isRooted(link) {
		w.leadsTo(known)
		return
	}
	path, place, inside, why := aim(base, w.page, string(link))
	switch {
	case why != "":
		w.links = append(w.links, nowhere)
	case !inside:
	case path == w.page:
		within(w, place)
	default:
		to := Anchor{File: pathHash(path)}
		if place != "" && place != "top" {
			to.Place = placeHash(place)
		}
		if w.isRooted(link) {
			w.rooted[string(link)] = to
		}
		w.leadsTo(to)
	}
}

// leadsTo notes a link to another file; the place is zero for the whole of it.
func (w *outlining) leadsTo(to Anchor) {
	if to.Place == 0 {
		w.links = append(w.links, to.File)
		return
	}
	w.anchors = append(w.anchors, to)
}

// isRooted reports whether a link goes up exactly to the site's root.
func (w *outlining) isRooted(link []byte) bool {
	for range w.depth {
		rest, up := bytes.CutPrefix(link, []byte("../"))
		if !up {
			return false
		}
		link = rest
	}
	return w.depth > 0 && !bytes.HasPrefix(link, []byte(".."))
}

// within notes a link to a place in the page itself.
func within[T string | []byte](w *outlining, place T) {
	if len(place) > 0 && string(place) != "top" {
		w.own = append(w.own, placeHash(place))
	}
}

// plain reports whether a fragment means itself.
func plain(fragment []byte) bool {
	for _, c := range fragment {
		if c <= ' ' || c == '%' || c == '#' || c >= 0x7f {
			return false
		}
	}
	return true
}

// inTheWay joins what is said of names, once for each, in order.
func inTheWay(names []string) error {
	var faults []error
	for _, name := range sorted(names) {
		faults = append(faults, foreign(name))
	}
	return errors.Join(faults...)
}

func foreign(name string) error {
	return fmt.Errorf("%s is in the way and was not written by Debrief: move it away or choose another output folder",
		strings.TrimPrefix(name, "./"))
}
