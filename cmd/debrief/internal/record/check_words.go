package record

import (
	"fmt"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// causeIsNoPerson: a person's slip has causes itself, and they are the cause.
func (c *check) causeIsNoPerson() {
	wordings := c.worthALook(humanErrors[c.language()])
	if len(wordings) == 0 {
		return
	}
	for _, p := range c.passages() {
		if !p.reported && tellsCause(p.pointer) {
			c.tellWords(humanError, p, wordings, "%q ends the inquiry where it begins",
				"say what made the slip easy to make and hard to notice: the tool, the check that was not there, the alarm")
		}
	}
}

// tellsCause reports whether a text is about the cause, sums it up, or says
// what was learnt.
func tellsCause(pointer string) bool {
	for _, part := range []string{"/title", "/summary/", "/root_cause/summary", "/root_cause/trigger", "/root_cause/contributing_factors/", "/lessons/"} {
		if strings.HasPrefix(pointer, part) {
			return true
		}
	}
	return false
}

// textLooksForward: what people saw and did, and not what they might have.
func (c *check) textLooksForward() {
	c.tellOwnWords(counterfactual, counterfactuals, "%q tells of what did not happen",
		"say what was done, and what was known then; what is to be different is an action")
}

// textDoesNotJudge: what was clear only to those who knew the end.
func (c *check) textDoesNotJudge() {
	c.tellOwnWords(judgingWord, judgements, "%q judges and does not describe",
		"say what was there and what was missing, with a number where there is one")
}

// systemsAreSubjects: a sentence about who pressed the key says nothing of why
// the key did that.
func (c *check) systemsAreSubjects() {
	c.tellOwnWords(agentive, agents, "%q makes a person the cause",
		"make what broke the subject: the script deleted, the form accepted, the alarm did not ring")
}

// outagesAreFull: the word for all is not used for some.
func (c *check) outagesAreFull() {
	if c.inc.Outage == nil || c.language() != "en" {
		return
	}
	mode := c.inc.Outage.Mode
	if mode == "" || mode == incident.ModeFull || mode == incident.ModeUnknown {
		return
	}
	for _, p := range c.passages() {
		if p.pointer == "/title" || strings.HasPrefix(p.pointer, "/summary/headline") || strings.HasPrefix(p.pointer, "/summary/public") {
			c.tellWords(outageWord, p, outageWords, "%q says that everything was gone, and the mode is "+string(mode),
				fmt.Sprintf("say what did not work, and for whom, or write \"%s outage\"", partial(mode)))
		}
	}
}

// partial is the mode as an adjective.
func partial(mode incident.OutageMode) string {
	if mode == "degraded" {
		return "partial"
	}
	return string(mode)
}
