package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/problem"
)

// nobodyIsNamed: roles and teams stand where a name would lead to blame. Certain
// are the whole names of the response and what is addressed with @ or by mail; what
// follows Mr or Ms is worth a look, and so is a given name with a surname, which
// may be a company. A Dr is as a rule somebody who gets credit.
func (c *check) nobodyIsNamed() {
	people := c.namesInRecord()
	for _, t := range c.found.texts {
		if !tellsOfPeople(t) {
			continue
		}
		told := 0
		for _, m := range surest(personsIn(t.text, c.blank(t.text), people)) {
			if told++; told <= mostInText {
				s := problem.Warning
				if m.certain {
					s = c.atReaders(t.pointer)
				}
				c.tellWithin(s, t, m.from, m.to, personName, fmt.Sprintf("%q %s", joined(t.text[m.from:m.to]), m.what),
					"name the role or the team instead: the engineer on call, the mail team")
			}
		}
	}
}

// tellsOfPeople reports whether a text is of those in which nobody is named.
func tellsOfPeople(t placedText) bool {
	for _, part := range []string{"/timeline/", "/root_cause/", "/remediation/", "/lessons/"} {
		if strings.HasPrefix(t.pointer, part) {
			return t.markdown || t.key == "title" || t.key == "actor" || t.key == "owner" || t.key == "note"
		}
	}
	return false
}

// match is a stretch of a text that a rule is about.
type match struct {
	from, to int
	what     string // why, as the end of a message
	certain  bool
}

// honorific are the words that titled begins with.
var honorific = words("Mr Mrs Ms Mx Herr Frau Mme Mlle Sr Sra")

// surest puts what is certain before what is not, so that it is told first.
func surest(all []match) []match {
	slices.SortStableFunc(all, func(a, b match) int {
		if a.certain == b.certain {
			return cmp.Compare(a.from, b.from)
		}
		if a.certain {
			return -1
		}
		return 1
	})
	return all
}

