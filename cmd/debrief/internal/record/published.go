package record

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
)

// publishedName is the file in the records' folder that lists the ids whose
// pages are out: one a line, with # before a remark. Nothing writes it but its
// authors.
const publishedName = "published.txt"

// Published are the ids whose pages are out, which must not vanish.
type Published []publishedID

// publishedID is one of them, with its place in the list.
type publishedID struct {
	id string
	problem.Place
}

// ReadPublished reads the list of published ids in a folder of records; it is
// empty when there is none.
func ReadPublished(fsys fs.FS, dir string) (Published, error) {
	name := path.Join(dir, publishedName)
	if info, err := fs.Lstat(fsys, name); err == nil && !info.Mode().IsRegular() {
		return nil, nil // List tells it
	}
	data, err := readLimited(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read published ids: %w", err)
	}
	var all Published
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		written, _, _ := strings.Cut(line, "#")
		id := strings.TrimSpace(written)
		if id == "" {
			continue
		}
		before, _, _ := strings.Cut(line, id)
		all = append(all, publishedID{id, problem.Place{File: name, Line: i + 1, Column: utf8.RuneCountInString(before) + 1,
			Width: utf8.RuneCountInString(id), Source: line}})
	}
	return all, nil
}

// publishedStay: an address that is out leads to a page for ever. The problems
// are those of the list; what a record does wrong is told in the record.
func (co *company) publishedStay(published Published, briefs []*Brief) problem.List {
	if len(published) == 0 {
		return nil
	}
	var problems problem.List
	there := make(map[string]bool, len(briefs))
	for _, b := range briefs {
		there[b.stem()] = true // also when it cannot be read
	}
	for _, p := range published {
		m := co.byID[p.id]
		switch {
		case !slugForm.MatchString(p.id):
			problems = append(problems, p.problem(fmt.Sprintf("%q cannot be an id", shorten(p.id)), "one id a line: "+slugHint))
		case m != nil && m.unpublished():
			m.tell(m.open().status, identity, fmt.Sprintf("%q was published, and would lose its page", p.id),
				"write published, or retracted with a revision that says why", problem.Also{Place: p.Place, Message: "it is listed here"})
		case m == nil && co.former[p.id] == nil && !there[p.id]:
			problems = append(problems, p.problem(fmt.Sprintf("%q was published, and no record has this id or alias now", p.id), co.wayBack(p.id)))
		}
	}
	return problems
}

func (p publishedID) problem(message, hint string) problem.Problem {
	return problem.Problem{Place: p.Place, Rule: identity, Severity: identity.Severity, Message: message, Hint: hint}
}

// wayBack says how an id gets its page back.
func (co *company) wayBack(id string) string {
	hint := fmt.Sprintf("keep the record, with record_status: retracted if it was wrong; if it has another id now, write aliases: [%s] there", id)
	if near := co.nearest(id); near != "" {
		hint += fmt.Sprintf("; did you mean %q?", near)
	}
	return hint
}
