package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/pipeline"
)

const (
	silent  = time.Second            // how long a build may take without a word
	redraw  = 100 * time.Millisecond // how long a line stays at least
	settled = 500 * time.Millisecond // how long a stage has to run until its rate tells something

	// afterwards is how long all takes that comes after records and reports, as a
	// part of what these take: between 0.3 at 3,000 records and 0.5 at 10,000.
	afterwards = 0.4
)

// progress is a line on a terminal that tells how far a build is. A nil one
// draws nothing.
type progress struct {
	to    io.Writer
	now   func() time.Time
	width int // columns of the terminal; 0 when not known

	began   time.Time
	drawn   time.Time // zero when there is no line
	stages  [len(wordings)]reached
	present int       // of the stages
	since   time.Time // when it became that, or was known to have an end
	from    int       // what was done of it then
	ended   time.Time // when all records were read
}

// reached is how far a stage is.
type reached struct {
	told     bool
	done, of int
}

// wordings are the stages that the line tells of, in their order.
var wordings = [...]struct {
	stage pipeline.Stage
	noun  string
	verb  string
}{
	{pipeline.Reading, "record", "read"},
	{pipeline.Reports, "report", "made"},
	{pipeline.Lists, "list", "made"},
	{pipeline.Writing, "file", "written"},
}

// progress gives the line for a build; nil where nobody would see it, or it
// could not be taken away.
func (a *app) progress() *progress {
	if terminal(a.stderr) == nil || a.getenv("TERM") == "dumb" {
		return nil
	}
	return newProgress(a.stderr, a.now, a.width(a.stderr))
}

func newProgress(to io.Writer, now func() time.Time, width int) *progress {
	began := now()
	return &progress{to: to, now: now, width: width, began: began, since: began}
}

// tell takes in how far a stage is, and draws the line when it is time to.
func (p *progress) tell(stage pipeline.Stage, done, of int) {
	now := p.now()
	for i, w := range wordings {
		if w.stage == stage {
			if was := p.stages[i]; was.of == 0 && i == p.present {
				p.since, p.from = now, done
			}
			p.stages[i] = reached{true, done, of}
		}
	}
	p.advance(now)
	if now.Sub(p.began) >= silent && now.Sub(p.drawn) >= redraw {
		p.drawn = now
		fmt.Fprintf(p.to, "\r%s\x1b[K", p.fitting("debrief: "+p.words(now)))
	}
}

// advance finds the present stage: the first that is not at its end, or else the
// last that has begun.
func (p *progress) advance(now time.Time) {
	present := p.present
	for i, r := range p.stages {
		if !r.told {
			continue
		}
		present = i
		if r.done < r.of {
			break
		}
	}
	if present == p.present {
		return
	}
	if p.present == 0 {
		p.ended = now
	}
	p.present, p.since, p.from = present, now, p.stages[present].done
}

// words tells what is under way, and how long it will take.
func (p *progress) words(now time.Time) string {
	var all []string
	for i, r := range p.stages {
		if i == p.present || r.done > 0 && r.done != r.of {
			all = append(all, counted(r, wordings[i].noun)+" "+wordings[i].verb)
		}
	}
	if left := p.left(now); left > 0 {
		all = append(all, lasting(left)+" left")
	}
	return strings.Join(all, ", ")
}

func counted(r reached, noun string) string {
	if r.of == 0 || r.done == r.of {
		return thousands(r.done) + " " + plural(r.done, noun)
	}
	return fmt.Sprintf("%s of %s %s", thousands(r.done), thousands(r.of), plural(r.of, noun))
}

// left gives how long the build takes from now on, if it goes on as it went; 0
// when that cannot be known.
func (p *progress) left(now time.Time) time.Duration {
	r, took := p.stages[p.present], now.Sub(p.since)
	switch {
	case r.of == 0 && !p.ended.IsZero():
		return max(0, part(p.ended.Sub(p.began), afterwards)-now.Sub(p.ended))
	case r.of == 0 || r.done <= p.from || took < settled:
		return 0
	}
	rest := part(took, float64(r.of-r.done)/float64(r.done-p.from))
	if p.present == 0 {
		rest += part(took+rest, afterwards)
	}
	return rest
}

// part gives a part of a length of time.
func part(d time.Duration, n float64) time.Duration { return time.Duration(float64(d) * n) }

// lasting tells a time to come, never as shorter than it is.
func lasting(d time.Duration) string {
	if seconds := int((d + time.Second - 1) / time.Second); seconds < 100 {
		return fmt.Sprintf("%d s", seconds)
	}
	return fmt.Sprintf("%d min", int((d+time.Minute-1)/time.Minute))
}

// fitting cuts a line to the terminal's width, so that it stays one.
func (p *progress) fitting(line string) string {
	if p.width > 0 && len(line) >= p.width {
		return line[:p.width-1]
	}
	return line
}

// erase takes the line away.
func (p *progress) erase() {
	if p != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = time.Time{}
	}
}

// thousands gives a number with commas between its thousands.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
