package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func privacyRules() []entry {
	return []entry{
		{publicSummary, []func(*check){(*check).publicSummaryIsThere, (*check).publicSummaryIsShort, (*check).publicSummaryIsPlain, (*check).publicSummaryIsForOutside}},
		{secret, []func(*check){(*check).holdsNoSecret}},
		{personalData, []func(*check){(*check).nobodysData}},
		{internalAddress, []func(*check){(*check).insideStaysInside}},
		{redactionLeak, []func(*check){(*check).hiddenStaysHidden}},
	}
}

var publicSummary = &problem.Rule{
	ID: "PM044", Name: "public-summary", Severity: problem.Error,
	Title: "the public summary is there, short and plain",
	Reason: "It is what customers read, often all they read, and on a phone. A published record without one cannot be built for the public. " +
		"More than 3 sentences or 90 words, a reading grade above 12, and numbers of tickets are warnings; a version is a hint, for customers may run it. " +
		"The grade is that of Flesch and Kincaid, with names and figures counted as one syllable; it is told in English only, where a sentence has more than 28 words. Numbers under `external_ids` are known outside and let pass.",
	Source: "PagerDuty, postmortem guide: external message; Azure, incident reviews",
	Wrong: `summary:
  headline: "For 95 minutes mail to other providers waited."
  internal: "The certificate of the relay had expired."
`,
	Right: `summary:
  headline: "For 95 minutes mail to other providers waited."
  public: "Mail to other providers was up to 95 minutes late. All of it was delivered."
`,
}

var secret = &problem.Rule{
	ID: "PM047", Name: "secret", Severity: problem.Error, Firm: true,
	Title: "no secret is written down",
	Reason: "Records are copied, mailed and kept for ever, and their history cannot be called back. " +
		"Private keys, tokens and keys of well-known services, passwords in addresses, in `Authorization:` headers and behind `password=` are errors anywhere in the file: in code, in comments, under `x-` keys and in attached texts. " +
		"Write … or `<password>` in its place, and change the secret itself. Only the first four characters are ever shown.",
	Source: "OWASP, secrets management; the forms are Debrief's own",
	Wrong: `lessons:
  surprises: ["The script had a login in it: ` + "`curl https://relay:Kx7-mW2q@relay.example/`" + `."]
`,
	Right: `lessons:
  surprises: ["The script had a login in it: ` + "`curl https://relay:<password>@relay.example/`" + `."]
`,
}

var personalData = &problem.Rule{
	ID: "PM048", Name: "personal-data", Severity: problem.Error,
	Title: "no personal data is written down",
	Reason: "Mail addresses, telephone numbers, bank accounts and payment cards lead to people, and a report needs none of them: an error where the public would read them, else a warning. " +
		"Addresses of functions (`postmaster@`), of domains that are set aside (`example.com`), numbers that are set aside for stories or tests, and accounts whose checksum is wrong are let pass. " +
		"A full address of the internet in a text is always a warning, since it may be a customer's; those of hops, of public resolvers and of documentation are not told.",
	Source: "GDPR, articles 4 and 5; checksums after ISO 13616 and ISO/IEC 7812",
	Wrong: `impact:
  summary: "12,400 messages were late. The first to report it was maria.lopez@brightmail.dev."
`,
	Right: `impact:
  summary: "12,400 messages were late. The first to report it was a customer in Spain."
`,
}

var internalAddress = &problem.Rule{
	ID: "PM049", Name: "internal-address", Severity: problem.Error,
	Title: "no internal address is published",
	Reason: "Hosts, private addresses, home folders and links into trackers tell outsiders how the inside is built, and tell readers nothing. " +
		"Say what the thing is for, or give the field `audience: internal`. The rule looks at what is for the public: an error in a public build, else a warning. " +
		"Ranges as such (`10.0.0.0/8`) are let pass; a name with a port, and trackers that could be public, are only warnings.",
	Source: "RFC 1918; RFC 6762; Debrief, audiences",
	Wrong: `impact:
  summary: "12,400 messages waited on mx3.relay.internal; none was lost."
`,
	Right: `impact:
  summary: "12,400 messages waited on the third relay; none was lost."
`,
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
