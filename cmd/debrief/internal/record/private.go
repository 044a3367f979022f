package record

import (
	"math/big"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	mailbox = regexp.MustCompile(`(?i)\b([a-z0-9](?:[a-z0-9._%+-]*[a-z0-9])?)@([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24})\b`)
	// nobody are domains that are set aside (RFC 2606, RFC 6761), or that
	// everybody takes for an example. A person's name before them is told
	// nevertheless: whoever changed the domain forgot the name.
	nobody = regexp.MustCompile(`(?i)(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|invalid|test|localhost|(?:your|my|our)-?(?:domain|company|org|organi[sz]ation|tenant)\.\w+|domain\.(?:com|tld)|company\.com|contoso\.(?:com|onmicrosoft\.com)|fabrikam\.com)$`)
	// offices are mailboxes of functions (RFC 2142, and custom).
	offices = regexp.MustCompile(`(?i)^(?:abuse|admin|administrator|alerts?|bounces?|billing|compliance|contact|customer-?(?:care|service)|do-?not-?reply|dpo|feedback|ftp|help|helpdesk|hostmaster|info|jobs|legal|list|` +
		`mail|mailer-daemon|marketing|media|news|no-?reply|noc|notifications?|office|on-?call|ops|operations|orders?|postmaster|press|privacy|root|sales|security|service|soc|status|support|team|trouble|usenet|uucp|webmaster|www)(?:[+._-].*)?$`)
)

// mailboxes gives the mail addresses of people in a text.
func mailboxes(text string) []match {
	if !strings.Contains(text, "@") {
		return nil
	}
	var all []match
	for _, at := range mailbox.FindAllStringSubmatchIndex(text, -1) {
		name, domain := text[at[2]:at[3]], text[at[4]:at[5]]
		beforeSlash := strings.HasPrefix(text[at[1]:], "/") || at[0] > 0 && (text[at[0]-1] == ':' && strings.HasPrefix(text[:at[0]], "git"))
		if (!nobody.MatchString(domain) || namesPerson(name)) && !offices.MatchString(name) && !beforeSlash && name != "git" {
			all = append(all, match{at[0], at[1], "is a person's mail address", true})
		}
	}
	return all
}

// namesPerson reports whether the first part of a mail address is made of a
// given name, alone or with another.
func namesPerson(name string) bool {
	first, _, _ := strings.Cut(strings.NewReplacer("_", ".", "-", ".").Replace(strings.ToLower(name)), ".")
	return first != "" && givenNames[strings.ToUpper(first[:1])+first[1:]]
}

var (
	phone = regexp.MustCompile(`(?:^|[^\pL\pN+])(\+[1-9]\d{0,2}[ .-]?(?:\(0?\d{1,5}\)[ .-]?)?\d{1,5}(?:[ .-]?\d{2,5}){1,5})\b`)
	// fiction are numbers that are set aside for stories.
	fiction = regexp.MustCompile(`^1\d{3}55501\d\d$|^447700900\d{3}$|^4420794600\d\d$|^44\d{2,4}4960\d{3}$|^61[2378]55500\d{3}$|^61491570\d{3}$|^33199000\d{3}$|^491522895\d{4}$`)
	digits  = regexp.MustCompile(`\d`)
)

// phones gives the telephone numbers in a text that are written with the code
// of their country.
func phones(text string) []match {
	if !strings.Contains(text, "+") {
		return nil
	}
	var all []match
	for _, at := range phone.FindAllStringSubmatchIndex(text, -1) {
		number := strings.Join(digits.FindAllString(text[at[2]:at[3]], -1), "")
		if len(number) >= 10 && len(number) <= 15 && !fiction.MatchString(number) && !isQuantity(text[at[2]:at[3]], text[at[3]:]) {
			all = append(all, match{at[2], at[3], "is a telephone number", true})
		}
	}
	return all
}

var (
	thousands  = regexp.MustCompile(`^\+\d{1,3}(?:[ .]\d{3})+$`)
	multiplied = regexp.MustCompile(`^ +(?:\pL+ +)?(?:requests?|messages?|events?|errors?|bytes|users|calls|ms|%)`)
)

// isQuantity: a number with its thousands apart may count things.
func isQuantity(number, after string) bool {
	return thousands.MatchString(number) && multiplied.MatchString(after)
}

var (
	iban = regexp.MustCompile(`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b`)
	card = regexp.MustCompile(`\b(?:\d{4}([ -])\d{4}[ -]\d{4}[ -]\d{4}|\d{4}([ -])\d{6}[ -]\d{5}|\d{15,16})\b`)
	// ibanLengths are the lengths by country, after ISO 13616.
	ibanLengths = map[string]int{"AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27,
		"GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
		"PT": 25, "RO": 24, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29}
	ofIssuer  = regexp.MustCompile(`^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|35\d{14})$`)
	cardNamed = regexp.MustCompile(`(?i)\b(?:card|visa|mastercard|amex|pan)\b`)
)

