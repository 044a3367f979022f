package chart

import "slices"

// flags are the names of milestones in rows above a drawing, so that none
// touches another.
type flags struct {
	rows int
	of   []flagPlace
}

type flagPlace struct {
	row   int
	align string
}

// flags finds each name the lowest row where it fits: centred over its line,
// or turned inwards at the ends.
func (d lineDrawing) flags() flags {
	const gap = 4
	var all flags
	var ends []float64 // of the last name in each row
	room := d.width - valueLabels - rightEdge
	order := byTime(d.Milestones)
	all.of = make([]flagPlace, len(d.Milestones))
	for _, i := range order {
		m := d.Milestones[i]
		x := room * seconds(d.from, m.At) / seconds(d.from, d.to)
		wide := textWidth(m.Label)
		left, align := x-wide/2, "center"
		switch {
		case left < -valueLabels/2:
			left, align = x, "left"
		case left+wide > room+rightEdge:
			left, align = x-wide, "right"
		}
		row := slices.IndexFunc(ends, func(end float64) bool { return end+gap <= left })
		if row < 0 {
			row, ends = len(ends), append(ends, 0)
		}
		ends[row] = left + wide
		all.of[i] = flagPlace{row, align}
	}
	all.rows = len(ends)
	return all
}

// byTime gives the indices of marks in time order.
func byTime(marks []Mark) []int {
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return marks[a].At.Compare(marks[b].At) })
	return order
}
