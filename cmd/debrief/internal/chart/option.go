package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Most of a chart's room, in CSS pixels.
const (
	maxHeight = 320
	textSize  = 12
	lineHigh  = 16 // of one line of text
)

// frame is the room that a chart is drawn for.
type frame struct {
	width  float64
	narrow bool
}

// canvas is what the constructors fill: a drawing of one chart in one frame.
type canvas struct {
	chart  sketch
	height int
	// add holds the parts of the option that go-echarts has no types for.
	add map[string]any
}

// sketch is what differs between charts of a kind of go-echarts, whose other
// options are made once.
type sketch struct {
	kind string // bar, line, scatter, heatmap, graph, sankey
	charts.MultiSeries
}

// skeletons are the options that all charts of a kind have, by kind, as JSON.
// go-echarts looks through its whole tree of options for every new chart.
var skeletons = sync.OnceValue(func() map[string]map[string]json.RawMessage {
	made := map[string]map[string]json.RawMessage{}
	bar, line, scatter, heatmap, graph, sankey := charts.NewBar(), charts.NewLine(), charts.NewScatter(), charts.NewHeatMap(), charts.NewGraph(), charts.NewSankey()
	bar.SetGlobalOptions(common()...)
	line.SetGlobalOptions(common()...)
	scatter.SetGlobalOptions(common()...)
	heatmap.SetGlobalOptions(common()...)
	graph.SetGlobalOptions(common()...)
	sankey.SetGlobalOptions(common()...)
	for kind, c := range map[string]echart{"bar": bar, "line": line, "scatter": scatter, "heatmap": heatmap, "graph": graph, "sankey": sankey} {
		c.Validate()
		option := c.JSON()
		for _, unused := range []string{"toolbox", "color", "series"} {
			delete(option, unused)
		}
		option["useUTC"] = true
		made[kind] = map[string]json.RawMessage{}
		for name, value := range option {
			data, err := json.Marshal(value)
			if err != nil {
				panic("chart: " + err.Error()) // nothing of it depends on what is drawn
			}
			made[kind][name] = data
		}
	}
	return made
})

// echart is what the charts of go-echarts have in common.
type echart interface {
	Validate()
	JSON() map[string]any
}

// draw makes the figure's option for a wide column and for a phone.
func draw(f Figure, in func(frame) canvas) (Figure, error) {
	wide, narrow := in(frame{width: 680}), in(frame{width: 330, narrow: true})
	var err error
	if f.Option, err = wide.option(f.Label); err != nil {
		return Figure{}, fmt.Errorf("draw chart %s: %w", f.ID, err)
	}
	if f.Narrow, err = narrow.option(f.Label); err != nil {
		return Figure{}, fmt.Errorf("draw chart %s: %w", f.ID, err)
	}
	f.Height, f.NarrowHeight, f.drawn = wide.height, narrow.height, true
	if bytes.Equal(f.Option, f.Narrow) && f.Height == f.NarrowHeight {
		f.Narrow, f.NarrowHeight = nil, 0
	}
	return f, nil
}

// option gives the chart as JSON. Its keys are sorted, and <, >, &, U+2028 and
// U+2029 are escaped.
func (c canvas) option(label string) ([]byte, error) {
	skeleton := skeletons()[c.chart.kind]
	own := c.add
	own["aria"], own["series"] = accessible(label), c.chart.MultiSeries
	names := slices.AppendSeq(make([]string, 0, len(skeleton)+len(own)), maps.Keys(own))
	for name := range skeleton {
		if _, is := own[name]; !is {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out bytes.Buffer
	out.Grow(4 << 10) // as most have
	encoder := json.NewEncoder(&out)
	out.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(strconv.Quote(name) + ":")
		value, is := own[name]
		if !is {
			out.Write(skeleton[name])
			continue
		}
		if err := encoder.Encode(value); err != nil {
			return nil, err
		}
		out.Truncate(out.Len() - 1) // the line's end
	}
	out.WriteByte('}')
	return shortNumbers(out.Bytes()), nil
}

// longFraction is how many digits after the point are more than a screen has
// pixels for.
const longFraction = 11

// shortNumbers cuts long fractions in JSON to ten digits that tell something:
// digits made by dividing take most of the room that a compressed chart takes.
// What it is given is changed.
func shortNumbers(data []byte) []byte {
	out := data[:0] // in the same place
	for i := 0; i < len(data); {
		end := i + 1
		switch c := data[i]; {
		case c == '"':
			end = endOfText(data, i)
		case c == '-' || isDigit(c):
			whole := endOfDigits(data, i+1)
			if end = whole; whole < len(data) && data[whole] == '.' {
				end = endOfDigits(data, whole+1)
			}
			if end > whole+longFraction {
				out = appendShort(out, data[i:end])
				i = end
				continue
			}
		}
		out = append(out, data[i:end]...)
		i = end
	}
	return out
}

// appendShort adds a number with few digits; an instant keeps all.
func appendShort(out, number []byte) []byte {
	n, err := strconv.ParseFloat(string(number), 64)
	if err != nil || math.Abs(n) >= 1e6 {
		return append(out, number...)
	}
	return strconv.AppendFloat(out, n, 'g', 10, 64)
}

// endOfText is where a text of JSON ends that begins at i.
func endOfText(data []byte, i int) int {
	for i++; i < len(data) && data[i] != '"'; i++ {
		if data[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(data))
}

func endOfDigits(data []byte, i int) int {
	for i < len(data) && isDigit(data[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// common are the options that every chart has. The id keeps go-echarts from
// making one by chance.
func common() []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithInitializationOpts(opts.Initialization{ChartID: "chart"}),
		charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
	}
}

// milliseconds is how ECharts counts instants.
func milliseconds(times []moment) []float64 {
	all := make([]float64, len(times))
	for i, t := range times {
		all[i] = float64(t.UnixMilli())
	}
	return all
}
