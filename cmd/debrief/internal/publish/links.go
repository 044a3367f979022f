package publish

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// BrokenLink is a link of a page that leads nowhere.
type BrokenLink struct {
	Page   string // the page's path in the site
	Target string // as written in the page
	Why    string
}

// Error says which page has which link and what is wrong with it.
func (b BrokenLink) Error() string {
	return fmt.Sprintf("%s: link to %q: %s", b.Page, b.Target, b.Why)
}

// BrokenLinks is the error of a set of pages with links that lead nowhere, in
// the order of the pages.
type BrokenLinks []BrokenLink

// Error names all of them, one a line.
func (b BrokenLinks) Error() string {
	lines := make([]string, len(b))
	for i, link := range b {
		lines[i] = link.Error()
	}
	return strings.Join(lines, "\n")
}

// schemes are those that a link out of the site may have.
var schemes = []string{"http", "https", "mailto", "tel", "data"}

// Site is where links may lead: it gives the content of the file at a path of
// the site, for when that is asked for, or tells that there is none.
type Site func(path string) (content func() []byte, there bool)

// linkCheck follows the links of a site.
type linkCheck struct {
	base  *url.URL // where the site will be; nil when that is not known
	site  Site
	pages map[string]contents // that others link to
}

// contents are the ids and the links of a page.
type contents struct {
	ids   map[string]bool
	links []string // in order, without doubles
}

func newLinkCheck(site Site, base string) (*linkCheck, error) {
	c := &linkCheck{site: site, pages: map[string]contents{}}
	if base != "" {
		parsed, err := url.Parse(base)
		if err != nil {
			return nil, fmt.Errorf("read base address: %w", err)
		}
		c.base = parsed
	}
	return c, nil
}

// CheckLinks follows every link and fragment of the HTML pages among files, in
// their order. Links that begin with base, the site's absolute address, are
// followed too. Links that lead nowhere are an error of type BrokenLinks.
func CheckLinks(files []File, site Site, base string) error {
	c, err := newLinkCheck(site, base)
	if err != nil {
		return err
	}
	var broken BrokenLinks
	for _, f := range files {
		broken = append(broken, c.page(f)...)
	}
	if broken != nil {
		return broken
	}
	return nil
}

func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// page gives the links of a file that lead nowhere; none when it is no page.
func (c *linkCheck) page(f File) (broken BrokenLinks) {
	if !isPage(f.Path) {
		return nil
	}
	own := contentsOf(f.Data)
	for _, link := range own.links {
		if why := c.follow(f.Path, own, link); why != "" {
			broken = append(broken, BrokenLink{f.Path, link, why})
		}
	}
	return broken
}

func contentsOf(page []byte) contents {
	out := contents{ids: map[string]bool{}}
	seen := map[string]bool{}
	scan(page, func(id []byte) { out.ids[string(id)] = true }, func(link []byte) {
		if !seen[string(link)] {
			seen[string(link)] = true
			out.links = append(out.links, string(link))
		}
	})
	return out
}

// follow says why a link leads nowhere; empty when it leads somewhere, or out
// of the site.
func (c *linkCheck) follow(page string, own contents, link string) string {
	target, place, inside, why := aim(c.base, page, link)
	if !inside || why != "" {
		return why
	}
	file, content := c.file(target)
	if file == "" {
		return "there is no such file in the site"
	}
	if place == "" || place == "top" || !isPage(file) {
		return ""
	}
	there := own
	if file != page {
		there = c.contents(file, content)
	}
	if !there.ids[place] {
		return "there is no such place in " + file
	}
	return ""
}

// contents gives those of a page that another links to, reading it once.
func (c *linkCheck) contents(path string, content func() []byte) contents {
	out, known := c.pages[path]
	if !known {
		out = contentsOf(content())
		out.links = nil
		c.pages[path] = out
	}
	return out
}

// aim gives the path and the place in the site that a link of a page leads to,
// and why it leads nowhere, as far as that shows without the site. It is not
// inside when it leads to another host.
func aim(base *url.URL, page, link string) (path, place string, inside bool, why string) {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return "", "", true, "this is not an address"
	}
	if u.Scheme != "" && !slices.Contains(schemes, strings.ToLower(u.Scheme)) {
		return "", "", true, "a site does not link to " + u.Scheme + ":"
	}
	path, inside = target(base, page, u)
	if inside && path == "" {
		why = "it leads out of the site"
	}
	return path, u.Fragment, inside, why
}

// target gives the path in the site that an address leads to; empty when it
// leads above the site. It is not inside when it names another host.
func target(base *url.URL, page string, u *url.URL) (target string, inside bool) {
	switch {
	case u.Host != "":
		if base == nil || u.Host != base.Host {
			return "", false
		}
		return below(base, u.Path)
	case u.Scheme != "":
		return "", false
	case u.Path == "":
		return page, true
	case strings.HasPrefix(u.Path, "/"):
		found, _ := below(base, u.Path)
		return found, true
	}
	joined := path.Join(path.Dir(page), u.Path)
	if joined == ".." || strings.HasPrefix(joined, "../") {
		return "", true
	}
	return joined, true
}

// below gives the path in the site of an absolute path on the site's host.
func below(base *url.URL, absolute string) (string, bool) {
	prefix := "/"
	if base != nil {
		prefix = strings.TrimSuffix(base.Path, "/") + "/"
	}
	if absolute+"/" == prefix {
		return ".", true
	}
	rest, ok := strings.CutPrefix(absolute, prefix)
	if !ok {
		return "", false
	}
	return path.Clean(rest), true
}

// file gives the file that a server shows for a path, with its content; empty
// when there is none.
func (c *linkCheck) file(target string) (name string, content func() []byte) {
	for _, name := range []string{target, path.Join(target, "index.html")} {
		if content, there := c.site(name); there {
			return name, content
		}
	}
	return "", nil
}
