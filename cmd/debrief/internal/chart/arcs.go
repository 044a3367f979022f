package chart

import (
	"errors"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// ArcSpec is a list of things from the oldest down, joined by arcs at its side.
type ArcSpec struct {
	ID, Label string
	Names     []string // required; at most 30
	Arcs      []Arc
	Table     Table
}

// Arc leads from one of the names to another, by their places.
type Arc struct {
	From, To int
	Kind     string // in words; arcs of one kind look the same
	Strong   bool   // stands out
	Dashed   bool   // is not sure, or has no direction
	Tip      string
}

const (
	mostArcs = 30
	arcHigh  = 20
)

// NewArcs draws a list joined by arcs. It fails when there is none, or when
// it is too long to be read.
func NewArcs(spec ArcSpec) (Figure, error) {
	if len(spec.Names) == 0 || len(spec.Names) > mostArcs {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no list, or one that is too long")
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas { return arcDrawing{spec, in}.canvas() })
}

// arcDrawing is an ArcSpec on its way into one frame.
type arcDrawing struct {
	ArcSpec
	frame
}

// style is how arcs of one kind look.
func (a Arc) style(place int) lineStyle {
	s := lineStyle{Color: "role:" + palette()[place%len(palette())], Width: 2, Type: "solid", Opacity: 1}
	if a.Strong {
		s.Color, s.Width = "role:bad", 2.5
	}
	if a.Dashed {
		s.Color, s.Width, s.Type = "role:quiet", 1.5, []float64{5, 4}
	}
	return s
}

func (d arcDrawing) canvas() canvas {
	side := 130.0
	if d.narrow {
		side = 64
	}
	kinds, legendNames := []string{}, []string{}
	series := charts.MultiSeries{}
	links := []link{}
	for _, a := range d.Arcs {
		place := slices.Index(kinds, a.Kind)
		if place < 0 {
			place, kinds = len(kinds), append(kinds, a.Kind)
			s := a.style(place)
			legendNames = append(legendNames, a.Kind)
			dash := "solid"
			if a.Dashed {
				dash = "dashed"
			}
			series = append(series, sample(a.Kind, "line", "none", &opts.LineStyle{Color: s.Color, Width: 2, Type: dash}))
		}
		s := a.style(place)
		s.Curveness = d.bend(a, side)
		links = append(links, link{Source: strconv.Itoa(a.From), Target: strconv.Itoa(a.To), Tip: a.Tip, LineStyle: &s,
			Symbol: []string{"none", "arrow"}, SymbolSize: []float64{0, 9}})
	}
	nodes := make([]item, len(d.Names))
	for i, name := range d.Names {
		nodes[i] = item{ID: strconv.Itoa(i), Name: name, Value: spot(side, (float64(i)+0.5)*arcHigh), Tip: name, Symbol: "circle", SymbolSize: 8,
			ItemStyle: &itemStyle{Color: "role:ink"}, Text: oneLine(name, d.width-side-16),
			Label: &label{Show: true, Position: "right", Formatter: "text:item", Color: "role:ink"}}
	}
	c := sketch{kind: "graph"}
	c.MultiSeries = append(charts.MultiSeries{{Type: "graph", Layout: "none", CoordSystem: "cartesian2d", Data: nodes, Links: links}}, series...)
	hidden := opts.Bool(false)
	head := legendHigh * legendRows(kinds, d.width)
	high := len(nodes) * arcHigh
	return canvas{chart: c, height: head + high + 4, add: map[string]any{
		"grid":    bare(0, 0, head, 4),
		"xAxis":   xAxis{XAxis: opts.XAxis{Type: "value", Show: hidden, Min: 0, Max: d.width}},
		"yAxis":   yAxis{YAxis: opts.YAxis{Type: "value", Show: hidden, Min: 0, Max: high, Inverse: opts.Bool(true)}},
		"legend":  legend{Legend: opts.Legend{Show: opts.Bool(true), Left: "0", ItemWidth: 26, Data: legendNames}},
		"tooltip": tips(),
	}}
}

// bend is how far an arc bends to the left, as a share of its length: less the
// longer it is, so that it stays in the room beside the list.
func (d arcDrawing) bend(a Arc, side float64) float64 {
	length := float64(max(a.From, a.To)-min(a.From, a.To)) * arcHigh
	if length == 0 {
		return 0
	}
	bend := min(0.8, 2*(side-14)/length)
	if a.From < a.To {
		return -bend
	}
	return bend
}

// legendRows is how many lines the names of a legend take.
func legendRows(names []string, width float64) int {
	lines, x := 1, 0.0
	for _, name := range names {
		wide := textWidth(name) + 46
		if x > 0 && x+wide > width {
			lines, x = lines+1, 0
		}
		x += wide
	}
	return lines
}
