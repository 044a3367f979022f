package record

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// knownAcronyms are those that readers of such reports know, and words that
// are written in capitals for other reasons. TODO among them is such a word, and
// no mark of work that is left.
var knownAcronyms = words(`
	ACK ACL AJAX APAC AT&T BI DIMM DM EMEA EOD ETA HMAC HP IIS JDBC JDK JIRA LATAM M&A NA NDA NSX OCR ODBC Q&A QPS R&D RDP RHEL RPS SKU SOCKS TBA TBC TBD TFTP TPU VCS VS
	AI AM AMD ANSI API APM APNIC ARIN ARM ARP AS ASCII ASN ATM AWS AZ BBC BGP BIOS BSD CA CC BCC CD CDN CDT CEST CET CI CIDR CIO CISA CISO CLI CNAME
	CNN CORS COVID CPU CRC CRM CRUD CSS CSV CSRF CTO CVE CVSS DB DBA DC DDOS DHCP DKIM DMARC DMZ DNS DNSSEC DOI DOM DORA DOS DSL DST EBS EC ECC EDT EKS EOF ERP ES EST EU
	EULA FAQ FBI FCC FQDN FTP GB GCP GDPR GIF GKE GMT GNU GPS GPU GPT GUI HA HDD HR HTML HTTP HTTPS HQ IAM IANA IBM ICANN ICMP ID IDE IDS IDP IEEE IETF
	II III IV VI VII IMAP INC IO IOS IP IPS IRC ISO ISP IST IT JPEG JPG JS JSON JST JVM KB KPI KVM LAN LB LDAP LED LLC LLM LTD LTS LRU MAC MB MD MDM MFA MIME MIT ML
	MMS MS MST MDT MTA MTTR MTTD MX NAT NATO NASA NFS NIC NIS NIST NOC NPM NS NTP OK OS OWASP PC PDF PDT PEM PGP PHP PII PIN PM PNG POP PR PST PT PTR
	PTP QA QOS QR RAID RAM REST RFC RIPE ROA ROM RPC RPKI RPM RPO RRDP RSA RSS RST RTO RTT SAAS SAML SAN SDK SEC SEO SEV SHA SIEM SIM SLA SLI SLO SMB SMS SMTP SNMP SOA SOC SOP SPF SPOF SQL SRE SSD
	SSH SSL SSO STUN SVG SYN TB TCP TLD TLS TTL TV TXT UAT UDP UI UK UN UPS URI URL URN US USA USB USD UTC UTF UUID UX VC VIP VLAN VM VOIP VPC VPN VPS WAF
	WAN WIFI WLAN WWW XLSX XML XSS YAML ZIP
	AEST AEDT BST CAD CFO CHF CNY COO EUR FR GBP HKT INR JPY KST MSK NZST NZDT PT ET SGD SGT UTC WEST WET AUD
	BE BR CH CN DE DK FI HU IE JP KR LU MX NL NZ PL SE SG ZA
	GET POST PUT PATCH DELETE HEAD OPTIONS SELECT INSERT UPDATE NULL TRUE FALSE TODO README
	A ALL AN AND ANY ARE ASAP AT BE BUT BY CAN DID DO DOWN FOR FROM HAS HAVE HOW IF IN INTO IS IT LESS MAY MORE MUST NEVER NEW NO NONE NOT NOTE NOW OF OFF OLD ON ONE
	ONLY OR OUT OVER RED SHOULD SO SOME THAT THE THEN THIS TO TWO UNTIL UP VERY WAS WE WHEN WILL WITH YES YOU
	ERROR WARN WARNING INFO DEBUG FATAL CRITICAL HIGH LOW MEDIUM OPEN CLOSED DONE START STOP SUCCESS FINAL UPDATE
	ALERT APP CACHE ACTIVE PASS FAIL VALID TEST PROD DEV STAGING
	JAN FEB MAR APR JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN`)

func words(list string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		all[w] = true
	}
	return all
}

// capitals finds what is written in capitals, with what it hangs together
// with: of an identifier, a file name or a version nothing is an acronym.
var (
	capitals = regexp.MustCompile(`[\pL\pN](?:[\pL\pN&]|[.:_@-][\pL\pN])*`)
	letters  = regexp.MustCompile(`^[A-Z][A-Z&]{1,4}$`)
	shouted  = regexp.MustCompile(`(?:^|[ \n-])[A-Z]{4,}[ -]$|^[ -][A-Z]{4,}(?:[^\pL]|$)`)
	numbered = regexp.MustCompile(`^[/+#]\d`)
	nameOf   = regexp.MustCompile(`[\pL\d,;] \p{Lu}\p{Ll}+ $`)
)

