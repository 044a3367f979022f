package chart

import (
	"errors"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// FlowSpec is how much went where. It has no cycle and every value is known.
type FlowSpec struct {
	ID, Label string
	Nodes     []FlowNode
	Links     []Link // required
	Table     Table
}

// FlowNode is one place of a flow.
type FlowNode struct{ ID, Name string }

// Link is one stream of a flow.
type Link struct {
	From, To string // node ids
	Value    float64
	Text     string // the value in words
	Wrong    bool
}

// NewFlow draws streams as wide as they are large. It fails when there is
// none, for a node that is not listed, and for a cycle, which ECharts refuses.
func NewFlow(spec FlowSpec) (Figure, error) {
	if len(spec.Links) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no link")
	}
	if spec.hasCycle() {
		return Figure{}, errors.New("draw chart " + spec.ID + ": the flow has a cycle or a node that is not listed")
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas { return flowDrawing{spec, in}.canvas() })
}

// hasCycle takes away nodes that nothing flows into any more until none is
// left, or none can be taken.
func (s FlowSpec) hasCycle() bool {
	inflows, next := map[string]int{}, map[string][]string{}
	for _, n := range s.Nodes {
		inflows[n.ID] = 0
	}
	for _, l := range s.Links {
		_, from := inflows[l.From]
		_, to := inflows[l.To]
		if !from || !to {
			return true
		}
		inflows[l.To]++
		next[l.From] = append(next[l.From], l.To)
	}
	var free []string
	for _, n := range s.Nodes {
		if inflows[n.ID] == 0 {
			free = append(free, n.ID)
		}
	}
	taken := 0
	for ; taken < len(free); taken++ {
		for _, id := range next[free[taken]] {
			if inflows[id]--; inflows[id] == 0 {
				free = append(free, id)
			}
		}
	}
	return taken < len(inflows)
}

// columns is how many nodes the longest way passes.
func (s FlowSpec) columns() int {
	depth := map[string]int{}
	for range s.Nodes {
		for _, l := range s.Links {
			depth[l.To] = max(depth[l.To], depth[l.From]+1)
		}
	}
	most := 0
	for _, d := range depth {
		most = max(most, d)
	}
	return most + 1
}

// flowDrawing is a FlowSpec on its way into one frame.
type flowDrawing struct {
	FlowSpec
	frame
}

func (d flowDrawing) canvas() canvas {
	room := 150.0
	if d.narrow {
		room = 88
	}
	// Between two columns of nodes there is less room than behind the last.
	const node = 28
	between := min(room, (d.width-room)/float64(max(1, d.columns()-1))-node)
	inner := map[string]bool{}
	for _, l := range d.Links {
		inner[l.From] = true
	}
	names := map[string]string{}
	nodes := make([]item, len(d.Nodes))
	for i, n := range d.Nodes {
		names[n.ID] = n.Name
		wide := room
		if inner[n.ID] {
			wide = between
		}
		nodes[i] = item{ID: n.ID, Name: n.Name, Tip: n.Name, Text: strings.Join(wrap(n.Name, wide, 4), "\n"),
			ItemStyle: &itemStyle{Color: "role:quiet"}, Label: &label{Show: true, Formatter: "text:item", Color: "role:ink", LineHeight: pathLine}}
	}
	links := make([]link, len(d.Links))
	for i, l := range d.Links {
		role := "role:main"
		if l.Wrong {
			role = "role:bad"
		}
		links[i] = link{Source: l.From, Target: l.To, Value: &l.Value, Tip: names[l.From] + " → " + names[l.To] + ": " + l.Text,
			LineStyle: &lineStyle{Color: role, Curveness: 0.5}}
	}
	c := sketch{kind: "sankey"}
	c.MultiSeries = charts.MultiSeries{{Type: "sankey", Data: nodes, Links: links, Left: "2", Right: percent(room / d.width * 100),
		Top: "8", Bottom: "8", NodeAlign: "left"}}
	return canvas{chart: c, height: max(160, min(maxHeight, 44*len(d.Nodes))), add: map[string]any{"tooltip": tips()}}
}
