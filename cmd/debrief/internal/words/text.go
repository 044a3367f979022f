package words

import (
	"maps"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Text is an English text that a catalogue translates, with what tells it from
// the same words in another sense; that may be empty.
type Text struct{ Meaning, English string }

// Key is under what a catalogue has the text.
func (t Text) Key() string {
	if t.Meaning == "" {
		return t.English
	}
	return key(t.Meaning, t.English)
}

// Listed gives the texts that come from lists rather than from calls: the words
// of the record's enumerations, the kinds, and the names and forms of dates.
func Listed() []Text {
	var all []Text
	for _, group := range slices.Sorted(maps.Keys(phrases)) {
		for _, word := range slices.Sorted(maps.Keys(phrases[group])) {
			all = append(all, Text{group, phrases[group][word]})
		}
	}
	for _, p := range incident.Kinds() {
		all = append(all, Text{"kind", p.Label}, Text{"kinds", p.Plural}, Text{"", p.Meaning})
	}
	for _, form := range dateForms() {
		all = append(all, Text{"date", form})
	}
	for m := time.January; m <= time.December; m++ {
		all = append(all, Text{"month", m.String()}, Text{"short month", m.String()[:3]})
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		all = append(all, Text{"weekday", d.String()})
	}
	var once []Text
	seen := map[Text]bool{}
	for _, t := range all {
		if !seen[t] {
			once, seen[t] = append(once, t), true
		}
	}
	return once
}
