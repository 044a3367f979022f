package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func privacyRules() []entry {
	return []entry{
		{publicSummary, nil},
		{secret, nil},
		{personalData, nil},
		{internalAddress, nil},
		{redactionLeak, []func(*check){(*check).hiddenStaysHidden}},
	}
}

var publicSummary = &problem.Rule{
	ID: "PM044", Name: "public-summary", Severity: problem.Error,
	Title: "the public summary is short and plain",
}

var secret = &problem.Rule{
	ID: "PM047", Name: "secret", Severity: problem.Error,
	Title: "no secret is written down",
}

var personalData = &problem.Rule{
	ID: "PM048", Name: "personal-data", Severity: problem.Error,
	Title: "no personal data is written down",
}

var internalAddress = &problem.Rule{
	ID: "PM049", Name: "internal-address", Severity: problem.Error,
	Title: "no internal address is published",
}

var redactionLeak = &problem.Rule{
	ID: "PM050", Name: "redaction-leak", Severity: problem.Error, Firm: true,
	Title: "what is hidden in one place is not told in another",
	Reason: `What readers may not see is taken out of everything before a page is made, with the references to it and the sums
that would give it away. What an author writes a second time stays: a link to an internal entry or file, a redacted name
in the summary, a milestone that is hidden under ` + "`times`" + ` and marked by a public entry. These are errors. A hidden number that
a public text writes too, the name of something that is hidden as a whole, and a part that can be computed from a total
are warnings, since they may be meant. Say it in general words, or mark the second place as strictly as the first. What is hidden only
by the record's own ` + "`audience`" + ` is a default and is not looked for.`,
	Source: "Debrief; ISO/IEC 27038 on redaction; NIST SP 800-188 on computing what is hidden",
	Wrong: `lessons: {went_well: ["The shift had it right early, see [their notes](shift-notes.txt)."]}
attachments:
  - {id: notes, path: shift-notes.txt, title: "Notes of the shift", audience: internal}
-- incidents/example/shift-notes.txt --
08:31 it is the certificate
`,
	Right: `lessons: {went_well: ["The shift had it right early."]}
attachments:
  - {id: notes, path: shift-notes.txt, title: "Notes of the shift", audience: internal}
-- incidents/example/shift-notes.txt --
08:31 it is the certificate
`,
}
