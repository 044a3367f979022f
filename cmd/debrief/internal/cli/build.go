package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

func (a *app) buildCommand() *cobra.Command {
	var f flags
	var kept cacheFlags
	timings := false
	c := &cobra.Command{
		Use:   "build",
		Short: "Check all records and build the site",
		Long: "Check all records and build the site.\n\n" +
			"Errors and warnings go to the standard error; hints are only counted there. With\n" +
			"any error nothing is written, the status is 1, and a site that is there stays as\n" +
			"it is. Drafts, and records in review, are left out of every site and named; what its\n" +
			"readers may not see is left out too.\n\n" +
			"Readers see the old site or the new one at every moment, also when the build is\n" +
			"stopped or killed, unless the folder holds folders of others (such as .git), is a\n" +
			"mount point, or the system cannot exchange folders: files are then replaced one by\n" +
			"one, and a build that was killed on the way is finished by the next. What others\n" +
			"put into the folder stays.\n\n" +
			"What the next build can use again is kept in a cache, which is safe to delete. On the\n" +
			"file system of the output folder it also has a tree of hard links to the site's files.\n\n" +
			"On a terminal, a build of more than a second tells how far it is. --timings prints on\n" +
			"the standard output what each part of the work took; parts that ran beside each\n" +
			"other share the time.",
		Example: `  debrief build
  debrief build --audience internal --out internal-site
  debrief build --base-url https://status.example.com/`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			opts, err := a.options(c, f)
			if err == nil {
				kept.into(&opts)
				a.build(opts, timings)
			}
			return err
		},
	}
	f.add(c)
	kept.add(c)
	c.Flags().BoolVar(&timings, "timings", false, "print where the time went")
	return c
}

func (a *app) build(opts pipeline.Options, timings bool) {
	memory := a.lean()
	defer memory.end()
	opts.Turn = &publish.Turn{}
	ctx, stop := a.untilStopped(func() int { return a.leftBuild(opts) })
	defer stop()
	opts.Context = ctx
	opts.Waiting = func() { a.say("another build is at work in %s; this one waits for it, and Ctrl-C stops it", opts.Out) }
	done, err := a.watched(opts, memory, timings)
	stopped := err != nil && ctx.Err() != nil
	stop() // from here on nobody else tells how it ended
	if stopped {
		a.say("stopped; %s is as it was", opts.Out)
		a.status = Failed
		return
	}
	a.print(a.stderr, done.Problems, done.Hints)
	switch {
	case err != nil:
		a.fail(err)
	case done.Problems.HasErrors():
		a.say("nothing was written, because there are errors")
		a.status = Problems
	default:
		a.built(opts, done)
	}
}

// leftBuild tells of a build that was stopped and does not end: what it was
// about to clear away the next one does.
func (a *app) leftBuild(opts pipeline.Options) int {
	wipe := func() {
		if a.progress() != nil {
			fmt.Fprint(a.stderr, "\r\x1b[K") // there may be a line
		}
	}
	changed := opts.Turn.Over(func() {
		wipe()
		a.say("stopping as soon as all files are moved into %s; once more Ctrl-C would leave some of the old site, until the next build", opts.Out)
	})
	wipe()
	if changed {
		a.say("stopped; the new site is in %s, and the next build clears away what is left of the old one", opts.Out)
	} else {
		a.say("stopped; %s is as it was", opts.Out)
	}
	return Failed
}

// built tells what was built.
func (a *app) built(opts pipeline.Options, done pipeline.Outcome) {
	for _, name := range done.Site.Kept {
		a.say("%s/%s is no longer part of the site, but was changed since it was built; it was left alone", opts.Out, name)
	}
	if done.Tables && done.Shown > 0 {
		a.say(`charts show as tables, because the chart runtime is not built in; "make site" bundles it`)
	}
	if done.Homeless && done.Shown > 0 {
		a.say("the site's address is not known, so its feeds have no absolute links, and there is no sitemap and no picture for links; say it with base_url in %s or with --base-url", opts.Config)
	}
	if done.Unkept != "" {
		a.say("nothing is kept for the next build: %s", done.Unkept)
	}
	if n := len(done.Drafts); n > 0 {
		a.say("%s left out: %s", count(n, "draft"), several(done.Drafts))
	}
	shown := count(done.Shown, "incident")
	if done.Shown < done.Records {
		shown = fmt.Sprintf("%d of %s", done.Shown, count(done.Records, "record"))
	}
	a.say("%s for %s: %s, %s in %s, %d written, %d removed", shown, done.Audience,
		count(done.Pages, "page"), count(done.Site.Files, "file"), opts.Out, done.Site.Written, done.Site.Removed)
}

func (a *app) say(format string, args ...any) {
	a.write("debrief: "+format, args...)
}

// write prints lines on the standard error. A file may be called anything: what a
// terminal would take for a command is replaced.
func (a *app) write(format string, args ...any) {
	lines := strings.Split(fmt.Sprintf(format, args...), "\n")
	for i, line := range lines {
		lines[i] = problem.Printable(line)
	}
	fmt.Fprintln(a.stderr, strings.Join(lines, "\n"))
}

// fail tells of the program's own trouble, each line with its name.
func (a *app) fail(err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		a.say("%s", line)
	}
	a.status = Failed
}

// mostNamed is how many names one line tells.
const mostNamed = 5

// several gives names with commas between them, and no more than a line takes.
func several(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), len(names)-mostNamed)
}

func count(n int, noun string) string { return fmt.Sprintf("%d %s", n, plural(n, noun)) }

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
