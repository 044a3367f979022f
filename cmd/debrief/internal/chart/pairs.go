package chart

import (
	"errors"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// PairSpec is two lengths of time of each case, as two marks on a line, on an
// axis that grows by factors.
type PairSpec struct {
	ID, Label     string
	Title         string // of the axis
	Aside         string // names the band for what is under a minute or not known
	First, Second string // what the two lengths are
	Pairs         []Pair // required; more than 30 are cut, the table has all
	Table         Table
}

// Pair is one case.
type Pair struct {
	Name, Short   string // Short is for a phone
	First, Second PairEnd
	Tip           string
}

// PairEnd is one of the lengths, in seconds.
type PairEnd struct {
	Known bool
	Value float64
	Open  int // +1 it is longer than Value, −1 it is shorter
}

const (
	mostPairs = 30
	pairHigh  = 17
)

// NewPairs draws two lengths a case. It fails when there is no case.
func NewPairs(spec PairSpec) (Figure, error) {
	if len(spec.Pairs) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no pair")
	}
	spec.Pairs = spec.Pairs[:min(len(spec.Pairs), mostPairs)]
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{"x": "decades"}}
	return draw(f, func(in frame) canvas { return pairDrawing{spec, in}.canvas() })
}

// pairDrawing is a PairSpec on its way into one frame.
type pairDrawing struct {
	PairSpec
	frame
}

func (d pairDrawing) axis() decades {
	var lengths []float64
	aside := false
	for _, p := range d.Pairs {
		for _, e := range []PairEnd{p.First, p.Second} {
			aside = aside || !e.Known || e.Value < leastLength
			if e.Known {
				lengths = append(lengths, e.Value)
			}
		}
	}
	return newDecades(lengths, aside)
}

func (d pairDrawing) canvas() canvas {
	axis := d.axis()
	s := &sheet{frame: d.frame, left: 268, right: rightEdge, head: legendHigh + 4, foot: nameGap(byCount) + lineHigh + 4,
		minX: axis.aside, maxX: axis.to + (axis.to-axis.from)*0.02, high: len(d.Pairs) * pairHigh}
	if d.narrow {
		s.left = 84
	}
	top := 0.0
	if axis.aside < axis.from {
		top = lineHigh + 2
	}
	s.high += int(top)
	high := float64(s.high)
	if top > 0 {
		s.area(axis.aside, 0, axis.from, high, "role:band", 0.7)
		s.say(axis.aside, lineHigh/2, "right", oneLine(d.Aside, s.roomX()), "normal", "role:quiet")
	}
	ticks := axis.ticks(d.narrow)
	for _, tick := range ticks {
		s.line(tick, 0, tick, high, lineStyle{Color: "role:grid", Width: 1})
	}
	first, second := []item{}, []item{}
	for i, p := range d.Pairs {
		y := top + (float64(i)+0.5)*pairHigh
		name := p.Name
		if d.narrow {
			name = p.Short
		}
		s.say(axis.aside, y, "left", oneLine(name, float64(s.left)-8)+" ", "normal", "role:ink")
		a, b := p.First.place(axis), p.Second.place(axis)
		if p.First.Known && p.Second.Known {
			s.line(a, y, b, y, lineStyle{Color: "role:quiet", Width: 1.5})
		}
		first = append(first, p.First.item(a, y, p.Tip, "circle", "role:second"))
		second = append(second, p.Second.item(b, y, p.Tip, "diamond", "role:main"))
	}
	c := s.canvas(Axis{Title: d.Title}, ticks,
		charts.SingleSeries{Name: d.First, Type: "scatter", Symbol: "circle", Data: first, ItemStyle: &opts.ItemStyle{Color: "role:second", Opacity: opts.Float(1)}},
		charts.SingleSeries{Name: d.Second, Type: "scatter", Symbol: "diamond", Data: second, ItemStyle: &opts.ItemStyle{Color: "role:main", Opacity: opts.Float(1)}})
	c.add["legend"] = legendAt(0, 2)
	return c
}

func (e PairEnd) place(axis decades) float64 {
	if !e.Known {
		return (axis.aside + axis.from) / 2
	}
	return axis.place(e.Value)
}

// item is one mark: hollow and dashed when it is not known, hollow and
// pointing on when its value is only a bound.
func (e PairEnd) item(x, y float64, tip, symbol, role string) item {
	full := 1.0
	it := item{Value: spot(x, y), Tip: tip, Symbol: symbol, SymbolSize: 9, ItemStyle: &itemStyle{Color: role, Opacity: &full}}
	if symbol == "diamond" {
		it.SymbolSize = 11
	}
	switch {
	case !e.Known:
		it.ItemStyle = &itemStyle{Color: "transparent", BorderColor: role, BorderWidth: 1.5, BorderType: "dashed"}
		it.Value = spot(x+map[string]float64{"circle": -0.06, "diamond": 0.06}[symbol], y)
	case e.Open != 0:
		it.Symbol, it.SymbolSize, it.SymbolRotate = "triangle", 11, float64(-90*e.Open)
		it.ItemStyle = &itemStyle{Color: "role:paper", BorderColor: role, BorderWidth: 1.5, Opacity: &full}
	}
	return it
}
