package publish

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
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

// addressed lists the attributes that hold an address.
var addressed = []string{"href", "src", "poster", "data", "action", "formaction", "xlink:href"}

// outline is what a page's links and the links to it need.
type outline struct {
	ids   map[string]bool
	links []string // in order, without doubles
}

// Site is where links may lead: it gives the content of the file at a path of
// the site, for when that is asked for, or tells that there is none.
type Site func(path string) (content func() []byte, there bool)

// linkCheck follows the links of a site.
type linkCheck struct {
	base  *url.URL // where the site will be; nil when that is not known
	site  Site
	pages map[string]outline // that were looked into
}

// CheckLinks follows every link and fragment of the HTML pages among files, in
// their order. Links that begin with base, the site's absolute address, are
// followed too. Links that lead nowhere are an error of type BrokenLinks.
func CheckLinks(files []File, site Site, base string) error {
	c := linkCheck{site: site, pages: map[string]outline{}}
	if base != "" {
		parsed, err := url.Parse(base)
		if err != nil {
			return fmt.Errorf("read base address: %w", err)
		}
		c.base = parsed
	}
	var broken BrokenLinks
	for _, f := range files {
		if !isPage(f.Path) {
			continue
		}
		for _, link := range c.outline(f.Path, func() []byte { return f.Data }).links {
			if why := c.follow(f.Path, link); why != "" {
				broken = append(broken, BrokenLink{f.Path, link, why})
			}
		}
	}
	if broken != nil {
		return broken
	}
	return nil
}

// checkLinks follows the links of a whole site.
func checkLinks(files []File, base string) error {
	all := map[string][]byte{}
	for _, f := range files {
		all[f.Path] = f.Data
	}
	return CheckLinks(files, func(path string) (func() []byte, bool) {
		data, there := all[path]
		return func() []byte { return data }, there
	}, base)
}

func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// outline gives the outline of a page, which is read at most once.
func (c *linkCheck) outline(path string, content func() []byte) outline {
	out, known := c.pages[path]
	if !known {
		out = outlineOf(content())
		c.pages[path] = out
	}
	return out
}

func outlineOf(page []byte) outline {
	out := outline{ids: map[string]bool{}}
	seen := map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			for more := true; more; {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "id" {
					out.ids[string(value)] = true
				}
				for _, link := range addresses(string(key), string(value)) {
					if !seen[link] {
						seen[link] = true
						out.links = append(out.links, link)
					}
				}
			}
		}
	}
}

// addresses gives the addresses that an attribute holds.
func addresses(key, value string) []string {
	switch {
	case slices.Contains(addressed, key):
		return []string{value}
	case key == "srcset" || key == "imagesrcset":
		var all []string
		for candidate := range strings.SplitSeq(value, ",") {
			if words := strings.Fields(candidate); len(words) > 0 {
				all = append(all, words[0])
			}
		}
		return all
	}
	return nil
}

// follow says why a link leads nowhere; empty when it leads somewhere, or out
// of the site.
func (c *linkCheck) follow(page, link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return "this is not an address"
	}
	if u.Scheme != "" && !slices.Contains(schemes, strings.ToLower(u.Scheme)) {
		return "a site does not link to " + u.Scheme + ":"
	}
	target, inside := c.target(page, u)
	switch {
	case !inside:
		return ""
	case target == "":
		return "it leads out of the site"
	}
	file, content := c.file(target)
	if file == "" {
		return "there is no such file in the site"
	}
	if u.Fragment != "" && u.Fragment != "top" && isPage(file) && !c.outline(file, content).ids[u.Fragment] {
		return "there is no such place in " + file
	}
	return ""
}

// target gives the path in the site that an address leads to; empty when it
// leads above the site. It is not inside when it names another host.
func (c *linkCheck) target(page string, u *url.URL) (target string, inside bool) {
	switch {
	case u.Host != "":
		if c.base == nil || u.Host != c.base.Host {
			return "", false
		}
		below, ok := c.below(u.Path)
		return below, ok
	case u.Scheme != "":
		return "", false
	case u.Path == "":
		return page, true
	case strings.HasPrefix(u.Path, "/"):
		below, _ := c.below(u.Path)
		return below, true
	}
	joined := path.Join(path.Dir(page), u.Path)
	if joined == ".." || strings.HasPrefix(joined, "../") {
		return "", true
	}
	return joined, true
}

// below gives the path in the site of an absolute path on the site's host.
func (c *linkCheck) below(absolute string) (string, bool) {
	prefix := "/"
	if c.base != nil {
		prefix = strings.TrimSuffix(c.base.Path, "/") + "/"
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
