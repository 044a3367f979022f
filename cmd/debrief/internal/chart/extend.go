package chart

import "github.com/go-echarts/go-echarts/v2/opts"

// This file holds every part of an ECharts option that the types of go-echarts
// have no field for, as types around or beside them.

// accessible turns on the description for screen readers and the patterns.
// The palette of patterns is blank: a pattern means that something is not
// known, and is set where it does.
func accessible(label string) any {
	type text struct {
		Enabled     bool   `json:"enabled"`
		Description string `json:"description"`
	}
	type decals struct {
		Show   bool    `json:"show"`
		Decals []decal `json:"decals"`
	}
	return struct {
		Enabled bool   `json:"enabled"`
		Label   text   `json:"label"`
		Decal   decals `json:"decal"`
	}{true, text{true, label}, decals{true, []decal{{Symbol: "none", Color: "transparent"}}}}
}

// decal is a pattern over a surface.
type decal struct {
	Symbol     string    `json:"symbol,omitempty"`
	Color      string    `json:"color,omitempty"`
	DashArrayX []float64 `json:"dashArrayX,omitempty"`
	DashArrayY []float64 `json:"dashArrayY,omitempty"`
	Rotation   float64   `json:"rotation,omitempty"`
}

// hatched is the pattern of what is not known exactly.
func hatched() *decal {
	return &decal{Symbol: "rect", Color: "role:paper", DashArrayX: []float64{1, 0}, DashArrayY: []float64{3, 4}, Rotation: -0.7854}
}

// tooltip shows its text in the drawing itself: as HTML it would need inline
// styles.
type tooltip struct {
	opts.Tooltip
	RenderMode string `json:"renderMode"`
	Confine    bool   `json:"confine"`
}

// tips is the tooltip of a chart whose items bring their own words.
func tips() tooltip {
	return tooltip{Tooltip: opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "text:tip"}, RenderMode: "richText", Confine: true}
}

// grid is the box of the axes. Its bounds hold the labels of the axes too.
type grid struct {
	Left        any    `json:"left"`
	Right       any    `json:"right"`
	Top         any    `json:"top"`
	Bottom      any    `json:"bottom"`
	Height      int    `json:"height,omitempty"`
	BoundsMode  string `json:"outerBoundsMode"`
	BoundsHold  string `json:"outerBoundsContain,omitempty"`
	ShowOutline bool   `json:"show"`
}

// withLabels is a grid whose box holds the labels and names of its axes.
func withLabels(left, right, top, bottom int) grid {
	return grid{Left: left, Right: right, Top: top, Bottom: bottom, BoundsMode: "same", BoundsHold: "all"}
}

// bare is a grid of just the axes, placed in pixels or in per cent.
func bare(left, right, top, bottom any) grid {
	return grid{Left: left, Right: right, Top: top, Bottom: bottom, BoundsMode: "none"}
}

// xAxis and yAxis are axes with ticks and labels at places of our choice.
type xAxis struct {
	opts.XAxis
	Interval  float64    `json:"interval,omitempty"`
	AxisLabel *axisLabel `json:"axisLabel,omitempty"`
	AxisTick  *axisTick  `json:"axisTick,omitempty"`
}

type yAxis struct {
	opts.YAxis
	Interval  float64    `json:"interval,omitempty"`
	Z         int        `json:"z,omitempty"`
	AxisLabel *axisLabel `json:"axisLabel,omitempty"`
	AxisTick  *axisTick  `json:"axisTick,omitempty"`
}

type axisTick struct {
	Show         bool      `json:"show"`
	CustomValues []float64 `json:"customValues,omitempty"`
}

// axisLabel has no AxisLabel of go-echarts inside, whose padding, width of
// lines and ends cannot be left out.
type axisLabel struct {
	Show          bool      `json:"show"`
	CustomValues  []float64 `json:"customValues,omitempty"`
	HideOverlap   bool      `json:"hideOverlap,omitempty"`
	Inside        bool      `json:"inside,omitempty"`
	Interval      *int      `json:"interval,omitempty"`
	Rotate        int       `json:"rotate,omitempty"`
	Margin        *int      `json:"margin,omitempty"`
	Padding       []float64 `json:"padding,omitempty"`
	Align         string    `json:"align,omitempty"`
	VerticalAlign string    `json:"verticalAlign,omitempty"`
	LineHeight    int       `json:"lineHeight,omitempty"`
	Width         float64   `json:"width,omitempty"`
	Overflow      string    `json:"overflow,omitempty"`
	FontWeight    string    `json:"fontWeight,omitempty"`
	Color         string    `json:"color,omitempty"`
	halo
	AlignMin string `json:"alignMinLabel,omitempty"`
	AlignMax string `json:"alignMaxLabel,omitempty"`
}

