package page

import (
	"bytes"
	"io/fs"
)

// readSearch reads the scripts that find incidents. Without search.js there is
// no field in the masthead, and the page says how to do without.
func (a *assets) readSearch(templates fs.FS) error {
	for _, script := range []struct {
		into *File
		name string
	}{{&a.search, "search.js"}, {&a.suggest, "suggest.js"}, {&a.find, "find.js"}} {
		read, err := optional(templates, script.name)
		if err != nil {
			return err
		}
		if read.Path != "" {
			*script.into = named(script.name, lean(read.Data))
		}
	}
	return nil
}

// lean takes out of a script what only its readers need: lines of comment and
// indentation. A script with a text of several lines stays as it is.
func lean(script []byte) []byte {
	var out []byte
	for line := range bytes.Lines(script) {
		if bytes.Count(line, []byte("`"))%2 != 0 {
			return script
		}
		if line = bytes.TrimLeft(line, " \t\n"); len(line) > 0 && !bytes.HasPrefix(line, []byte("//")) {
			out = append(out, line...)
		}
	}
	return out
}

// searchField is the field of the masthead.
type searchField struct {
	Path    string // of the page search/, relative to the site's folder
	Scripts string // what to load when a reader turns to it, with spaces between
}

// putSearch puts the means to find incidents into a page's frame.
func (r *Renderer) putSearch(f *shared, kind, root string) {
	a := r.assets
	switch {
	case kind != searchKind:
		f.Search.Path = searchPath
		if a.search.Path != "" && a.suggest.Path != "" && a.script.Path != "" {
			f.Search.Scripts = root + a.search.Path + " " + root + a.suggest.Path
		}
	case a.search.Path != "" && a.find.Path != "":
		f.Scripts = append(f.Scripts, root+a.search.Path, root+a.find.Path)
	}
}
