// Package preview serves a project's site to the people who write it, and
// keeps it up to date while they do.
//
// It stands beside package pipeline, whose Workshop makes the pages: this room
// knows when to look at the files again and how to tell a browser, and nothing
// of what is in them. Nothing is written to the disk.
//
// A page gets one script more than in the built site. It holds a stream of
// events open, over which it hears that the page has changed, which it then
// shows in place or by loading it anew, and what is wrong with the project, which
// it shows in a panel. All that is the preview's own has
// an address below /-/, where no site has anything.
package preview
