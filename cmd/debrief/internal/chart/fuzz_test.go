package chart

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"
)

// FuzzTimeline wants of any texts and moments well-formed drawings that hold
// nothing but shapes, text and links into the page.
func FuzzTimeline(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, "Repair", int64(1_774_731_600), int64(600), uint8(7))
	}
	f.Add("a b", "c", int64(-62_135_596_800), int64(1<<40), uint8(255))
	f.Fuzz(func(t *testing.T, text, other string, first, step int64, shape uint8) {
		const year = 365 * 86400
		begin := time.Unix(first%(8000*year), 0).UTC()
		moment := func(n int) time.Time {
			if shape>>(n%8)&1 == 0 {
				return time.Time{}
			}
			return begin.Add(time.Duration(step%year) * time.Second * time.Duration(n))
		}
		spec := TimelineSpec{Title: text, Desc: other, ZoneName: text, Lanes: []string{other, text}, Notes: []string{text, other}, BrokenNote: other, Unknown: text, Length: time.Duration.String}
		for n := range 6 {
			spec.Events = append(spec.Events, Event{Number: n + 1, Lane: n % 3, Type: other, At: moment(n), Lo: moment(n + 1), Hi: moment(n + 2), Until: moment(n + 3), Label: text, Anchor: "t-1"})
			spec.Phases = append(spec.Phases, PhaseBar{Key: other, Name: text, From: moment(n), To: moment(n + 4), Text: other, Hatched: n%2 == 0})
			if m := moment(n); !m.IsZero() {
				spec.Milestones = append(spec.Milestones, Mark{m, text})
			}
		}
		p := DrawTimeline(spec)
		for _, svg := range [][]byte{p.Wide, p.Narrow, p.File} {
			if err := drawingFaults(svg); svg != nil && err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzChartText wants of any text that it stands in an option as JSON that ends
// no script.
func FuzzChartText(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, 1.5)
	}
	f.Fuzz(func(t *testing.T, text string, n float64) {
		columns, cells, line := monthsSample(), cellsSample(), impactSample(t)
		columns.Series[0], columns.Columns[0].Tip, columns.Range.Label = text, text, text
		cells.Counts[0][0].Tip = text
		line.Lines[0].Name, line.Milestones[0].Label, line.Label, line.X.Title = text, text, text, text
		line.Lines[0].Points[0].Value = value(n)
		path, flow := pathSample(), flowSample()
		path.Actual[2].Title, path.Actual[2].Detail = text, text
		flow.Nodes[0].Name = text
		for name, draw := range map[string]func() (Figure, error){
			"columns": func() (Figure, error) { return NewColumns(columns) },
			"cells":   func() (Figure, error) { return NewCells(cells) },
			"line":    func() (Figure, error) { return NewLine(line) },
			"path":    func() (Figure, error) { return NewPath(path) },
			"flow":    func() (Figure, error) { return NewFlow(flow) },
			"bars": func() (Figure, error) {
				return NewBars(BarSpec{ID: "b", Label: text, Bars: []Bar{{Name: text, Text: text, Lo: value(n), Hi: value(n)}}})
			},
		} {
			figure, err := draw()
			if err != nil {
				continue // told, such as a number that JSON has no form for
			}
			data, err := figure.Data()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if bytes.ContainsAny(data, "<>&\u2028\u2029") || !json.Valid(data) {
				t.Fatalf("%s: %s", name, data)
			}
		}
	})
}
