package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/prose"
)

const (
	// magnitudes are words with a lower bound in them.
	magnitudes = `(?:tens|hundreds) of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions`
	// extents are words without any.
	extents = `many|several|numerous|multiple|various|countless|some|most|few|a (?:small |large |great |significant |limited )?(?:number|subset|handful|majority|minority|portion|lot|fraction) of|lots of|plenty of|the (?:vast )?majority of`
	crowds  = `users|people|persons|customers|accounts|subscribers|clients|visitors|tenants|organi[sz]ations|companies|businesses|merchants|admin(?:istrator)?s|members|readers|mailboxes|subscriptions|` +
		`shops|stores|employees|colleagues|students|patients|passengers|travell?ers|drivers|patrons|guests|households|citizens|websites|sites|domains|devices`
	things = `messages|mails?|e-?mails?|items|files|documents|orders|links|urls|records|transactions|payments|requests|calls|queries|jobs|builds|invoices|notifications|logins|sign-ins|connections|packets|deliveries|parcels|bookings`
	// between may stand between the quantity and what is counted: "of our
	// paying" customers, but not "these" customers, who were told before.
	between = `(?: (?:of|our|your|their|its|the))*(?: [\p{L}-]+)??`
)

var (
	magnitude = regexp.MustCompile(`(?i)\b(` + magnitudes + `)\b`)
	// alone is a quantity of people who are not named.
	alone = regexp.MustCompile(`(?i)(?:^|[,;:.] |\b(?:and|for|that|left) )(?P<how>` + magnitudes + `|many|several|most|some)( of them)? (?:could|were|had|have|lost|saw|got|did|received|experienced|reported|noticed|complained|waited|went)\b`)
	vague = regexp.MustCompile(`(?i)(?:\b(how|as|too|so|not|that) )?\b((?:` + magnitudes + `)(?: of)?|` + extents + `)(` + between + `) (?:(` + crowds + `)|(` + things + `))\b`)
	// joints are words that end what a quantity belongs to.
	joints = regexp.MustCompile(`(?i)\b(?:these|those|this|that|with|to|in|for|from|by|at|on|and|or|affected|impacted|other)\b`)
)

// quantitiesHaveBounds: how many is a number, a bound, or admitted to be
// unknown.
func (c *check) quantitiesHaveBounds() {
	if c.inc.Impact == nil || c.language() != "en" {
		return
	}
	if !c.isCounted("thousands", true) || !c.isCounted("thousands", false) {
		for _, t := range c.impactTexts() {
			if quantity := c.vagueIn(t.text); quantity != "" {
				c.tell(t.pointer, vagueQuantity, fmt.Sprintf("%q has no number and no bound", quantity),
					"write what is known as a number of impact: {min: 1000}, {value: 300, approx: true}, or unknown")
			}
		}
	}
	for _, count := range c.inc.Impact.Counts() {
		n := count.Count.Affected
		if n.Is(incident.Unknown) && magnitude.MatchString(n.Text) {
			c.tell("/impact/"+count.Name+"/affected", vagueQuantity, fmt.Sprintf("%q is a bound and not unknown", shorten(n.Text)),
				"write what it says at least, and keep the words: {min: 1000, text: thousands}")
		}
	}
}

// vagueIn gives the first quantity of a text that is neither told in its
// sentence nor by the record's counts.
func (c *check) vagueIn(text string) string {
	if !isQuantified(text) {
		return ""
	}
	for _, sentence := range prose.Sentences(text) {
		if !isQuantified(sentence) {
			continue
		}
		if found := vague.MatchString(sentence) || alone.MatchString(sentence); !found || hasCount(sentence) || percentages.MatchString(sentence) || admitted.MatchString(sentence) {
			continue
		}
		for _, m := range vague.FindAllStringSubmatch(sentence, -1) {
			if m[1] == "" && !joints.MatchString(m[3]) && !c.isCounted(m[2], m[4] != "") {
				return strings.Join(strings.Fields(m[2]+" "+m[3]+" "+m[4]+m[5]), " ")
			}
		}
		if m := alone.FindStringSubmatch(sentence); m != nil && !c.isCounted(m[1], true) && !c.isCounted(m[1], false) {
			return m[1]
		}
	}
	return ""
}

// quantities are words of which one is in every quantity that vague or alone
// finds.
var quantities = []string{"dozen", "score", "hundred", "thousand", "million", "billion", "many", "several", "numerous", "multiple", "various",
	"countless", "some", "most", "few", "number of", "subset of", "handful of", "majority of", "minority of", "portion of", "lot of", "fraction of", "lots of", "plenty of"}

func isQuantified(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(quantities, func(word string) bool { return strings.Contains(lower, word) })
}

// isCounted reports whether the record's own counts say how many a quantity
// is. A word such as "thousands" needs a number; "many" is enough explained by
// an admission that nobody knows.
func (c *check) isCounted(quantity string, ofPeople bool) bool {
	told := func(n *incident.Number) bool { return n.Known() || n != nil && !magnitude.MatchString(quantity) }
	return slices.ContainsFunc(c.inc.Impact.Counts(), func(n incident.NamedCount) bool {
		return ofPeople == (n.Name == "users" || n.Name == "organisations") && told(n.Count.Affected)
	}) || !ofPeople && slices.ContainsFunc(c.countedThings(), told)
}

// countedThings gives the numbers of things hit that stand outside of the
// counts.
func (c *check) countedThings() []*incident.Number {
	var all []*incident.Number
	if c.inc.Impact.Data != nil {
		all = append(all, c.inc.Impact.Data.Records)
	}
	if c.inc.FalsePositive != nil {
		all = append(all, c.inc.FalsePositive.WronglyFlagged)
	}
	if c.inc.Misrouting != nil && c.inc.Misrouting.Exposure != nil {
		all = append(all, c.inc.Misrouting.Exposure.Items)
	}
	return all
}
