package record

import (
	"regexp"
	"strings"
)

// The wordings that the rules look for, by language. The lists of languages
// other than English are short on purpose: they hold what is certain.

var humanErrors = map[string][]wording{
	"en": {
		{
			cues: []string{"error", "mistake"},
			form: regexp.MustCompile(`(?i)(?:(?:human|operator|admin|administrator|engineer|employee|staff|personnel|pilot|manual|clerical)[ -]+(?:errors?|mistakes?)|user[ -]+(?:error|mistakes?))`),
			pass: isRefusedOrMeant,
		},
		{
			cues: []string{"human fail"},
			form: regexp.MustCompile(`(?i)human +(?:failure|failing)s?`),
			pass: isRefusedOrMeant,
		},
		{
			cues: []string{"mistake", "error"},
			form: regexp.MustCompile(`(?i)(?:mistakes?|errors?) +(?:made +)?by +(?:(?:an?|the|our|one|some|their|of) +)*(?:on-?call +|network +|database +|system +|site +|security +|senior +|junior +)?` +
				`(?:` + people + `)`),
			pass: isRefusedOrMeant,
		},
		{
			cues: []string{"mistake"},
			form: regexp.MustCompile(`(?i)(?:` + people + `)[’']s? +mistakes?`),
			pass: isRefusedOrMeant,
		},
		{
			cues: []string{"negligen", "careless", "inattent", "finger", "complacen"},
			form: regexp.MustCompile(`(?i)negligen(?:ce|t|tly)|careless(?:ness|ly)?|inattenti(?:on|ve)|fat[ -]finger(?:s|ed|ing)?|complacen(?:cy|t)`),
			pass: isRefusedOrMeant,
		},
	},
	"de": {{cues: []string{"mensch", "fehler", "fahrlässig", "unachtsam", "leichtsinn"},
		form: regexp.MustCompile(`(?i)menschliche[nsm]? +(?:versagens?|fehlers?|fehlleistung)|(?:bedien|bedienungs|benutzer|anwender)fehlern?|fahrlässig(?:keit)?|unachtsamkeit|leichtsinns?`),
		pass: isRefused}},
	"fr": {{cues: []string{"erreur", "négligen", "inattention"},
		form: regexp.MustCompile(`(?i)erreurs? +(?:humaines?|de +manipulation|d[’']une? +(?:opérateur|techni(?:cien|cienne)|ingénieur))|négligences?|inattention`), pass: isRefused}},
	"es": {{cues: []string{"error", "fallo", "negligen", "descuido"},
		form: regexp.MustCompile(`(?i)(?:error(?:es)?|fallos?) +(?:humanos?|del? +(?:un +)?(?:operador|usuario|técnico|ingeniero))|negligencias?|descuidos?`), pass: isRefused}},
	"ja": {{cues: []string{"ミス", "エラー", "不注意", "過失"},
		form: regexp.MustCompile(`人為的(?:な)?(?:ミス|エラー)|人的(?:ミス|エラー)|ヒューマンエラー|操作ミス|不注意|過失`)}},
}

// people are words for those who work.
const people = `engineers?|operators?|admins?|administrators?|developers?|technicians?|employees?|contractors?|staff|staff members?|team members?|` +
	`colleagues?|on-?call engineers?|SREs?|DBAs?|maintainers?|someone|somebody|person|responders?|analysts?|sysadmins?`

var (
	refusals = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:no|not|nor|never|neither|without|rather +than|instead +of|ruled? +out|excluded?|isn[’']t|wasn[’']t|aren[’']t|weren[’']t|don[’']t|` +
		`nicht|kein|keine|keinen|ohne|pas|aucune|sans|ni|sin|ningún|excluido)[^.;!?\n]{0,40}$`)
	refusedAfter = regexp.MustCompile(`(?i)^(?: +as +(?:the|a) +\pL+)? +(?:is|was|are|were|has +been|can|could|ist|war|wurde|est|fue) +(?:not|never|ruled +out|excluded|nicht|ausgeschlossen|exclue?|excluid[oa])\b`)
	foreseen     = regexp.MustCompile(`(?i)\b(?:prevent|preclud|toler|guard|eliminat|avoid|protect|resilien|minimi[sz]|reduc|limit|room +for|prone|risk|possibilit|potential|chance|likelihood|opportunit|catch|detect|allow|robust|safe|classif|categor)[\pL]*[^.;!?\n]{0,30}$`)
	otherErrors  = regexp.MustCompile(`(?i)^[ -]+(?:rates?|messages?|reports?|codes?|logs?|pages?|budgets?|handling|counts?|responses?)\b`)
)

