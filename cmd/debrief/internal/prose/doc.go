// Package prose reads what authors write as language: which parts of a Markdown
// text are their own running words, where its sentences and words are, and how
// hard it is to read.
//
// It stands beside the other readers at the bottom of the pipeline and has
// never heard of incidents. Package record looks for words in what it gives.
package prose
