// Package scaffold makes the text of a new record: the least that becomes a
// good page for its kind, or every section of the record's form, with comments
// that say what belongs there.
//
// It stands beside package record, which reads what comes out of it. The text
// is a record without errors and warnings as it is, and stays one when the
// examples in its comments are uncommented.
package scaffold
