// Command bench builds the same invented incidents with Debrief and with Hugo,
// measures both as whole processes, and prints them side by side. It is run by
// "make bench" and is no part of the program.
//
// Hugo's pages are plainer: no charts, no pictures, no search, no checks, no
// Markdown beside the page. Its templates are in the folder hugo, its content
// is made from the record.json of Debrief's own site, so both show the same
// incidents.
package main
