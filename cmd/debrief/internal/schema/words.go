package schema

import (
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// word is a word of a list with its meaning in a sentence.
type word struct{ word, meaning string }

// oneOf is one of some words. Editors show the meanings beside them.
func oneOf(words []word) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	var meanings []string
	for _, w := range words {
		s.Enum = append(s.Enum, w.word)
		meanings = append(meanings, w.meaning)
	}
	s.Extras = map[string]any{"enumDescriptions": meanings}
	return s
}

// wordsOf gives the schema of a type of words: where the list is open, other
// text is fine too, and the known words are offered.
func (b *builder) wordsOf(t reflect.Type) *jsonschema.Schema {
	enum := reflect.Zero(t).Interface().(source.Enum)
	known := oneOf(wordsFor(t.Name(), enum.Words()))
	if !enum.Open() {
		return known
	}
	return anyOf(known, needed(b.ref("Line")))
}

// wordsFor gives the words of a type with their meanings.
func wordsFor(name string, words []string) []word {
	var all []word
	for _, w := range words {
		meaning := meaningOf(name, w)
		if meaning == "" {
			panic(fmt.Sprintf("schema: nothing is told of the word %s.%s", name, w))
		}
		all = append(all, word{w, meaning})
	}
	return all
}

// meaningOf tells what a word means. Kinds say it themselves, and a milestone
// is what the time under its name is.
func meaningOf(name, w string) string {
	switch name {
	case "Kind":
		return incident.Kind(w).Profile().Meaning
	case "Milestone":
		return incidentKeys["Times."+w].text
	}
	return meanings[name][w]
}

