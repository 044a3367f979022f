package feed

import (
	"net/url"
	"strings"
)

// address gives where a file of the site is: absolute where the site's own
// address is known, else relative to its folder. A page is where servers show
// it, at its folder; from disk only its file can be opened.
func (s Site) address(path string) string {
	if s.BaseURL == "" {
		return escaped(path)
	}
	return s.absolute(path)
}

// absolute is address for forms that cannot have a relative one: empty where
// the site's address is not known.
func (s Site) absolute(path string) string {
	if s.BaseURL == "" {
		return ""
	}
	path, fragment, has := strings.Cut(path, "#")
	if has {
		fragment = "#" + fragment
	}
	if path == indexName || strings.HasSuffix(path, "/"+indexName) {
		path = strings.TrimSuffix(path, indexName)
	}
	return s.BaseURL + escaped(path) + fragment
}

const indexName = "index.html"

// escaped writes a path as addresses do. A fragment stays.
func escaped(path string) string {
	path, fragment, has := strings.Cut(path, "#")
	out := (&url.URL{Path: path}).EscapedPath()
	if has {
		out += "#" + fragment
	}
	return out
}

// home is an incident's folder in the site.
func (it Item) home() string { return "incidents/" + it.ID + "/" }

// page is where an incident's report is.
func (it Item) page() string { return it.home() + indexName }
