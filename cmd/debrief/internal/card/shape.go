package card

import "math"

// Shape is a small picture in lines.
type Shape int

// The shapes, as the pages have them for kinds of incident.
const (
	Diamond   Shape = iota // of any other kind
	Diversion              // a path that leaves its line
	Shield                 // with a cross
	Power                  // a switch
	Pulse                  // the tool's own sign
)

type point struct{ x, y float64 }

// lines gives a shape's strokes in a square of 16.
func (s Shape) lines() [][]point {
	switch s {
	case Diversion:
		return [][]point{
			{{1.5, 11.5}, {6.5, 11.5}, {12.5, 4}}, {{8.7, 3.8}, {12.7, 3.8}, {12.7, 7.8}},
			{{9.5, 11.5}, {10.7, 11.5}}, {{13.3, 11.5}, {14.5, 11.5}},
		}
	case Shield:
		outline := []point{{8, 1.5}, {13.5, 3.5}, {13.5, 7.5}}
		outline = append(outline, curve(point{13.5, 7.5}, point{13.5, 11}, point{11.2, 13.3}, point{8, 14.5})...)
		outline = append(outline, curve(point{8, 14.5}, point{4.8, 13.3}, point{2.5, 11}, point{2.5, 7.5})...)
		return [][]point{append(outline, point{2.5, 3.5}, point{8, 1.5}), {{6, 6}, {10, 10}}, {{10, 6}, {6, 10}}}
	case Power:
		return [][]point{{{8, 1.5}, {8, 7}}, arc(point{8, 8.07}, 5.6, -0.716*math.Pi, -0.284*math.Pi-2*math.Pi)}
	case Pulse:
		return [][]point{{{3, 8}, {5.5, 8}, {7, 4}, {9.2, 12}, {10.7, 8}, {13, 8}}}
	}
	return [][]point{{{8, 1.8}, {14.2, 8}, {8, 14.2}, {1.8, 8}, {8, 1.8}}}
}

// curve gives points on a cubic Bézier curve after its beginning.
func curve(a, b, c, d point) []point {
	const steps = 12
	var all []point
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		at := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
		all = append(all, point{at(a.x, b.x, c.x, d.x), at(a.y, b.y, c.y, d.y)})
	}
	return all
}

// arc gives points on a circle from one angle to another.
func arc(centre point, radius, from, to float64) []point {
	const steps = 40
	var all []point
	for i := range steps + 1 {
		angle := from + (to-from)*float64(i)/steps
		all = append(all, point{centre.x + radius*math.Cos(angle), centre.y + radius*math.Sin(angle)})
	}
	return all
}

// drawnShape names the stencil of a shape.
type drawnShape struct {
	shape  Shape
	size   int
	width  float64
	colour ramp
}

// shape gives the stencil of a shape as large as size, with lines of a width in
// sixteenths of it.
func (d *Drawer) shape(s Shape, size int, width float64, colour ramp) *stencil {
	key := drawnShape{s, size, width, colour}
	if known, there := d.shapes.Load(key); there {
		return known.(*stencil)
	}
	lines, scale := s.lines(), float64(size)/16
	made := drawn(size, size, func(x, y float64) float64 {
		nearest := math.Inf(1)
		for _, line := range lines {
			for i := range line[1:] {
				nearest = min(nearest, distance(point{x / scale, y / scale}, line[i], line[i+1]))
			}
		}
		return nearest*scale - width*scale/2
	})
	known, _ := d.shapes.LoadOrStore(key, stencilOf(made, colour))
	return known.(*stencil)
}

// drawn makes a mask of a shape that is told by how far a place is from its
// edge: below zero inside.
func drawn(width, height int, outside func(x, y float64) float64) mask {
	m := mask{width, height, make([]uint8, width*height)}
	for row := range height {
		for column := range width {
			cover := 0.5 - outside(float64(column)+0.5, float64(row)+0.5)
			m.cover[row*width+column] = uint8(math.Round(255 * min(max(cover, 0), 1)))
		}
	}
	return m
}

// distance is how far p is from the line between a and b.
func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(max(((p.x-a.x)*dx+(p.y-a.y)*dy)/length, 0), 1)
	}
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

// drawnBox names the stencil of a rectangle with round corners; line is the
// width of its line, 0 for a full one.
type drawnBox struct {
	width, height int
	radius, line  float64
	colour        ramp
}

// box gives the stencil of a rectangle.
func (d *Drawer) box(b drawnBox) *stencil {
	if known, there := d.shapes.Load(b); there {
		return known.(*stencil)
	}
	made := drawn(b.width, b.height, func(x, y float64) float64 {
		w, h := float64(b.width)/2, float64(b.height)/2
		dx, dy := math.Abs(x-w)-(w-b.radius), math.Abs(y-h)-(h-b.radius)
		d := math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - b.radius
		if b.line > 0 {
			return max(d, -d-b.line)
		}
		return d
	})
	known, _ := d.shapes.LoadOrStore(b, stencilOf(made, b.colour))
	return known.(*stencil)
}