// acronymsIn gives the acronyms of a plain text with their places, in order.
func acronymsIn(plain string) (names []string, places [][]int) {
	if !hasCapitals(plain) || plain == strings.ToUpper(plain) {
		return nil, nil // none of it is in capitals, or all
	}
	for _, at := range capitals.FindAllStringIndex(plain, -1) {
		whole := plain[at[0]:at[1]]
		if at[0] > 0 && strings.ContainsRune("#$%@_.", rune(plain[at[0]-1])) || strings.ContainsAny(whole, ".:_@0123456789") {
			continue
		}
		if numbered.MatchString(plain[at[1]:]) {
			continue
		}
		begin := at[0]
		for part := range strings.SplitSeq(whole, "-") {
			name := singular(part)
			if letters.MatchString(name) && !isShouted(plain, begin, begin+len(part)) && !nameOf.MatchString(plain[max(0, begin-40):begin]) {
				names = append(names, name)
				places = append(places, []int{begin, begin + len(name)})
			}
			begin += len(part) + 1
		}
	}
	return names, places
}

// hasCapitals reports whether two capitals stand together, as they do in every
// acronym.
func hasCapitals(plain string) bool {
	for i := 1; i < len(plain); i++ {
		if isCapital(plain[i-1]) && (isCapital(plain[i]) || plain[i] == '&') {
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// isShouted reports whether the words beside a place are in capitals too, and
// too long for acronyms: then it is a heading.
func isShouted(plain string, from, to int) bool {
	return shouted.MatchString(plain[max(0, from-20):from]) || shouted.MatchString(plain[to:min(len(plain), to+20)])
}

// singular takes the s of several off.
func singular(w string) string {
	if len(w) > 2 && strings.HasSuffix(w, "s") {
		return w[:len(w)-1]
	}
	return w
}

// explanation finds an acronym that stands in brackets behind its meaning, or
// before it.
var explanation = regexp.MustCompile(`[(\[](?:or +|aka +|short +)?([A-Z][A-Z&]{1,4})s?[)\],;]|\b([A-Z][A-Z&]{1,4})s? \(([\pL][\pL’'/,-]*(?: +[\pL’'/,&-]+)+)`)

// explained gives the acronyms that a text explains.
func explained(text string) []string {
	var all []string
	for _, at := range explanation.FindAllStringSubmatchIndex(text, -1) {
		name, meaning := "", ""
		if at[2] >= 0 {
			name, meaning = text[at[2]:at[3]], text[max(0, at[0]-100):at[0]]
		} else {
			name, meaning = text[at[4]:at[5]], text[at[6]:at[7]]
		}
		if means(meaning, name) {
			all = append(all, name)
		}
	}
	return all
}

// titleWords are several words that begin with capitals, as names do.
var titleWords = regexp.MustCompile(`\p{Lu}[\p{Ll}\d]+(?:[ -]\p{Lu}[\p{Ll}\d]+)+`)

// initials gives the acronyms that names in a text would have: GCE for Google
// Compute Engine, and CE for its end.
func initials(text string) []string {
	var all []string
	for _, name := range titleWords.FindAllString(text, -1) {
		short := ""
		for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
			short += w[:1]
		}
		for from := range len(short) - 1 {
			for to := from + 2; to <= len(short); to++ {
				all = append(all, short[from:to])
			}
		}
	}
	return all
}

// means reports whether the words, of which the last are the nearest, have
// something of the acronym in their beginnings.
func means(meaning, acronym string) bool {
	all := strings.FieldsFunc(meaning, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(all[max(0, len(all)-len(acronym)-2):], func(w string) bool {
		return strings.Contains(acronym, strings.ToUpper(w[:1]))
	})
}

// acronymsAreExplained: a newcomer can look up what is not common knowledge.
func (c *check) acronymsAreExplained() {
	if c.language() != "en" {
		return
	}
	var told map[string]bool
	for _, p := range c.passages() {
		names, places := acronymsIn(p.own)
		for i, name := range names {
			if knownAcronyms[name] || told[name] {
				continue
			}
			if told == nil {
				told = c.knownNames()
			}
			if !told[name] {
				told[name] = true
				c.tellWithin(c.gravity(acronym), p.placedText, places[i][0], places[i][1], acronym,
					"the acronym "+name+" is not explained", "write it out once, or add it to glossary; words that all readers know go into config.yaml at checks.words")
			}
		}
	}
}

// knownNames are the acronyms that the record explains, and those that are the
// names of things in it.
func (c *check) knownNames() map[string]bool {
	known := map[string]bool{}
	for _, t := range c.found.texts {
		for _, name := range explained(t.text) {
			known[name] = true
		}
		for _, name := range initials(t.text) {
			known[name] = true
		}
		if isName(t) {
			for _, w := range capitals.FindAllString(t.text, -1) {
				for part := range strings.SplitSeq(w, "-") {
					known[strings.ToUpper(singular(part))] = true
				}
			}
		}
	}
	return known
}

// nameKeys are the keys whose texts are names.
var nameKeys = words("name organisation services tags operator team teams owner scheme level system regime name channel unit regions population protocol actor jurisdiction currency")

// isName reports whether a text is a name, or a term with its meaning.
func isName(t placedText) bool {
	return nameKeys[t.key] || strings.HasPrefix(t.pointer, "/glossary/") || strings.HasPrefix(t.pointer, "/outage/population/")
}