// accounts gives the bank accounts and payment cards in a text, by their
// checksums.
func accounts(text string) []match {
	if figures(text) < 2 || len(text) < 15 { // both have more
		return nil
	}
	var all []match
	for _, at := range iban.FindAllStringIndex(text, -1) {
		// What follows in capitals may be taken for a part of it.
		number := strings.ReplaceAll(text[at[0]:at[1]], " ", "")
		if n := ibanLengths[number[:2]]; n == len(number) && validIBAN(number) {
			all = append(all, match{at[0], at[1], "is a bank account", true})
		}
	}
	if figures(text) < 15 {
		return all
	}
	for _, at := range card.FindAllStringSubmatchIndex(text, -1) {
		number := strings.Join(digits.FindAllString(text[at[0]:at[1]], -1), "")
		grouped := at[2] >= 0 || at[4] >= 0
		if ofIssuer.MatchString(number) && luhn(number) && (grouped || cardNamed.MatchString(text)) {
			all = append(all, match{at[0], at[1], "is the number of a payment card", true})
		}
	}
	return all
}

// figures counts the digits from 0 to 9.
func figures(text string) int {
	n := 0
	for i := range len(text) {
		if c := text[i]; '0' <= c && c <= '9' {
			n++
		}
	}
	return n
}

// validIBAN checks the two digits after the country (ISO 7064, mod 97-10).
func validIBAN(number string) bool {
	var figures strings.Builder
	for _, r := range number[4:] + number[:4] {
		if r >= 'A' {
			figures.WriteString(big.NewInt(int64(r - 'A' + 10)).String())
			continue
		}
		figures.WriteRune(r)
	}
	n, ok := new(big.Int).SetString(figures.String(), 10)
	return ok && new(big.Int).Mod(n, big.NewInt(97)).Int64() == 1
}

// luhn checks the last digit of a card's number (ISO/IEC 7812-1).
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

var (
	ipForm    = regexp.MustCompile(`(?i)(?:^|[^\w.:/-])(\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(/\d{1,3})?`)
	versioned = regexp.MustCompile(`(?i)\b(?:versions?|v|ver|releases?|builds?|firmware|patch|sections?)[ .:]*$`)
	resolvers = []string{"1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "149.112.112.112", "208.67.222.222", "208.67.220.220",
		"2606:4700:4700::1111", "2606:4700:4700::1001", "2001:4860:4860::8888", "2001:4860:4860::8844", "2620:fe::fe", "2620:fe::9"}
	setAside = prefixes("0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001:db8::/32", "3fff::/20", "100::/64", "64:ff9b::/96")
	inner    = prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)

func prefixes(all ...string) []netip.Prefix {
	var list []netip.Prefix
	for _, p := range all {
		list = append(list, netip.MustParsePrefix(p))
	}
	return list
}

func within(list []netip.Prefix, a netip.Addr) bool {
	return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(a) })
}

// placedAddr is an address of the internet protocol in a text.
type placedAddr struct {
	from, to int
	netip.Addr
	network bool // with the length of a prefix, or the first address of one
}

// addresses gives the addresses in a text. Versions with four numbers are none.
func addresses(text string) []placedAddr {
	if strings.Count(text, ".") < 3 && strings.Count(text, ":") < 2 || strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return nil
	}
	var all []placedAddr
	for _, at := range ipForm.FindAllStringSubmatchIndex(text, -1) {
		a, err := netip.ParseAddr(text[at[2]:at[3]])
		rest := text[at[1]:]
		goesOn := rest != "" && (isWordRune(rune(rest[0])) || rest[0] == '-' || len(rest) > 1 && rest[0] == '.' && isWordRune(rune(rest[1])))
		if err != nil || goesOn || a.Is4() && isSection(a.As4()) || a.Is4() && versioned.MatchString(wordBefore(text, at[2], " .:")) {
			continue
		}
		network := at[4] >= 0 && text[at[4]:at[5]] != "/32" && text[at[4]:at[5]] != "/128" || a.Is4() && a.As4()[3] == 0
		all = append(all, placedAddr{at[2], at[3], a, network})
	}
	return all
}

// isSection reports whether all numbers are small, as in 5.4.1.1, which counts
// sections more often than hosts.
func isSection(parts [4]byte) bool {
	return slices.Max(parts[:]) < 20 && parts[0] != 10 && parts != [4]byte{1, 1, 1, 1}
}

// isEverybodys reports whether an address belongs to no one, or is one that
// everybody knows.
func (a placedAddr) isEverybodys() bool {
	return a.network || a.IsLoopback() || a.IsMulticast() || a.IsLinkLocalUnicast() || a.IsUnspecified() || within(setAside, a.Addr) || slices.Contains(resolvers, a.String())
}

// isInner reports whether an address is that of a private network.
func (a placedAddr) isInner() bool { return within(inner, a.Addr) }
