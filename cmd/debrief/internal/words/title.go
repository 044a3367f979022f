package words

import "debrief/cmd/debrief/internal/incident"

// Titled is an incident's title for places where nothing else marks what must
// not be taken for a true report: one that was retracted, and a fictional
// example.
func (l *Language) Titled(title string, fictional bool, status incident.RecordStatus) string {
	if fictional {
		title = l.Say("Fictional example: %s", title)
	}
	if status == incident.Retracted {
		title = l.Say("Retracted: %s", title)
	}
	return title
}
