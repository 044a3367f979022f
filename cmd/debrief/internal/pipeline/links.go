package pipeline

import (
	"bytes"
	"fmt"
	"path"
	"slices"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
)

// blame turns links that lead nowhere into problems of the records that they
// stand in, as far as recordIn gives the record beside a report. The rest are
// faults of a template or of the program.
func (p *project) blame(broken publish.BrokenLinks, recordIn func(home string) []byte) (blamed problem.List, rest publish.BrokenLinks) {
	for _, link := range broken {
		if own, is := p.blameOwn(link); is {
			blamed = append(blamed, own)
			continue
		}
		file := p.recordWith(link, recordIn)
		if file == "" {
			rest = append(rest, link)
			continue
		}
		blamed = append(blamed, problem.Problem{
			Place: problem.Place{File: file}, Rule: record.DeadLink, Severity: problem.Error,
			Message: fmt.Sprintf("the report links to %q: %s", link.Target, link.Why),
			Hint:    "links go to the web, to ../<id>/index.html, or to an attachment that these readers may see",
		})
	}
	return blamed, rest
}

// recordWith gives the record that a link stands in, as far as it is shown;
// empty when it stands in none.
func (p *project) recordWith(link publish.BrokenLink, recordIn func(home string) []byte) string {
	home := path.Dir(link.Page)
	if !bytes.Contains(recordIn(home), []byte(link.Target)) {
		return ""
	}
	return p.recordOf(path.Base(home))
}

// recordOf gives the record with an id, as readers of problems know it; empty
// when there is none.
func (p *project) recordOf(id string) string {
	if name := p.recordIn(id); name != "" {
		return p.folder.place(name)
	}
	return ""
}

// recordIn gives the name of the file with that record.
func (p *project) recordIn(id string) string {
	i := slices.IndexFunc(p.records.Files, func(name string) bool { return idOf(name) == id })
	if i < 0 {
		return ""
	}
	return p.records.Files[i]
}
