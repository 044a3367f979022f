package schema

// storyKeys are those of the timeline and of what stands at the end of a
// record: relations, sources, files and versions.
var storyKeys = map[string]key{
	"Entry.id":    {text: "A name for links to this entry. Left out, entries are counted: t1, t2, …", form: "Anchor", examples: eg("t3")},
	"Entry.at":    {text: "When. Beside a full time: +30m after the entry before, or 15:04 on its day: by the record's timezone, if that time has its offset; else with that offset.", form: "EntryAt", examples: eg("2026-02-05T00:26:00Z", "+30m", "15:04", "unknown")},
	"Entry.until": {text: "When it ended, for what took a while. +30m and 15:04 count from the entry's own at.", form: "EntryEnd", examples: eg("2026-02-05T00:40:00Z", "+10m", "ongoing")},
	"Entry.type":  {text: "What sort of thing happened.", fallback: "note"},
	"Entry.text":  {text: "What happened, in Markdown: one or two sentences, facts before judgement.", examples: eg("The login alert fires.")},
	"Entry.actor": {text: "Who did it: a role or a team, never a person.", examples: eg("on-call engineer")},
	"Entry.marks": {text: "The milestone that this entry is. Then it need not be written under times."},

	"Relation.type":     {text: "How the two belong together."},
	"Relation.id":       {text: "The id of the other incident, if it is one of this site.", examples: eg("2025-11-02-mail-delivery-delay")},
	"Relation.external": {text: "The other incident, if it is told elsewhere. Write this or id, not both."},

	"Source.id":          {text: "The name by which the record refers to this source.", form: "Anchor", examples: eg("metrics")},
	"Source.title":       {text: "What it is called.", examples: eg("Login metrics, 14 October")},
	"Source.archived":    {text: "The address of a copy that stays when the page is gone.", form: "Address", examples: eg("https://web.archive.org/web/2026/https://example.com/")},
	"Source.type":        {text: "How near the source is to what happened."},
	"Source.reliability": {text: "How reliable the source is in general: A (always) to E (never), F if it cannot be judged. The Admiralty scale.", form: "Grade", examples: eg("A")},
	"Source.credibility": {text: "How credible this piece is: 1 (confirmed by others) to 5 (improbable), 6 if it cannot be judged. The Admiralty scale.", least: "1", most: "6", examples: eg(2)},
	"Source.published":   {text: "When it was published.", examples: anInstant},
	"Source.retrieved":   {text: "When you read it.", examples: anInstant},

	"Attachment.id":         {text: "A name for links to this file.", form: "Anchor", examples: eg("held-per-hour")},
	"Attachment.path":       {text: "The file, as a path from the record's own folder on: png, jpg, svg, csv, json, txt or pdf.", form: "FilePath", examples: eg("held-per-hour.csv")},
	"Attachment.title":      {text: "What the file shows.", examples: eg("Messages held back, by hour")},
	"Attachment.media_type": {text: "The media type of the file.", examples: eg("text/csv")},
	"Attachment.bytes":      {text: "The size of the file in bytes, at most 2,000,000. Checked if it is written.", least: "0", most: "2000000", examples: eg(48213)},
	"Attachment.alt":        {text: "What a picture shows, in words, for those who cannot see it.", examples: eg("The queue grows until 09:00 and is empty at noon.")},
	"Attachment.licence":    {text: "Under which licence others may use the file.", examples: eg("CC-BY-4.0")},

	"Redaction.path":     {text: "The place, as a JSON pointer. In a list of items with ids it goes by id.", form: "Pointer", examples: eg("/response/roles", "/remediation/actions/a1/ticket")},
	"Redaction.audience": {text: "Who may still see it."},
	"Redaction.replace":  {text: "What stands there instead: omit for nothing, mark for a bar, or the words to show.", form: "Paragraph", fallback: "omit", examples: eg("omit", "mark", "a customer")},
	"Redaction.reason":   {text: "Why, in plain text, for those who may see it.", form: "Paragraph", examples: eg("names a customer")},

	"Waiver.rule":   {text: "The rule that is let pass, by its id or its name.", form: "RuleID", examples: eg("PM045", "outage-word")},
	"Waiver.reason": {text: "Why, in plain text. Those who may see the record read it.", form: "Paragraph", examples: eg("the operator's own name for it")},
	"Waiver.until":  {text: "The last day on which it holds; then the problems are told again.", examples: eg("2027-03-31")},

	"Revision.version": {text: "The number of the version, from 1 on. A number is never used again.", examples: eg(1)},
	"Revision.at":      {text: "When this version was published.", examples: anInstant},
	"Revision.type":    {text: "What this version is for. A published record with a final version is held to all rules."},
	"Revision.summary": {text: "What is new or different, in Markdown.", examples: eg("110,000 users were hit, not 90,000.")},
	"Revision.fields":  {text: "The places that changed, as JSON pointers.", examples: eg([]string{"/impact/users/affected"})},

	"Regulatory.regime":        {text: "The law or rule that asks for a notice.", examples: eg("gdpr", "nis2", "dora")},
	"Regulatory.applies":       {text: "Whether the duty applies to this incident."},
	"Regulatory.aware_at":      {text: "When the organisation became aware, in the sense of the regime: the clock starts here.", examples: aTime},
	"Regulatory.classified_at": {text: "When it was classified as one that must be notified.", examples: aTime},
	"Regulatory.assessed_at":   {text: "When it was assessed last.", examples: aTime},
	"Regulatory.reason":        {text: "Why the duty applies or does not, in plain text.", form: "Paragraph", examples: eg("no personal data was within reach")},
	"Regulatory.submissions":   {text: "The notices that were sent."},
	"Regulatory.fields":        {text: "The regime's own fields, by its own numbers or names. Anything goes, as in \"4.2\": configuration change."},

	"Submission.stage":     {text: "Which notice it was.", examples: eg("early warning", "final report")},
	"Submission.at":        {text: "When it was sent.", examples: aTime},
	"Submission.reference": {text: "The reference that the authority gave.", examples: eg("R-2026-118")},
}
