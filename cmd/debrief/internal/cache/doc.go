// Package cache keeps on disk what earlier builds made, so that it need not be
// made again from the same.
//
// It is never needed and always safe to delete. What is damaged, cut short, of
// another version or of other input reads as if it were not there, and what
// cannot be written is not kept; no build fails for it.
package cache
