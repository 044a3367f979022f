// Package audience decides who may see what: it makes of an incident that
// incident as one audience may see it.
//
// It stands between package record and everything that shows. It runs once in
// a build; what it takes out is in no byte of anything that is written.
//
// The rules, which fail closed:
//
//   - A mark (audience: on a time, a number, a text, an entry, …) holds for all
//     that stands below it. Marks nest: the strictest one on the way to a value
//     decides.
//   - Only where no mark stands on the way, the record's own audience decides.
//     It is a default and not a limit: an internal record may mark its summary
//     public.
//   - Some places have a stricter default of their own (tag least in package
//     incident): the internal summary, the names of people, and what authorities
//     were told. Free keys (x-…) are never shown to anyone outside.
//   - What readers need to find their way is always told of a record that is
//     shown at all: see envelope.
//   - A redaction takes out one place for all readers below its audience.
//   - An item that loses a required key is dropped as a whole, and so is one of
//     which nothing is left.
//   - A total from which a hidden part could be computed is hidden too, also
//     where the same number is written again: see withholdSums.
//
// The copy holds no marks and no redactions, nothing of it is shared with the
// original, and its own audience is the reader's.
package audience
