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
}

var titleLength = &problem.Rule{
	ID: "PM069", Name: "title-length", Severity: problem.Warning,
	Title: "a title fits into a line of a list",
}