// meanings are those of all other words, by type.
var meanings = map[string]map[string]string{
	"Status": {
		"confirmed": "Shown by data, or agreed by those who know.",
		"reported":  "Someone said so; nobody has checked it.",
		"estimated": "Computed or judged from something else that is known.",
		"inferred":  "Follows from other facts; nobody saw it.",
		"disputed":  "Sources disagree.",
		"unknown":   "Not known.",
		"refuted":   "Turned out wrong; it stays visible, struck through, and counts for nothing.",
	},
	"Audience": {
		"public":     "Everyone may see it.",
		"customers":  "Customers, and everyone inside, may see it.",
		"internal":   "Only the organisation may see it.",
		"restricted": "Only a few may see it: names, costs, legal matters.",
	},
	"State": {
		"ongoing":   "It is still going on.",
		"mitigated": "The harm is contained, but not all is as before.",
		"resolved":  "It is over.",
		"unknown":   "Nobody knows whether it is over.",
	},
	"RecordStatus": {
		"draft":     "Being written; public builds leave it out.",
		"in_review": "Being reviewed; public builds leave it out.",
		"published": "Readers see it.",
		"retracted": "Taken back: the page stays and says why.",
	},
	"InvestigationState": {
		"open":                "Under way.",
		"preliminary":         "There are first findings, which may change.",
		"concluded":           "Finished, with findings.",
		"closed-inconclusive": "Finished without having found the cause.",
	},
	"Confidence": {
		"confirmed": "Shown by data or by repeating it.",
		"likely":    "All that is known speaks for it.",
		"suspected": "A guess that is being looked into.",
		"unknown":   "Not known.",
	},
	"Answer": {
		"true": "Yes.", "false": "No.", "unknown": "Not known.",
	},
	"Possibility": {
		"confirmed": "It happened.",
		"possible":  "It could have happened, and nothing tells whether it did.",
		"ruled_out": "There is evidence that it did not happen.",
		"unknown":   "Nobody has looked yet, or nothing can be found.",
	},
	"EntryType": {
		"impact":        "Something users or systems felt.",
		"detection":     "Someone or something noticed.",
		"escalation":    "More people were called in.",
		"hypothesis":    "An idea of what was wrong, right or not.",
		"decision":      "What was decided, and why.",
		"action":        "Something was done about it.",
		"change":        "Something in the system changed.",
		"communication": "People outside the response were told.",
		"status":        "The state of the incident changed.",
		"external":      "Something outside the organisation happened.",
		"note":          "Anything else.",
	},
	"RelationType": {
		"duplicate_of":   "The other record tells the same incident; this one is not counted.",
		"caused_by":      "The other incident caused this one.",
		"causes":         "This incident caused the other one.",
		"part_of":        "This incident is a part of the other one and is not counted by itself.",
		"has_part":       "The other incident is a part of this one.",
		"recurrence_of":  "The same happened before, in the other incident.",
		"supersedes":     "This record takes the place of the other one.",
		"related":        "They belong together in another way.",
		"possible_match": "They may belong together; a lead, not a finding.",
	},
	"SourceType": {
		"primary-data":       "Logs, metrics and measurements themselves.",
		"primary-operator":   "Those who run the service.",
		"primary-researcher": "Someone who looked into it first-hand.",
		"secondary-press":    "A report about what others said.",
		"aggregator":         "A collection of other people's reports, such as an outage tracker.",
		"social":             "A post by a user.",
		"standard":           "A standard, law or definition.",
	},
	"RevisionType": {
		"preliminary": "A first version; more is to come.",
		"final":       "The finished report, held to all rules.",
		"update":      "Something was added.",
		"correction":  "Something was wrong and is now right; the page says so for good.",
		"retraction":  "The report is taken back.",
	},
	"Applicability": {
		"applicable":     "The duty applies.",
		"not_applicable": "The duty does not apply; reason says why.",
		"undetermined":   "It is not decided yet.",
	},
	"Dimension": {
		"availability":    "It could not be used.",
		"integrity":       "Data was wrong or changed.",
		"confidentiality": "Someone could see what was not meant for them.",
		"authenticity":    "It was not certain who someone was or where something came from.",
		"latency":         "It was slow.",
		"correctness":     "It gave wrong results.",
		"safety":          "People could come to harm.",
	},
	"Budgeting": {
		"occurrences": "Bad events of all events.",
		"timeslices":  "Bad slices of time of all slices.",
	},
	"DetectionMethod": {
		"monitoring":      "An alert or a dashboard of one's own.",
		"customer_report": "A user or customer said so.",
		"staff":           "Someone inside noticed by chance or while at work.",
		"third_party":     "A supplier or partner said so.",
		"researcher":      "Someone who looked for faults said so.",
		"press":           "It was in the news.",
		"authority":       "A public authority said so.",
		"attacker":        "Those who did it said so.",
		"audit":           "A review or audit found it.",
		"unknown":         "Not known.",
	},
	"Category": {
		"software-defect": "A fault in a program.", "config-push": "A change of settings.",
		"binary-push": "A new version of a program.", "change-management": "How changes are planned and approved.",
		"testing": "What tests did not cover.", "monitoring": "What was not watched, or not seen.",
		"capacity": "More load than there was room for.", "dependency": "Something that others run.",
		"network": "Links, routes and names.", "hardware": "Machines and their parts.",
		"data": "Data that was wrong, missing or unexpected.", "process": "How work is done.",
		"documentation": "What is written down, or is not.", "training-tooling": "What people know and the tools they have.",
		"organisation": "How teams and duties are cut.", "external-event": "Something outside, such as weather or power.",
		"malicious-act": "Someone meant harm.", "time-calendar": "Dates, clocks, certificates that run out.",
		"automation": "What ran by itself.", "user-behaviour": "Users did something unexpected.",
		"performance-decay": "It grew slower over time.", "unknown": "Not known.", "other": "None of these.",
	},
	"ActionType": {
		"mitigate": "Makes the harm smaller next time.", "repair": "Mends what this incident broke.",
		"prevent": "Keeps it from happening again.", "detect": "Makes it seen sooner.",
		"investigate": "Finds out what is not known yet.", "process": "Changes how work is done.",
		"communicate": "Tells those who need to know.",
	},
	"Priority": {
		"P0": "At once.", "P1": "Before other work.", "P2": "As planned.", "P3": "When there is time.",
	},
	"ActionStatus": {
		"open": "Not begun.", "in_progress": "Under way.", "blocked": "Waits for something else.",
		"done": "Finished; done_at says when.", "wont_do": "Decided against; decision says why.",
	},
	"OutageMode": {
		"full": "Nothing worked.", "partial": "Some parts or some users had nothing.", "intermittent": "It came and went.",
		"degraded": "It worked, but badly.", "unknown": "Not known.",
	},
	"Level": {
		"full": "Everything was gone.", "partial": "A part was gone.", "degraded": "It worked, but badly.", "unknown": "Not known.",
	},
	"DetectorType": {
		"rule": "A rule that someone wrote.", "heuristic": "Several weak signs together.", "signature": "A pattern of something known.",
		"model": "A trained model.", "blocklist": "A list of what is bad.", "threshold": "A limit on a number.", "manual": "A person.",
	},
	"Phase": {
		"before": "A normal time before the incident.", "during": "While the detector was wrong.", "after": "After it was mended.",
	},
	"CollateralType": {
		"delay": "Things came late.", "data-loss": "Things are gone for good.", "reputation": "Trust was lost.",
		"alert-noise": "Alerts nobody needed.", "lost-business": "Orders or customers were lost.",
		"missed-threats": "Real threats were overlooked.", "other": "Other harm.",
	},
	"Layer": {
		"dns": "Names that lead to addresses.", "bgp": "Routes between networks.", "http": "Requests and redirects of the web.",
		"mail": "Relays and recipients of mail.", "service-discovery": "How services find one another.",
		"cdn": "Caches near readers.", "load-balancer": "What spreads requests.", "queue": "Messages between programs.",
		"payment": "Ways of money.", "storage": "Where data is kept.", "telephony": "Calls and text messages.",
		"physical": "Things that are carried.", "other": "None of these.",
	},
	"HopRole": {
		"client": "Who asks or sends.", "resolver": "What turns a name into an address.", "directory": "What says where something is.",
		"relay": "What passes messages on.", "network": "A network on the way.", "proxy": "What asks on behalf of others.",
		"queue": "Where messages wait.", "endpoint": "Where the way ends.", "person": "Someone, by role.", "other": "None of these.",
	},
	"Trust": {
		"own": "The organisation's own.", "provider": "Someone it pays.", "partner": "Someone it works with.",
		"third_party": "A stranger.", "unknown": "Not known.",
	},
	"ContainmentAction": {
		"stop-routing": "Nothing goes there any more.", "block": "What goes there is stopped on the way.",
		"rotate-credentials": "Passwords and keys were changed.", "revoke-tokens": "Sessions and tokens were ended.",
		"notify-recipient": "The recipient was told.", "deletion-confirmed": "The recipient confirmed that it is deleted.",
		"notify-subjects": "The people concerned were told.", "other": "Something else.",
	},
	"Strictness": {
		"error": "Stops the build.", "warning": "Is shown; the site is built.", "hint": "Is shown as something that could be better.", "off": "Is not shown at all.",
	},
}
