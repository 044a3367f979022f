// Package page puts a report into words: Markdown first, and HTML from it.
//
// It stands after package report, whose numbers it tells, and package chart,
// whose pictures it places. It chooses words and computes nothing. Its parts:
//
//   - words: times, numbers, durations and the field's words in the reader's
//     language;
//   - escape and prose: what authors wrote, made safe to stand anywhere;
//   - view: what a report's template may see;
//   - annotation: marks in the Markdown that only the HTML knows;
//   - html: Markdown to HTML, framed by the layout.
//
// # For those who write templates
//
// incident.md.tmpl (text/template) says a report in Markdown. It gets a
// [reportView]: every string in it is finished Markdown, escaped and with its
// marks, and empty where there is nothing to tell. A template decides about
// order and headings, and never looks into a string. Strings whose comment
// says "blocks" hold paragraphs and lists and stand on lines of their own; the
// others fit into one line, also in a table.
//
//	{{.Heading "facts" "Key facts"}}   the words with the id that links lead to
//	{{indent .Indent .Body}}           blocks within a list item
//	{{template "grid" .Moments}}       a table
//
// Blank lines in a row become one, so templates need not count them.
//
// A chart has its place where a paragraph is a link to index.html#chart-<id>
// and a table follows; the drawing of the timeline is the image timeline.svg.
// In the HTML these become the figure and the drawing itself.
//
// Every text of our own goes through the language of the site: {{say "Key facts"}},
// {{sayAs "menu" "Site"}} where the same words mean something else elsewhere,
// {{count .N "%s incident" "%s incidents"}}, and {{with sayAround "Data as of %s."}}
// {{.Before}}…{{.After}}{{end}} around markup. The text is written out, for a test
// collects them, and words/<language>.yaml has the translations; a site's own lies
// over ours text by text. Scripts say("No results") in the same way.
//
// The ids that links from elsewhere lead to, and that a template keeps: facts,
// what-happened, timeline, cause, remediation, lessons, kind, durations,
// versions, sources, glossary, certainty, cite for headings; t-<entry>,
// a-<action>, f-<factor>, rev-<version>, src-<source> for single items.
//
// A figure names the section that it stands in by one of these: what-happened,
// timeline, kind.
//
// methods.md.tmpl and rules.md.tmpl (text/template too) say how reports are
// made and checked; they get a [methodsView] and a [rulesView]. Ids that stay,
// since all pages lead to them: a rule's id and its name, theme-<name>,
// severities, waivers; the id of every metric, and counted, intervals, rounding,
// zones, as-of, status-words, severity-schemes, audience.
//
// What many rows and pages have in common is executed once: {{once "labels" .Labels}}
// is {{template "labels" .Labels}}, remembered for every value that is equal. The
// template sees nothing of the page but that value; .Shared is what a frame has in
// common with those of other pages of its kind and depth.
//
// The other templates are html/template: layout.html.tmpl frames every page and
// gets a [frame], actions.html.tmpl gets an [actionsPage], action-list.html.tmpl
// a [shelfPage], owners.html.tmpl an [ownersPage], periods.html.tmpl a
// [periodsPage], period.html.tmpl a [periodPage], glossary.html.tmpl a
// [glossaryPage]; ledger.html.tmpl has what these share. index.html.tmpl gets an
// [indexPage], 404.html.tmpl a
// [missingPage]. A project's own templates folder may replace any one of the
// files.
//
// Lists of incidents, such as a kind's, are list.html.tmpl, which gets a
// [listPage]; lists of lists, such as all kinds, are directory.html.tmpl with a
// [directoryPage]; all years are archive.html.tmpl with an [archivePage]; a
// report's former address is moved.html.tmpl with a [movedPage]. What several of
// them show stands in lists.html.tmpl (crumbs, entry, paging) and icons.html.tmpl.
// A site owner's own pages are Markdown without a template, and own.css in the
// templates' folder comes after all other rules.
//
// # For those who change the frame or the look
//
// In the frame, addresses come complete or begin with Root. The content
// security policy stands first in the head and allows nothing inline: no script
// but JSON data, no style, no on… attribute. The site's accent is added to the
// end of the stylesheet.
//
// The HTML of a report's Markdown, for the stylesheet:
//
//	div.opening                        what stands before the first section
//	section.section-<id>               a second-level heading and what follows it
//	div.heading > h2, a.permalink      a heading with an id
//	aside.banner.banner-<kind>         an alert: note, tip, important, warning, caution
//	div.table > table                  every table; table.key-facts in section facts
//	figure.chart > details > .table    a chart's place; charts.js adds div.plot
//	div.picture-wide, .picture-narrow  the drawing of the timeline, svg.timeline with tl-…
//	ol.events > li > a.number          the timeline's entries
//	span.mark.mark-<status>            a status word; its meaning is in data-why
//	span.chip.chip-<value>             a small label
//	time                               a moment; data-day: the date that the place tells already
//	span[data-ends][data-joint]        two moments, and how they are put together
//	.beside, .time-axis                what is right in the report's zone alone; the name of a time axis
//
// What tells a moment is told anew by times.js in the zone that a reader has
// chosen: a <time> whose datetime has a time of day tells date, time and zone,
// or with data-day the time of day alone.
//
// The script takes the charts' colours from the custom properties --chart-…,
// and :root.printing has to give the light ones.
package page
