package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

var (
	// opinions are words by which somebody gives their view.
	opinions = cued{[]string{"believe", "think", "thought", "feel", "suspect", "guess", "assum", "suppose", "opinion", "view", "mind", "as far as we"}, regexp.MustCompile(`(?i)\b(?:(?:we|i) (?:still |strongly |firmly )?(?:believe|think|feel|suspect|guess|assume|suppose)|(?:the|our) (?:[\pL-]+ )?(?:vendor|supplier|provider|operator|team|engineers?) (?:believes?|thinks?|suspects?|assumes?|guesses)|` +
		`it is (?:widely |generally |commonly )?(?:believed|thought|assumed|suspected)|(?:in|to) (?:our|my) (?:opinion|view|mind)|as far as we can tell)\b`)}
	// guesses are words of doubt that a status says better.
	guesses = cued{[]string{"probably", "presumably", "perhaps", "maybe", "supposedly", "allegedly", "apparently", "likely", " have"}, regexp.MustCompile(`(?i)\b(?:probably|presumably|perhaps|maybe|supposedly|allegedly|apparently|(?:most|very|quite) likely|(?:might|may) have (?:caused|led|triggered|contributed)|(?:seems|seem|appears|appear) to have)\b`)}
	// sayings are words by which somebody is quoted.
	sayings = cued{[]string{" that"}, regexp.MustCompile(`(?i)\b(?:said|told (?:us|them|the press|reporters)|stated|claimed|commented|explained|admitted|conceded|put it) that\b`)}
	// speech is a sentence in quotation marks, and what makes it somebody's or
	// the words of a machine.
	speech    = regexp.MustCompile(`“([^”]+)”|"([^"]+)"`)
	block     = regexp.MustCompile(`(?m)^ {0,3}>[ ]*\S`)
	speakers  = regexp.MustCompile(`(?i)\b(?:said|says|told|stated|states|wrote|writes|claimed|claims|commented|explained|admitted|according to|put it|in the words of)\b`)
	machines  = regexp.MustCompile(`(?i)\b(?:logs?|errors?|messages?|alerts?|alarms?|console|output|dashboard|monitor(?:ing)?|manual|documentation|runbook|comment|answer(?:s|ed)?|header|rfc \d+)\b`)
	ourselves = regexp.MustCompile(`(?i)\b(?:we|our|us|i|i'm|my)\b`)
)

// wordsInSpeech is how many words in quotation marks are a sentence and not a
// name or an expression.
const wordsInSpeech = 5

// causeIsFinding: in the cause stands what was found, with how well it is
// known; who said what stands in the timeline.
func (c *check) causeIsFinding() {
	if c.inc.Cause == nil || c.language() != "en" {
		return
	}
	if s := c.inc.Cause.Summary; s != nil {
		c.finding("/root_cause/summary", s.Text, s.Status)
	}
	if t := c.inc.Cause.Trigger; t != nil {
		c.finding("/root_cause/trigger/text", t.Text, t.Status)
	}
	for i, f := range c.inc.Cause.Factors {
		c.finding(fmt.Sprintf("/root_cause/contributing_factors/%d/text", i), f.Text, f.Status)
	}
}

// finding tells one text of the cause that is an opinion. What is marked as
// reported is somebody's word and may sound like it.
func (c *check) finding(pointer, markdown string, status incident.Status) {
	if fromOthers(status) || status == incident.Refuted {
		return
	}
	text := c.blank(markdown)
	lower := strings.ToLower(text)
	view, guess, saying := opinions.in(text, lower), guesses.in(text, lower), sayings.in(text, lower)
	switch {
	case view != "":
		c.tell(pointer, opinion, fmt.Sprintf("%q makes an opinion of the cause", view),
			"say what was found and write how sure it is in status or confidence; an opinion stands in the timeline as a hypothesis")
	case saying != "" || quotesSomebody(markdown):
		c.tell(pointer, opinion, "the cause quotes somebody", "say what was found; who said it stands in the timeline, or write status: reported with sources")
	case guess != "" && !c.doubtIsTold(status):
		c.tell(pointer, opinion, fmt.Sprintf("%q is a guess without a status", guess), "write status: inferred here, or confidence: likely for the whole cause, and take the word out")
	}
}

// doubtIsTold reports whether a text's status, or the confidence of the whole
// cause, says that it is not certain.
func (c *check) doubtIsTold(status incident.Status) bool {
	doubtful := []incident.Status{incident.Estimated, incident.Inferred, incident.StatusUnknown}
	return slices.Contains(doubtful, status) || slices.Contains([]incident.Confidence{"likely", "suspected", "unknown"}, c.inc.Cause.Confidence)
}

// cued is a form with the words of which one is in every text that it finds
// something in.
type cued struct {
	cues []string // in lower case
	form *regexp.Regexp
}

// in gives the first match in a text, which is there in lower case too.
func (f cued) in(text, lower string) string {
	if !slices.ContainsFunc(f.cues, func(cue string) bool { return strings.Contains(lower, cue) }) {
		return ""
	}
	return f.form.FindString(text)
}

// quotesSomebody reports whether a text has somebody's sentence in quotation
// marks, or a quotation as a block; the words of a log or a name are none.
func quotesSomebody(text string) bool {
	if !strings.ContainsAny(text, ">\"“") {
		return false
	}
	if block.MatchString(text) && !machines.MatchString(text) {
		return true
	}
	for _, m := range speech.FindAllStringSubmatch(text, -1) {
		quoted := m[1] + m[2]
		rest := strings.ReplaceAll(text, m[0], "")
		said := speakers.MatchString(rest) && !machines.MatchString(rest)
		if len(strings.Fields(quoted)) >= wordsInSpeech && (said || ourselves.MatchString(quoted)) {
			return true
		}
	}
	return false
}
