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
		{redactionLeak, nil},
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
}
