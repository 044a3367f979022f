package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
)

// formats are the forms that check prints problems in.
func formats() []string { return []string{"text", "json", "github", "sarif"} }

func (a *app) checkCommand() *cobra.Command {
	var f flags
	var form string
	var strict, fix, all bool
	c := &cobra.Command{
		Use:   "check [PATH|ID…]",
		Short: "Show every problem of every record, with its place and a way out",
		Long: `Show every problem of the settings and of every record, with its place and a way out.

There are three severities. An error is a certain fault, and no site is built
while there is one. A warning is shown by every build, and never stops it. A hint
is shown here only: the report could be better. Of a record that is not finished
(published, with a revision of type final), what it lacks is a hint, told in one
line; --all shows each with its place. "debrief explain" tells the reason of each
rule, and how to let a problem pass.

With paths or the ids of incidents, only the problems of these files and folders
are shown; all records are read nevertheless, because some problems only show in
the company of others.

` + fixHelp + `

Problems go to the standard output, in one of these formats:

  text    file by file, with the line, a mark under the place, and the way out;
          at the end they are counted
  json    one object, {"version": 1, "problems": […], "waived": […], "counts":
          {"errors", "warnings", "hints", "waived", "files"}}; each problem has
          file, line, column, end_column, rule, name, severity, message, hint,
          source, also (other places: file, line, column, end_column, message) and
          waiver (why a record lets it pass); columns count characters from 1, and
          end_column is the one after the last; all three are 0 for a whole file;
          every key is always there, and new ones may come
  github  commands that make a workflow of GitHub show the problems beside the lines
  sarif   SARIF 2.1.0, for code scanning; waived problems are suppressed there

In text and json, files are named from the project's folder; in github and sarif
from GITHUB_WORKSPACE where that is set, else from the folder that the command
runs in.

Exit status: 0 no errors, 1 errors (with --strict also warnings) among the
problems shown, 2 wrong use, 3 failure.`,
		Example: `  debrief check
  debrief check incidents/2026-05-04-wrong-relay.yaml
  debrief check 2026-05-04-wrong-relay
  debrief check --strict
  debrief check --fix
  debrief check --format github --strict
  debrief check --format sarif >debrief.sarif`,
		ValidArgsFunction: a.completeRecords(&f),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := oneOf("format", form, formats()); err != nil {
				return err
			}
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			if fix {
				if err := a.fix(opts, paths); err != nil {
					return err
				}
			}
			return a.check(opts, paths, form, strict, all)
		},
	}
	f.addProject(c)
	f.addAudience(c)
	c.Flags().StringVar(&form, "format", "text", "`form` of the problems: "+strings.Join(formats(), ", "))
	c.Flags().BoolVar(&strict, "strict", false, "warnings are failures too: they give status 1")
	c.Flags().BoolVar(&all, "all", false, "in text and github, show each hint about what only a final report needs")
	c.Flags().BoolVar(&fix, "fix", false, "first mend what needs no knowledge of the incident")
	complete(c, "format", completeWords(formats()))
	return c
}

// check prints the problems. The error is for a path that leads to no record.
func (a *app) check(opts pipeline.Options, paths []string, form string, strict, all bool) error {
	within, err := limits(opts, paths)
	if err != nil {
		return err
	}
	done, err := pipeline.Check(opts)
	if err != nil {
		a.fail(err)
	} else if err := known(done, within, paths); err != nil {
		return err
	}
	found := problem.Findings{Problems: limited(done.Problems, within), Waived: limited(done.Waived, within), Version: version, Rules: done.Rules, All: all}
	if err := a.show(found, form, opts.Dir); err != nil {
		a.fail(err)
	}
	switch {
	case a.status != Fine:
	case found.Problems.HasErrors(), strict && found.Problems.Count(problem.Warning) > 0:
		a.status = Problems
	case len(found.Problems) == 0 && form == "text":
		a.say("%s, %s", count(done.Records, "record"), found.Counted())
	}
	return nil
}

// show prints findings, and nothing else.
func (a *app) show(found problem.Findings, form, dir string) error {
	var data []byte
	var err error
	switch form {
	case "json":
		data, err = found.JSON()
	case "sarif":
		data, err = found.Named(a.fromRoot(dir)).SARIF()
	case "github":
		data = []byte(found.Named(a.fromRoot(dir)).GitHub())
	default:
		data = []byte(found.Text(a.textOf(a.stdout)))
	}
	if err == nil {
		fmt.Fprintf(a.stdout, "%s", data)
	}
	return err
}

// fromRoot names the files of a project as programs need it: in a workflow of
// GitHub from the top of the repository, which GITHUB_WORKSPACE names, else from
// the folder that the command runs in. What lies elsewhere keeps its whole name.
func (a *app) fromRoot(dir string) func(file string) string {
	roots := []string{"."}
	if top := a.getenv("GITHUB_WORKSPACE"); top != "" {
		roots = []string{top, "."}
	}
	return func(file string) string {
		if !filepath.IsAbs(file) {
			file = filepath.Join(dir, file)
		}
		for _, root := range roots {
			if below, ok := inside(root, file); ok {
				return filepath.ToSlash(below)
			}
		}
		return filepath.ToSlash(file)
	}
}

// inside gives the way from a folder to what is in it; false when it is not.
func inside(root, name string) (below string, ok bool) {
	top, err := filepath.Abs(root)
	if err != nil {
		return "", false
	}
	if name, err = filepath.Abs(name); err != nil {
		return "", false
	}
	below, err = filepath.Rel(top, name)
	return below, err == nil && filepath.IsLocal(below)
}

// limited gives the problems whose files are among the paths; all of them
// where there are no paths.
func limited(list problem.List, within []string) problem.List {
	if within == nil {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return !lies(p.File, within) })
}

// limits gives the paths and ids as problems name files; nil when there are
// none.
func limits(opts pipeline.Options, paths []string) ([]string, error) {
	var within []string
	for _, name := range paths {
		file, err := pathOf(opts, name)
		if err != nil {
			return nil, err
		}
		within = append(within, file)
	}
	return within, nil
}

// pathOf gives the file or folder of the project that is named, by its path or
// by the id of an incident.
func pathOf(opts pipeline.Options, name string) (string, error) {
	if filepath.IsAbs(name) {
		abs, err := filepath.Abs(opts.Dir)
		if err != nil {
			return "", fmt.Errorf("find %s: %w", opts.Dir, err)
		}
		if name, err = filepath.Rel(abs, name); err != nil {
			return "", fmt.Errorf("find %s: %w", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(opts.Dir, name)); err == nil {
		return filepath.ToSlash(filepath.Clean(name)), nil
	}
	records := pipeline.Records(opts)
	for i, id := range pipeline.IDs(records) {
		if id == name {
			return records[i], nil
		}
	}
	return "", fmt.Errorf("there is no %s%s", name, meant(name, append(pipeline.IDs(records), records...)))
}

// known wants every path to lead to a file that was read, or that there is a
// problem with.
func known(found pipeline.Outcome, within, paths []string) error {
	files := slices.Clone(found.Files)
	for _, p := range found.Problems {
		files = append(files, p.File)
	}
	for i, limit := range within {
		if !slices.ContainsFunc(files, func(file string) bool { return lies(file, []string{limit}) }) {
			return fmt.Errorf("%s is no record and holds none", paths[i])
		}
	}
	return nil
}

// lies reports whether a file is one of the paths or below one of them.
func lies(file string, within []string) bool {
	return slices.ContainsFunc(within, func(limit string) bool {
		return limit == "." || file == limit || strings.HasPrefix(file, limit+"/")
	})
}
