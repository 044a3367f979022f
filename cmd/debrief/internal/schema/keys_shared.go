package schema

// Examples that stand at several keys.
var (
	anInstant  = eg("2026-02-05T00:26:00Z", "2026-02-05T01:26+01:00", "2026-02-05")
	aTime      = eg("2026-02-05T00:26:00Z", "2026-02-05T01:26+01:00", "2026-02-05", "unknown")
	aNumber    = eg(1200, "unknown")
	aLength    = eg("45s", "90m", "13h50m", "2d4h")
	aLink      = eg("https://status.example.com/incidents/42")
	someIDs    = eg([]string{"metrics"})
	somePlaces = eg([]string{"DE", "NO"})
)

// sharedKeys are told the same in every object that has them.
var sharedKeys = map[string]key{
	"*.audience": {text: "Who may see this and everything below it. Marks inside nest, and the strictest wins."},
	"*.status":   {text: "How well this is known. Leave it out for what is simply a fact."},
	"*.sources":  {text: "The ids of the sources that say so, as listed under sources.", examples: someIDs},
	"*.evidence": {text: "The ids of the sources that show it, as listed under sources.", examples: someIDs},
	"*.note":     {text: "A remark for readers, in plain text.", form: "Paragraph", examples: eg("from chat; nobody wrote the minute down")},
	"*.basis":    {text: "How it was counted or computed, in plain text.", form: "Paragraph", examples: eg("distinct failed logins")},
	"*.url":      {text: "The address of a page: http, https or mailto, without a name or password in it.", form: "Address", examples: aLink},
	"*.unit":     {text: "What is counted, in the singular.", examples: eg("user", "message", "request")},
	"*.services": {text: "The services concerned, by the names that config.yaml lists.", examples: eg([]string{"outlook-com", "mail-delivery"})},
	"*.sha256":   {text: "The SHA-256 sum of the file: 64 hexadecimal digits, as sha256sum prints them.", form: "SHA256", examples: eg("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")},

	"Text.text":     {text: "The prose, in Markdown without HTML.", examples: eg("The failover moved the *address* of the store, not the store.")},
	"Text.audience": {text: "Who may see this text."},

	"Time.at":         {text: "The moment, or a word: unknown, not_applicable, withheld, and ongoing for an end.", examples: aTime},
	"Time.plus_minus": {text: "How far at may be off, to either side: a length of time in days, hours, minutes and seconds.", examples: eg("5m", "90s")},
	"Time.approx":     {text: "true when at is only roughly right and nobody knows how far it is off."},
	"Time.earliest":   {text: "The first moment at which it may have been.", form: "Bound", examples: anInstant},
	"Time.latest":     {text: "The last moment at which it may have been.", form: "Bound", examples: anInstant},
	"Time.tz":         {text: "The IANA time zone that a date is meant in, if it is not the record's. With it, times of day may be written without an offset.", examples: eg("Asia/Tokyo")},
	"Time.text":       {text: "The original wording of the source, in plain text.", form: "Paragraph", examples: eg("shortly before midnight")},
	"Time.claims":     {text: "What other sources say of this time, where they disagree."},

	"Claim.at":       {text: "The moment as this source gives it.", form: "Instant", examples: anInstant},
	"Claim.earliest": {text: "The first moment that this source leaves open.", examples: anInstant},
	"Claim.latest":   {text: "The last moment that this source leaves open.", examples: anInstant},
	"Claim.text":     {text: "The source's own wording, in plain text.", form: "Paragraph", examples: eg("since about 10 p.m. Eastern")},

	"Number.value":      {text: "The number, or a word: unknown, not_applicable, withheld.", form: "Quantity", examples: eg(1200, 0.25, "unknown")},
	"Number.min":        {text: "The least that it may be.", examples: eg(300)},
	"Number.max":        {text: "The most that it may be.", examples: eg(500)},
	"Number.approx":     {text: "true when value is only roughly right and nobody knows how far it is off."},
	"Number.plus_minus": {text: "How far value may be off, to either side, in the same unit.", least: "0", examples: eg(20)},
	"Number.text":       {text: "The original wording of the source, in plain text.", form: "Paragraph", examples: eg("several hundred")},
}
