package chart

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares data with a file of testdata.
func golden(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(data)); diff != "" {
		t.Errorf("%s differs (-want +got); read the difference, then run with -update:\n%s", path, diff)
	}
}

// samples draws every sample, by name.
func samples(t *testing.T) map[string]Figure {
	t.Helper()
	all := map[string]Figure{}
	add := func(name string) func(Figure, error) {
		return func(f Figure, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			all[name] = f
		}
	}
	add("impact")(NewLine(impactSample(t)))
	add("release")(NewLine(releaseSample(t)))
	add("gaps")(NewLine(gapsSample(t)))
	add("affected")(NewBars(sharesSample()))
	add("budget")(NewBars(budgetSample()))
	add("exposure")(NewRanges(exposureSample(t)))
	add("confusion")(NewMatrix(confusionSample()))
	add("quality")(NewDots(qualitySample()))
	add("path")(NewPath(pathSample()))
	add("detour")(NewPath(longPathSample()))
	add("flow")(NewFlow(flowSample()))
	add("months")(NewColumns(monthsSample()))
	add("strip")(NewStrip(stripSample()))
	add("dates")(NewStrip(datesSample(t)))
	add("pairs")(NewPairs(pairsSample()))
	add("cells")(NewCells(cellsSample()))
	add("calendar")(NewCalendar(calendarSample()))
	add("arcs")(NewArcs(arcsSample()))
	return all
}

func TestOptions(t *testing.T) {
	for name, f := range samples(t) {
		t.Run(name, func(t *testing.T) {
			data, err := f.Data()
			if err != nil {
				t.Fatal(err)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, data, "", " "); err != nil {
				t.Fatal(err)
			}
			golden(t, name+".json", append(pretty.Bytes(), '\n'))
		})
	}
}

func TestOptionsAreTheSameEveryTime(t *testing.T) {
	first, second := samples(t), samples(t)
	if diff := cmp.Diff(first, second, cmp.AllowUnexported(Figure{})); diff != "" {
		t.Error(diff)
	}
}

func TestHeights(t *testing.T) {
	all := samples(t)
	wordy := longPathSample()
	for i := range wordy.Actual {
		wordy.Actual[i].Detail = strings.Repeat("network 192.0.2.0/24 ", 9)
	}
	f, err := NewPath(wordy)
	if err != nil {
		t.Fatal(err)
	}
	all["wordy"] = f
	for name, f := range all {
		if name == "arcs" || name == "cells" { // as high as they have rows
			continue
		}
		if f.Height < 80 || f.Height > maxHeight {
			t.Errorf("%s is %d px high, want 80 to %d", name, f.Height, maxHeight)
		}
	}
}

// walk visits every value of a decoded JSON document with the key it is under.
func walk(value any, key string, visit func(key string, value any)) {
	visit(key, value)
	switch v := value.(type) {
	case map[string]any:
		for k, each := range v {
			walk(each, k, visit)
		}
	case []any:
		for _, each := range v {
			walk(each, key, visit)
		}
	}
}

func TestOptionsHoldNoCodeAndNoForeignWords(t *testing.T) {
	roles := strings.Fields("ink quiet grid paper main second third fourth good bad threshold band unknown")
	for name, f := range samples(t) {
		for _, data := range [][]byte{f.Option, f.Narrow} {
			if data == nil {
				continue
			}
			var option map[string]any
			if err := json.Unmarshal(data, &option); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			walk(option, "", func(key string, value any) {
				text, ok := value.(string)
				switch {
				case !ok:
				case key == "formatter" && text != "text:name" && text != "text:item" && text != "text:tip":
					t.Errorf("%s: the script knows no formatter %q", name, text)
				case strings.HasSuffix(strings.ToLower(key), "color") && text != "transparent" && !contains(roles, strings.TrimPrefix(text, "role:")):
					t.Errorf("%s: the script knows no colour %q", name, text)
				}
			})
			if option["aria"].(map[string]any)["enabled"] != true || option["tooltip"].(map[string]any)["renderMode"] != "richText" {
				t.Errorf("%s: want aria on and tooltips as rich text", name)
			}
		}
	}
}

func contains(all []string, one string) bool {
	for _, each := range all {
		if each == one {
			return true
		}
	}
	return false
}

// hostile texts look like the end of a script, like code, like a placeholder
// of the chart library, and like our own conventions.
var hostile = []string{
	"</script><script>alert(1)</script>", "<!-- <script>", "__f__function(){alert(1)}__f__", "__f__alert(1)__f__",
	"line\u2028break\u2029", "{a} {b} {c} {value}", "{bold|text}", "role:bad", "text:name", `quote " and \ back`, "tab\tand\nline", "",
	"日本語の名前", "عربي", "a\x00b", strings.Repeat("long ", 400), strings.Repeat("x", 5000),
}

