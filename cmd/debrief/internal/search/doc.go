// Package search makes the index by which readers find incidents without a
// server: files that a page loads one by one, each only when a query needs it.
//
// Every file is a classic script with one call, debriefShard("name", data), so
// that it loads from disk as well as from a host and needs no other right than
// script-src 'self'. Their names carry a hash of what is in them; entry.js alone
// has a fixed name and names the others:
//
//	entry.js      how many incidents there are, month by month, and the first
//	              word of every shard
//	w/<hash>.js   a shard: the words of one stretch of the alphabet with their
//	              incidents
//	s/<hash>.js   spellings: words by their first or by their last letter, for
//	              queries with a slip
//	c/<hash>.js   what every incident is under each facet
//	t/<hash>/<n>.js  what a result shows of one incident
//
// Incidents are numbered from 0, newest first. A list of incidents is a string
// of bits, six a character; see lists.go. templates/search.js reads all of it
// and must divide words as tokens.go does.
//
// A Page is made of one Document at a time, so that reports can be dropped;
// Join makes the files of all pages.
package search
