package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/publish"
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

Like a build it writes nothing when a record has an error. It replaces an earlier
export, and no file that anybody else wrote.`,
		Example: `  debrief export 2026-05-04-wrong-relay
  debrief export 2026-05-04-wrong-relay --no-scripts --out report.html
  debrief export 2026-05-04-wrong-relay --audience internal --out - | less`,
		Args: exactlyOne("the id of an incident"),
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			out := cmp.Or(f.out, args[0]+".html")
			if err := writable(opts, out); err != nil {
				return err
			}
			return a.export(opts, pipeline.Export{ID: args[0], Scripts: !bare}, out)
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
	if err := writeWhole(out, made.Page); err != nil {
		a.fail(fmt.Errorf("write report: %w", err))
		return nil
	}
	a.say("%s for %s: %s in %s", want.ID, made.Audience, size(len(made.Page)), out)
	return nil
}

// writable wants an export to replace nothing that people wrote: no settings,
// record or template, and no file but an earlier export or an empty one.
func writable(opts pipeline.Options, out string) error {
	if out == "-" {
		return nil
	}
	if publish.LiesIn(out, placeIn(opts.Dir, opts.Config)) {
		return fmt.Errorf("--out: %s is the settings file; name another one", out)
	}
	for _, folder := range []string{opts.Incidents, opts.Templates} {
		if publish.LiesIn(out, placeIn(opts.Dir, folder)) {
			return fmt.Errorf("--out: %s lies in %s, where you write; name a file elsewhere", out, folder)
		}
	}
	info, err := os.Stat(out)
	if err != nil {
		return nil //nolint:nilerr // it is not there, or writing it tells why it cannot be written
	}
	switch {
	case info.IsDir():
		return fmt.Errorf("--out: %s is a folder; name a file in it", out)
	case !info.Mode().IsRegular():
		return fmt.Errorf("--out: %s is not a plain file; name one, or write - for the standard output", out)
	case info.Size() > 0 && !isExport(out):
		return fmt.Errorf("--out: %s is there and is not an export of debrief; name another file, or delete that one first", out)
	}
	return nil
}

// placeIn gives a path that is the project's.
func placeIn(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// isExport reports whether a file is an earlier export.
func isExport(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // nothing was written
	beginning, err := io.ReadAll(io.LimitReader(f, publish.SingleHead))
	return err == nil && publish.IsSingle(beginning)
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