// isRefused: what is said not to be so is not said to be.
func isRefused(p passage, at []int) bool {
	return refusals.MatchString(endBefore(p.own, at[0])) || refusedAfter.MatchString(p.own[at[1]:])
}

// isRefusedOrMeant: nor is it what a safeguard is against, or another sort of
// error.
func isRefusedOrMeant(p passage, at []int) bool {
	return isRefused(p, at) || foreseen.MatchString(endBefore(p.own, at[0])) || otherErrors.MatchString(p.own[at[1]:])
}

// participle is what should have been done.
const participle = `(?:\pL+ed|been|done|gone|known|seen|caught|made|taken|given|kept|run|rung|fired|set|sent|built|found|had|got|gotten|held|left|lost|met|paid|put|` +
	`read|said|shown|stood|taught|told|thought|understood|won|written|begun|broken|brought|chosen|cut|drawn|fallen|felt|hit|led|let|meant|` +
	`shut|spoken|spent|split|become|come|thrown|drawn)`

// foresight is what one wishes to have done.
const foresight = `(?:prevented|avoided|caught|detected|revealed|noticed|stopped|known|foreseen|anticipated|spotted|checked|tested|acted|reacted|responded|mitigated|averted|` +
	`been +(?:prevented|avoided|caught|detected|noticed|stopped|foreseen|anticipated|spotted|mitigated|averted|handled|done|resolved|shorter|faster|quicker|sooner))`

var (
	// expected is what users should have by now, or would have had.
	expected = regexp.MustCompile(`(?i)(?:have|[’']ve) +(?:not +|never +|also +|already +)?(?:(?:received|restored|regained|seen|experienced|completed|subsided|recovered|resumed|resulted|returned|finished|expired|improved|stabili[sz]ed)|` +
		`been +(?:unaffected|resolved|mitigated|restored|completed|recovered|fixed|able|delivered|unavailable|available|visible|affected|impacted|granted|entitled))\b`)
	gerund = regexp.MustCompile(`(?i)^ +\pL+ing\b`)
)

// isExpected: by now all should have recovered; that is a forecast.
func isExpected(p passage, at []int) bool { return expected.MatchString(p.own[at[0]:at[1]]) }

// isImpact: what would have prevented users from doing something is the harm.
func isImpact(p passage, at []int) bool { return gerund.MatchString(p.own[at[1]:]) }

