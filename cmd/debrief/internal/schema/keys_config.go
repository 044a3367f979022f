package schema

// configKeys are those of config.yaml.
var configKeys = map[string]key{
	"Config.title":        {text: "The title of the site.", examples: eg("Mail incidents")},
	"Config.organisation": {text: "Whose site it is.", examples: eg("Example Ltd")},
	"Config.base_url":     {text: "Where the site will be: an absolute address without query and fragment. Feeds and cards need it.", form: "WebAddress", examples: eg("https://example.com/incidents/")},
	"Config.language":     {text: "The language of the site, as a BCP 47 tag: of its headings, labels, numbers and dates. There are en, de, es, fr and ja, and those of templates/words.", form: "Language", examples: eg("en", "de-AT")},
	"Config.timezone":     {text: "The IANA time zone that times are shown in and dates are meant in, for records that name none.", examples: eg("UTC", "Europe/Berlin")},
	"Config.audience":     {text: "Whom records and builds are for."},
	"Config.services":     {text: "The services that records name."},
	"Config.owners":       {text: "The teams that services and actions are given to."},
	"Config.factors":      {text: "Contributing factors that several incidents share. When there are any, the ids of factors are checked against them."},
	"Config.severities":   {text: "The severity schemes, each with its levels."},
	"Config.checks":       {text: "How records are checked."},
	"Config.theme":        {text: "How the site looks."},
	"Config.pages":        {text: "Pages of your own, such as an imprint: each is linked at the foot of every page."},

	"Config.audience.default": {text: "The audience of a record without a mark."},
	"Config.audience.build":   {text: "The audience of a build without the flag --audience."},

	"Config.checks.rules":   {text: "Rules that are graver or milder here than by themselves."},
	"Config.checks.words":   {text: "Words that the rules about wording let pass.", examples: eg([]string{"failover"})},
	"Config.checks.max_gap": {text: "How long an impact may go on without an entry in the timeline.", form: "Gap", examples: eg("30m", "1h30m")},

	"Config.theme.accent": {text: "The colour of links and marks: #rrggbb, in quotes. Too light a one is darkened until it can be read.", form: "Colour", examples: eg("#1f5f8b")},
	"Config.theme.logo":   {text: "A picture in the folder templates/.", form: "Picture", examples: eg("logo.svg")},
	"Config.theme.footer": {text: "The links at the foot of every page."},

	"Service.name":  {text: "The service as records write it.", examples: eg("outlook-com")},
	"Service.title": {text: "The service as readers know it.", examples: eg("Outlook.com")},
	"Service.owner": {text: "The team that runs it, by its name under owners.", examples: eg("mail")},
	"Service.slos":  {text: "The ids of its service-level objectives.", examples: eg([]string{"login"})},

	"Owner.name":  {text: "The team as records write it.", examples: eg("mail")},
	"Owner.title": {text: "The team as readers know it.", examples: eg("Mail platform")},

	"SharedFactor.name":       {text: "The id of the factor in records.", examples: eg("no-staged-rollout")},
	"SharedFactor.title":      {text: "The factor as readers know it.", examples: eg("No staged rollout")},
	"SharedFactor.definition": {text: "What counts as this factor.", examples: eg("A change reached all users at once.")},

	"Scheme.scheme": {text: "The name of the scheme.", examples: eg("default")},
	"Scheme.levels": {text: "Its levels, gravest first.", examples: eg([]string{"SEV1", "SEV2", "SEV3"})},

	"Rule.rule":     {text: "The id of the rule, as problems show it.", form: "RuleID", examples: eg("PM013")},
	"Rule.severity": {text: "How grave its problems are on this site. Rules that keep reports right cannot be made milder."},

	"Page.title": {text: "What the page is called in links and, unless its text begins with a heading, at its head.", examples: eg("Imprint")},
	"Page.file":  {text: "Its text in Markdown: a file in the folder templates/.", form: "MarkdownFile", examples: eg("pages/imprint.md")},
	"Page.menu":  {text: "Whether it stands in the main menu too."},

	"Link.text": {text: "The words of the link.", examples: eg("Imprint")},
	"Link.url":  {text: "Where it leads: https or mailto.", form: "Way", examples: eg("https://example.com/imprint")},
}
