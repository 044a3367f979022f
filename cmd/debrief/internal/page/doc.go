// Package page puts a report into words: Markdown first, and HTML from it.
package page
