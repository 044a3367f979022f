package chart

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// PathSpec is two ways through the same stations: the one that was meant,
// solid, and the one that was taken, dashed. Nodes that lie beyond the
// boundary stand on a shaded band.
type PathSpec struct {
	ID, Label                              string
	Intended, Actual                       []Node // one of them may be empty; of more than 8 the rest is told in one node
	IntendedName, ActualName, BoundaryName string
	More                                   func(n int) string // names the nodes that are not drawn: "… and 3 more"; nil for "… 3"
	Table                                  Table
}

// Node is one station; stations of both paths have the same ID.
type Node struct {
	ID     string
	Title  string // what it is
	Detail string // who and where; may be empty
	Beyond bool   // in the hands of someone else
}

// NewPath draws two paths. It fails when both are empty.
func NewPath(spec PathSpec) (Figure, error) {
	if len(spec.Intended)+len(spec.Actual) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no node")
	}
	spec.Intended, spec.Actual = spec.readable(spec.Intended), spec.readable(spec.Actual)
	stops := align(spec.Intended, spec.Actual)
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas {
		if in.narrow {
			return pathDrawing{spec, stops, downwards(stops, in.width)}.canvas()
		}
		return pathDrawing{spec, stops, sideways(stops, in.width)}.canvas()
	})
}

// readable keeps as many stations as a drawing can tell apart.
func (s PathSpec) readable(nodes []Node) []Node {
	const most = 8
	if len(nodes) <= most {
		return nodes
	}
	hidden := len(nodes) - most + 1
	rest := Node{ID: "\x00rest", Title: fmt.Sprintf("… %d", hidden)}
	if s.More != nil {
		rest.Title = s.More(hidden)
	}
	for _, n := range nodes[most-1:] {
		rest.Beyond = rest.Beyond || n.Beyond
	}
	return append(nodes[:most-1:most-1], rest)
}

// stop is a node with its place among the others: how many steps from the
// beginning, and whether it lies on the detour that only the taken path has.
type stop struct {
	Node
	step     int
	detour   bool
	intended bool
	actual   bool
}

func (s stop) key() string { return fmt.Sprintf("%d/%t", s.step, s.detour) }

// align lays two paths side by side: stations that both share, in the same
// order, take the same place.
func align(intended, actual []Node) []stop {
	shared := commonNodes(intended, actual)
	var stops []stop
	step, i, a := 0, 0, 0
	for n := 0; n <= len(shared); n++ {
		endI, endA := len(intended), len(actual)
		if n < len(shared) {
			endI, endA = shared[n][0], shared[n][1]
		}
		for k := i; k < endI; k++ {
			stops = append(stops, stop{Node: intended[k], step: step + k - i, intended: true})
		}
		for k := a; k < endA; k++ {
			stops = append(stops, stop{Node: actual[k], step: step + k - a, detour: true, actual: true})
		}
		step += max(endI-i, endA-a)
		if n < len(shared) {
			stops = append(stops, stop{Node: actual[endA], step: step, intended: true, actual: true})
			step++
		}
		i, a = endI+1, endA+1
	}
	return stops
}

// commonNodes is the longest run of stations, by id, that both paths pass in
// the same order, as pairs of indices.
func commonNodes(intended, actual []Node) [][2]int {
	longest := make([][]int, len(intended)+1)
	for i := range longest {
		longest[i] = make([]int, len(actual)+1)
	}
	for i := len(intended) - 1; i >= 0; i-- {
		for a := len(actual) - 1; a >= 0; a-- {
			if intended[i].ID == actual[a].ID {
				longest[i][a] = longest[i+1][a+1] + 1
			} else {
				longest[i][a] = max(longest[i+1][a], longest[i][a+1])
			}
		}
	}
	var pairs [][2]int
	for i, a := 0, 0; i < len(intended) && a < len(actual); {
		switch {
		case intended[i].ID == actual[a].ID:
			pairs = append(pairs, [2]int{i, a})
			i, a = i+1, a+1
		case longest[i+1][a] >= longest[i][a+1]:
			i++
		default:
			a++
		}
	}
	return pairs
}

// placing puts stops into a drawing: x is a share of the width, y pixels from
// the top.
type placing struct {
	height int
	place  func(stop) (x, y float64)
	title  func(stop) words
	detail func(stop) words
	band   func(stop) (from, to [2]float64)
	curve  float64 // of the taken path where it runs beside the meant one
}

// words are lines of a label and where it stands beside its node.
type words struct {
	lines  []string
	side   string
	offset []float64
}

const (
	pathLine = 15
	pathDot  = 16.0
)

