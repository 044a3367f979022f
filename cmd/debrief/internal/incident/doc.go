// Package incident holds the words of the field: what an incident record can
// say, the orders among those words, and values that may be uncertain.
//
// It stands at the bottom of the pipeline: package record fills these types
// from YAML, everything above reads them. The types carry no positions and
// know nothing of files; after package record an incident is true, and nobody
// checks it again.
//
// Struct tags are the record's form, told once:
//
//	json:"name"     the key in the record and in record.json
//	need:"yes"      a record without this key is wrong, and an item that loses
//	                it to the audience filter is dropped as a whole
//	text:"markdown" the string is Markdown; all others are plain text
//	ref:"source"    the string, or each of the list, is the id of a source (or
//	                a factor, or a hop)
//	least:"internal" while nothing marks it, it is at least as strict as this
//	                audience, whatever the record's default is
package incident
