package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/report"
)

// listFormats are the forms that list prints incidents in.
func listFormats() []string { return []string{"table", "json", "csv"} }

// listed is one incident of the list.
type listed struct {
	*report.Report
	page.Brief
	file string
}

func (l listed) severity() string {
	if l.Incident.Severity == nil {
		return ""
	}
	return l.Incident.Severity.Level
}

func (a *app) listCommand() *cobra.Command {
	var f flags
	var w wanted
	var form string
	c := &cobra.Command{
		Use:   "list",
		Short: "List the incidents: when, what, how long",
		Long: `List the incidents, newest first: drafts too, and whomever they are for. Lengths
of time are told as on the pages: as well as they are known, and "so far" for
what goes on. Records with errors cannot be listed; how many problems there are
is told on the standard error.

Each flag of a filter can be given several times, and then lets pass what has any
of its words. --since lets pass what may have begun on that day or later.

Formats:

  table  for people; on a terminal, cut to its width, if need be without the
         columns that are needed least
  json   one object, {"version": 1, "as_of", "incidents": […]}; each incident has
         id, file, title, kind, severity, scheme, state, record_status, audience,
         services, began (words, earliest, latest; where the beginning is not known,
         of the first moment that is) and duration (words, seconds,
         at_least_seconds, at_most_seconds, so_far); what is not known is null
  csv    the same for spreadsheets (RFC 4180); text that a spreadsheet would take
         for a formula begins with an apostrophe`,
		Example: `  debrief list
  debrief list --kind outage --kind degradation --since 2026-01-01
  debrief list --service outlook-com --format csv >outages.csv`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("format", form, listFormats()); err != nil {
				return err
			}
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			return a.list(opts, w, form)
		},
	}
	f.addProject(c)
	w.add(c)
	c.Flags().StringVar(&form, "format", "table", "`form` of the list: "+strings.Join(listFormats(), ", "))
	complete(c, "format", completeWords(listFormats()))
	complete(c, "service", a.completeListed(&f, services))
	complete(c, "severity", a.completeListed(&f, severities))
	return c
}

// list prints the incidents that are wanted. The error is for a filter that
// cannot be meant.
func (a *app) list(opts pipeline.Options, w wanted, form string) error {
	all, err := pipeline.List(opts)
	if err != nil {
		a.fail(err)
		return nil
	}
	if err := w.check(all); err != nil {
		return err
	}
	a.sayProblems(all.Problems)
	rows := chosen(all, w)
	switch form {
	case "json":
		err = writeListJSON(a.stdout, opts.AsOf.String(), rows)
	case "csv":
		err = writeListCSV(a.stdout, rows)
	default:
		a.printTable(rows)
	}
	if err != nil {
		a.fail(err)
	}
	return nil
}

// sayProblems counts what check would show: errors and warnings.
func (a *app) sayProblems(list problem.List) {
	grave := list.Grave()
	switch {
	case len(grave) == 0:
	case grave.HasErrors():
		a.say(`%s; records with errors are not listed; "debrief check" shows more`, grave.Counted())
	default:
		a.say(`%s; "debrief check" shows more`, grave.Counted())
	}
}

// chosen gives the incidents that are wanted, newest first, and those without
// any date at the end.
func chosen(all pipeline.Listing, w wanted) []listed {
	var rows []listed
	for _, rep := range all.Reports {
		row := listed{Report: rep, Brief: page.BriefOf(rep), file: all.Record[rep.Incident.ID]}
		if w.has(row) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b listed) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Incident.ID, b.Incident.ID))
	})
	return rows
}

// printTable prints the incidents for people.
func (a *app) printTable(rows []listed) {
	if len(rows) == 0 {
		a.say("no incidents")
		return
	}
	cells := table{{"ID", "BEGAN", "KIND", "SEVERITY", "STATE", "DURATION", "SERVICES", "TITLE"}}
	for _, l := range rows {
		inc := l.Incident
		title := inc.Title
		if l.Record != "" {
			title = "[" + l.Record + "] " + title
		}
		cells = append(cells, []string{
			inc.ID, cmp.Or(l.Began, "unknown"), string(inc.Kind), cmp.Or(l.severity(), "-"), cmp.Or(string(inc.State), "unknown"),
			l.Duration, cmp.Or(strings.Join(inc.Services, ", "), "-"), title,
		})
	}
	const bold, plain = "\x1b[1m", "\x1b[0m"
	for i, line := range cells.lines(a.width(a.stdout), "SERVICES", "SEVERITY", "DURATION", "KIND", "STATE") {
		if i > 0 && rows[i-1].Ongoing && a.coloured(a.stdout) {
			line = bold + line + plain
		}
		fmt.Fprintln(a.stdout, line)
	}
}
