package words

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/incident"
)

// phrases are the words of the record's enumerations in the reader's language,
// as they stand within a sentence.
var phrases = map[string]map[string]string{
	"state": {
		"ongoing": "ongoing", "mitigated": "mitigated, not yet resolved", "resolved": "resolved", "unknown": "state unknown",
	},
	"noticed": {
		"monitoring": "by monitoring", "customer_report": "by customers", "staff": "by staff", "third_party": "by a third party",
		"researcher": "by a researcher", "press": "by the press", "authority": "by an authority", "attacker": "through the attacker",
		"audit": "in an audit",
	},
	"entry": {
		"impact": "impact", "detection": "detection", "escalation": "escalation", "hypothesis": "hypothesis", "decision": "decision",
		"action": "action", "change": "change", "communication": "communication", "status": "status", "external": "outside event",
		"note": "note",
	},
	"milestone": {
		"introduced": "cause introduced", "started": "impact began", "detected": "detected", "acknowledged": "acknowledged",
		"declared": "incident declared", "identified": "cause identified", "first_public_notice": "first public notice",
		"mitigated": "mitigated", "resolved": "resolved", "recovered": "recovered", "cause_addressed": "cause addressed", "closed": "closed",
	},
	"phase": {
		"undetected": "undetected", "triage": "triage", "diagnosis": "diagnosis", "repair": "repair", "recovery": "recovery",
		"before": "before", "during": "during", "after": "after",
	},
	"category": {
		"software-defect": "software defect", "config-push": "configuration change", "binary-push": "software release",
		"change-management": "change management", "training-tooling": "training and tools", "external-event": "outside event",
		"malicious-act": "malicious act", "time-calendar": "time and calendar", "user-behaviour": "user behaviour",
		"performance-decay": "performance decay", "unknown": "category unknown", "other": "other", "testing": "testing", "monitoring": "monitoring",
		"capacity": "capacity", "dependency": "dependency", "network": "network", "hardware": "hardware", "data": "data",
		"process": "process", "documentation": "documentation", "organisation": "organisation", "automation": "automation",
	},
	"confidence": {
		"confirmed": "The cause is confirmed.", "likely": "This is the likely cause; it is not confirmed.",
		"suspected": "This is a suspicion; the cause is not established.", "unknown": "The cause is not known.",
	},
	"action": {"open": "open", "in_progress": "in progress", "blocked": "blocked", "done": "done", "wont_do": "will not be done"},
	"source": {
		"primary-data": "primary data", "primary-operator": "from the operator", "primary-researcher": "from the researcher",
		"secondary-press": "press", "aggregator": "aggregator", "social": "social media", "standard": "standard",
	},
	"reliability": {
		"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
		"E": "unreliable", "F": "reliability cannot be judged",
	},
	"credibility": {
		"1": "confirmed by others", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
	},
	"relation": {
		"duplicate_of": "duplicate of", "caused_by": "caused by", "causes": "led to", "part_of": "part of", "has_part": "includes",
		"recurrence_of": "recurrence of", "supersedes": "replaces", "related": "related to", "possible_match": "possibly the same as",
	},
	"level": {"full": "nothing worked", "partial": "partly unavailable", "degraded": "degraded", "unknown": "extent not known"},
	"layer": {
		"dns": "DNS", "bgp": "routing between networks (BGP)", "http": "HTTP", "mail": "mail", "service-discovery": "service discovery",
		"cdn": "content delivery network", "load-balancer": "load balancer", "queue": "queue", "payment": "payment",
		"storage": "storage", "telephony": "telephony", "physical": "physical", "other": "other",
	},
	"trust": {
		"own": "own", "provider": "provider", "partner": "partner", "third_party": "third party", "unknown": "hands unknown",
	},
	"possibility": {"confirmed": "yes, confirmed", "possible": "possible", "ruled_out": "ruled out", "unknown": "not known"},
	"answer":      {"true": "yes", "false": "no", "unknown": "not known"},
	"containment": {
		"stop-routing": "wrong routing stopped", "block": "access blocked", "rotate-credentials": "credentials changed",
		"revoke-tokens": "tokens revoked", "notify-recipient": "recipient told", "deletion-confirmed": "deletion confirmed",
		"notify-subjects": "those concerned told", "other": "other step",
	},
	"collateral": {
		"delay": "delay", "data-loss": "data loss", "reputation": "reputation", "alert-noise": "alert noise",
		"lost-business": "lost business", "missed-threats": "missed threats", "other": "other",
	},
	"revision": {
		"preliminary": "preliminary report", "final": "final report", "update": "update", "correction": "correction", "retraction": "retraction",
	},
	"count": {
		"users": "users affected", "organisations": "organisations affected", "items": "items affected", "requests": "requests affected",
		"transactions": "transactions affected", "reports": "reports received",
	},
	"status": {
		"confirmed": "confirmed", "reported": "reported", "estimated": "estimated", "inferred": "inferred", "disputed": "disputed",
		"unknown": "unknown", "refuted": "refuted",
	},
	"action type": {
		"mitigate": "mitigate", "repair": "repair", "prevent": "prevent", "detect": "detect", "investigate": "investigate",
		"process": "process", "communicate": "communicate",
	},
	"dimension": {
		"availability": "availability", "integrity": "integrity", "confidentiality": "confidentiality", "authenticity": "authenticity",
		"latency": "latency", "correctness": "correctness", "safety": "safety",
	},
	"detector": {
		"rule": "rule", "heuristic": "heuristic", "signature": "signature", "model": "model", "blocklist": "blocklist",
		"threshold": "threshold", "manual": "manual",
	},
	"role": {
		"client": "client", "resolver": "resolver", "directory": "directory", "relay": "relay", "network": "network", "proxy": "proxy",
		"queue": "queue", "endpoint": "endpoint", "person": "person",
	},
	"counted": {
		"users": "users", "organisations": "organisations", "items": "items", "requests": "requests", "transactions": "transactions",
		"reports": "reports",
	},
	"channel": {
		"status-page": "status page", "status_page": "status page", "status page": "status page", "email": "email", "blog": "blog", "website": "website",
		"phone": "phone", "in-product": "in product", "press": "press", "social-media": "social media",
	},
	"audience": {"public": "public", "customers": "customers", "internal": "internal", "restricted": "restricted"},
	"applies":  {"applicable": "applies", "not_applicable": "does not apply", "undetermined": "not yet determined"},
}

