// Package feed tells a site's incidents to machines: feeds for readers'
// programs, tables for spreadsheets, due dates for calendars, and what search
// engines ask for.
//
// It stands after package portfolio, from which alone its numbers come, and
// beside package words. What readers of this build may not see has been taken
// out before, and drafts are in none of the forms.
//
// # The forms
//
//   - feed.xml, Atom 1.0 (RFC 4287), and feed.json, JSON Feed 1.1: the newest 50
//     by their last revision. An entry's id is made from the incident's and
//     stays when the site moves.
//   - incidents.json: every incident; see [Incident] for its keys.
//   - incidents.csv and actions.csv: one row an incident or an action (RFC 4180).
//   - actions.ics: an all-day event on the day that each open action is due
//     (RFC 5545), because subscribed calendars show no to-dos.
//   - sitemap.xml and robots.txt, for search engines.
//
// Addresses are absolute where the site's own is known. Where it is not, they
// are relative to the site's folder in feed.xml, incidents.json and the tables;
// feed.json and actions.ics can have only absolute ones and then have none; and
// there is no sitemap.xml.
//
// A site that is not public asks search engines to stay out and has no
// sitemap.xml.
//
// What is not known is left out or empty, never guessed. Times are in the form
// of RFC 3339, lengths in seconds with words beside them.
package feed
