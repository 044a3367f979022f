package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// templatePlace is how package template begins its errors.
var templatePlace = regexp.MustCompile(`template: ?([^\s:]+):(\d+)(?::(\d+))?: `)

// notice tells of an error while pages were made; of one in a template with the
// place.
func (o Options) notice(err error) Notice {
	text := err.Error()
	found := templatePlace.FindStringSubmatchIndex(text)
	if found == nil {
		return Notice{Message: text}
	}
	name, line := text[found[2]:found[3]], text[found[4]:found[5]]
	at := o.folder(o.Templates)
	place := problem.Place{File: at.place(path.Join(at.name, name)), Column: 1}
	place.Line, _ = strconv.Atoi(line) // digits
	if found[6] >= 0 {
		bytes, _ := strconv.Atoi(text[found[6]:found[7]])
		place.Column = bytes + 1
	}
	place.Source = o.sourceLine(name, place.Line)
	return Notice{Place: place, Message: text[found[1]:]}
}

// templateFault is an error in a project's own template, with its place first.
type templateFault struct {
	text  string
	fault error
}

func (f templateFault) Error() string { return f.text }

func (f templateFault) Unwrap() error { return f.fault }

// blaming begins an error in a project's own template with its place, and ends
// it with the way out; others are as they are.
func (o Options) blaming(err error) error {
	if err == nil {
		return nil
	}
	told := o.notice(err)
	if told.File == "" || !o.has(told.File) {
		return err
	}
	place := fmt.Sprintf("%s:%d", told.File, told.Line)
	if told.Column > 1 {
		place = fmt.Sprintf("%s:%d", place, told.Column)
	}
	return templateFault{text: place + ": " + told.Message + "; mend it, or delete it to use the built-in one", fault: err}
}

// has reports whether there is a file that readers of problems know by a name.
func (o Options) has(name string) bool {
	_, err := os.Stat(o.within(filepath.FromSlash(name)))
	return err == nil
}

// sourceLine gives a line of a project's own template; empty when it is not
// its own.
func (o Options) sourceLine(name string, line int) string {
	templates, err := o.templates()
	if err != nil || templates == nil {
		return ""
	}
	data, err := fs.ReadFile(templates, name)
	if err != nil {
		return ""
	}
	lines := strings.Split(string(data), "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[line-1], "\r")
}

// placeOf gives a file, named as it is from here, as readers of problems know
// it.
func (o Options) placeOf(name string) string {
	for _, known := range []string{o.Config, o.Incidents, o.Templates} {
		rel, err := filepath.Rel(o.within(known), name)
		if err != nil || !filepath.IsLocal(rel) && rel != "." {
			continue
		}
		at := o.folder(known)
		return at.place(path.Join(at.name, filepath.ToSlash(rel)))
	}
	return filepath.ToSlash(name)
}
