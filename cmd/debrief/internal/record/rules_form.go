package record

import (
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

func formRules() []entry {
	return []entry{
		{source.Malformed, []func(*check){(*check).kindIsSlug, (*check).timezoneIsKnown, (*check).ongoingIsAnEnd, (*check).textIsPrintable, (*check).addressesAreSafe, (*check).codesHaveTheirForm, (*check).sizesAreBounded, (*check).marksAreBounded}},
		{attachments, []func(*check){(*check).attachmentPathsStayInside, (*check).picturesAreDescribed}},
		{DeadLink, nil},
		{recordFile, nil},
		{titleLength, []func(*check){(*check).titleIsShort}},
		{placeholderText, []func(*check){(*check).placeholdersAreWritten}},
	}
}

var attachments = &problem.Rule{
	ID: "PM051", Name: "attachment", Severity: problem.Error, Firm: true,
	Title: "an attachment is there, is what the record says, does no harm and can be read by all",
	Reason: `Attachments are copied into the site and opened by readers. So the file lies in the record's own folder, is not a link
to somewhere else, has the size and sum that the record tells, is of a kind that is not made for acting, and has at
most two million bytes. An SVG picture has no script and shows nothing from elsewhere. A PDF names neither a script
(` + "`/JavaScript`, `/JS`" + `) nor a program to start (` + "`/Launch`" + `); its compressed parts are not looked into. Cameras write their position and their number into pictures: a public one with a position is an
error, other data of the camera a warning; save the picture without it. A picture has an ` + "`alt`" + ` that says what is to be
seen on it, for readers who cannot see it; without one that is a warning.`,
	Source: "GitHub Pages takes no links; WCAG 2.2, 1.1.1 (alt); CIPA DC-008 (Exif)",
	Wrong: `attachments:
  - {id: queue, path: ../queue.csv, title: "Length of the queue, per minute"}
`,
	Right: `attachments:
  - {id: queue, path: queue.csv, title: "Length of the queue, per minute"}
-- incidents/example/queue.csv --
minute,messages
08:10,12
08:11,96
`,
}

// DeadLink is the rule about links of the finished site.
var DeadLink = &problem.Rule{
	ID: "PM066", Name: "dead-link", Severity: problem.Error, Firm: true,
	Title: "every link leads somewhere",
	Reason: `A report is read for years, and a link that leads nowhere looks like something taken away. The build follows every
link and fragment inside the site, also those that you write into texts, as the readers of this build would: a link to an
entry or a file that they may not see leads nowhere for them. Other reports are reached as ` + "`../<id>/index.html`" + `, attachments by
their path, entries as ` + "`#t-<id>`" + `, actions as ` + "`#a-<id>`" + `, factors as ` + "`#f-<id>`" + `. Links to other sites are not followed. Only
` + "`build`" + ` tells this, since only then there are pages.`,
	Source: "W3C, Cool URIs don't change; Debrief: the link check of a build",
	Wrong: `lessons:
  went_well: ["The alarm rang early, as after [the last time](../2025-09-relay/index.html)."]
`,
	Right: `lessons:
  went_well: ["The alarm rang early, as [its entry](#t-alarm) shows."]
`,
}

var recordFile = &problem.Rule{
	ID: "PM068", Name: "record-file", Severity: problem.Error, Firm: true,
	Title: "a record is a regular file",
	Reason: "A symbolic link, a device or a folder with the name of a record is not read, because what it leads to may lie outside of the " +
		"project and would be published with it; nor is a link to a folder, in which there may be records. So a record that somebody wrote would be " +
		"missing without a word. Put the file or the folder itself there, and name folders without `.yaml`. Other links are a warning.",
	Source: "GitHub Pages, whose upload refuses links; Debrief's own practice",
	Wrong: `title: "Mail to customers was late after a certificate expired"
-- incidents/2026-02-mail.yaml/record.yaml --
title: "Mail was late"
`,
	Right: `title: "Mail to customers was late after a certificate expired"
-- incidents/2026-02-mail.yaml --
title: "Mail was late again"
kind: outage
summary: "Mail was late again."
times: {started: unknown}
timeline: [{at: unknown, text: "Mail was late again."}]
`,
}

var titleLength = &problem.Rule{
	ID: "PM069", Name: "title-length", Severity: problem.Warning,
	Title: "a title fits into a line of a list",
	Reason: "A title is a heading, a row of the index, a line of a feed and the text of links, and all of them cut off what is longer than 110 " +
		"characters or so. Say what happened to whom in a few words, and the rest in the summary.",
	Source: "Debrief's own practice",
	Wrong: `title: "Mail to customers and to some of our own people was late, because a certificate of the relay had expired without anyone being told before"
`,
	Right: `title: "Mail was late after a certificate expired"
`,
}

var placeholderText = &problem.Rule{
	ID: "PM071", Name: "placeholder", Severity: problem.Warning,
	Title: "the texts that a new record begins with are written over",
	Reason: "`debrief new` writes a form with texts that hold a place, such as \"Not written yet.\" and \"It began.\" A page that says so " +
		"tells readers nothing, and looks as if it got out by mistake. So do the examples of the form: one may be true of this " +
		"incident too, more than four are not. Write what happened, or take the line out. Drafts may have all of them, since they " +
		"are in no site.",
	Source: "Debrief's own practice",
	Wrong: `summary: "Not written yet."
`,
	Right: `summary: "Mail to customers was late for 95 minutes. Everything was delivered."
`,
}
