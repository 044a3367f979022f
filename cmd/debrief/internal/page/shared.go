package page

import (
	"slices"
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// shared is what the frames of many pages have in common. It does not change
// once it is made.
type shared struct {
	Language, Direction string // of the html element
	SiteTitle           string
	Organisation        string
	Kind                string // what the page is, as a class name: report, index, missing
	// Root leads from the page to the site's folder: "../../", or "" there.
	Root string
	// Style, Scripts, Runtime and Logo are addresses; Runtime is empty on pages
	// without charts, Logo where there is none.
	Style, Runtime, Logo string
	More                 string   // a second stylesheet, of pages other than reports
	Scripts              []string // in the order they run in
	Nav                  []navigation
	Search               searchField // the scripts are empty where there is none
	AsOf                 moment
	Audience             string // public, customers, internal, restricted
	AudienceName         string // the same in the site's language
	Readers              string // says whom this copy is for, where that is not everybody
	Zones                bool   // the page tells times that a reader can choose the zone of
	Zone, ZoneWords      string // the site's own, for the choice: "America/New_York", "America/New York"
	Version              string // of the program
	Program              string // its name and version
	Footer               []Link
	// Single says that the page is a copy that leaves the site: it has no menu,
	// and says where it comes from.
	Single bool
	Feeds  []feedLink // that readers' programs can follow
	Data   []feedLink // all forms of the incidents, the feeds first
}

// Shared is for templates that see nothing else of a page.
func (s *shared) Shared() *shared { return s }

// surrounds remembers the frames of a site.
type surrounds struct {
	mu   sync.Mutex
	made map[surroundOf]*shared
}

// surroundOf is what the common part of a frame depends on.
type surroundOf struct {
	kind, root, own string
	form            form
	zones, plots    bool
}

// shared gives what a page's frame has in common with those of others.
func (r *Renderer) shared(s sheet) *shared {
	of := surroundOf{kind: s.Kind, root: rootOf(s.Path), form: s.form, plots: s.Plots}
	switch s.Kind {
	case missingKind:
		of.root = r.site.basePath()
	case ownKind:
		of.own = s.Path
	}
	of.zones = s.form != bareCopy && (tellsTimes(s.Body) || strings.Contains(r.asOf().Datetime, "T"))
	r.surrounds.mu.Lock()
	defer r.surrounds.mu.Unlock()
	known := r.surrounds.made[of]
	if known == nil {
		if r.surrounds.made == nil {
			r.surrounds.made = map[surroundOf]*shared{}
		}
		known = r.sharedOf(of)
		r.surrounds.made[of] = known
	}
	return known
}

func (r *Renderer) sharedOf(of surroundOf) *shared {
	data := r.data()
	f := &shared{
		Language: r.site.language(), Direction: direction(r.site.language()),
		SiteTitle: r.site.Title, Organisation: r.site.Organisation, Kind: of.kind, Root: of.root,
		Style:  of.root + r.assets.style.Path,
		Single: of.form != ofSite,

		AsOf: r.asOf(), Audience: string(r.site.Audience),
		AudienceName: words.Phrase(r.say, "audience", r.site.Audience), Readers: r.readers(),
		Program: strings.TrimSpace("Debrief " + r.site.Version),
		Version: r.site.Version, Footer: slices.Concat(r.ownLinks(of.root), r.site.Footer),
		Zones: of.zones, Zone: r.zone.String(), ZoneWords: strings.ReplaceAll(r.zone.String(), "_", " "),
		Feeds: data[:feedForms], Data: data,
	}
	if of.form == ofSite {
		f.Nav = append(r.navigation(of.kind), r.ownNavigation(of.own)...)
	}
	if r.assets.more.Path != "" && of.kind != reportKind {
		f.More = of.root + r.assets.more.Path
	}
	if r.assets.logo.Path != "" {
		f.Logo = of.root + r.assets.logo.Path
	}
	if r.assets.script.Path != "" {
		f.Scripts = append(f.Scripts, of.root+r.assets.script.Path)
	}
	if of.plots {
		f.Scripts, f.Runtime = append(f.Scripts, of.root+r.assets.charts.Path), of.root+r.assets.runtime.Path
	}
	r.putSearch(f, of.kind, of.root)
	return f
}

// readers says whom this copy is for.
func (r *Renderer) readers() string {
	switch r.site.Audience {
	case incident.Customers:
		return r.say.Say("For customers only")
	case incident.Internal:
		return r.say.Say("For internal readers only")
	case incident.Restricted:
		return r.say.Say("For restricted readers only")
	}
	return ""
}