func TestTextsSurvive(t *testing.T) {
	for _, text := range hostile {
		figures := map[string]func() (Figure, error){
			"line": func() (Figure, error) {
				spec := impactSample(t)
				spec.Lines = append(spec.Lines, Line{Name: text, Points: spec.Lines[0].Points})
				spec.Milestones[0].Label, spec.Label = text, text
				return NewLine(spec)
			},
			"bars": func() (Figure, error) {
				return NewBars(BarSpec{ID: "b", Label: text, Bars: []Bar{{Name: text, Text: "1", Lo: value(1), Hi: value(1)}}})
			},
			"ranges": func() (Figure, error) {
				return NewRanges(RangeSpec{ID: "r", Label: text, Ranges: []Range{{Name: text, From: at(t, "2026-01-01T00:00")}}})
			},
			"matrix": func() (Figure, error) {
				spec := confusionSample()
				spec.Panels[0].Name = text
				return NewMatrix(spec)
			},
			"dots": func() (Figure, error) {
				spec := qualitySample()
				spec.Series[0].Name = text
				return NewDots(spec)
			},
			"path": func() (Figure, error) {
				spec := pathSample()
				spec.Actual[2].Title, spec.Actual[2].Detail = text, text
				return NewPath(spec)
			},
			"flow": func() (Figure, error) {
				spec := flowSample()
				spec.Nodes[0].Name = text
				return NewFlow(spec)
			},
			"columns": func() (Figure, error) {
				spec := monthsSample()
				spec.Series[0], spec.Columns[0].Tip, spec.Range.Label = text, text, text
				return NewColumns(spec)
			},
			"strip": func() (Figure, error) {
				spec := stripSample()
				spec.Rows[0].Dots[0].Tip = text
				return NewStrip(spec)
			},
			"pairs": func() (Figure, error) {
				spec := pairsSample()
				spec.Pairs[0].Tip = text
				return NewPairs(spec)
			},
			"cells": func() (Figure, error) {
				spec := cellsSample()
				spec.Counts[0][0].Tip = text
				return NewCells(spec)
			},
			"calendar": func() (Figure, error) {
				spec := calendarSample()
				spec.Days[0].Tip, spec.Levels[0] = text, text
				return NewCalendar(spec)
			},
			"arcs": func() (Figure, error) {
				spec := arcsSample()
				spec.Names[0], spec.Arcs[0].Kind, spec.Arcs[0].Tip = text, text, text
				return NewArcs(spec)
			},
		}
		for name, draw := range figures {
			f, err := draw()
			if err != nil {
				t.Fatalf("%s with %q: %v", name, text, err)
			}
			data, err := f.Data()
			if err != nil {
				t.Fatalf("%s with %q: %v", name, text, err)
			}
			if bytes.ContainsAny(data, "<>&\u2028\u2029") {
				t.Errorf("%s with %q: the JSON holds what ends a script", name, text)
			}
			var decoded any
			if err := json.Unmarshal(data, &decoded); err != nil {
				t.Fatalf("%s with %q: %v", name, text, err)
			}
			found := false
			walk(decoded, "", func(key string, value any) {
				if s, ok := value.(string); ok && key != "formatter" && strings.Contains(s, text) {
					found = true
				}
			})
			if !found {
				t.Errorf("%s: %q is not in the option", name, text)
			}
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	moment := at(t, "2026-01-01T00:00")
	for name, draw := range map[string]func() (Figure, error){
		"line without points": func() (Figure, error) { return NewLine(LineSpec{ID: "x", Lines: []Line{{Name: "a"}}}) },
		"no bars":             func() (Figure, error) { return NewBars(BarSpec{ID: "x"}) },
		"ranges of unknown times": func() (Figure, error) {
			return NewRanges(RangeSpec{ID: "x", Ranges: []Range{{}}, Marks: []Mark{{At: moment}}})
		},
		"no panels": func() (Figure, error) { return NewMatrix(MatrixSpec{ID: "x"}) },
		"no dots": func() (Figure, error) {
			return NewDots(DotSpec{ID: "x", Stations: []string{"a"}, Series: []Dots{{At: []*Dot{nil}}}})
		},
		"no path":        func() (Figure, error) { return NewPath(PathSpec{ID: "x"}) },
		"no flow":        func() (Figure, error) { return NewFlow(FlowSpec{ID: "x"}) },
		"no columns":     func() (Figure, error) { return NewColumns(ColumnSpec{ID: "x", Series: []string{"a"}}) },
		"no rows":        func() (Figure, error) { return NewStrip(StripSpec{ID: "x"}) },
		"no pairs":       func() (Figure, error) { return NewPairs(PairSpec{ID: "x"}) },
		"no cells":       func() (Figure, error) { return NewCells(CellSpec{ID: "x", Rows: []string{"a"}}) },
		"no weeks":       func() (Figure, error) { return NewCalendar(CalendarSpec{ID: "x"}) },
		"no names":       func() (Figure, error) { return NewArcs(ArcSpec{ID: "x"}) },
		"too many names": func() (Figure, error) { return NewArcs(ArcSpec{ID: "x", Names: make([]string, 31)}) },
		"a cycle": func() (Figure, error) {
			return NewFlow(FlowSpec{ID: "x", Nodes: []FlowNode{{"a", "A"}, {"b", "B"}}, Links: []Link{{From: "a", To: "b"}, {From: "b", To: "a"}}})
		},
		"a value that is no number": func() (Figure, error) {
			return NewBars(BarSpec{ID: "x", Bars: []Bar{{Lo: value(math.NaN()), Hi: value(1)}}})
		},
	} {
		if _, err := draw(); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
}

// One point, one bar, one station: the smallest drawings have no division by
// nothing in them.
func TestSmallestDrawings(t *testing.T) {
	moment := at(t, "2026-01-01T00:00")
	for name, draw := range map[string]func() (Figure, error){
		"one point": func() (Figure, error) {
			return NewLine(LineSpec{ID: "x", Lines: []Line{{Points: []Point{{moment, value(0)}}}}})
		},
		"one gap": func() (Figure, error) {
			return NewLine(LineSpec{ID: "x", Lines: []Line{{Points: []Point{{moment, nil}}}}})
		},
		"a zero bar": func() (Figure, error) { return NewBars(BarSpec{ID: "x", Bars: []Bar{{Lo: value(0), Hi: value(0)}}}) },
		"an instant": func() (Figure, error) {
			return NewRanges(RangeSpec{ID: "x", Ranges: []Range{{From: moment, To: moment}}})
		},
		"one node": func() (Figure, error) { return NewPath(PathSpec{ID: "x", Actual: []Node{{ID: "a"}}}) },
		"twenty nodes": func() (Figure, error) {
			return NewPath(PathSpec{ID: "x", Actual: make([]Node, 20), Intended: make([]Node, 3)})
		},
		"the largest bar": func() (Figure, error) {
			return NewBars(BarSpec{ID: "x", Bars: []Bar{{Lo: value(math.MaxFloat64)}}})
		},
		"the largest level": func() (Figure, error) {
			return NewLine(LineSpec{ID: "x", Levels: []Level{{Value: math.MaxFloat64}}, Lines: []Line{{Points: []Point{{moment, value(math.MaxFloat64)}}}}})
		},
		"the smallest bar": func() (Figure, error) {
			return NewBars(BarSpec{ID: "x", Bars: []Bar{{Lo: value(math.SmallestNonzeroFloat64), Hi: value(math.SmallestNonzeroFloat64)}}})
		},
		"a column of nothing": func() (Figure, error) {
			return NewColumns(ColumnSpec{ID: "x", Series: []string{"a"}, Columns: []Stack{{}}})
		},
		"an empty row":      func() (Figure, error) { return NewStrip(StripSpec{ID: "x", Rows: []StripRow{{Unknown: 1}}}) },
		"a row of no dates": func() (Figure, error) { return NewStrip(StripSpec{ID: "x", Dates: true, Rows: []StripRow{{}}}) },
		"the longest length": func() (Figure, error) {
			return NewStrip(StripSpec{ID: "x", Rows: []StripRow{{Dots: []StripDot{{Value: math.MaxInt64}}}}})
		},
		"a pair of nothing": func() (Figure, error) { return NewPairs(PairSpec{ID: "x", Pairs: []Pair{{}}}) },
		"an arc to itself": func() (Figure, error) {
			return NewArcs(ArcSpec{ID: "x", Names: []string{"a"}, Arcs: []Arc{{}}})
		},
		"a hundred bars": func() (Figure, error) { return NewBars(BarSpec{ID: "x", Bars: make([]Bar, 100)}) },
	} {
		if _, err := draw(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestShortNumbers(t *testing.T) {
	for in, want := range map[string]string{
		`[0.07957446808510639,-2.503183885640302]`:        `[0.07957446809,-2.503183886]`,
		`[0.5,12,1776022200000,1776022.20000123451]`:      `[0.5,12,1776022200000,1776022.20000123451]`,
		`[1.23456789012345e-07,12345678.12345678]`:        `[1.23456789e-07,12345678.12345678]`,
		`{"tip":"of \"0.12345678901234\"","n":[0.1,"5"]}`: `{"tip":"of \"0.12345678901234\"","n":[0.1,"5"]}`,
	} {
		if got := string(shortNumbers([]byte(in))); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
