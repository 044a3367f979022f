package record

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strings"
)

const (
	// deepestSVG is how many elements of a picture may lie in one another.
	deepestSVG = 200
	// mostDrawn is how many elements a picture has when those that it shows again
	// are counted each time.
	mostDrawn = 1_000_000
)

// reuse follows what a picture shows again: an element named by others, which
// may name others in turn, so that few lines can draw without end.
type reuse struct {
	within []string            // the ids of the elements that are open, those without one are empty
	refers map[string][]string // by the id of an element: what it and those in it, up to others with an id, refer to
	sizes  map[string]float64  // by id: how many elements it has, itself and those in it up to others with an id
}

// redrawing are the elements that draw what their href names.
var redrawing = []string{"use", "pattern", "feimage"}

// whole is the id under which everything stands that lies in no element with one.
const whole = ""

func (r *reuse) open(e xml.StartElement) {
	if r.refers == nil {
		r.refers, r.sizes = map[string][]string{}, map[string]float64{}
	}
	id := ""
	var to []string
	for _, a := range e.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "id":
			id = value
		case "href":
			if slices.Contains(redrawing, strings.ToLower(e.Name.Local)) {
				to = append(to, strings.TrimPrefix(value, "#"))
			}
		default:
			to = append(to, namedIn(value)...)
		}
	}
	if slices.Contains(r.within, id) {
		id = "" // it is another's
	}
	outer := r.innermost()
	r.within = append(r.within, id)
	at := r.innermost()
	if id != "" {
		r.refers[outer] = append(r.refers[outer], id) // what lies in an element is drawn with it
	}
	r.sizes[at]++
	r.refers[at] = append(r.refers[at], to...)
}

func (r *reuse) close() {
	if n := len(r.within); n > 0 {
		r.within = r.within[:n-1]
	}
}

// innermost gives the id of the innermost open element that has one.
func (r *reuse) innermost() string {
	for _, id := range slices.Backward(r.within) {
		if id != "" {
			return id
		}
	}
	return whole
}

// namedIn gives the ids in url(#id).
func namedIn(value string) []string {
	var ids []string
	for {
		_, rest, found := strings.Cut(value, "url(")
		if !found {
			return ids
		}
		id, after, _ := strings.Cut(rest, ")")
		ids = append(ids, strings.TrimPrefix(strings.Trim(strings.TrimSpace(id), `"'`), "#"))
		value = after
	}
}

// fault says whether a picture shows too much again.
func (r *reuse) fault() string {
	drawn := map[string]float64{}
	if r.drawn(whole, drawn, map[string]bool{}) > mostDrawn {
		return fmt.Sprintf("it shows parts of itself again and again, more than %d in all", mostDrawn)
	}
	return ""
}

// drawn counts the elements that are drawn for an id. What shows itself again
// draws without end.
func (r *reuse) drawn(id string, known map[string]float64, open map[string]bool) float64 {
	if open[id] {
		return math.Inf(1)
	}
	if n, is := known[id]; is {
		return n
	}
	open[id] = true
	n := r.sizes[id]
	for _, to := range r.refers[id] {
		if n += r.drawn(to, known, open); n > mostDrawn {
			break
		}
	}
	delete(open, id)
	known[id] = n
	return n
}
