package config

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// checker finds what the form alone does not tell. It takes a faulty value out
// of what is said, so that nobody uses it.
type checker struct {
	document  *source.Document
	said      *written
	rules     []*problem.Rule // those that there are
	languages []string        // that the words of pages can be told in; nil when not known
	problems  problem.List
}

func (c *checker) all() {
	c.sizes()
	c.baseURL()
	c.timezone()
	c.language()
	c.maxGap()
	c.accent()
	c.logo()
	c.footer()
	c.pages()
	c.names("/services/%d/name", len(c.said.Services), func(i int) string { return c.said.Services[i].Name })
	c.names("/owners/%d/name", len(c.said.Owners), func(i int) string { return c.said.Owners[i].Name })
	c.names("/factors/%d/name", len(c.said.Factors), func(i int) string { return c.said.Factors[i].Name })
	c.names("/severities/%d/scheme", len(c.said.Severities), func(i int) string { return c.said.Severities[i].Scheme })
	c.strictness()
	c.names("/checks/rules/%d/rule", len(c.said.Checks.Rules), func(i int) string { return c.said.Checks.Rules[i].Rule })
	c.levels()
	c.serviceOwners()
}

func (c *checker) tell(s problem.Severity, pointer string, rule *problem.Rule, message, hint string) {
	c.problems = append(c.problems, problem.Problem{
		Place: c.document.Place(pointer), Severity: s, Rule: rule, Message: message, Hint: hint,
	})
}

func (c *checker) baseURL() {
	if c.said.BaseURL == "" {
		return
	}
	base, err := BaseURL(c.said.BaseURL)
	if err != nil {
		c.tell(problem.Error, "/base_url", Settings, err.Error(), "write it like https://example.com/incidents/")
		c.said.BaseURL = ""
		return
	}
	if strings.HasPrefix(base, "http:") {
		c.tell(problem.Warning, "/base_url", Settings, fmt.Sprintf("%q is not encrypted", c.said.BaseURL), "use https, which GitHub Pages has")
	}
}

func (c *checker) timezone() {
	zone := c.said.Timezone
	if zone == "" {
		return
	}
	if _, err := time.LoadLocation(zone); err != nil || zone == "Local" {
		c.tell(problem.Error, "/timezone", Settings, fmt.Sprintf("%q is not a time zone", zone),
			"use a name of the IANA database, such as UTC or Europe/Berlin")
		c.said.Timezone = ""
	}
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func (c *checker) language() {
	tag := c.said.Language
	switch {
	case tag == "":
	case !languageForm.MatchString(tag):
		c.tell(problem.Error, "/language", Settings, fmt.Sprintf("%q is not a language", tag), "write its tag, such as en or pt-BR")
		c.said.Language = ""
	case len(c.languages) > 0 && !c.speaks(tag):
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		c.tell(problem.Hint, "/language", Settings, fmt.Sprintf("there are no words in %q: headings and labels will be in English", tag),
			fmt.Sprintf("there are %s; a catalogue of your own is templates/words/%s.yaml", strings.Join(c.languages, ", "), base))
	}
}

// speaks reports whether there are words in a language, or in the one that it
// is a variety of.
func (c *checker) speaks(tag string) bool {
	tag = strings.ToLower(tag) + "-"
	return slices.ContainsFunc(c.languages, func(known string) bool { return strings.HasPrefix(tag, strings.ToLower(known)+"-") })
}

func (c *checker) maxGap() {
	gap := c.said.Checks.MaxGap
	if gap == "" {
		return
	}
	if _, err := incident.ParseDuration(gap); err != nil {
		c.tell(problem.Error, "/checks/max_gap", Settings, err.Error(), "write it like 30m or 1h30m")
		c.said.Checks.MaxGap = ""
	}
}

func (c *checker) logo() {
	logo := c.said.Theme.Logo
	if logo == "" {
		return
	}
	endings := []string{".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico"}
	switch {
	case !fs.ValidPath(logo) || strings.Contains(logo, `\`):
		c.tell(problem.Error, "/theme/logo", Settings, fmt.Sprintf("%q does not stay in the templates' folder", logo),
			"put the picture into templates/ and write its name, such as logo.svg")
	case !slices.Contains(endings, strings.ToLower(path.Ext(logo))):
		c.tell(problem.Error, "/theme/logo", Settings, fmt.Sprintf("%q is not a picture", logo), "its name ends in one of: "+strings.Join(endings, ", "))
	default:
		return
	}
	c.said.Theme.Logo = ""
}

func (c *checker) footer() {
	for i, link := range c.said.Theme.Footer {
		if link.URL != "" && !leads(link.URL) {
			c.tell(problem.Error, fmt.Sprintf("/theme/footer/%d/url", i), Settings, fmt.Sprintf("%q is not an address to link to", link.URL),
				"begin it with https:// or mailto:")
		}
	}
}

// names tells of two items with the same name.
func (c *checker) names(pointer string, n int, name func(int) string) {
	seen := map[string]int{}
	for i := range n {
		first, twice := seen[name(i)]
		if !twice || name(i) == "" {
			seen[name(i)] = i
			continue
		}
		c.tell(problem.Error, fmt.Sprintf(pointer, i), Settings, fmt.Sprintf("%q is there twice", name(i)), "keep one of the two")
		last := &c.problems[len(c.problems)-1]
		last.Also = append(last.Also, problem.Also{Place: c.document.Place(fmt.Sprintf(pointer, first)), Message: "the first one is here"})
	}
}

func (c *checker) levels() {
	for i, scheme := range c.said.Severities {
		c.names(fmt.Sprintf("/severities/%d/levels/%%d", i), len(scheme.Levels), func(l int) string { return scheme.Levels[l] })
	}
}

// serviceOwners tells of an owner that is not in the list, where there is one.
func (c *checker) serviceOwners() {
	var known []string
	for _, o := range c.said.Owners {
		known = append(known, o.Name)
	}
	for i, s := range c.said.Services {
		if s.Owner == "" || len(known) == 0 || slices.Contains(known, s.Owner) {
			continue
		}
		hint := "add it to owners"
		if near := source.Nearest(s.Owner, known); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		c.tell(problem.Error, fmt.Sprintf("/services/%d/owner", i), Settings, fmt.Sprintf("%q is not one of the owners", s.Owner), hint)
	}
}
