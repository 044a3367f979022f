package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// openCause reports whether the record says that the cause is not known.
func (c *check) openCause() bool { return c.inc.Cause != nil && c.inc.Cause.Confidence == "unknown" }

// causeHasFactors: a failure of something that has worked takes more than one
// condition. Where the cause is not known, PM034 asks what is open.
func (c *check) causeHasFactors() {
	const pointer = "/root_cause/contributing_factors"
	const hint = "ask what made it possible, what kept it from being noticed, and what made it last"
	switch {
	case c.openCause() || c.inc.Kind == "maintenance":
	case c.unsaid(pointer):
		c.tell("/root_cause", singleFactor, "no contributing factor is told", hint)
	case c.wrote(pointer) && len(c.document.Root.At(pointer).Items) == 1:
		c.tell(pointer, singleFactor, "only one contributing factor is told", hint)
	}
}

// triggerIsTold: what changed on the day is told.
func (c *check) triggerIsTold() {
	if c.inc.Cause != nil && c.unsaid("/root_cause/trigger") && !c.openCause() {
		c.tell("/root_cause", trigger, "the trigger is not told",
			"write trigger: {text: what happened or changed just before}; if nothing changed, say which limit was reached")
	}
}

// triggerIsNoFactor: why it began is one thing, why it could is another.
func (c *check) triggerIsNoFactor() {
	if c.inc.Cause == nil || c.inc.Cause.Trigger == nil {
		return
	}
	text := bareWords(c.inc.Cause.Trigger.Text)
	for i, f := range c.inc.Cause.Factors {
		if text != "" && bareWords(f.Text) == text {
			c.tellAs(problem.Warning, "/root_cause/trigger", trigger, "the trigger says the same as a contributing factor",
				"the trigger is what happened; the factor is why that could do harm",
				c.elsewhere(fmt.Sprintf("/root_cause/contributing_factors/%d/text", i), "the factor is written here"))
			return
		}
	}
}

// bareWords gives the words of a text without what does not change its
// meaning: case, punctuation and articles.
func bareWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" || w == "an" })
	return strings.Join(words, " ")
}

// factorsHaveConsequences: what was found leads to an action, or to the
// decision not to act, which is an action that will not be done.
func (c *check) factorsHaveConsequences() {
	actions := c.actions()
	if c.inc.Cause == nil || len(actions) == 0 || c.inc.Remediation.NoActions != "" {
		return
	}
	answered := map[string]bool{}
	for _, a := range actions {
		for _, id := range a.Factors {
			answered[id] = true
		}
	}
	const hint = "name it in factors of the action that answers it; if nothing will be done, write an action with status: wont_do and a decision"
	if len(answered) == 0 && len(c.inc.Cause.Factors) > 1 {
		c.tell("/remediation/actions", factorAction, "no action names the factor that it answers",
			fmt.Sprintf("write factors: [%s] at the action that answers it", c.inc.Cause.Factors[0].ID))
		return
	}
	for i, f := range c.inc.Cause.Factors {
		if !answered[f.ID] && f.Status != incident.Refuted {
			c.tell(fmt.Sprintf("/root_cause/contributing_factors/%d", i), factorAction, fmt.Sprintf("no action answers the factor %q", f.ID), hint)
		}
	}
}

// doubtSaysWhatIsOpen: a cause that is not established leaves a question.
func (c *check) doubtSaysWhatIsOpen() {
	cause := c.inc.Cause
	if cause == nil || cause.Confidence != "suspected" && cause.Confidence != "unknown" || !c.unsaid("/root_cause/open_questions") {
		return
	}
	if q := c.inc.Inquiry; q != nil && q.State == incident.InquiryInconclusive && q.Note != "" {
		return
	}
	c.tell("/root_cause/confidence", openQuestion, fmt.Sprintf("the cause is %q, and no question is open", cause.Confidence),
		"write open_questions: what would have to be known; or close the inquiry: investigation: {state: closed-inconclusive, note: why}")
}