// compound is a word of parts, as enumerations have them: customer_report.
var compound = regexp.MustCompile(`^[a-z0-9]+([-_][a-z0-9]+)+$`)

// Phrase gives a word of the record in the reader's language; a word that is
// not known is shown as written, one of several parts with spaces. It is plain
// text.
func Phrase[E ~string](l *Language, group string, word E) string {
	if said, ok := phrases[group][string(word)]; ok {
		return l.SayAs(group, said)
	}
	if !compound.MatchString(string(word)) {
		return string(word)
	}
	return strings.NewReplacer("_", " ", "-", " ").Replace(string(word))
}

// Unit gives an author's unit in the number that a count asks for: "message"
// becomes "messages", units of measure such as "ms" stay. Only English knows how;
// beside the words of another language a unit stays as it is written.
func (l *Language) Unit(n float64, unit string) string {
	if !l.IsEnglish() {
		return unit
	}
	if n != 1 && unit == "person" {
		return "people"
	}
	if initials, ok := initialisms[unit]; ok {
		unit = initials
	}
	if n == 1 || utf8.RuneCountInString(unit) < 3 || strings.ContainsAny(unit, "/·%") {
		return unit
	}
	last := unit[strings.LastIndexAny(unit, " -")+1:]
	isForeign := strings.ContainsFunc(last, func(r rune) bool { return !unicode.Is(unicode.Latin, r) })
	isWord := strings.ToLower(last) == last || strings.ToUpper(last) == last && len(last) >= 3
	switch {
	case isForeign || !isWord || strings.HasSuffix(unit, "s") && !strings.HasSuffix(unit, "ss"):
		return unit
	case strings.HasSuffix(unit, "x"), strings.HasSuffix(unit, "ch"), strings.HasSuffix(unit, "sh"), strings.HasSuffix(unit, "ss"):
		return unit + "es"
	case strings.HasSuffix(unit, "y") && len(unit) > 2 && !strings.ContainsAny(unit[len(unit)-2:len(unit)-1], "aeiou"):
		return unit[:len(unit)-1] + "ies"
	}
	return unit + "s"
}

// initialisms are units that authors write small and readers know in capitals.
var initialisms = map[string]string{"url": "URL", "urls": "URLs", "sms": "SMS", "api": "API"}

// Certainty is a status word with what it means, for marks and the legend.
type Certainty struct {
	Status  incident.Status
	Meaning string
}

// Certainties lists the status words that pages mark, strongest first. What is
// confirmed needs no mark.
func (l *Language) Certainties() []Certainty {
	return []Certainty{
		{incident.Reported, l.Say("A named source says so; it has not been checked independently.")},
		{incident.Estimated, l.Say("Computed or estimated; where the method is known, it is given.")},
		{incident.Inferred, l.Say("A conclusion drawn from what is known.")},
		{incident.Disputed, l.Say("Sources differ, and each version is listed.")},
		{incident.StatusUnknown, l.Say("Whether this is so could not be established.")},
		{incident.Refuted, l.Say("Claimed, and shown to be wrong. It stays here, struck through, so that it is recognised.")},
	}
}

// MeaningOf explains a status word; a word that is not known counts as the
// weakest.
func (l *Language) MeaningOf(s incident.Status) string {
	for _, c := range l.Certainties() {
		if c.Status == s {
			return c.Meaning
		}
	}
	return l.Say("A word of this record's own; it counts as not established.")
}