// sideways runs from left to right: the meant path on top with its words
// above, the detour below with its words below.
func sideways(stops []stop, width float64) placing {
	columns := 0
	for _, s := range stops {
		columns = max(columns, s.step+1)
	}
	room := min(width/float64(columns)-14, 190)
	titles := func(s stop) []string { return wrap(s.Title, room, 2) }
	details := func(s stop) []string { return wrap(s.Detail, room, 4) }
	above, below := 0, 0
	for _, s := range stops {
		lines := len(titles(s)) + len(details(s))
		if s.detour {
			below = max(below, lines)
		} else {
			above = max(above, lines)
		}
	}
	const head, dot, foot = legendHigh + 12, 14.0, 12.0
	top := head + float64(above*pathLine) + dot
	under := dot + float64(below*pathLine) + foot
	drop := max(56, min(84, maxHeight-top-under))
	bottom := top + drop
	if below == 0 {
		bottom = top
	}
	height := bottom + under
	return placing{
		height: int(height), curve: -0.22,
		place: func(s stop) (float64, float64) {
			x := (float64(s.step) + 0.5) / float64(columns)
			if s.detour {
				return x, bottom
			}
			return x, top
		},
		title: func(s stop) words {
			if s.detour {
				return words{titles(s), "bottom", nil}
			}
			return words{titles(s), "top", []float64{0, -float64(len(details(s)) * pathLine)}}
		},
		detail: func(s stop) words {
			if s.detour {
				return words{details(s), "bottom", []float64{0, float64(len(titles(s)) * pathLine)}}
			}
			return words{details(s), "top", nil}
		},
		band: func(s stop) (from, to [2]float64) {
			left, right := float64(s.step)/float64(columns), (float64(s.step)+1)/float64(columns)
			if s.detour {
				return [2]float64{left, bottom - drop/2}, [2]float64{right, height}
			}
			return [2]float64{left, legendHigh}, [2]float64{right, top + drop/2}
		},
	}
}

// downwards runs from top to bottom for a phone, one row a stop: the meant
// path in the first lane, the detour in the second, words at the right of both
// so that no line crosses them.
func downwards(stops []stop, width float64) placing {
	const head, lane, gap = legendHigh + 4, 34.0, 12
	room := width - 2*lane - 28
	titles := func(s stop) []string { return wrap(s.Title, room, 2) }
	details := func(s stop) []string { return wrap(s.Detail, room, 3) }
	tops, y := map[string]float64{}, float64(head)
	for _, s := range stops {
		tops[s.key()] = y
		y += float64((len(titles(s))+len(details(s)))*pathLine + gap)
	}
	middle := func(s stop) float64 {
		return tops[s.key()] + float64((len(titles(s))+len(details(s)))*pathLine+gap)/2
	}
	// Words start right of both lanes, whichever lane their node is in.
	aside := func(s stop) float64 {
		if s.detour {
			return 0
		}
		return lane
	}
	return placing{
		height: int(y) + 4, curve: 0.3,
		place: func(s stop) (float64, float64) {
			if s.detour {
				return (12 + lane) / width, middle(s)
			}
			return 12 / width, middle(s)
		},
		title: func(s stop) words {
			return words{titles(s), "right", []float64{aside(s), -float64(len(details(s))*pathLine) / 2}}
		},
		detail: func(s stop) words {
			return words{details(s), "right", []float64{aside(s), float64(len(titles(s))*pathLine) / 2}}
		},
		band: func(s stop) (from, to [2]float64) {
			half := middle(s) - tops[s.key()]
			return [2]float64{0, middle(s) - half}, [2]float64{1, middle(s) + half}
		},
	}
}

// pathDrawing is a PathSpec on its way into one frame.
type pathDrawing struct {
	PathSpec
	stops []stop
	placing
}