var counterfactuals = map[string][]wording{
	"en": {
		{cues: []string{"should", "ought"},
			form: regexp.MustCompile(`(?i)(?:should|ought +to)(?:n[’']t)?(?: +(?:not|never|also|already|really))?(?: +have|[’']ve)(?: +(?:not|never|also|already|instead))? +` + participle + `(?: +\pL+)?`), pass: isExpected},
		{cues: []string{"could", "would", "might"},
			form: regexp.MustCompile(`(?i)(?:could|would|might)(?: +(?:easily|well|also))?(?: +have|[’']ve) +(?:easily +|also +|likely +|probably +|potentially +)?` + foresight), pass: isImpact},
		{cues: []string{"fail", "neglect", "forgot", "omitted", "bother"},
			form: regexp.MustCompile(`(?i)(?:we|they|he|she|who|` + people + `|on-?call|teams?) +(?:(?:also|then|had|have|has) +)?(?:failed +to|neglected +to|forgot +to|omitted +to|(?:did +not|didn[’']t) +bother)(?: +\pL+)?`)},
		{cues: []string{"neglect", "bother"}, form: regexp.MustCompile(`(?i)(?:neglect(?:ed)?|(?:did +not|didn[’']t|not) +bother(?:ed)?) +to +\pL+`)},
		{cues: []string{"if only"}, form: regexp.MustCompile(`(?i)if +only +(?:we|they|he|she|it|the|our|someone|there)`)},
		{cues: []string{"had "}, form: regexp.MustCompile(`(?i)had +(?:we|they|he|she|someone|(?:the|our|an?) +(?:` + people + `|team)) +(?:not +|only +)?` + participle)},
	},
	"de": {{cues: []string{"hätte", "versäumt", "wenn nur", "wäre"},
		form: regexp.MustCompile(`(?i)hätten? +(?:[\pL’-]+ +){0,8}?(?:sollen|müssen|können)|versäumten? +(?:es +)?|(?:wurde|haben|hat) +versäumt|wäre +(?:vermeidbar|zu +verhindern) +gewesen`)}},
	"fr": {{cues: []string{"aurai", "si seulement", "omis de"},
		form: regexp.MustCompile(`(?i)(?:aurait|aurions|auraient) +(?:dû|pu +(?:être +)?(?:évité|éviter|prévenir|détecter))|si +seulement|omis +de`)}},
	"es": {{cues: []string{"haber", "hubiera", "hubiese", "si tan solo"},
		form: regexp.MustCompile(`(?i)(?:debería|deberían|deberíamos|podría|podrían|podríamos) +haber(?:se)? +\pL+|(?:hubiera|hubiese)n? +debido|si +tan +s[oó]lo`)}},
	"ja": {{cues: []string{"べき", "怠"}, form: regexp.MustCompile(`べき(?:だった|であった|でした)|怠(?:った|り|っていた)`)}},
}

// done is what judging words speak of when they speak of what people do.
const done = `judg\pL*|decisions?|choices?|planning|communications?|testing|tests?|documentation|design|preparation|practices?|process(?:es)?|procedures?|` +
	`handling|oversight|supervision|training|response|discipline|hygiene|code|coding|review|monitoring|management|controls?|maintenance|safeguards?|validation|planning`

var judgements = map[string][]wording{
	"en": {
		{cues: []string{"simply"}, form: regexp.MustCompile(`(?i)simply`), pass: isPlainlyOnly},
		{cues: []string{"obvious", "clearly", "evidently", "of course", "needless"},
			form: regexp.MustCompile(`(?i)obvious(?:ly)?|clearly|evidently|of +course|needless(?:ly)?(?: +to +say)?`), pass: isPlainAdverb},
		{cues: []string{"careless", "stupid", "sloppy", "sloppi", "reckless", "incompeten", "foolish", "lazy", "lazi", "shoddy", "inexcusabl", "unacceptabl", "embarrass", "ridiculous", "terribl", "horribl", "irresponsib", "naive", "dumb"},
			form: regexp.MustCompile(`(?i)careless(?:ly|ness)?|stupid(?:ly|ity)?|slopp(?:y|ily|iness)|reckless(?:ly|ness)?|incompeten(?:t|tly|ce)|foolish(?:ly)?|laz(?:y|ily|iness)|shoddy|inexcusabl[ey]|unacceptabl[ey]|embarrassing(?:ly)?|ridiculous(?:ly)?|terribl[ey]|horribl[ey]|irresponsibl[ey]|naive(?:ly)?|dumb`),
			pass: isTechnicalTerm},
		{cues: []string{"inadequate", "poor", "insufficient"},
			form: regexp.MustCompile(`(?i)(?:inadequate|poor|insufficient) +(?:\pL+ +){0,2}?(?:` + done + `)|(?:inadequately|poorly|insufficiently) +(?:designed|planned|written|documented|tested|handled|managed|executed|trained|configured|chosen|communicated|implemented|maintained|thought|coordinated|prepared|reviewed|monitored)`)},
	},
	"de": {{cues: []string{"offensichtlich", "selbstverständlich", "schlampig", "leichtsinnig", "stümperhaft", "unverantwortlich", "dilettantisch"},
		form: regexp.MustCompile(`(?i)offensichtlich|selbstverständlich|schlampig(?:keit)?|leichtsinnig|stümperhaft|unverantwortlich|dilettantisch`)}},
	"fr": {{cues: []string{"évidemment", "manifestement", "stupide", "négligemment", "inexcusable"},
		form: regexp.MustCompile(`(?i)évidemment|manifestement|stupide(?:ment)?|négligemment|inexcusables?`)}},
	"es": {{cues: []string{"obviamente", "evidentemente", "estúpid", "descuidad", "chapucer", "inexcusable"},
		form: regexp.MustCompile(`(?i)obviamente|evidentemente|estúpid(?:o|a|amente)|descuidad(?:o|a|amente)|chapucer[oa]|inexcusables?`)}},
	"ja": {{cues: []string{"軽率", "杜撰", "ずさん", "お粗末"}, form: regexp.MustCompile(`軽率|杜撰|ずさん|お粗末`)}},
}

