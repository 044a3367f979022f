package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"debrief/cmd/debrief/internal/pipeline"
)

// fixHelp is what the help of check says of --fix.
const fixHelp = `With --fix, what needs no knowledge of the incident is mended first, and told: the
timeline is sorted, words that YAML tools differ on (a country's NO) get quotes,
and the line that tells editors the schema is put in. All else stays as it is, and
the record says the same as before.`

// fix mends the records below the paths, tells what it did, and writes them.
// The error is for a path that leads nowhere.
func (a *app) fix(opts pipeline.Options, paths []string) error {
	within, err := limits(opts, paths)
	if err != nil {
		return err
	}
	fixed, err := pipeline.Fix(opts, func(file string) bool { return within == nil || lies(file, within) })
	if err != nil {
		return nil //nolint:nilerr // the check that follows tells it
	}
	files := 0
	for _, f := range fixed {
		if len(f.Done) > 0 {
			if err := replace(f.Path, f.Was, f.Data); err != nil {
				a.fail(err)
				continue
			}
			files++
		}
		for _, done := range f.Done {
			a.write("%s: %s", f.File, done)
		}
		for _, left := range f.Left {
			a.write("%s: %s", f.File, left)
		}
	}
	a.say("%s fixed", count(files, "file"))
	return nil
}

// replace puts a new text into the place of a file at once, with the file's
// mode. A link is left alone, and so is a file that was changed meanwhile.
func replace(name string, was, data []byte) error {
	info, err := os.Lstat(name)
	if err != nil {
		return fmt.Errorf("fix record: %w", err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("fix record: %s is not a regular file", name)
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".debrief-*")
	if err != nil {
		return fmt.Errorf("fix record: %w", err)
	}
	defer os.Remove(temporary.Name()) //nolint:errcheck // it is not there when all went well
	_, err = temporary.Write(data)
	if err == nil {
		err = temporary.Chmod(info.Mode().Perm())
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("fix record: %w", err)
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, was) {
		return fmt.Errorf("fix record: %s was changed meanwhile, and is left as it is now", name)
	}
	if err := os.Rename(temporary.Name(), name); err != nil {
		return fmt.Errorf("fix record: %w", err)
	}
	return nil
}
