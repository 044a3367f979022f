package cli

import (
	"fmt"
	"io"
	"time"

	"debrief/cmd/debrief/internal/pipeline"
)

// watched builds, tells on a terminal how far it is, and how many records there
// are for whom memory is kept, and prints where the time went when that is wanted.
func (a *app) watched(opts pipeline.Options, memory *lean, timings bool) (pipeline.Outcome, error) {
	if timings {
		opts.Clock = a.now
	}
	line := a.progress()
	opts.Progress = func(stage pipeline.Stage, done, of int) {
		if stage == pipeline.Reading && done == 0 {
			memory.of(of)
		}
		if line != nil {
			line.tell(stage, done, of)
		}
	}
	opts.Recalls = memory.recalls
	defer line.erase() // also when the build panics
	done, err := pipeline.Build(opts)
	line.erase()
	if timings {
		printTimings(a.stdout, done.Spent)
	}
	return done, err
}

// printTimings prints the stages with their parts of the whole time.
func printTimings(to io.Writer, spent []pipeline.Spent) {
	var all time.Duration
	for _, s := range spent {
		all += s.Took
	}
	for _, s := range spent {
		fmt.Fprintf(to, "%-10s%10.3f s%7.1f %%\n", s.Stage, s.Took.Seconds(), 100*float64(s.Took)/float64(all))
	}
	fmt.Fprintf(to, "%-10s%10.3f s\n", "all", all.Seconds())
}
