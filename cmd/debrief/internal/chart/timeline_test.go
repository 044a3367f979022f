package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTimelines(t *testing.T) {
	for name, spec := range map[string]TimelineSpec{"long-tail": timelineSample(t), "vague": vagueSample(t), "plain": plainSample(t)} {
		t.Run(name, func(t *testing.T) {
			p := DrawTimeline(spec)
			golden(t, name+"-wide.svg", lines(p.Wide))
			golden(t, name+"-narrow.svg", lines(p.Narrow))
			golden(t, name+"-file.svg", lines(p.File))
		})
	}
}

// lines puts each element of a drawing on a line of its own, for reading.
func lines(svg []byte) []byte {
	return append(bytes.ReplaceAll(svg, []byte("><"), []byte(">\n<")), '\n')
}

func TestNoTimelineWithoutMoments(t *testing.T) {
	p := DrawTimeline(TimelineSpec{Lanes: []string{"note"}, Events: []Event{{Number: 1}}, Phases: []PhaseBar{{Key: "triage"}}})
	if p.Wide != nil || p.Narrow != nil || p.File != nil {
		t.Error("want no picture of nothing")
	}
}

func TestUnknownTimesAreSaid(t *testing.T) {
	p := DrawTimeline(TimelineSpec{Title: "t", Desc: "d", Unknown: "When <it> was is not known.", Notes: []string{"Two entries are in the list only."}})
	golden(t, "unknown-file.svg", lines(p.File))
	for _, svg := range [][]byte{p.Wide, p.Narrow, p.File} {
		if err := drawingFaults(svg); err != nil {
			t.Error(err)
		}
	}
}

// drawingFaults reads a drawing as XML and tells what must not be in one.
func drawingFaults(svg []byte) error {
	var problems []error
	fault := func(format string, words ...any) { problems = append(problems, fmt.Errorf(format, words...)) }
	ids := map[string]bool{}
	var used []string
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("not well formed: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if name := start.Name.Local; name == "style" || name == "script" || name == "foreignObject" {
			fault("holds <%s>", name)
		}
		for _, a := range start.Attr {
			switch name := a.Name.Local; {
			case name == "style" || strings.HasPrefix(name, "on"):
				fault("holds %s=%q", name, a.Value)
			case strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf"):
				fault("%s is %q", name, a.Value)
			case name == "id" && ids[a.Value]:
				fault("two ids are %q", a.Value)
			case name == "id":
				ids[a.Value] = true
			case name == "aria-labelledby":
				used = append(used, strings.Fields(a.Value)...)
			case name == "href" && !strings.HasPrefix(a.Value, "#"):
				fault("links to %q", a.Value)
			case name == "font-size":
				if size, err := strconv.ParseFloat(a.Value, 64); err != nil || size < 12 {
					fault("text of size %q", a.Value)
				}
			}
		}
	}
	for _, id := range used {
		if !ids[id] {
			fault("no element has the id %q", id)
		}
	}
	return errors.Join(problems...)
}

func TestDrawingsAreSound(t *testing.T) {
	for _, text := range hostile {
		spec := timelineSample(t)
		spec.Title, spec.Desc, spec.ZoneName, spec.Notes = text, text, text, []string{text}
		spec.Events[3].Label, spec.Events[3].Type, spec.Lanes[2] = text, text, text
		spec.Milestones[1].Label, spec.Phases[0].Name, spec.Phases[1].Text, spec.Phases[2].Key = text, text, text, text
		p := DrawTimeline(spec)
		for name, svg := range map[string][]byte{"wide": p.Wide, "narrow": p.Narrow, "file": p.File} {
			if err := drawingFaults(svg); err != nil {
				t.Errorf("%s with %q: %v", name, text, err)
			}
		}
	}
}

func TestFileStandsAlone(t *testing.T) {
	file := string(DrawTimeline(timelineSample(t)).File)
	if strings.Contains(file, "<a ") || !strings.Contains(file, `role="img"`) || !strings.Contains(file, "xmlns=") {
		t.Error("want an image without links and with its namespace")
	}
}

func TestEveryPlacedEventIsLinked(t *testing.T) {
	p := DrawTimeline(vagueSample(t))
	for n := 1; n <= 6; n++ {
		link := fmt.Sprintf(`href="#t-%d"`, n)
		want := n != 6 // the last one has no place in time
		if got := strings.Contains(string(p.Wide), link); got != want {
			t.Errorf("wide: %s is there: %t, want %t", link, got, want)
		}
		if got := strings.Contains(string(p.Narrow), link); got != want {
			t.Errorf("narrow: %s is there: %t, want %t", link, got, want)
		}
	}
}

// moments are drawn from all years that can be written.
func moments() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		switch rapid.IntRange(0, 5).Draw(t, "how") {
		case 0:
			return time.Time{}
		case 1:
			return time.Date(rapid.IntRange(1, 9999).Draw(t, "year"), 1, 1, 0, 0, 0, 0, time.UTC)
		}
		return time.Date(2026, 3, 28, 0, 0, rapid.IntRange(0, 3*86400).Draw(t, "second"), 0, time.UTC)
	})
}

func TestAnyTimelineIsSound(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	rapid.Check(t, func(t *rapid.T) {
		spec := TimelineSpec{Title: "t", Desc: "d", Zone: berlin, Lanes: []string{"a", "b"}, Length: time.Duration.String}
		for i := range rapid.IntRange(0, 30).Draw(t, "events") {
			spec.Events = append(spec.Events, Event{Number: i + 1, Lane: rapid.IntRange(0, 2).Draw(t, "lane"), Type: "action",
				At: moments().Draw(t, "at"), Lo: moments().Draw(t, "lo"), Hi: moments().Draw(t, "hi"), Until: moments().Draw(t, "until")})
		}
		for range rapid.IntRange(0, 4).Draw(t, "phases") {
			spec.Phases = append(spec.Phases, PhaseBar{Key: "repair", Name: "Repair", From: moments().Draw(t, "from"), To: moments().Draw(t, "to")})
		}
		for range rapid.IntRange(0, 12).Draw(t, "milestones") {
			if m := moments().Draw(t, "milestone"); !m.IsZero() {
				spec.Milestones = append(spec.Milestones, Mark{m, rapid.String().Draw(t, "name")})
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
