package pipeline

import (
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// templatePlace is how package template begins its errors.
var templatePlace = regexp.MustCompile(`template: ([^\s:]+):(\d+)(?::(\d+))?: `)

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