var (
	plainAdverb = regexp.MustCompile(`(?i)(?:\b(?:more|less|as|most|very|not|no|make|made|makes|must|should|will|to|is|are|be|states?|stated|show|shows|showed|mark|label|communicate|explain|document|define|see|seen) +|\bnot +as +)$`)
	plainAfter  = regexp.MustCompile(`(?i)^ +(?:marked|labell?ed|visible|separated|documented|defined|stated|identif\pL+|communicated|distinguish\pL*|named|shown|written|indicated)\b`)
	technical   = regexp.MustCompile(`(?i)^(?:lazy|lazily|dumb|naive)(?:ly)?[ -]+(?:load\w*|evaluat\w*|initiali[sz]\w*|pipes?|terminals?|expire|delet\w*|restore|algorithm\w*|bayes\w*|implementation)`)
)

// isPlainAdverb: what is clearly marked can be told apart; that judges nobody.
func isPlainAdverb(p passage, at []int) bool {
	word := strings.ToLower(p.own[at[0]:at[1]])
	return (word == "clearly" || word == "obvious") && (plainAfter.MatchString(p.own[at[1]:]) || plainAdverb.MatchString(endBefore(p.own, at[0])))
}

// simplyDoes is what stands before a verb of something that does no more than that.
var simplyDoes = regexp.MustCompile(`(?i)\b(?:will|would|can|could|may|to|not|by|than|and|then|it|they|which|that) +$`)

// isPlainlyOnly: what will simply restart does no more than that.
func isPlainlyOnly(p passage, at []int) bool {
	return simplyDoes.MatchString(endBefore(p.own, at[0])) && !fallingShort.MatchString(p.own[at[1]:])
}

// fallingShort is what people are said to have simply done, or to have been.
var fallingShort = regexp.MustCompile(`(?i)^ +(?:failed|forgot|forgotten|ignored|did(?: +not|n[’']t)|was|were|not|never|wrong|overlooked|missed|careless)\b`)

// isTechnicalTerm: loading may be lazy.
func isTechnicalTerm(p passage, at []int) bool { return technical.MatchString(p.own[at[0]:]) }

var agents = map[string][]wording{
	"en": {
		{cues: roleCues, also: slipCues, form: regexp.MustCompile(`(?i)(?:` + people + `|he|she)(?: +(?:who|on +duty|on +call))?(?: +(?:had|has|accidentally|inadvertently|mistakenly|unintentionally|unknowingly|manually|also|then|erroneously|wrongly|incorrectly))* +` +
			`(?:deleted|broke|broken|misconfigured|forgot|forgotten|mistyped|overlooked|ignored|removed|wiped|dropped|destroyed|overwrote|overwritten|crashed|misread|missed|bypassed|` +
			`disabled|erased|caused|killed|ran +the +wrong|typed +(?:a|the|in) +(?:wrong|bad)|pushed +(?:a|the) +(?:wrong|bad|faulty)|failed|misunderstood|misinterpreted|entered +(?:a|the) +wrong|did +not +(?:notice|check|follow|reali[sz]e|test|verify))`), pass: isOnPurpose},
		{cues: []string{"team"}, form: regexp.MustCompile(`(?i)teams? +(?:(?:had|has|accidentally|inadvertently|mistakenly|then|wrongly|incorrectly) +)*(?:deleted|broke|misconfigured|forgot|mistyped|overlooked|ignored|wiped|overwrote|erased)`), pass: isOnPurpose},
		{cues: roleCues, also: []string{"by "}, form: regexp.MustCompile(`(?i)(?:deleted|broken|misconfigured|mistyped|overlooked|wiped|destroyed|overwritten|erased|bypassed|disabled|caused|removed) +` +
			`(?:(?:accidentally|inadvertently|mistakenly) +)?by +(?:an?|the|our|one +of +(?:our|the)) +(?:\pL+ +)?(?:` + people + `)`)},
	},
}

