package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/source"
)

// wish is what is asked of a new record.
type wish struct {
	kind     incident.Kind
	title    string
	id       string // empty for one that is made from the day and the title
	started  string // empty for now
	services []string

	full, yes, stdout bool
}

func (a *app) newCommand() *cobra.Command {
	f := flags{templates: "templates", out: "site"} // which are of no use here
	var w wish
	c := &cobra.Command{
		Use:   "new [KIND [TITLE]]",
		Short: "Begin a new record: a draft with comments that say what belongs there",
		Long: "Begin a new record: a draft incidents/<day>-<title>.yaml with comments that say\n" +
			"what belongs there.\n\n" +
			"What is not given is asked for on a terminal; with --yes nothing is. No file is\n" +
			"ever overwritten. The path of the new file goes to the standard output.\n\nKinds:\n" + kindTable(),
		Example: "  debrief new\n" +
			"  debrief new outage \"Mail to customers was late\"\n" +
			"  debrief new outage \"Mail was late\" --started 2026-02-05T08:10+01:00 --service mail\n" +
			"  $EDITOR $(debrief new false-positive \"Invoices in quarantine\")\n" +
			"  debrief new misrouting --full --stdout | less",
		ValidArgsFunction: completeNew,
		RunE: func(c *cobra.Command, args []string) error {
			return a.create(c, f, w, args)
		},
	}
	f.addPlaces(c)
	set := c.Flags()
	set.BoolVar(&w.full, "full", false, "write every section of the form, with examples in comments")
	set.StringVar(&w.started, "started", "", "`when` it began: a moment with its offset, a day, or unknown; else now")
	set.StringSliceVar(&w.services, "service", nil, "a `service` that was hit; may be given several times")
	set.StringVar(&w.id, "id", "", "the record's `id`, which is the name of its file and the address of its page")
	set.BoolVarP(&w.yes, "yes", "y", false, "ask nothing; a missing title is made from the kind and the day")
	set.BoolVar(&w.stdout, "stdout", false, "print the record instead of writing a file")
	complete(c, "started", cobra.NoFileCompletions)
	complete(c, "service", a.completeServices(&f))
	complete(c, "id", cobra.NoFileCompletions)
	return c
}

// kindTable lists the kinds with their meanings.
func kindTable() string {
	var table strings.Builder
	for _, p := range incident.Kinds() {
		fmt.Fprintf(&table, "  %-15s %s\n", p.Slug, p.Meaning)
	}
	return strings.TrimRight(table.String(), "\n")
}

// completeNew completes the first argument; the others are words of a title.
func completeNew(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var kinds []string
	for _, p := range incident.Kinds() {
		if len(args) == 0 {
			kinds = append(kinds, string(p.Slug)+"\t"+p.Meaning)
		}
	}
	return kinds, cobra.ShellCompDirectiveNoFileComp
}

// create makes a new record. The error is wrong use.
func (a *app) create(c *cobra.Command, f flags, w wish, args []string) error {
	opts, err := a.options(c, f)
	if err != nil {
		return err
	}
	now, err := a.moment()
	if err != nil {
		return err
	}
	if w.kind, w.title, err = arguments(args); err != nil {
		return err
	}
	known, err := pipeline.ReadNames(opts)
	if err != nil {
		a.fail(err)
		return nil
	}
	if known.Problems.HasErrors() {
		a.print(a.stderr, known.Problems, 0)
		a.say("nothing was written, because there are errors in the settings")
		a.status = Problems
		return nil
	}
	if err := a.complete(c, &w, known, now); err != nil {
		return err
	}
	return a.begin(c, opts, w, known, now)
}

// arguments gives the kind and the title, as far as they are given.
func arguments(args []string) (kind incident.Kind, title string, err error) {
	if len(args) == 0 {
		return "", "", nil
	}
	if kind, err = kindOf(args[0]); err != nil {
		return "", "", err
	}
	title = strings.Join(strings.Fields(strings.Join(args[1:], " ")), " ")
	if title == "" && len(args) > 1 {
		return "", "", fmt.Errorf("the title is empty")
	}
	return kind, title, nil
}

// kindOf gives the kind that is meant by a word, whatever its case.
func kindOf(written string) (incident.Kind, error) {
	words := incident.Kind("").Words()
	word := strings.ToLower(strings.NewReplacer(" ", "-", "_", "-").Replace(strings.TrimSpace(written)))
	if slices.Contains(words, word) {
		return incident.Kind(word), nil
	}
	meant := ""
	if near := source.Nearest(word, words); near != "" {
		meant = fmt.Sprintf("; did you mean %q?", near)
	}
	return "", fmt.Errorf("%q is not a known kind%s\nKinds are %s.\nA kind of your own can be written into the file of another, such as \"other\"", written, meant, strings.Join(words, ", "))
}

// moment gives the present moment: that of SOURCE_DATE_EPOCH, else that of the
// clock.
func (a *app) moment() (time.Time, error) {
	if a.getenv("SOURCE_DATE_EPOCH") == "" {
		return a.now(), nil
	}
	at, err := a.asOf("")
	return at.Clock(time.UTC), err
}

// complete adds what is not given: by asking, where someone can answer, else
// by what is usual.
func (a *app) complete(c *cobra.Command, w *wish, known pipeline.Names, now time.Time) error {
	quiet := w.yes || w.stdout
	switch {
	case w.kind != "" && w.title != "":
	case !quiet && attended(c.InOrStdin()) && attended(a.stdout):
		if err := newInterview(c.InOrStdin(), a.stderr).fill(w, known.Settings.Services); err != nil {
			return err
		}
	case w.kind == "":
		return fmt.Errorf("which kind of incident is it? debrief new KIND \"TITLE\"\nKinds are %s", strings.Join(incident.Kind("").Words(), ", "))
	case !quiet:
		return fmt.Errorf("what happened? debrief new %s \"TITLE\"; with --yes the title is %q", w.kind, usualTitle(w.kind, now.In(known.Zone).Format(time.DateOnly)))
	}
	if !utf8.ValidString(w.title) {
		return fmt.Errorf("the title is not UTF-8")
	}
	return knownServices(w.services, known)
}

// usualTitle gives the title of a record that has none of its own, from its
// kind and the day, month or year that its id begins with.
func usualTitle(kind incident.Kind, day string) string {
	title := kind.Profile().Label
	switch kind {
	case "security":
		title = "Security incident"
	case "other":
		title = "Incident"
	}
	for _, form := range []struct{ written, shown string }{
		{time.DateOnly, " on 2 January 2006"}, {"2006-01", " in January 2006"}, {"2006", " in 2006"},
	} {
		if at, err := time.Parse(form.written, day); err == nil {
			return title + at.Format(form.shown)
		}
	}
	return title
}

// knownServices wants services to be those of the settings, where there are any.
func knownServices(services []string, known pipeline.Names) error {
	var names []string
	for _, s := range known.Settings.Services {
		names = append(names, s.Name)
	}
	for _, s := range services {
		if len(names) == 0 || slices.Contains(names, s) {
			continue
		}
		if near := source.Nearest(s, names); near != "" {
			return fmt.Errorf("--service: there is no %q in the settings; did you mean %q?", s, near)
		}
		return fmt.Errorf("--service: there is no %q in the settings; known are %s", s, strings.Join(names, ", "))
	}
	return nil
}