var (
	handle = regexp.MustCompile(`(?:^|[\s(,;])(@[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*)`)
	titled = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Mx|Herr|Frau|Mme|Mlle|Sr|Sra)\.? +\p{Lu}\p{Ll}[\pL’'-]*(?: +\p{Lu}\p{Ll}[\pL’'-]+)?`)
	named  = regexp.MustCompile(`\b(\p{Lu}\p{Ll}+) +(?:\p{Lu}\. +)?(?:(?:van|von|de|der|da|di|del|la|le) +)*(\p{Lu}\p{Ll}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?)\b`)
)

// credited are as a rule those who get credit: who found it, who wrote of it.
var credited = regexp.MustCompile(`\b(?:Dr|Prof|Professor|Saint|St)\.? +$`)

// groups are handles of teams and of everyone.
var groups = regexp.MustCompile(`^@(?:here|channel|everyone|all|team|on-?call|ops|support|security|sre|noc|media|import|charset|font-face|supports|app|param|return|latest|types|next)\b|(?:team|ops|oncall|on-call|group|squad|support|sre|bot|crew|admins|devs|status|help|hq|news|official)$`)

// domain is the end of a mail address.
var domain = regexp.MustCompile(`\.(?:com|org|net|edu|gov|mil|int|io|dev|co|info|uk|de|fr|es|it|jp|nl|eu|us|ca|au|ch|at|cn|in|br)$`)

// givenNames are common ones that are hardly ever the name of anything else.
var givenNames = words(`
	Aaron Adrian Ahmed Aisha Alan Albert Alejandro Alessandro Alice Alicia Alison Amanda Amy Ana Andrea Andreas Andrew Angela Anita Anna Anne Annette Anthony Antonio
	Barbara Benjamin Bernd Beth Brenda Brian Bruno Carlos Carmen Carol Caroline Catherine Charlotte Chris Christian Christina Christine Christopher Claire Claudia Craig Cynthia Daniel Daniela
	David Deborah Dennis Diana Diego Dmitry Dominik Donald Donna Doris Edward Eileen Elena Elizabeth Emily Emma Eric Erik Erika Ethan Eva Fatima Felix Fernando Florian Francesca Francesco
	Frank Franz Frederik Gabriele Gareth Gary George Gerald Gerhard Giovanni Giulia Greg Gregory Günther Hannah Hans Harald Heather Heidi Heike Heinz Helen Helena Henrik Hiroshi Holger
	Ian Igor Ingrid Irina Isabel Ivan Jack Jacob Jacques James Jan Jane Janet Jason Javier Jean Jeff Jeffrey Jennifer Jeremy Jerry Jessica Jim Joachim Joanna Johann Johannes John Jonas
	Jonathan Jorge Jose José Joseph Joshua Juan Judith Julia Julian Juliana Jürgen Karen Karin Karl Kate Katharina Kathleen Katrin Keith Kelly Kenji Kenneth Kevin Kimberly Klaus Kristin
	Lars Laura Lauren Laurent Leonard Linda Lisa Lorenzo Luca Lucas Lucia Ludwig Luis Lukas Manfred Manuel Marc Marcel Marco Marcus Margaret Maria Marie Mario Marion Marius Mark Markus Marta
	Martin Martina Matthew Matthias Mei Melanie Melissa Michael Michaela Michel Michelle Miguel Mike Mohamed Mohammed Monika Monica Muhammad Nadine Nancy Natalia Natalie Nathan Nicholas Nicola
	Nicolas Nicole Nigel Nina Norbert Olaf Oleg Olga Oliver Oscar Pablo Pamela Patricia Patrick Paul Paula Pedro Peter Petra Philip Philipp Philippe Pierre Priya Rachel Rahul Raj Rajesh Ralf
	Raymond Rebecca Renate Ricardo Richard Robert Roberto Roger Roland Ronald Rosa Ruth Sabine Samuel Sandra Sanjay Sara Sarah Sebastian Sergey Sharon Silvia Simon Sofia Sophie Stefan
	Stefanie Stephanie Stephen Steve Steven Stuart Sunil Susan Susanne Sven Svetlana Takashi Tatiana Teresa Theodor Thomas Thorsten Tim Timothy Tobias Tom Tony Torsten Ulrich Ursula Uwe
	Vanessa Veronica Victor Viktor Vincent Vladimir Walter Wei William Wolfgang Yuki Yuri Yusuf Yvonne`)

// notSurnames are what follows a given name in names of other things.
var notSurnames = words(`The Street Road River Airport University Institute Park Cloud Server Service Services Labs Group Inc Ltd Foundation Hospital Bank Island Islands Bay City
	Time Software Systems Enterprise Online Database Data Center Centre Daylight Standard Deere Chase Morgan Stanley Schwab Lynch Kors Hancock`)

// teams are words in names that are no person's.
var teams = regexp.MustCompile(`(?i)\b(?:team|group|desk|support|operations|engineering|centre|center|office|department|unit|squad|on-?call|ltd|inc|gmbh|noc|soc|sre)\b`)

// namesInRecord gives the names of the people of the response.
func (c *check) namesInRecord() [][]string {
	if c.inc.Response == nil {
		return nil
	}
	var all [][]string
	for _, r := range c.inc.Response.Roles {
		if parts := strings.Fields(r.Name); len(parts) > 0 && !teams.MatchString(r.Name) {
			all = append(all, parts)
		}
	}
	return all
}

// peopleIn gives where a text has one of the names: certainly where it is
// whole, and perhaps where the surname stands alone, which can be a word.
func peopleIn(text string, people [][]string) []match {
	var all []match
	lower := strings.ToLower(text)
	find := func(name string, certain bool) {
		if first, _, _ := strings.Cut(name, " "); !strings.Contains(lower, strings.ToLower(first)) {
			return
		}
		for _, form := range phraseForms([]string{name}) {
			for _, at := range wholeWords(form, text) {
				if text[at[0]] == name[0] {
					all = append(all, match{at[0], at[1], "is one of the names in response.roles", certain})
				}
			}
		}
	}
	for _, parts := range people {
		find(strings.Join(parts, " "), len(parts) > 1)
		if last := parts[len(parts)-1]; len(parts) > 1 && len(last) > 3 && strings.ToLower(last) != last {
			find(last, false)
		}
	}
	return all
}

// handles gives what handle finds.
func handles(plain string) [][]int {
	if !strings.Contains(plain, "@") {
		return nil
	}
	return handle.FindAllStringSubmatchIndex(plain, -1)
}

// personsIn gives what names a person in a Markdown text, each stretch once;
// plain is what prose.Blank makes of it.
func personsIn(markdown, plain string, people [][]string) []match {
	var all []match
	add := func(from, to int, what string, certain bool) {
		for _, m := range all {
			if from < m.to && m.from < to {
				return
			}
		}
		all = append(all, match{from, to, what, certain})
	}
	for _, m := range peopleIn(markdown, people) {
		add(m.from, m.to, m.what, m.certain)
	}
	for _, m := range mailboxes(markdown) {
		add(m.from, m.to, "is somebody's mail address", true)
	}
	for _, at := range handles(plain) {
		if !groups.MatchString(plain[at[2]:at[3]]) && !domain.MatchString(plain[at[2]:at[3]]) && !strings.HasPrefix(plain[at[3]:], "/") {
			add(at[2], at[3], "is somebody's login", true)
		}
	}
	if !slices.ContainsFunc(strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return givenNames[w] || honorific[w] }) {
		return all
	}
	for _, at := range titled.FindAllStringIndex(plain, -1) {
		add(at[0], at[1], "looks like the name of a person", false)
	}
	for _, at := range named.FindAllStringSubmatchIndex(plain, -1) {
		if givenNames[plain[at[2]:at[3]]] && !notSurnames[plain[at[4]:at[5]]] && !credited.MatchString(endBefore(plain, at[0])) {
			add(at[0], at[1], "looks like the name of a person", false)
		}
	}
	return all
}
