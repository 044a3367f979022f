package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/prose"
)

// What a public summary holds at most.
const (
	mostSentences = 3
	mostWords     = 90
	highestGrade  = 12
	// Of a short text, or of one with short sentences, the grade says more about
	// its subject than about its style.
	longSentence = 28
)

// publicSummaryIsThere: a published page tells everyone what happened.
func (c *check) publicSummaryIsThere() {
	forAll := cmp.Or(c.settings.Build, incident.Public) == incident.Public && (c.inc.Audience == incident.Public || c.headlineIsPublic())
	told := c.inc.Summary.Headline.String() + c.inc.Summary.Public.String() + c.inc.Summary.Internal.String()
	if !forAll || told == "" || c.publicSummaryIsShown() {
		return
	}
	s := problem.Error
	if c.inc.RecordStatus == incident.Draft || c.inc.RecordStatus == incident.InReview {
		s = problem.Hint
	}
	c.tellAs(s, "/summary", publicSummary, "there is no summary that the public may read",
		"add public: with up to three sentences on what happened, to whom, and whether it is over")
}

// headlineIsPublic reports whether a mark shows everyone the headline, and the
// page with it, of a record that is not for everyone.
func (c *check) headlineIsPublic() bool {
	t := c.inc.Summary.Headline
	return t.String() != "" && t.Audience == incident.Public && c.isPublic("/summary/headline/text")
}

// publicSummaryIsShown reports whether there is one that no mark hides.
func (c *check) publicSummaryIsShown() bool {
	t := c.inc.Summary.Public
	marked := len(c.inc.Redact) > 0 || t != nil && t.Audience != ""
	return t.String() != "" && (!marked || c.isPublic("/summary/public/text"))
}

// publicSummaryIsShort: customers read it on a phone, between other things.
func (c *check) publicSummaryIsShort() {
	t := c.inc.Summary.Public
	if t.String() == "" {
		return
	}
	const pointer = "/summary/public/text"
	shown := c.shown(t.Text)
	if n := len(prose.Sentences(shown)); n > mostSentences {
		c.tellAs(problem.Warning, pointer, publicSummary, fmt.Sprintf("the public summary has %d sentences, more than %d", n, mostSentences),
			"keep what happened, to whom, and whether it is over; the rest has its own sections")
	}
	if n := len(prose.Words(shown)); n > mostWords {
		c.tellAs(problem.Warning, pointer, publicSummary, fmt.Sprintf("the public summary has %d words, more than %d", n, mostWords),
			"keep what happened, to whom, and whether it is over; the rest has its own sections")
	}
}

// publicSummaryIsPlain: words that are read once are understood.
func (c *check) publicSummaryIsPlain() {
	t := c.inc.Summary.Public
	if t.String() == "" || c.language() != "en" {
		return
	}
	plain := c.blank(t.Text)

	longest := 0
	for _, sentence := range prose.Sentences(plain) {
		longest = max(longest, len(prose.Words(sentence)))
	}
	if longest <= longSentence {
		return
	}
	if grade := prose.Grade(plain); grade > highestGrade {
		c.tellAs(problem.Warning, "/summary/public/text", publicSummary,
			fmt.Sprintf("the public summary reads at grade %.1f, more than %d, with a sentence of %d words", grade, highestGrade, longest),
			"make two sentences of the long one, and take shorter words")
	}
}

var (
	ticketID = regexp.MustCompile(`\b([A-Z][A-Z0-9]{1,9})-\d{1,7}\b|\b(?:INC|CHG|PRB|RITM|TASK)\d{5,}\b`)
	version  = regexp.MustCompile(`(?i)\bv?\d+\.\d+\.\d+(?:[.+-][0-9a-z]+)*\b|\b(?:version|release|build|rev\.?|revision|commit) +(?:[0-9a-f]{7,40}|v?\d+(?:\.\d+)*)\b|\bv\d+(?:\.\d+)+\b`)
	// standards look like tickets.
	standards = words("UTF ISO IEC RFC CVE CWE SHA MD HTTP TLS SSL IPV SEV P IEEE COVID ERA NIST AES RSA DDR USB MP GPT BCP FIPS PEP WGS X H US EU AP SA AZ EC CA ME AF KB F S")
)

// publicSummaryIsForOutside: tickets and versions tell readers nothing, unless
// the version is of what customers run.
func (c *check) publicSummaryIsForOutside() {
	t := c.inc.Summary.Public
	if t.String() == "" {
		return
	}
	shown := c.shown(t.Text)
	placed := placedText{pointer: "/summary/public/text", key: "text", text: t.Text, markdown: true}
	tell := func(s problem.Severity, at []int, what string) {
		c.tellWithin(s, placed, at[0], at[1], publicSummary, fmt.Sprintf("%q is %s, which tells readers nothing", t.Text[at[0]:at[1]], what),
			"say what it means for readers; the number has its place in external_ids, in an action or in the timeline")
	}
	for _, at := range ticketID.FindAllStringSubmatchIndex(shown, -1) {
		if at[2] >= 0 && standards[shown[at[2]:at[3]]] || c.isOwnNumber(shown[at[0]:at[1]]) {
			continue
		}
		tell(problem.Warning, at, "a ticket")
	}
	for _, at := range version.FindAllStringIndex(shown, -1) {
		if !slices.ContainsFunc(addresses(shown), func(a placedAddr) bool { return a.from <= at[0] && at[0] < a.to }) {
			tell(problem.Hint, at, "a version")
		}
	}
}

// isOwnNumber reports whether the incident is known by a number elsewhere.
func (c *check) isOwnNumber(number string) bool {
	return slices.ContainsFunc(c.inc.ExternalIDs, func(e incident.External) bool { return strings.Contains(e.ID, number) })
}
