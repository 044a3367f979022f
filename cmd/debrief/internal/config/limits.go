package config

import (
	"fmt"
	"reflect"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// The limits on what settings say, which stands on many pages. How many items
// other lists have is bounded by package source.
const (
	longest           = 1000   // of a name, a title or an address, in characters
	longestDefinition = 50_000 // as of texts in records
)

// mostOf is how many items lists have that stand on every page, or in every row.
var mostOf = map[string]int{"pages": 200, "footer": 50, "slos": 100, "severities": 100, "levels": 100}

// sizes bounds texts and lists, and looks for characters that cannot stand in them.
func (c *checker) sizes() { c.sizesOf("", "", reflect.ValueOf(c.said).Elem()) }

func (c *checker) sizesOf(pointer, key string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			key := v.Type().Field(i).Tag.Get("json")
			c.sizesOf(pointer+"/"+key, key, v.Field(i))
		}
	case reflect.Slice:
		if most, n := mostOf[key], v.Len(); most > 0 && n > most {
			c.tell(problem.Error, pointer, Settings, fmt.Sprintf("the list has %d items, more than %d", n, most), "keep those that readers need")
			v.SetLen(most)
		}
		for i := range v.Len() {
			c.sizesOf(fmt.Sprintf("%s/%d", pointer, i), key, v.Index(i))
		}
	case reflect.String:
		if c.unprintable(pointer, key, v) {
			return
		}
		most := longest
		if key == "definition" {
			most = longestDefinition
		}
		if n := utf8.RuneCountInString(v.String()); n > most {
			c.tell(problem.Error, pointer, Settings, fmt.Sprintf("this text has %d characters, more than %d", n, most),
				"say the main thing; what is longer goes on a page of your own, with pages")
			v.SetZero()
		}
	}
}

// unprintable tells of a text with a character that cannot stand in it, as of
// texts in records, and takes it out.
func (c *checker) unprintable(pointer, key string, v reflect.Value) bool {
	r, not := source.Unprintable(v.String(), key == "definition", false)
	if not {
		message, hint := source.UnprintableFault(r)
		c.tell(problem.Error, pointer, Settings, message, hint)
		v.SetZero()
	}
	return not
}
