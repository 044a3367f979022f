package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// nobodysData: nothing that leads to a person or their account. Addresses of
// the internet may be those of machines, so they are only worth a look, and
// those of hops are the matter itself.
func (c *check) nobodysData() {
	for _, t := range c.found.texts {
		if isCode(t.key) {
			continue
		}
		all := slices.Concat(phones(t.text), accounts(t.text))
		if !tellsOfPeople(t) { // there the rule about names speaks
			all = append(all, mailboxes(t.text)...)
		}
		for _, m := range all[:min(len(all), mostInText)] {
			c.tellWithin(c.atReaders(t.pointer), t, m.from, m.to, personalData, fmt.Sprintf("%q %s", joined(t.text[m.from:m.to]), m.what),
				"take it out; where it must be known, write where it is kept")
		}
		c.addressIsNobodys(t)
	}
}

// isCode reports whether a text is a sum, an id or an address for programs.
func isCode(key string) bool {
	return slices.Contains([]string{"sha256", "id", "path", "media_type", "evidence", "sources", "factors"}, key)
}

// addressIsNobodys: a full address in running text may be that of a customer.
func (c *check) addressIsNobodys(t placedText) {
	if !t.markdown || len(addresses(t.text)) == 0 { // what is shown is a part of the text
		return
	}
	told := 0
	for _, a := range addresses(c.shown(t.text)) {
		if told == mostInText {
			break
		}
		if !a.isEverybodys() && !a.isInner() && !c.isHop(a) {
			told++
			c.tellWithin(problem.Warning, t, a.from, a.to, personalData, fmt.Sprintf("%q is a full address, perhaps somebody's", a.String()),
				"cut it, as 192.0.2.x, if it is a customer's; name it as a hop if it is a machine on the way")
		}
	}
}

// isHop reports whether an address is one of the record's hops.
func (c *check) isHop(a placedAddr) bool {
	if c.ofHops == nil {
		c.ofHops = map[string]bool{}
		for _, h := range c.hops() {
			network, _, _ := strings.Cut(h.Prefix, "/")
			c.ofHops[h.Address], c.ofHops[network] = true, true
		}
	}
	return c.ofHops[a.String()]
}

func (c *check) hops() []incident.Hop {
	var all []incident.Hop
	if m := c.inc.Misrouting; m != nil {
		for _, p := range []*incident.Path{m.Intended, m.Actual} {
			if p != nil {
				all = append(all, p.Hops...)
			}
		}
	}
	return all
}

// innerEndings are those of the names that innerHost finds.
var innerEndings = []string{".internal", ".intra", ".corp", ".lan", ".local", ".private", ".home.arpa"}

var (
	innerHost = regexp.MustCompile(`(?:^|[^\w.-])((?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\.)+(?:internal|intranet|intra|corp|lan|local|localdomain|private|home\.arpa))(?:$|[^\w.-]|\.(?:$|[^\w]))`)
	portHost  = regexp.MustCompile(`(?:^|[\s(,;])([a-z]+(?:-[a-z]+)*-?\d+(?:-[a-z0-9]+)*:\d{4,5})\b`)
	homePath  = regexp.MustCompile(`(?:^|[\s("'=:` + "`" + `])(/(?:home|Users)/[a-z][\w.-]*(?:/[\w.@-]+)*|[A-Za-z]:\\[Uu]sers\\[^\\\s"]+(?:\\[^\\\s"]+)*|\\\\[\w.-]+\\[\w.$-]+(?:\\[\w.$-]+)*)`)
	ticketURL = regexp.MustCompile(`(?i)https?://(?:[^\s/@]*@)?([a-z0-9.-]+)(?::\d+)?(?:/[^\s)>\]"]*)?`)
	tracker   = regexp.MustCompile(`(?i)^(?:[a-z0-9-]+\.atlassian\.net/(?:browse|jira)|[a-z0-9-]+\.service-now\.com/|[a-z0-9-]+\.pagerduty\.com/incidents|[a-z0-9-]+\.app\.opsgenie\.com/|[a-z0-9-]+\.slack\.com/archives|(?:jira|helpdesk|servicedesk)\.[a-z0-9.-]+/|[a-z0-9-]+\.zendesk\.com/agent)`)
)

// forExample is what stands before an address that is nobody's.
var forExample = regexp.MustCompile(`(?i)\b(?:for example|for instance|e\.g\.|such as|say|like),?[ ` + "`" + `]+$`)

// insideStaysInside: what readers see names no way into the organisation.
func (c *check) insideStaysInside() {
	for _, t := range c.found.texts {
		if isCode(t.key) {
			continue
		}
		for i, m := range surest(exposedIn(t.text)) {
			if i == mostInText || !c.isOpen(t.pointer) {
				break
			}
			s := problem.Warning
			if m.certain {
				s = c.atReaders(t.pointer)
			}
			c.tellWithin(s, t, m.from, m.to, internalAddress, fmt.Sprintf("%q %s, and this is for the public", joined(t.text[m.from:m.to]), m.what),
				"say what it is for, such as the queue's database, or mark the text audience: internal")
		}
	}
}

// isOpen reports whether what stands at a JSON pointer is for the public,
// whomever the site is built for.
func (c *check) isOpen(pointer string) bool { return c.level(pointer) == incident.Public }

// exposedIn gives the internal addresses in a text.
func exposedIn(text string) []match {
	if !strings.ContainsAny(text, `.:/\`) {
		return nil
	}
	var all []match
	add := func(form *regexp.Regexp, what string, certain bool) {
		for _, at := range form.FindAllStringSubmatchIndex(text, -1) {
			all = append(all, match{at[2], at[2] + len(trimmed(text[at[2]:at[3]])), what, certain})
		}
	}
	if slices.ContainsFunc(innerEndings, func(ending string) bool { return strings.Contains(text, ending) }) {
		add(innerHost, "is a host inside", true)
	}
	if strings.Contains(text, ":") {
		add(portHost, "looks like a host inside", false)
		all = slices.DeleteFunc(all, func(m match) bool { return isAddress(text, m.from) })
	}
	if strings.Contains(text, `\`) || strings.Contains(text, "/home/") || strings.Contains(text, "/Users/") {
		add(homePath, "is a path of somebody's machine", true)
	}
	for _, at := range webAddresses(text) {
		host := text[at[2]:at[3]]
		to := at[0] + len(trimmed(text[at[0]:at[1]]))
		switch {
		case !strings.Contains(host, ".") && host != "localhost":
			all = append(all, match{at[0], to, "leads to a host inside", true})
		case tracker.MatchString(text[at[2]:at[1]]):
			all = append(all, match{at[0], to, "leads to a page behind a login", false})
		}
	}
	for _, a := range addresses(text) {
		isRange := a.network && strings.HasPrefix(text[a.to:], "/")
		if a.isInner() && !isRange && !forExample.MatchString(wordBefore(text, a.from, " `")) {
			all = append(all, match{a.from, a.to, "is an address inside", true})
		}
	}
	return all
}

// webAddresses gives what ticketURL finds.
func webAddresses(text string) [][]int {
	if !strings.Contains(text, "://") {
		return nil
	}
	return ticketURL.FindAllStringSubmatchIndex(text, -1)
}

// isAddress reports whether an address in numbers begins at a place: one of
// IPv6 looks like a host with a port.
func isAddress(text string, from int) bool {
	return slices.ContainsFunc(addresses(text), func(a placedAddr) bool { return a.from == from })
}

// trimmed takes off what belongs to the sentence and not to the address.
func trimmed(address string) string { return strings.TrimRight(address, ".,;:!?'\"") }
