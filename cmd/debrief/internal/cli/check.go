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

func (a *app) checkCommand() *cobra.Command {
	var f flags
	var fix bool
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Show every problem of every record, with its place and a way out",
		Long: "Show every problem of the settings and of every record, with its place and a way out.\n\n" +
			"With paths, only the problems of these files and folders are shown; all records are read\n" +
			"nevertheless, because some problems only show in the company of others.\n\n" +
			"Problems go to the standard output. The status is 1 when there is an error among those shown.\n\n" + fixHelp,
		RunE: func(c *cobra.Command, paths []string) error {
			opts, err := a.options(c, f)
			if err != nil {
				return err
			}
			if fix {
				if err := a.fix(opts, paths); err != nil {
					return err
				}
			}
			return a.check(opts, paths)
		},
	}
	f.add(c)
	c.Flags().BoolVar(&fix, "fix", false, "first mend what needs no knowledge of the incident")
	return c
}

// check prints the problems. The error is for a path that leads to no record.
func (a *app) check(opts pipeline.Options, paths []string) error {
	within, err := limits(opts.Dir, paths)
	if err != nil {
		return err
	}
	found, err := pipeline.Check(opts)
	if err != nil {
		a.print(a.stdout, found.Problems)
		a.fail(err)
		return nil
	}
	if within != nil {
		if err := known(found, within, paths); err != nil {
			return err
		}
		found.Problems = slices.DeleteFunc(found.Problems, func(p problem.Problem) bool { return !lies(p.File, within) })
	}
	a.print(a.stdout, found.Problems)
	switch {
	case found.Problems.HasErrors():
		a.status = Problems
	case len(found.Problems) == 0:
		a.say("%s, no problems", count(found.Records, "record"))
	}
	return nil
}

// limits gives the paths as problems name files; nil for no paths.
func limits(dir string, paths []string) ([]string, error) {
	var within []string
	for _, name := range paths {
		if filepath.IsAbs(name) {
			abs, err := filepath.Abs(dir)
			if err != nil {
				return nil, fmt.Errorf("find %s: %w", dir, err)
			}
			if name, err = filepath.Rel(abs, name); err != nil {
				return nil, fmt.Errorf("find %s: %w", name, err)
			}
		}
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return nil, fmt.Errorf("there is no %s", name)
		}
		within = append(within, filepath.ToSlash(filepath.Clean(name)))
	}
	return within, nil
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
