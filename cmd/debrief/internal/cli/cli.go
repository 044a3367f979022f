package cli

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on machines without a database of them

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	Fine     = 0 // all went well; there may be warnings
	Problems = 1 // there are errors in records or settings
	Misused  = 2 // the command was called in a wrong way
	Failed   = 3 // something else is in the way, such as a missing folder or a full disk
)

// Main runs the command with its arguments, without the program's name, and
// gives the exit status. A command that was stopped and does not come to its end
// goes on until the process ends, which is to be at once.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &sink{to: stdout}
	a := &app{stdout: out, stderr: stderr, now: time.Now, getenv: os.Getenv, left: make(chan int, 1)}
	ended := make(chan int, 1)
	go func() { ended <- run(a, args, func(root *cobra.Command) { root.SetIn(stdin) }) }()
	var status int
	select {
	case status = <-ended:
	case status = <-a.left: // the command hangs, or takes too long to end
		return status
	}
	if out.err != nil {
		a.say("print: %v", out.err)
		return Failed
	}
	return status
}

// sink keeps the first error of a writer, so that output which is lost does
// not end as if all were well.
type sink struct {
	to  io.Writer
	err error
}

func (s *sink) Write(text []byte) (int, error) {
	n, err := s.to.Write(text)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// run runs the command once. A panic is told and gives a status like any other
// failure.
func run(a *app, args []string, prepare func(*cobra.Command)) (status int) {
	defer func() {
		if fault := recover(); fault != nil {
			a.crashed(fault, debug.Stack())
			status = Failed
		}
	}()
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // never nil, for which cobra would take the process's own
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	wordDefaults(root) // after the output is set, which it keeps
	if prepare != nil {
		prepare(root)
	}
	if called, err := root.ExecuteC(); err != nil {
		a.say("%v", err)
		fmt.Fprintln(a.stderr, helpHint(called))
		return Misused
	}
	return a.status
}

// app is one run of the command.
type app struct {
	stdout, stderr io.Writer
	now            func() time.Time
	getenv         func(string) string
	status         int
	// left gets the exit status when the program is to end although its command
	// has not: who calls Main ends the process then.
	left chan int
}

// crashed tells of a fault of the program itself, on one line and with what a
// report of it needs.
func (a *app) crashed(fault any, stack []byte) {
	fmt.Fprintf(a.stderr, "debrief: internal error: %v\nThis is a fault of debrief and not of your records. Please report it with these lines:\n%s", fault, stack)
}

// root gives the command with its subcommands. Errors that it returns are
// wrong use; everything else is printed and told by the status.
func (a *app) root() *cobra.Command {
	asked := false
	root := &cobra.Command{
		Use:   "debrief",
		Short: "Compile incident records into a static site of reports",
		Long: "Debrief compiles incident records (YAML) into reports and those into a static site.\n\n" +
			"A project is a folder with records in incidents/, and settings in config.yaml\n" +
			"if you like. From an empty folder to a site:\n\n" +
			"  debrief new outage \"Mail was late\"   begins a record, with comments that help\n" +
			"  debrief serve                        shows its page in a browser as you write\n" +
			"  debrief check                        tells what is wrong or missing, and where\n" +
			"  debrief build                        writes the site, with what is published\n\n" +
			"Exit status: 0 fine, 1 problems in records or settings, 2 wrong use, 3 failure.\n\n" +
			"Colour is only for terminals, and never against NO_COLOR.",
		Example:       "  debrief new\n  debrief check --fix\n  debrief explain PM011\n  debrief list --since 2026-01-01\n  debrief build --out public",
		SilenceErrors: true, SilenceUsage: true,
		Args: unknownCommand,
		RunE: func(*cobra.Command, []string) error {
			if asked {
				a.version()
				return nil
			}
			return fmt.Errorf("no command is given")
		},
	}
	root.Flags().BoolVar(&asked, "version", false, "show what \"debrief version\" shows")
	root.SetFlagErrorFunc(unknownFlag)
	root.AddCommand(a.buildCommand(), a.checkCommand(), a.versionCommand())
	root.AddCommand(a.explainCommand())
	root.AddCommand(a.exportCommand())
	root.AddCommand(a.listCommand())
	root.AddCommand(a.manCommand())
	root.AddCommand(a.schemaCommand())
	root.AddCommand(a.newCommand())
	root.AddCommand(a.serveCommand())
	return root
}

// helpHint says where to read more about a command that was called in a wrong
// way.
func helpHint(called *cobra.Command) string {
	if called.HasParent() && !called.HasSubCommands() && called.Name() != "help" {
		return fmt.Sprintf("%q tells more.", "debrief help"+strings.TrimPrefix(called.CommandPath(), "debrief"))
	}
	return "Commands are " + strings.Join(commandNames(called.Root()), ", ") + `; "debrief help" and "debrief help COMMAND" tell more.`
}
