// Package schema gives the JSON Schemas of records and of config.yaml, with
// which editors complete keys, explain them and mark what is wrong.
//
// It stands beside package page: what it says is made from the types that
// package record and package config read into, so it follows their form by
// itself. What the tags cannot say is here: what an author is told of each key
// (keys_*.go) and of each word (words.go), and the forms of values that are
// written in more than one way (forms*.go).
//
// A schema refuses only what the checker refuses as an error, and everything
// that the checker refuses because of its form, but for the cases that
// agreement_test.go names. It is draft-07, which is what the YAML language
// server of the editors reads. It has no $id: editors take that for the
// address to resolve references against, and a schema lies at another address
// in every site.
//
// What makes it good to use in an editor:
//
//   - Only properties have descriptions, not definitions: of several that
//     apply to a value, editors show one.
//   - A key without a value is a warning of the checker and thus fits.
//   - Patterns are written so that Go and JavaScript take them for the same:
//     without classes like \s, which are not, and without looking ahead.
package schema
