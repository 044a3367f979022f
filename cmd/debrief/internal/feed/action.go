package feed

import (
	"cmp"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

const retracted = incident.Retracted

// action is where the report tells of the incident's action at a place.
func (it Item) action(i int) string { return it.page() + "#" + it.Told.Anchors[i] }

// statusOf is an action's status; one of which nothing is said is open.
func statusOf(a portfolio.Action) string { return string(cmp.Or(a.Status, incident.ActionOpen)) }

// ordinary gives words with the spaces that programs know.
func ordinary(text string) string { return strings.ReplaceAll(text, words.NBSP, " ") }
