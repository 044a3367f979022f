// Package pipeline says what comes after what: settings, records, audience,
// report, page, publish. It does no work of its own.
//
// It has the only goroutines of a build: the work on single incidents runs
// beside each other, each in its own slot, and is joined in their order.
//
// A Workshop does the same for a preview: it keeps what was read, takes in what
// has changed, and makes files of the site when they are asked for.
package pipeline
