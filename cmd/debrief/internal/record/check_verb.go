package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/incident"
)

// vagueBeginnings open an action that has no end: nobody can say when it is
// done. Those of inquiries stand apart.
var (
	vagueBeginnings = []string{
		"improve", "enhance", "consider", "think about", "discuss", "reflect on", "try to", "raise awareness", "retrain", "re-train", "remind",
		"be careful", "be more careful", "be more", "be aware", "take care", "take more care", "pay attention", "pay more attention", "pay closer attention",
	}
	inquiries = []string{
		"investigate", "look into", "look at", "explore", "examine", "evaluate", "assess", "analyze", "analyse", "research", "find out", "understand", //nolint:misspell // as some write it
		"check if", "check whether", "check why",
	}
)

// noVerbs are first words that no English demand begins with.
var noVerbs = []string{
	"the", "a", "an", "our", "their", "its", "this", "these", "those", "all", "some", "any", "several", "every", "each",
	"we", "i", "it", "they", "you", "there", "someone", "somebody", "everyone", "everybody", "nobody", "should", "must", "need", "needs", "to",
	"more", "fewer", "less", "no", "new", "good", "bad", "better", "best", "improved", "stronger", "faster", "stricter", "tighter",
	"clearer", "closer", "proper", "additional", "further", "extra", "missing", "lack", "regular", "automatic", "automated", "manual", "possible",
	"dashboard", "dashboards", "runbook", "runbooks", "playbook", "playbooks", "guideline", "guidelines", "policy", "policies", "procedure", "procedures",
	"documentation", "checklist", "alerts", "tests", "improvements", "training", "communication",
}

// actionsBeginWithVerbs: an action is a demand, and has an end.
func (c *check) actionsBeginWithVerbs() {
	if c.language() != "en" {
		return
	}
	for _, a := range c.actions() {
		pointer := a.pointer + "/title"
		switch words := openingWords(a.Title); {
		case a.Status == incident.ActionWontDo || len(words) == 0:
		case beginning(words, vagueBeginnings) != "":
			c.tell(pointer, actionVerb, fmt.Sprintf("%q has no end: nobody can say when it is done", beginning(words, vagueBeginnings)),
				"say what will be there when it is done, such as \"Warn 30 days before a certificate ends\"")
		case beginning(words, inquiries) != "" && !endsInTime(a):
			c.tell(pointer, actionVerb, fmt.Sprintf("%q has no end: nobody can say when it is done", beginning(words, inquiries)),
				"say what will be there when it is done; an inquiry has type: investigate, verify with the question that it answers, and due")
		case noDemand(words):
			c.tell(pointer, actionVerb, fmt.Sprintf("the action does not begin with a verb, but with %q", words[0]),
				"begin with what is to be done: add, remove, refuse, warn, test, …")
		}
	}
}

// endsInTime reports whether an action is an inquiry with a question and a day.
func endsInTime(a placedAction) bool {
	return a.Type == "investigate" && a.Verify != "" && (!a.Due.IsZero() || !a.DoneAt.IsZero())
}

// openingWords gives the first words of a title in small letters, as far as
// they are words: none of a title that begins with a number or a code span.
func openingWords(title string) []string {
	var words []string
	for _, word := range strings.Fields(strings.ToLower(title)) {
		word, _, _ = strings.Cut(strings.TrimRight(strings.ReplaceAll(word, "’", "'"), ",:;.!?"), "'")
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			break
		}
		if words = append(words, word); len(words) == 4 {
			break
		}
	}
	return words
}

// beginning gives that of the phrases which the words begin with.
func beginning(words, phrases []string) string {
	text := strings.Join(words, " ") + " "
	for _, phrase := range phrases {
		if strings.HasPrefix(text, phrase+" ") {
			return phrase
		}
	}
	return ""
}

// noDemand reports whether the words surely do not begin with a verb that
// demands something.
func noDemand(words []string) bool {
	first, second := words[0], ""
	if len(words) > 1 {
		second = words[1]
	}
	switch {
	case first == "no" && second == "longer": // accept
		return false
	case second != "" && slices.Contains(noVerbs, first):
		return true
	case second == "of": // automation of, lack of
		return !slices.Contains([]string{"dispose", "think", "rid", "get"}, first)
	}
	stem, isNoun := strings.CutSuffix(first, "ing")
	return isNoun && strings.ContainsAny(stem, "aeiouy") // monitoring, but not bring
}
