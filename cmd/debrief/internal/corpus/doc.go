// Package corpus invents records: as many as a test or a measurement wants, of
// all kinds, over eight years, with what real ones have (revisions, overdue
// actions, unknown times, other scripts, marks for smaller audiences), and all
// of them without an error for the checker.
//
// The same seed and number give the same bytes for ever, on every machine: a
// record depends on nothing else, neither on how many others there are nor on
// the clock. All names are made up.
//
// It also has what tests share that kill builds, or run them without any rights.
//
// The package stands beside the pipeline. Only tests and measurements use it;
// nothing that the program itself runs imports it.
package corpus