// onPurpose is what people take apart to help.
var onPurpose = regexp.MustCompile(`(?i)^ +(?:the |a |this |that |these |those )?(?:\pL+ )?(?:dependenc\pL+|connections?|links?|loops?|cycle|deadlock|faulty|affected|bad|broken|feature|rollout|experiment|alerts?)\b`)

// isOnPurpose: who breaks a loop, or removes what was bad, responds.
func isOnPurpose(p passage, at []int) bool { return onPurpose.MatchString(p.own[at[1]:]) }

var roleCues = []string{" he ", " she ", "engineer", "operator", "admin", "developer", "technician", "employee", "contractor", "staff", "member",
	"colleague", "on-call", "oncall", "sre", "dba", "maintainer", "someone", "somebody", "person", "responder", "analyst"}

// slipCues are in what they are said to have done.
var slipCues = []string{"deleted", "broke", "misconfigured", "forgot", "mistyped", "overlooked", "ignored", "removed", "wiped", "dropped", "destroyed",
	"overwr", "crashed", "misread", "missed", "bypassed", "disabled", "erased", "caused", "killed", "ran ", "typed ", "pushed ", "failed",
	"misunderstood", "misinterpreted", "entered ", "did "}

// outageWords say that all was gone.
var outageWords = []wording{
	{cues: []string{"outage"}, form: regexp.MustCompile(`(?i)outages?`), pass: isPartOnly},
	{cues: []string{"down"}, form: regexp.MustCompile(`(?i)(?:is|was|were|are|went|gone|been|go|goes|going|stayed|came|being|be) +(?:completely +|fully +|entirely +|all +)?down`), pass: isLess},
}

var (
	partBefore = regexp.MustCompile(`(?i)(?:\b(?:prevent|avoid)\pL* [^.;\n]{0,60}|\b(?:broader|wider|larger|underlying|upstream|supporting|partial|intermittent|limited|regional|locali[sz]ed|minor|small|power|no|not +an?|not +a +full|without|prevent\pL*|avoid\pL*|past|previous|earlier|another|future)(?: +\pL+)?[ -]+|\bfrom +)$`)
	partAfter  = regexp.MustCompile(`(?i)^ +(?:on|at|in|of) +(?:an?|the|another) +(?:supporting|upstream|third)|^ +(?:of|for) +(?:some|part|parts|a +(?:part|few|subset|small)|one|two|\d+(?:[.,]\d+)? ?%)|^ +(?:alert|page|notice|report|detect\pL*|statistics|response)\b`)
	lessAfter  = regexp.MustCompile(`(?i)^ +(?:to|from|by|on +(?:an?|the|some|one|our|their|\p{Lu}?[\pL.]*(?:OS|roid|ows|app|web|desktop|mobile))\b|\d|for +(?:some|part|a +(?:few|subset|small|part|short|brief|moment)))|^-`)
	partFirst  = regexp.MustCompile(`(?i)\b(?:nothing|none|never|not|some|part|parts|few|several|one|many|\d+(?:[.,]\d+)? ?%)[^.;\n]{0,40}$`)
)

func isPartOnly(p passage, at []int) bool {
	return partBefore.MatchString(endBefore(p.own, at[0])) || partAfter.MatchString(p.own[at[1]:])
}

func isLess(p passage, at []int) bool {
	return lessAfter.MatchString(p.own[at[1]:]) || partFirst.MatchString(endBefore(p.own, at[0]))
}
