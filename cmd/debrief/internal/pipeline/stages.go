package pipeline

import (
	"sync"
	"time"
)

// Stage is a part of the work of a build.
type Stage int

// The stages, in the order in which a build gets to them. Work of several may
// be done at once.
const (
	Reading   Stage = iota // records, each with the checks of it alone
	Checking               // records against each other
	Reports                // incidents' reports with all that belongs to them
	Lists                  // the pages across incidents, and all that is no report; in Progress with Searching and Feeds
	Searching              // the search index
	Feeds                  // the forms for machines
	Writing                // files of the site
	Linking                // links are checked, and the new site takes the place of the old one
	Elsewhere              // what is done between the others
	stages
)

// String gives the stage's name.
func (s Stage) String() string {
	return [...]string{"reading", "checking", "reports", "lists", "search", "feeds", "writing", "links", "elsewhere"}[s]
}

// Spent is how long a stage took.
type Spent struct {
	Stage Stage
	Took  time.Duration
}

// watch follows a build for those who want to know how it goes. A nil one does
// nothing.
type watch struct {
	mu    sync.Mutex
	tell  func(stage Stage, done, of int)
	clock func() time.Time

	since time.Time // until when time has been given to stages
	busy  [stages]int
	took  [stages]time.Duration
}

func (o Options) watch() *watch {
	if o.Progress == nil && o.Clock == nil {
		return nil
	}
	w := &watch{tell: o.Progress, clock: o.Clock}
	if w.clock != nil {
		w.since = w.clock()
	}
	return w
}

// begin says that one goroutine is at work on a stage, until it calls end. A
// goroutine works on one stage at a time.
func (w *watch) begin(s Stage) (end func()) {
	if w == nil || w.clock == nil {
		return func() {}
	}
	w.turn(s, 1)
	return func() { w.turn(s, -1) }
}

// turn gives the time since the last turn to the stages that were worked on, to
// each as much as it had of the goroutines at work.
func (w *watch) turn(s Stage, by int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.share()
	w.busy[s] += by
}

func (w *watch) share() {
	now := w.clock()
	passed := now.Sub(w.since)
	w.since = now
	all := 0
	for _, n := range w.busy {
		all += n
	}
	if all == 0 {
		w.took[Elsewhere] += passed
		return
	}
	for s, n := range w.busy {
		w.took[s] += passed * time.Duration(n) / time.Duration(all)
	}
}

// spent gives how long each stage took by now, as far as it took any time; in
// the sum that is how long the build has taken.
func (w *watch) spent() []Spent {
	if w == nil || w.clock == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.share()
	var all []Spent
	for s, took := range w.took {
		if took > 0 {
			all = append(all, Spent{Stage(s), took})
		}
	}
	return all
}

// steps counts what is done of a stage, and tells it: first none, then every
// call of done one more. It is told in order, whichever goroutine does it. Of is
// 0 where nobody knows yet how many there will be.
func (w *watch) steps(s Stage, of int) (done func()) { return w.stepsAfter(s, 0, of) }

// stepsAfter is steps, where so many are done already.
func (w *watch) stepsAfter(s Stage, n, of int) (done func()) {
	if w == nil || w.tell == nil {
		return func() {}
	}
	next := func(more int) {
		w.mu.Lock()
		defer w.mu.Unlock()
		n += more
		w.tell(s, n, of)
	}
	next(0)
	return func() { next(1) }
}
