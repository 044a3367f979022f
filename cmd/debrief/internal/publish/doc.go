// Package publish takes the finished files of a site and puts them into the
// output folder: all of them, or none.
//
// It stands after everything that makes bytes and is the only writer to that
// folder. Before it writes, it follows every link and fragment of the pages.
// It writes only what changed, removes what an earlier build wrote and this one
// does not, and touches nothing else: what is its own stands in manifest.json,
// which is written last. It follows no symbolic link inside the folder.
package publish
