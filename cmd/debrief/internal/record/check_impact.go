package record

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/prose"
)

// impactIsFigure: the impact is counted, or somebody says that it was not.
func (c *check) impactIsFigure() {
	if c.inc.Kind == incident.NearMiss || c.inc.Kind == "maintenance" || c.countsImpact() {
		return
	}
	c.tell("/impact/summary", impactFigure, "the impact has no figure",
		"write who or what was hit: impact: {users: {affected: 1200, total: 52000}}; when nobody counted, users: {affected: unknown}")
}

// countsImpact reports whether a number, or the word for none, tells the
// extent of the impact.
func (c *check) countsImpact() bool {
	if slices.ContainsFunc(c.found.numbers, func(n placedNumber) bool { return tellsExtent(n.pointer) }) {
		return true
	}
	for _, key := range []string{"users", "organisations", "items", "requests", "transactions", "reports", "series"} {
		if !c.unsaid("/impact/" + key) {
			return true
		}
	}
	if c.inc.Impact == nil {
		return !c.unsaid("/impact")
	}
	text := c.inc.Impact.Summary.String()
	return text != "" && (c.language() != "en" || hasFigure(text))
}

// tellsExtent reports whether a number under a pointer says how much was hit.
func tellsExtent(pointer string) bool {
	for _, place := range []string{"/impact/", "/false_positive/wrongly_flagged", "/false_positive/confusion/", "/misrouting/exposure/", "/outage/windows/"} {
		if strings.HasPrefix(pointer, place) {
			return true
		}
	}
	return false
}

const months = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b\.?`

var (
	// dates are digits that tell a day or a time of day and no extent.
	dates = regexp.MustCompile(`(?i)\b\d{4}-\d{2}(?:-\d{2})?(?:[t ]\d{2}:\d{2}(?::\d{2})?)?(?:z\b|[+-]\d{2}:?\d{2})?|\b\d{1,2}(?:st|nd|rd|th)? ` + months + `(?:,? \d{4})?|\b` + months + ` \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?|` +
		`\b\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?\b|utc\b|gmt\b|z\b)|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2} ?[ap]\.?m\.?\b|\b(?:in|of|since|until|from|by|` + months + `) (?:19|20)\d{2}\b`)
	// lengths are digits that tell how long.
	lengths = regexp.MustCompile(`(?i)\b[\d.,]+[ -]?(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|years?)\b`)
	// counted are numbers in digits or words.
	counted = regexp.MustCompile(`(?i)\b\d[\d,.' ]*\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|` +
		`twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|third|quarter|single|both)\b`)
	// wholes say that it was all or nothing.
	wholes = regexp.MustCompile(`(?i)\b(?:all|every|everyone|everybody|each|entire|whole|none|nobody|no one|nothing|no)\b`)
	// admitted are words by which somebody says that a number is not there.
	admitted = regexp.MustCompile(`(?i)\b(?:unknown|unclear|undisclosed|not (?:been |be |yet )*(?:known|published|disclosed|counted|measured|recorded|determined|available|told|given)|no (?:figures?|numbers?|count)|gives? no)\b`)
)

// hasFigure reports whether a text tells an extent in any way that can be
// meant: a number, all or nothing, or that it is not known.
func hasFigure(text string) bool {
	text = dates.ReplaceAllString(text, " ")
	return counted.MatchString(text) || wholes.MatchString(text) || admitted.MatchString(text)
}

// hasCount reports whether a sentence has a number of things, which is neither
// a day, nor a length of time, nor a percentage.
func hasCount(sentence string) bool {
	for _, other := range []*regexp.Regexp{dates, percentages, lengths} {
		sentence = other.ReplaceAllString(sentence, " ")
	}
	return counted.MatchString(sentence)
}

// impactTexts gives the prose that tells readers of the impact. What is
// reported is somebody else's wording.
func (c *check) impactTexts() []placedText {
	var all []placedText
	add := func(pointer string, t *incident.Text) {
		if t != nil && t.Status != incident.Reported && t.Status != incident.Disputed {
			all = append(all, placedText{pointer: pointer, text: c.blank(t.Text)})
		}
	}
	add("/summary/headline", c.inc.Summary.Headline)
	add("/summary/public", c.inc.Summary.Public)
	add("/summary/internal", c.inc.Summary.Internal)
	add("/impact/summary", c.inc.Impact.Summary)
	if data := c.inc.Impact.Data; data != nil {
		all = append(all, placedText{pointer: "/impact/data/text", text: c.blank(data.Text)})
	}
	return all
}

var (
	percentages = regexp.MustCompile(`(?i)\b(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|pct\b)`)
	// gauges are words of sentences whose percentage is no share of those hit:
	// promises, thresholds, fullness of machines, stages of a rollout, rates and changes.
	gauges = regexp.MustCompile(`(?i)\b(?:slo|sla|slas|slos|objectives?|targets?|promises?|promised|thresholds?|limits?|contract|agreement|uptime|availability|available|budget|discount|credits?|` +
		`cpu|memory|disks?|utili[sz]ation|capacity|load|full|bandwidth|rollout|rolled out|roll-out|canary|deployed|restored|recovered|mitigated|completed?|saturation|confidence|(?:error|failure|success) (?:rates?|ratios?)|packet loss|latency|increase[ds]?|decrease[ds]?|reduction|reduced|rose|fell|dropped|faster|slower)\b`)
)

// percentagesHaveCounts: a share says little without the number behind it.
func (c *check) percentagesHaveCounts() {
	if c.inc.Impact == nil {
		return
	}
	for _, count := range c.inc.Impact.Counts() {
		if unit := strings.ToLower(count.Count.Unit); strings.Contains(unit, "%") || strings.Contains(unit, "percent") || strings.Contains(unit, "per cent") {
			c.tell("/impact/"+count.Name+"/unit", barePercentage, fmt.Sprintf("the unit %q makes a share of a count", count.Count.Unit), "write affected and total; the share is computed from them")
		}
	}
	if c.sharesCanBeComputed() {
		return
	}
	for _, t := range c.impactTexts() {
		if share := barePercentageIn(t.text); share != "" {
			c.tell(t.pointer, barePercentage, fmt.Sprintf("%q stands without its count and its total", share),
				"write both: impact: {users: {affected: 3100, total: 52000}}, or name one of them in the sentence")
		}
	}
}

// sharesCanBeComputed reports whether the record has a count with its total.
func (c *check) sharesCanBeComputed() bool {
	if slices.ContainsFunc(c.inc.Impact.Counts(), func(n incident.NamedCount) bool { return n.Count.Affected.Known() && n.Count.Total.Known() }) {
		return true
	}
	return slices.ContainsFunc(c.inc.Impact.SLOs, func(s incident.SLO) bool { return s.TotalEvents.Known() && s.BadEventsIncident.Known() })
}

// barePercentageIn gives the first share of those hit that stands without any
// count in its sentence. All and nothing, and figures such as 99.9 %, are no
// such shares.
func barePercentageIn(text string) string {
	for _, sentence := range prose.Sentences(text) {
		if !percentages.MatchString(sentence) || gauges.MatchString(sentence) || hasCount(sentence) {
			continue
		}
		for _, m := range percentages.FindAllStringSubmatch(sentence, -1) {
			value, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
			if err == nil && value > 0 && value < 99 {
				return m[0]
			}
		}
	}
	return ""
}
