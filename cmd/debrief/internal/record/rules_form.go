package record

import (
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

func formRules() []entry {
	return []entry{
		{source.Malformed, []func(*check){(*check).kindIsSlug, (*check).timezoneIsKnown, (*check).ongoingIsAnEnd, (*check).textIsPrintable, (*check).addressesAreSafe, (*check).codesHaveTheirForm}},
		{attachments, []func(*check){(*check).attachmentPathsStayInside}},
		{DeadLink, nil},
		{recordFile, nil},
		{titleLength, []func(*check){(*check).titleIsShort}},
	}
}

var attachments = &problem.Rule{
	ID: "PM051", Name: "attachment", Severity: problem.Error, Firm: true,
	Title: "an attachment is there, is what the record says and does no harm",
}

// DeadLink is the rule about links of the finished site.
var DeadLink = &problem.Rule{
	ID: "PM066", Name: "dead-link", Severity: problem.Error, Firm: true,
	Title: "every link leads somewhere",
}

var recordFile = &problem.Rule{
	ID: "PM068", Name: "record-file", Severity: problem.Error, Firm: true,
	Title: "a record is a regular file",
	Reason: "A symbolic link, a device or a folder with the name of a record is not read, because what it leads to may lie outside of the " +
		"project and would be published with it. So a record that somebody wrote would be missing without a word. Put the file itself into the " +
		"folder, and name folders without `.yaml`. Other links in the folder are a warning.",
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
