package config

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// Config is what a project says of itself: config.yaml with the defaults for
// what it leaves out.
type Config struct {
	Title        string // "Incidents" when nothing is said
	Organisation string
	BaseURL      string // absolute, with a slash at the end; empty when not known
	Language     string // BCP 47; "en" when nothing is said
	Timezone     string // IANA; "UTC" when nothing is said
	Audience     Audiences
	Services     []Service
	Owners       []Owner
	Factors      []SharedFactor
	Severities   []Scheme
	Checks       Checks
	Theme        Theme
	Pages        []OwnPage
}

// Audiences says whom records and builds are for; both are public when nothing
// is said.
type Audiences struct {
	Default incident.Audience // of a record without a mark
	Build   incident.Audience // of a build without a flag
}

// Service is a service that records name, with the words for it.
type Service struct {
	Name  string   `json:"name" mapstructure:"name" need:"yes"` // as records write it
	Title string   `json:"title" mapstructure:"title"`
	Owner string   `json:"owner" mapstructure:"owner"` // the name of an Owner
	SLOs  []string `json:"slos" mapstructure:"slos"`   // ids of its objectives
}

// Owner is a team that services and actions name, with the words for it.
type Owner struct {
	Name  string `json:"name" mapstructure:"name" need:"yes"`
	Title string `json:"title" mapstructure:"title"`
}

// SharedFactor is a contributing factor that several incidents share, with the words
// for it.
type SharedFactor struct {
	Name       string `json:"name" mapstructure:"name" need:"yes"` // the id of the factor in records
	Title      string `json:"title" mapstructure:"title"`
	Definition string `json:"definition" mapstructure:"definition"`
}

// Scheme is a severity scheme with its levels, gravest first.
type Scheme struct {
	Scheme string   `json:"scheme" mapstructure:"scheme" need:"yes"`
	Levels []string `json:"levels" mapstructure:"levels" need:"yes"`
}

// Checks steers the rules that records are checked by.
type Checks struct {
	Rules  []Rule
	Words  []string      // that the wording rules let pass
	MaxGap time.Duration // without a timeline entry; 30 minutes when nothing is said
}

// Rule gives a rule another severity.
type Rule struct {
	Rule     string     `json:"rule" mapstructure:"rule" need:"yes"` // written by id or name; the id once it is read
	Severity Strictness `json:"severity" mapstructure:"severity" need:"yes"`
}

// Strictness is how grave the problems of a rule are, or Off.
type Strictness string

// Off leaves a rule out.
const Off Strictness = "off"

// Words lists the severities, gravest first, and off.
func (Strictness) Words() []string { return []string{"error", "warning", "hint", "off"} }

// Open is false.
func (Strictness) Open() bool { return false }

// Theme is how the site looks.
type Theme struct {
	Accent string        // #rrggbb; empty leaves the stylesheet's own
	Logo   string        // a file in the templates' folder; empty for none
	Place  problem.Place // where the settings name it
	Footer []Link
}

// Page is a page of the site owner's own, as it is written.
type Page struct {
	Title string `json:"title" mapstructure:"title" need:"yes"`
	File  string `json:"file" mapstructure:"file" need:"yes"` // Markdown, in the templates' folder
	Menu  bool   `json:"menu" mapstructure:"menu"`            // it stands in the main menu too
}

// OwnPage is a page of the site owner's own. Place is where the settings name
// its file; Name is what its address has of that.
type OwnPage struct {
	Page
	Name  string
	Place problem.Place
}

// Link is an address with the words for it.
type Link struct {
	Text string `json:"text" mapstructure:"text" need:"yes"`
	URL  string `json:"url" mapstructure:"url" need:"yes"`
}

// written is config.yaml as it is written. The tags are its form; a key that
// is left out keeps the default that defaults gives.
type written struct {
	Title        string `json:"title" mapstructure:"title"`
	Organisation string `json:"organisation" mapstructure:"organisation"`
	BaseURL      string `json:"base_url" mapstructure:"base_url"`
	Language     string `json:"language" mapstructure:"language"`
	Timezone     string `json:"timezone" mapstructure:"timezone"`
	Audience     struct {
		Default incident.Audience `json:"default" mapstructure:"default"`
		Build   incident.Audience `json:"build" mapstructure:"build"`
	} `json:"audience" mapstructure:"audience"`
	Services   []Service      `json:"services" mapstructure:"services"`
	Owners     []Owner        `json:"owners" mapstructure:"owners"`
	Factors    []SharedFactor `json:"factors" mapstructure:"factors"`
	Severities []Scheme       `json:"severities" mapstructure:"severities"`
	Checks     struct {
		Rules  []Rule   `json:"rules" mapstructure:"rules"`
		Words  []string `json:"words" mapstructure:"words"`
		MaxGap string   `json:"max_gap" mapstructure:"max_gap"`
	} `json:"checks" mapstructure:"checks"`
	Theme struct {
		Accent string `json:"accent" mapstructure:"accent"`
		Logo   string `json:"logo" mapstructure:"logo"`
		Footer []Link `json:"footer" mapstructure:"footer"`
	} `json:"theme" mapstructure:"theme"`
	Pages []Page `json:"pages" mapstructure:"pages"`
}

// config gives the settings as the other rooms want them. What check refused
// is left out.
func (w written) config() Config {
	base, _ := BaseURL(w.BaseURL)
	gap, _ := incident.ParseDuration(w.Checks.MaxGap)
	return Config{
		Title: w.Title, Organisation: w.Organisation, BaseURL: base, Language: w.Language, Timezone: w.Timezone,
		Audience: Audiences{Default: w.Audience.Default, Build: w.Audience.Build},
		Services: w.Services, Owners: w.Owners, Factors: w.Factors, Severities: w.Severities,
		Checks: Checks{Rules: used(w.Checks.Rules), Words: w.Checks.Words, MaxGap: gap.Length()},
		Theme:  Theme{Accent: w.Theme.Accent, Logo: w.Theme.Logo, Footer: w.Theme.Footer},
	}
}
