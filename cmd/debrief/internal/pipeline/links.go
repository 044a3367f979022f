package pipeline

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
)

// blame turns links that lead nowhere into problems of the records that they
// stand in, as far as they are among files. The rest are faults of a template
// or of the program.
func (p *project) blame(broken publish.BrokenLinks, files []publish.File) (blamed problem.List, rest publish.BrokenLinks) {
	for _, link := range broken {
		if own, is := p.blameOwn(link); is {
			blamed = append(blamed, own)
			continue
		}
		file := p.recordWith(link, files)
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
func (p *project) recordWith(link publish.BrokenLink, files []publish.File) string {
	home := path.Dir(link.Page)
	own := slices.IndexFunc(files, func(f publish.File) bool { return f.Path == path.Join(home, recordName) })
	if own < 0 || !strings.Contains(string(files[own].Data), link.Target) {
		return ""
	}
	return p.recordOf(path.Base(home))
}

// recordOf gives the record with an id, as readers of problems know it; empty
// when there is none.
func (p *project) recordOf(id string) string {
	for _, name := range p.records.Files {
		if idOf(name) == id {
			return p.folder.place(name)
		}
	}
	return ""
}
