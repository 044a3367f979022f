package cli

import (
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/preview"
	"debrief/cmd/debrief/internal/problem"
)

func (a *app) serveCommand() *cobra.Command {
	f := flags{out: "-"} // nothing is written
	port, browse := 0, false
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: "Show the site in a browser while you write, on this machine alone.\n\n" +
			"A page follows its record, the templates, the assets and the settings as soon as\n" +
			"they are saved, and stays at the place where you are. What is wrong shows in the\n" +
			"page, beside its last good state. Drafts are shown, marked as such. Nothing is\n" +
			"written to the disk. The present day stays that of the start.\n\n" +
			"The address goes to the standard output, all else to the standard error. Ctrl-C ends it.",
		Example: "  debrief serve --open\n  debrief serve --audience internal --port 8080",
		Args:    atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			if port < 0 || port > 65535 {
				return fmt.Errorf("--port: %d is not a port; ports go from 1 to 65535", port)
			}
			a.serve(opts, port, c.Flags().Changed("port"), browse)
			return nil
		},
	}
	f.addSources(c)
	c.Flags().IntVar(&port, "port", 0, fmt.Sprintf("`port` to serve on; else %d, or a free one where that is taken", usualPort))
	complete(c, "port", cobra.NoFileCompletions)
	c.Flags().BoolVar(&browse, "open", false, "open the address in the browser")
	return c
}

// usualPort is tried when none is asked for, so that an open page finds the
// next preview again.
const usualPort = 4321

// leanGC is how much may be allocated before memory is freed, in percent of what
// is in use: a project in memory is large, and a page of it small.
const leanGC = 40

// restAfter is how long after a change memory is freed: not while somebody waits
// for a page, and before the next change.
const restAfter = 200 * time.Millisecond

func (a *app) serve(opts pipeline.Options, port int, demanded, browse bool) {
	ctx, stop := a.untilStopped(func() int { return a.status })
	defer stop()
	listener, err := listen(port, demanded)
	if err != nil {
		a.fail(err)
		return
	}
	address := "http://" + listener.Addr().String() + "/"
	opts.BaseURL = address
	shop, err := pipeline.Open(opts)
	if err != nil {
		a.fail(errors.Join(err, listener.Close()))
		return
	}
	debug.SetGCPercent(leanGC)
	debug.FreeOSMemory() // reading took twice of what is kept
	a.opened(shop, address)
	if browse {
		if err := open(address); err != nil {
			a.say("open the browser: %v", err)
		}
	}
	rest := time.AfterFunc(restAfter, runtime.GC)
	defer rest.Stop()
	err = preview.Serve(ctx, preview.Options{
		Listener: listener, Workshop: shop, Now: a.now,
		Rebuilt: func(c pipeline.Change, took time.Duration) {
			rest.Reset(restAfter)
			a.rebuilt(shop, c, took)
		},
		Warn: func(text string) { a.say("%s", text) },
	})
	if err != nil {
		a.fail(err)
	}
}

// listen takes the port that is demanded, else the usual one or any.
func listen(port int, demanded bool) (net.Listener, error) {
	on := func(port int) (net.Listener, error) { return net.Listen("tcp4", "127.0.0.1:"+strconv.Itoa(port)) }
	if !demanded {
		if listener, err := on(usualPort); err == nil {
			return listener, nil
		}
	}
	listener, err := on(port)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %d is taken; without --port a free one is found", port)
	}
	return listener, err
}

// opened tells what there is at first. Hints stand in the pages: there may be
// many, and nobody has asked for them here.
func (a *app) opened(shop *pipeline.Workshop, address string) {
	problems, notices := shop.Findings()
	a.tell(problems.Grave(), notices)
	if shop.Tables() {
		a.say(`charts show as tables, because the chart runtime is not built in; "make site" bundles it`)
	}
	a.say("%s, %s; Ctrl-C ends the preview", count(shop.Reports(), "incident"), problems.Grave().Counted())
	fmt.Fprintln(a.stdout, address)
}

// rebuilt tells of a change: what, how much and how long, and the problems that
// came with it.
func (a *app) rebuilt(shop *pipeline.Workshop, c pipeline.Change, took time.Duration) {
	a.tell(c.Problems, c.Notices)
	what := "the project"
	switch n := len(c.Files); {
	case n == 1:
		what = c.Files[0]
	case n > 1:
		what = fmt.Sprintf("%s and %d more", c.Files[0], n-1)
	}
	problems, notices := shop.Findings()
	words := problems.Grave().Counted()
	if n := len(notices); n > 0 {
		words += ", " + count(n, "notice")
	}
	a.say("%s changed: %s, %d ms, %s", what, count(c.Reports, "report"), took.Milliseconds(), words)
}

// mostTold is how many problems are shown in full at once.
const mostTold = 30

func (a *app) tell(problems problem.List, notices []pipeline.Notice) {
	for _, n := range notices {
		text := n.Message
		if n.File != "" {
			text = n.String() + ": " + text
		}
		a.say("%s\n%s", text, n.Excerpt())
	}
	for i, p := range problems {
		if i == mostTold {
			a.say(`and %s more; "debrief check" shows them all`, count(len(problems)-i, "problem"))
			break
		}
		text := p.Text()
		if a.coloured(a.stderr) {
			text = painted(p)
		}
		fmt.Fprint(a.stderr, text)
	}
}

// open opens an address in the system's browser.
func open(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	return exec.Command(name, args...).Start()
}
