package portfolio

import (
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/incident"
)

// Keeper makes entries that are kept long small: what many have in common is in
// memory once, and what few pages need is laid aside. It is safe for many
// goroutines.
type Keeper struct {
	Aside Aside // may be nil

	mu         sync.Mutex
	words      map[string]string
	lists      map[string][]string
	severities map[Graded]*incident.Severity
}

// Aside is where texts are laid aside.
type Aside interface {
	// Put lays a text aside and gives the place of it; empty for a text that is to
	// stay where it is.
	Put(text string) (place string)
	// Get gives the text that was laid aside at a place, as often as it is asked
	// for.
	Get(place string) string
}

// mostShared is how many words, and how many lists of them, are looked up again.
const mostShared = 4096

// Keep makes an entry small that nobody else has yet.
func (k *Keeper) Keep(e *Entry) {
	k.mu.Lock()
	k.share(e)
	k.mu.Unlock()
	far := e.far
	if k.Aside != nil && far != "" {
		if place := k.Aside.Put(far); place != "" {
			e.keeper, far = k, place
		}
	}
	own := e.ID + e.Title + e.near + far // and nothing of what the entry was read from
	for _, part := range []*string{&e.ID, &e.Title, &e.near} {
		*part, own = own[:len(*part)], own[len(*part):]
	}
	e.far = own
}

// share replaces what the entry has in common with others.
func (k *Keeper) share(e *Entry) {
	if k.words == nil {
		k.words, k.lists, k.severities = map[string]string{}, map[string][]string{}, map[Graded]*incident.Severity{}
	}
	shareWord(k, &e.Kind)
	shareWord(k, &e.Mode)
	shareWord(k, &e.State)
	shareWord(k, &e.RecordStatus)
	shareWord(k, &e.Revised)
	shareWord(k, &e.Detection)
	shareWord(k, &e.Trigger)
	for i := range e.AlsoKinds {
		shareWord(k, &e.AlsoKinds[i])
	}
	for _, list := range []*[]string{&e.Services, &e.Regions, &e.Tags, &e.Aliases} {
		*list = k.list(*list)
	}
	for i := range e.Factors {
		f := &e.Factors[i]
		shareWord(k, &f.ID)
		shareWord(k, &f.Category)
		shareWord(k, &f.Status)
	}
	for i := range e.Relations {
		r := &e.Relations[i]
		shareWord(k, &r.Type)
		r.ID = strings.Clone(r.ID)
		if r.External != nil {
			r.External = &incident.External{System: strings.Clone(r.External.System), ID: strings.Clone(r.External.ID), URL: strings.Clone(r.External.URL)}
		}
	}
	if e.Severity != nil {
		e.Severity = k.severity(*e.Severity)
	}
}

// shareWord replaces a word by the same one of another entry.
func shareWord[S ~string](k *Keeper, word *S) { *word = S(k.word(string(*word))) }

func (k *Keeper) word(word string) string {
	known, there := k.words[word]
	if !there {
		known = strings.Clone(word)
		if len(k.words) < mostShared {
			k.words[known] = known
		}
	}
	return known
}

// list gives a list of words that nobody may change.
func (k *Keeper) list(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	key := strings.Join(words, "\x00")
	known, there := k.lists[key]
	if !there {
		known = make([]string, len(words))
		for i, word := range words {
			known[i] = k.word(word)
		}
		if len(k.lists) < mostShared {
			k.lists[key] = known
		}
	}
	return known
}

func (k *Keeper) severity(s incident.Severity) *incident.Severity {
	of := Graded{Scheme: s.Scheme, Level: s.Level}
	known := k.severities[of]
	if known == nil {
		known = &incident.Severity{Level: k.word(s.Level), Scheme: k.word(s.Scheme)}
		if len(k.severities) < mostShared {
			k.severities[Graded{Scheme: known.Scheme, Level: known.Level}] = known
		}
	}
	return known
}
