package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/scaffold"
)

// begin writes the record that is wished for.
func (a *app) begin(c *cobra.Command, opts pipeline.Options, w wish, known pipeline.Names, now time.Time) error {
	now = now.In(known.Zone)
	started, day, err := start(w.started, now)
	if err != nil {
		return err
	}
	told := true
	if w.title == "" {
		w.title, told = usualTitle(w.kind, day), false
	}
	counted := false
	switch {
	case w.id == "":
		w.id, counted = freeID(w, day, told, known)
	case strings.ContainsAny(w.id, `/\.`):
		return fmt.Errorf("--id: %q is not the name of a file without its folder and ending", w.id)
	}
	name := path.Join(filepath.ToSlash(opts.Incidents), w.id+".yaml")
	text := scaffold.Text(scaffold.Record{
		Kind: w.kind, Title: w.title, Started: started, Now: now, Services: w.services, Full: w.full, Settings: known.Settings,
	})
	if filepath.IsLocal(opts.Incidents) {
		text = record.Modeline(path.Clean(name)) + "\n" + text
	}
	problems := known.Check(name, []byte(text))
	if err := refused(problems); err != nil {
		return err
	}
	if w.stdout {
		fmt.Fprint(a.stdout, text)
		return nil
	}
	var taken takenError
	switch err := a.place(opts, w.id, text, known); {
	case counted && errors.As(err, &taken): // by another debrief, since the names were read
		known.Taken[w.id] = name
		w.id = ""
		if !told {
			w.title = ""
		}
		return a.begin(c, opts, w, known, now)
	case err != nil:
		a.fail(err)
		return nil
	}
	a.begun(c, opts, name, problems)
	return nil
}

// refused gives the first error of a record as the wrong use that it comes from.
func refused(problems problem.List) error {
	for _, p := range problems {
		if p.Severity == problem.Error {
			return fmt.Errorf("%s; %s", p.Message, strings.TrimPrefix(p.Hint, "rename the file: "))
		}
	}
	return nil
}

// start gives when it began, as the record writes it, and the day for the id,
// in the zone of now.
func start(given string, now time.Time) (started, day string, err error) {
	if given == "" {
		return scaffold.Moment(now), now.Format(time.DateOnly), nil
	}
	if given == string(incident.Unknown) {
		return given, "undated", nil
	}
	at, err := incident.ParseInstant(given)
	switch {
	case err != nil:
		return "", "", fmt.Errorf("--started: %w; write a moment with its offset, such as %s, a day, such as %s, or unknown",
			err, scaffold.Moment(now), now.Format(time.DateOnly))
	case at.IsDate():
		return at.String(), at.String(), nil
	}
	return at.String(), at.Clock(now.Location()).In(now.Location()).Format(time.DateOnly), nil
}

// freeID makes an id from the day and the title. One that says no more than the
// kind is counted: it gets a number where it is taken.
func freeID(w wish, day string, told bool, known pipeline.Names) (id string, counted bool) {
	id = day + "-" + string(w.kind)
	if told {
		if id, told = scaffold.ID(day, w.title, string(w.kind)); told {
			return id, false
		}
	}
	return free(id, known), true
}

// free gives the id, or the first with a number that no record has.
func free(id string, known pipeline.Names) string {
	next := id
	for n := 2; known.Taken[next] != ""; n++ {
		next = fmt.Sprintf("%s-%d", id[:min(len(id), 75)], n)
	}
	return next
}

// place writes the file, if nothing is in its way.
func (a *app) place(opts pipeline.Options, id, text string, known pipeline.Names) error {
	if file := known.Taken[id]; file != "" {
		return fmt.Errorf("%s has the id %s already; open that, or give the new record another: --id %s", file, id, free(id, known))
	}
	folder := opts.Incidents
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(opts.Dir, folder)
	}
	if _, err := os.Stat(filepath.Join(folder, id)); err == nil && hides(known, opts, id) {
		return fmt.Errorf("there are records in the folder %s, which would become attachments of the new one; give it another id with --id", path.Join(filepath.ToSlash(opts.Incidents), id))
	}
	if !known.Folder {
		if here, err := filepath.Abs(opts.Dir); err == nil && filepath.Base(here) == filepath.Clean(opts.Incidents) {
			return fmt.Errorf("this is the folder %s itself; call debrief from the project's folder, or with -C %s", opts.Incidents, filepath.Join(opts.Dir, ".."))
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("make the folder for records: %w", err)
		}
		a.say("made the folder %s", opts.Incidents)
	}
	return writeNew(filepath.Join(folder, id+".yaml"), text)
}

// hides reports whether a record of this id would make a folder with records
// its own.
func hides(known pipeline.Names, opts pipeline.Options, id string) bool {
	below := path.Join(filepath.ToSlash(filepath.Clean(opts.Incidents)), id) + "/"
	for _, file := range known.Taken {
		if strings.HasPrefix(file, below) {
			return true
		}
	}
	return false
}

// takenError tells that there is a file of the name of a new record.
type takenError struct{ name string }

func (e takenError) Error() string {
	return e.name + " is there already, and was left as it is; give the new record another id with --id"
}

// writeNew writes a file that must not be there yet. What could be written of
// it only in part is taken away.
func writeNew(name, text string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return takenError{name}
	}
	if err != nil {
		return fmt.Errorf("write record: %w", err)
	}
	_, err = file.WriteString(text)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(name) //nolint:errcheck // the first error is told
		return fmt.Errorf("write record: %w", err)
	}
	return nil
}

// begun prints the path, what there is to mend already, and what comes next.
func (a *app) begun(c *cobra.Command, opts pipeline.Options, name string, problems problem.List) {
	file := name
	if !filepath.IsAbs(file) {
		file = filepath.Join(opts.Dir, filepath.FromSlash(file))
	}
	fmt.Fprintln(a.stdout, file)
	a.print(a.stderr, problems.Grave(), 0)
	same := ""
	for _, flag := range []string{"chdir", "config", "incidents"} {
		if c.Flags().Changed(flag) {
			same += fmt.Sprintf(" --%s %s", flag, shellWord(c.Flag(flag).Value.String()))
		}
	}
	a.say("a draft is there; next:\n"+
		"  open %[1]s in your editor\n"+
		"  debrief serve%[2]s   shows its page as you write\n"+
		"  debrief check%[2]s   tells what is missing or wrong\n"+
		"  debrief build%[2]s   writes the site, with the record once its record_status is published", file, same)
}

// shellWord writes a word as a shell reads it back the same.
func shellWord(word string) string {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@+,") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
