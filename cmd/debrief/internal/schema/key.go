package schema

import "encoding/json"

// key is what an author is told of one key, and what is asked of its value
// beyond its type.
type key struct {
	text     string // one or two sentences, shown on hover
	examples []any
	fallback any    // what holds when the key is left out; nil for nothing
	form     string // the definition of the value, or of each of a list; empty for that of its type
	least    json.Number
	most     json.Number
	between  bool // the value is more than least and less than most
}

// eg gives examples.
func eg(examples ...any) []any { return examples }

// keys gives what is told of every key: by the object's type and the key, or,
// where it is the same everywhere, by * and the key.
func keys() map[string]key {
	all := map[string]key{}
	for _, part := range []map[string]key{sharedKeys, incidentKeys, storyKeys, impactKeys, responseKeys, blockKeys, configKeys} {
		for name, k := range part {
			all[name] = k
		}
	}
	return all
}

// find gives what is told of a key of an object.
func find(all map[string]key, object, name string) (k key, under string, ok bool) {
	for _, under := range []string{object + "." + name, "*." + name} {
		if k, ok := all[under]; ok {
			return k, under, true
		}
	}
	return key{}, "", false
}