func (d pathDrawing) canvas() canvas {
	c := sketch{kind: "graph"}
	nodes, details := d.nodes()
	c.MultiSeries = charts.MultiSeries{
		{Type: "graph", Layout: "none", CoordSystem: "cartesian2d", Data: nodes, Links: d.links(), Symbol: "circle"},
		{Type: "scatter", Data: details, MarkAreas: d.bands()},
		sample(d.IntendedName, "line", "circle", &opts.LineStyle{Color: "role:main", Width: 2.5}),
		sample(d.ActualName, "line", "diamond", &opts.LineStyle{Color: "role:bad", Width: 2.5, Type: "dashed"}),
	}
	names := []string{d.IntendedName, d.ActualName}
	if c.MultiSeries[1].MarkAreas != nil {
		names = append(names, d.BoundaryName)
		c.MultiSeries = append(c.MultiSeries, sample(d.BoundaryName, "scatter", "rect", &opts.LineStyle{Color: "role:band"}))
	}
	hidden := opts.Bool(false)
	return canvas{chart: c, height: d.height, add: map[string]any{
		"grid":    bare(0, 0, 0, 0),
		"xAxis":   xAxis{XAxis: opts.XAxis{Type: "value", Show: hidden, Min: 0, Max: 1}},
		"yAxis":   yAxis{YAxis: opts.YAxis{Type: "value", Show: hidden, Min: 0, Max: d.height, Inverse: opts.Bool(true)}},
		"legend":  legend{Legend: opts.Legend{Show: opts.Bool(true), Left: "0", ItemWidth: 34, Data: names}},
		"tooltip": tips(),
	}}
}

// sample is an empty series that stands for a kind of thing in the legend.
func sample(name, kind, symbol string, style *opts.LineStyle) charts.SingleSeries {
	return charts.SingleSeries{Name: name, Type: kind, Data: []item{}, Symbol: symbol, LineStyle: style,
		ItemStyle: &opts.ItemStyle{Color: style.Color}}
}

// nodes are the stations with their titles, and invisible points that carry
// the details in lighter words.
func (d pathDrawing) nodes() (nodes, details []item) {
	for _, s := range d.stops {
		x, y := d.place(s)
		tip := s.Title
		if s.Detail != "" {
			tip += "\n" + s.Detail
		}
		style, symbol := &itemStyle{Color: "role:paper", BorderColor: "role:main", BorderWidth: 2.5}, "circle"
		if s.actual && !s.intended {
			style.BorderColor, symbol = "role:bad", "diamond"
		}
		if s.Beyond {
			style.Color = style.BorderColor
		}
		if s.intended && !s.actual {
			style.BorderType = "dashed"
		}
		title, detail := d.title(s), d.detail(s)
		nodes = append(nodes, item{ID: s.key(), Name: s.Title, Value: []any{x, y}, Tip: tip, Symbol: symbol, SymbolSize: pathDot,
			ItemStyle: style, Text: strings.Join(title.lines, "\n"), Label: title.label("bold", "role:ink")})
		details = append(details, item{Value: []any{x, y}, Tip: tip, SymbolSize: pathDot, ItemStyle: &itemStyle{Color: "transparent"},
			Text: strings.Join(detail.lines, "\n"), Label: detail.label("normal", "role:quiet")})
	}
	return nodes, details
}

func (w words) label(weight, role string) *label {
	return &label{Show: len(w.lines) > 0, Position: w.side, Offset: w.offset, Formatter: "text:item",
		LineHeight: pathLine, FontWeight: weight, Color: role}
}

// links join each path's stations in order. Where both paths take the same
// step, the taken one bends beside the other.
func (d pathDrawing) links() []link {
	meant := map[string]bool{}
	all := join(d.stops, func(s stop) bool { return s.intended })
	for i := range all {
		meant[all[i].Source+" "+all[i].Target] = true
		all[i].LineStyle = &lineStyle{Color: "role:main", Width: 2.5, Type: "solid", Opacity: 1}
	}
	for _, step := range join(d.stops, func(s stop) bool { return s.actual }) {
		step.LineStyle = &lineStyle{Color: "role:bad", Width: 2.5, Type: []float64{7, 5}, Opacity: 1}
		if meant[step.Source+" "+step.Target] {
			step.LineStyle.Curveness = d.curve
		}
		all = append(all, step)
	}
	return all
}

// join links the stops of one path, each to the next.
func join(stops []stop, on func(stop) bool) []link {
	var all []link
	last := ""
	for _, s := range stops {
		if !on(s) {
			continue
		}
		if last != "" {
			all = append(all, link{Source: last, Target: s.key(), Symbol: []string{"none", "arrow"}, SymbolSize: []float64{0, 10}})
		}
		last = s.key()
	}
	return all
}

// bands shade the places beyond the boundary.
func (d pathDrawing) bands() *opts.MarkAreas {
	var data []any
	for _, s := range d.stops {
		if s.Beyond {
			from, to := d.band(s)
			data = append(data, []areaEnd{
				{Coord: []any{from[0], from[1]}, ItemStyle: &itemStyle{Color: "role:band"}, Label: &label{}},
				{Coord: []any{to[0], to[1]}},
			})
		}
	}
	if len(data) == 0 {
		return nil
	}
	return &opts.MarkAreas{Data: data}
}