// item is one datum with its own words and style. Its value is a number, a
// pair, or nil for a gap.
type item struct {
	ID           string     `json:"id,omitempty"`
	Name         string     `json:"name,omitempty"`
	Value        any        `json:"value"`
	Text         string     `json:"text,omitempty"` // shown by the label "text:item"
	Tip          string     `json:"tip,omitempty"`  // shown by the tooltip "text:tip"
	Symbol       string     `json:"symbol,omitempty"`
	SymbolSize   float64    `json:"symbolSize,omitempty"`
	SymbolRotate float64    `json:"symbolRotate,omitempty"`
	ItemStyle    *itemStyle `json:"itemStyle,omitempty"`
	Label        *label     `json:"label,omitempty"`
}

// itemStyle is a surface that may carry a pattern and a dashed outline.
type itemStyle struct {
	Color       string   `json:"color,omitempty"`
	BorderColor string   `json:"borderColor,omitempty"`
	BorderWidth float64  `json:"borderWidth,omitempty"`
	BorderType  string   `json:"borderType,omitempty"`
	Opacity     *float64 `json:"opacity,omitempty"`
	Decal       *decal   `json:"decal,omitempty"`
}

// label is a label with a distance, a width to wrap at and a height of lines.
type label struct {
	Show          bool      `json:"show"`
	Position      any       `json:"position,omitempty"`
	Distance      any       `json:"distance,omitempty"`
	Offset        []float64 `json:"offset,omitempty"`
	Formatter     string    `json:"formatter,omitempty"`
	Color         string    `json:"color,omitempty"`
	Align         string    `json:"align,omitempty"`
	VerticalAlign string    `json:"verticalAlign,omitempty"`
	FontSize      int       `json:"fontSize,omitempty"`
	FontWeight    string    `json:"fontWeight,omitempty"`
	LineHeight    int       `json:"lineHeight,omitempty"`
	Opacity       float64   `json:"opacity,omitempty"`
	halo
}

// halo is a rim around text that keeps it apart from lines behind it.
type halo struct {
	BorderColor string  `json:"textBorderColor,omitempty"`
	BorderWidth float64 `json:"textBorderWidth,omitempty"`
}

func paperHalo() halo { return halo{"role:paper", 3} }

// markLine is one line of a series' markLine: across the chart at XAxis or
// YAxis.
type markLine struct {
	Name      string     `json:"name"`
	XAxis     any        `json:"xAxis,omitempty"`
	YAxis     any        `json:"yAxis,omitempty"`
	Label     *label     `json:"label,omitempty"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
}

// areaEnd is one corner of a rectangle of a series' markArea.
type areaEnd struct {
	Name      string     `json:"name,omitempty"`
	Coord     []any      `json:"coord,omitempty"`
	XAxis     any        `json:"xAxis,omitempty"`
	YAxis     any        `json:"yAxis,omitempty"`
	ItemStyle *itemStyle `json:"itemStyle,omitempty"`
	Label     *label     `json:"label,omitempty"`
}

// stroke is one end of a line from a point to another, with its look; only
// that of the first end counts.
type stroke struct {
	Coord      []any      `json:"coord"`
	Symbol     string     `json:"symbol,omitempty"`
	SymbolSize []float64  `json:"symbolSize,omitempty"`
	LineStyle  *lineStyle `json:"lineStyle,omitempty"`
}

// lineStyle has dashes of our own lengths.
type lineStyle struct {
	Color     string  `json:"color,omitempty"`
	Width     float64 `json:"width,omitempty"`
	Type      any     `json:"type,omitempty"`
	Curveness float64 `json:"curveness,omitempty"`
	Opacity   float64 `json:"opacity,omitempty"`
}

// link is an edge between two nodes, by their ids.
type link struct {
	Source    string     `json:"source"`
	Target    string     `json:"target"`
	Value     *float64   `json:"value,omitempty"`
	Tip       string     `json:"tip,omitempty"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
	// Symbol holds the ends of an edge of a graph.
	Symbol     []string  `json:"symbol,omitempty"`
	SymbolSize []float64 `json:"symbolSize,omitempty"`
}

// whisker is one end of an interval, drawn as a line with a cap across it.
type whisker struct {
	Coord      []any     `json:"coord"`
	SymbolSize []float64 `json:"symbolSize,omitempty"`
}

// legend can be told not to switch its series.
type legend struct {
	opts.Legend
	SelectedMode bool `json:"selectedMode"`
	Top          int  `json:"top"`
}
