// Package publish takes the finished files of a site and puts them into the
// output folder: all of them, or none.
//
// It stands after everything that makes bytes and is the only writer to that
// folder. A Writer takes files one at a time, in any order and from many
// goroutines, and keeps none of them: what differs from the site that is there
// is written at once into a hidden folder, and of every file there stays a note
// of about 100 bytes. Before anything becomes visible, every link and
// fragment of the pages is followed. What is publish's own in the output folder
// stands in manifest.json; it touches nothing else and follows no symbolic link
// there.
//
// # What readers see
//
// The new site is made as a whole tree in a folder beside the output folder
// (.site.debrief-next beside site). Files that have not changed, and plain
// files that others put there, are hard links to those of the old tree, or
// copies where a file system has no links. Then the two folders change places
// in one step, which Linux and macOS have for most file systems, and the old
// tree is removed. So readers see the old site or the new one at every moment,
// also when the build is killed, and a build that fails leaves the old site
// and nothing else. Where nothing has changed, nothing is written.
//
// Each folder of the site that is there is looked into when the first file in it
// is asked for. Before the exchange it is looked into again, unless its times show
// for certain that nothing in it has changed since.
//
// The output folder is then another folder under the same name: who stays in
// the old one (a shell in it, a mount of it elsewhere) has to enter anew. It has
// the owner, the rights and, on Linux, the extended attributes of the old one,
// among them access lists and what those hand down. The folders in it are publish's
// own and have the rights that new ones get: who wants to close a site closes the
// output folder.
//
// # The spare tree
//
// With a folder for it on the same file system (Options.Spare; the program gives
// its cache), the old tree is not removed after the exchange. It becomes the
// spare of the next build: what the new site has no more is taken out of it, so
// that it is nothing but folders and hard links to files of the site. The next
// build brings it up to date and lets it change places with the site. A file in
// it counts as right when it is the very inode that the site has at that path and
// that was found unchanged; all else in it is removed, and linked from the site
// or from where it was staged. So a build costs what has changed, and a look at
// the rest.
//
// A spare can be deleted, damaged, cut short by a kill or another site's: that
// costs time and nothing else. Where it has links, devices or folders with other
// rights than a new one would have, where it is in use, or where anything fails,
// it is thrown away and the whole tree is made as without one. Builds that end in
// a journal or into an empty folder throw it away too; one without the option
// neither needs nor makes one. Who stays in the old folder sees it change while
// the next site is made, and what they put into it after the exchange is lost.
//
// # Where folders cannot change places
//
// That is so with folders, symbolic links or devices of others in the output
// folder (a .git), when it is a mount point or belongs to another user, where
// nothing can be made beside it, on Windows, and on file systems without such
// an exchange. Then all new files are staged and a journal of what has to be
// done is written; then files are moved one by one, under a manifest that lists
// those of both sites. Each file is the old or the new one at every moment. An
// error on the way takes all moves back. A build that is killed on the way
// leaves a mix, which the next build finishes before anything else; one that is
// killed before its journal is complete leaves the old site.
//
// # What is left behind
//
// A killed build leaves its hidden folder, which the next build into the same
// output folder clears, and no lock. A folder of that name without our marker
// in it is someone else's: it is named in an error and left alone. A file that
// someone puts into the output folder during the exchange is moved into the new
// site, if need be by the next build: the hidden folder names the spare that the
// site changed places with.
//
// Nothing waits for the disk: a power cut soon after a build may leave files
// empty or cut short, as with any program that does not. The next build finds
// that by their sizes and times, without a cache by their bytes, and makes them
// anew: a file of the very size and time that it had when it was made is not read
// again where there is a cache. Where manifest.json itself was hit, the build says
// so, and the folder has to be removed first.
//
// Two builds into one folder come one after the other: the folder itself is
// locked (flock), on Windows a file in the folder for temporary files. Network
// drives and systems without such locks go unguarded.
package publish
