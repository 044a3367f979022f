package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
)

func (a *app) exportCommand() *cobra.Command {
	var f flags
	var bare bool
	c := &cobra.Command{
		Use:   "export ID",
		Short: "Write one report as one file, to attach to a mail",
		Long: `Write one report as one HTML file that needs no other: styles, pictures, scripts and
charts are in it, and it asks no server for anything. It opens from disk, prints, and
says which report it is, of which version and day, and for whom.

Links to the rest of the site are absolute where its address is known (base_url in the
settings, or --base-url), and plain text where it is not.

With --no-scripts charts show as tables, and the file is about a tenth as large: some
mail systems refuse attachments with scripts.

Like a build it writes nothing when a record has an error.`,
		Example: `  debrief export 2026-05-04-wrong-relay
  debrief export 2026-05-04-wrong-relay --no-scripts --out report.html
  debrief export 2026-05-04-wrong-relay --audience internal --out - | less`,
		Args: exactlyOne("the id of an incident"),
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			return a.export(opts, pipeline.Export{ID: args[0], Scripts: !bare}, f.out)
		},
	}
	f.addSources(c)
	f.addBaseURL(c)
	c.Flags().StringVar(&f.out, "out", "", "`file` to write; - for the standard output; else ID.html in this folder")
	c.Flags().BoolVar(&bare, "no-scripts", false, "leave out the scripts: charts show as tables")
	c.ValidArgsFunction = a.completeIDs(&f)
	return c
}

// export writes one report. The error is for an id that no report has.
func (a *app) export(opts pipeline.Options, want pipeline.Export, out string) error {
	made, err := pipeline.Single(opts, want)
	a.print(a.stderr, made.Problems, made.Hints)
	var not pipeline.NotShown
	switch {
	case errors.As(err, &not) && not.Why == "":
		return fmt.Errorf("%w%s", not, meant(not.ID, not.IDs))
	case errors.As(err, &not):
		return not
	case err != nil:
		a.fail(err)
		return nil
	case made.Problems.HasErrors():
		a.say("nothing was written, because there are errors")
		a.status = Problems
		return nil
	}
	if made.Tables && want.Scripts {
		a.say(`charts show as tables, because the chart runtime is not built in; "make site" bundles it`)
	}
	if out == "-" {
		if _, err := a.stdout.Write(made.Page); err != nil {
			a.fail(fmt.Errorf("write report: %w", err))
		}
		return nil
	}
	if out == "" {
		out = want.ID + ".html"
	}
	if err := writeWhole(out, made.Page); err != nil {
		a.fail(fmt.Errorf("write report: %w", err))
		return nil
	}
	a.say("%s for %s: %s in %s", want.ID, made.Audience, size(len(made.Page)), out)
	return nil
}

// size tells how many bytes a file has, as mail programs do.
func size(n int) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// writeWhole writes a file, or leaves the one of that name as it is.
func writeWhole(name string, data []byte) error {
	temporary, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) //nolint:errcheck // it has moved, or the first error is told
	_, err = temporary.Write(data)
	if err == nil {
		err = temporary.Chmod(0o644)
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
}
