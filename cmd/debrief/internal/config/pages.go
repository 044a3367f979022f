package config

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// pages looks at the pages of the site owner's own: where their files are, and
// that no two have one address. Whether the files are there is not known here.
func (c *checker) pages() {
	first := map[string]int{}
	for i, p := range c.said.Pages {
		at := fmt.Sprintf("/pages/%d/file", i)
		name := pageName(p.File)
		before, twice := first[name]
		switch {
		case p.File == "":
		case !fs.ValidPath(p.File) || strings.Contains(p.File, `\`):
			c.tell(problem.Error, at, Settings, fmt.Sprintf("%q does not stay in the templates' folder", p.File),
				"put the text into templates/pages/ and write its name, such as pages/imprint.md")
		case name == "":
			c.tell(problem.Error, at, Settings, fmt.Sprintf("%q is not a Markdown file with a name for an address", p.File),
				"its name has letters a to z, digits and dashes, and ends in .md, such as pages/imprint.md")
		case twice:
			c.tell(problem.Error, at, Settings, fmt.Sprintf("%q has the same address as %q: pages/%s/", p.File, c.said.Pages[before].File, name),
				"give one of the two files another name")
			last := &c.problems[len(c.problems)-1]
			last.Also = append(last.Also, problem.Also{Place: c.document.Place(fmt.Sprintf("/pages/%d/file", before)), Message: "the first one is here"})
		default:
			first[name] = i
			continue
		}
		c.said.Pages[i].File = ""
	}
}

// pageName is what a page's address has of its file's name: imprint of
// pages/Imprint.md; empty where that is not fit for one, or
// the name of a device on Windows.
func pageName(file string) string {
	stem, isMarkdown := strings.CutSuffix(path.Base(file), ".md")
	name := strings.ToLower(stem)
	if !isMarkdown || name == "" || incident.IsDevice(name) || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		return ""
	}
	return name
}

// ownPages are the pages whose files can be used.
func ownPages(said []Page, places []problem.Place) []OwnPage {
	var all []OwnPage
	for i, p := range said {
		if p.File != "" {
			all = append(all, OwnPage{Page: p, Name: pageName(p.File), Place: places[i]})
		}
	}
	return all
}
