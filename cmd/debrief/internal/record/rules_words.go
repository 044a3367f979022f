package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func wordsRules() []entry {
	return []entry{
		{humanError, []func(*check){(*check).causeIsNoPerson}},
		{personName, []func(*check){(*check).nobodyIsNamed}},
		{counterfactual, []func(*check){(*check).textLooksForward}},
		{judgingWord, []func(*check){(*check).textDoesNotJudge}},
		{agentive, []func(*check){(*check).systemsAreSubjects}},
		{outageWord, []func(*check){(*check).outagesAreFull}},
		{acronym, []func(*check){(*check).acronymsAreExplained}},
	}
}

var humanError = &problem.Rule{
	ID: "PM026", Name: "human-error", Severity: problem.Error,
	Title: "human error is not a cause",
	Reason: "People slip every day; that a slip could become an incident is what has a cause. \"Human error\" ends the inquiry there, and the only remedy that follows is to be more careful. " +
		"Say what made the slip easy to make and hard to notice: the tool that did not ask, the check that was missing. " +
		"The rule looks at the title, the summary, the cause, its factors and the lessons; it lets pass what is ruled out (\"not human error\"), what a safeguard is against, code, quotations, and text with `status: reported`. " +
		"It knows English, and a few certain words of German, French, Spanish and Japanese.",
	Source: "PagerDuty, postmortem guide: blameless; Dekker, The Field Guide to Understanding Human Error; CAST handbook",
	Wrong: `lessons:
  went_poorly: ["Human error: a certificate was not renewed."]
`,
	Right: `lessons:
  went_poorly: ["The renewal is done by hand, and nothing warns before the date."]
`,
}

var personName = &problem.Rule{
	ID: "PM027", Name: "person-name", Severity: problem.Error,
	Title: "no person is named in the story, the cause, the actions and the lessons",
	Reason: "A name turns a description into an accusation, and people who fear that tell less the next time; it is personal data as well. Name the role or the team. " +
		"Certain are mail addresses, logins with @, and whole names that stand in `response.roles`: an error where the public would read them, else a warning. " +
		"A surname alone, what follows Mr or Ms, and a common given name with a surname are always warnings, for they may be a word, a company or a place. Handles of teams (`@mail-team`) are no names.",
	Source: "PagerDuty, postmortem guide: blameless; GDPR, article 4",
	Wrong: `lessons:
  went_well: ["@ravi.k renewed the certificate within minutes."]
`,
	Right: `lessons:
  went_well: ["The engineer on call renewed the certificate within minutes."]
`,
}

var counterfactual = &problem.Rule{
	ID: "PM028", Name: "counterfactual", Severity: problem.Warning,
	Title: "the text tells what happened, not what should have",
	Reason: "\"Should have\" and \"failed to\" measure people by what is known only now, and explain nothing: what did not happen is no cause. " +
		"Say what people saw, knew and did, and put what is to be different into an action. " +
		"A service may fail to start, and users should have recovered by now: the rule speaks of people, and not of forecasts. Quotations, code and text with `status: reported` are let pass, and so are the words in `checks.words` of config.yaml. " +
		"It knows English, and a few certain forms of German, French, Spanish and Japanese.",
	Source: "Dekker, The Field Guide to Understanding Human Error, chapter 5; CAST handbook",
	Wrong: `lessons:
  went_poorly: ["We should have noticed the date weeks before."]
`,
	Right: `lessons:
  went_poorly: ["Nothing showed the date before the certificate ended."]
`,
}

var judgingWord = &problem.Rule{
	ID: "PM029", Name: "judging-word", Severity: problem.Hint,
	Title: "the text describes and does not judge",
	Reason: "\"Inadequate testing\" says that someone is displeased, and not what was tested; what was \"obvious\" was so only to those who know the end. " +
		"Say what was there and what was not, with a number where there is one. " +
		"Poor performance and lazy loading are no judgements of people, and the rule lets such pairs pass; it takes \"inadequate\" and \"poor\" for judgements before what people do. It knows English, and a few certain words of German, French, Spanish and Japanese.",
	Source: "Benner, problem words in investigation reports; Dekker, The Field Guide to Understanding Human Error",
	Wrong: `lessons:
  went_poorly: ["Monitoring was obviously careless about dates."]
`,
	Right: `lessons:
  went_poorly: ["2 of 14 certificates were watched for their dates."]
`,
}

var agentive = &problem.Rule{
	ID: "PM030", Name: "agentive", Severity: problem.Hint,
	Title: "what broke is the subject, not who was at the keyboard",
	Reason: "\"The engineer deleted the table\" is read as blame, whatever was meant; \"the script deleted the table and did not ask\" leads to something that can be changed. " +
		"Make the tool, the rule or the check the subject. What people did in the response may be told with them as the subject. The rule knows English only.",
	Source: "Vesel, Agentive language in accident investigation, ACS Chemical Health and Safety 27 (2020)",
	Wrong: `lessons:
  surprises: ["An engineer misconfigured the renewal a year ago."]
`,
	Right: `lessons:
  surprises: ["The form for renewals takes any date, and took one in the past."]
`,
}

var outageWord = &problem.Rule{
	ID: "PM045", Name: "outage-word", Severity: problem.Warning,
	Title: "only a full outage is called one in the title and in what the public reads",
	Reason: "Where `outage.mode` is partial, intermittent or degraded, \"outage\" and \"down\" in the title, the headline or the public summary tell readers that nothing worked. " +
		"Say what did not work and for whom; \"partial outage\" is fine. Power cuts, and outages that did not come, are let pass. The rule knows English only.",
	Source: "PagerDuty, postmortem guide: what words mean to customers",
	Wrong: `title: "Outage of mail to customers"
`,
	Right: `title: "Partial outage: mail to other providers was late"
`,
}

var acronym = &problem.Rule{
	ID: "PM046", Name: "acronym", Severity: problem.Warning,
	Title: "an acronym is explained, unless every reader knows it",
	Reason: "Reports are read by people of other teams, and by those who come later. Write an acronym out once, as in Border Gateway Protocol (BGP), or put it under `glossary`. " +
		"Common ones (DNS, HTTP, CPU) need no explanation, names of the record's services, teams and operators are none, and neither are ids, versions and codes; " +
		"what all readers of yours know goes into `checks.words` of config.yaml. It is told once per record, at the first place. The rule looks at records in English only.",
	Source: "PagerDuty, postmortem guide: write for a reader who was not there",
	Wrong: `lessons:
  went_well: ["The CRQ was ready within 12 minutes."]
`,
	Right: `lessons:
  went_well: ["The CRQ was ready within 12 minutes."]
glossary: {CRQ: "change request"}
`,
}
