package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// The folders of lists, relative to the site's.
const (
	archiveFolder    = "incidents/"
	undatedFolder    = "incidents/undated/"
	kindsFolder      = "kinds/"
	servicesFolder   = "services/"
	factorsFolder    = "factors/"
	tagsFolder       = "tags/"
	severitiesFolder = "severities/"
	statesFolder     = "states/"
)

// The addresses of lists and reports, relative to the site's folder. Those of
// lists are folders, with a slash at the end.

func reportPath(id string) string         { return archiveFolder + id + "/index.html" }
func kindFolder(k incident.Kind) string   { return kindsFolder + pathName(string(k)) + "/" }
func serviceFolder(name string) string    { return servicesFolder + pathName(name) + "/" }
func tagFolder(tag string) string         { return tagsFolder + pathName(tag) + "/" }
func stateFolder(s incident.State) string { return statesFolder + pathName(string(s)) + "/" }
func yearFolder(year int) string          { return archiveFolder + yearName(year) + "/" }
func monthFolder(m portfolio.Month) string {
	return archiveFolder + strings.ReplaceAll(m.Name, "-", "/") + "/"
}
func yearName(year int) string {
	return strings.Repeat("0", max(0, 4-len(strconv.Itoa(year)))) + strconv.Itoa(year)
}
func categoryFolder(c incident.Category) string { return factorsFolder + pathName(string(c)) + "/" }

// sharedFolder is the folder of a factor that the settings name. One with the
// name of a category lies beside the category's.
func sharedFolder(name string) string {
	if slices.Contains(incident.Category("").Words(), name) {
		return factorsFolder + summed(name) + "/"
	}
	return factorsFolder + pathName(name) + "/"
}

// severityFolder is the folder of a level: severities/sev2/, or with its scheme
// severities/default-sev2/. Capital letters make no other level.
func severityFolder(s incident.Severity) string {
	scheme, level := strings.ToLower(s.Scheme), strings.ToLower(s.Level)
	switch {
	case strings.Contains(level, "-"): // which part is whose would not show
		return severitiesFolder + summed(scheme+"\x00"+level) + "/"
	case scheme == "":
		return severitiesFolder + pathName(level) + "/"
	case !plainName.MatchString(level):
		return severitiesFolder + summed(scheme+"\x00"+level) + "/"
	}
	return severitiesFolder + pathName(scheme+"-"+level) + "/"
}

// mostLinks is how many values of a facet the first page names.
const mostLinks = 12

// facet is one way to choose among incidents, as links to lists.
type facet struct {
	ID, Title string
	Links     []facetLink
	All       facetLink // to all values, when there are more or they say more; Path may be empty
}

// facetLink leads to the list of the incidents with one value.
type facetLink struct {
	Words, Path string
	Count       string // of the incidents behind it; empty for a link to all values
	Icon, Class string // may be empty
}

// add adds the list of a value unless no number counts any incident of it.
func (f *facet) add(r *Renderer, counted int, link facetLink) {
	if counted > 0 && len(f.Links) < mostLinks {
		link.Path += "index.html"
		link.Count = r.whole(counted)
		f.Links = append(f.Links, link)
	}
}

// facets gives the ways to choose among all incidents.
func (r *Renderer) facets(all *portfolio.Portfolio) []facet {
	return slices.DeleteFunc([]facet{
		r.kindFacet(all), r.serviceFacet(all), r.yearFacet(all), r.severityFacet(all), r.stateFacet(all),
	}, func(f facet) bool { return len(f.Links) == 0 })
}

func (r *Renderer) kindFacet(all *portfolio.Portfolio) facet {
	f := facet{ID: "by-kind", Title: r.say.Say("By kind"), All: facetLink{Words: r.say.Say("What the kinds mean"), Path: kindsFolder + "index.html"}}
	for _, g := range all.Kinds() {
		kind := incident.Kind(g.Name)
		f.add(r, len(g.Own), facetLink{Words: r.say.Kind(kind).Plural, Path: kindFolder(kind), Icon: kindIcon(kind), Class: className("kind-", g.Name)})
	}
	return f
}

func (r *Renderer) serviceFacet(all *portfolio.Portfolio) facet {
	f := facet{ID: "by-service", Title: r.say.Say("By service")}
	groups := all.Services()
	words.SortBy(r.say, groups, func(g portfolio.Group) string { return titleOf(r.site.Services, g.Name) })
	slices.SortStableFunc(groups, func(a, b portfolio.Group) int { return cmp.Compare(len(b.Own), len(a.Own)) })
	for _, g := range groups {
		f.add(r, len(g.Own), facetLink{Words: titleOf(r.site.Services, g.Name), Path: serviceFolder(g.Name)})
	}
	f.All = facetLink{Words: r.say.Say("All services"), Path: servicesFolder + "index.html"}
	return f
}

func (r *Renderer) yearFacet(all *portfolio.Portfolio) facet {
	f := facet{ID: "by-year", Title: r.say.Say("By year"), All: facetLink{Words: r.say.Say("All years and months"), Path: archiveFolder + "index.html"}}
	years, undated := all.Archive()
	for _, y := range years[:min(len(years), mostLinks-1)] {
		f.add(r, len(y.Own), facetLink{Words: yearName(y.Year), Path: yearFolder(y.Year)})
	}
	f.add(r, portfolio.Count(undated), facetLink{Words: r.say.Say("Undated"), Path: undatedFolder})
	return f
}

func (r *Renderer) severityFacet(all *portfolio.Portfolio) facet {
	f := facet{ID: "by-severity", Title: r.say.Say("By severity")}
	groups := r.severities(all)
	for _, g := range groups {
		f.add(r, len(g.Own), facetLink{Words: r.severityName(g.Level()), Path: severityFolder(g.Level())})
	}
	if len(groups) > mostLinks {
		f.All = facetLink{Words: r.say.Say("All severities"), Path: severitiesFolder + "index.html"}
	}
	return f
}

func (r *Renderer) stateFacet(all *portfolio.Portfolio) facet {
	f := facet{ID: "by-state", Title: r.say.Say("By state")}
	groups := all.States()
	for _, g := range groups {
		state := incident.State(g.Name)
		f.add(r, len(g.Own), facetLink{Words: stateLabel(r.say, state), Path: stateFolder(state), Icon: stateIcon(state), Class: className("state-", g.Name)})
	}
	if len(groups) > mostLinks {
		f.All = facetLink{Words: r.say.Say("All states"), Path: statesFolder + "index.html"}
	}
	return f
}

// whole tells a number of incidents.
func (r *Renderer) whole(n int) string { return r.say.Whole(int64(n)) }

// incidents tells how many incidents there are.
func (r *Renderer) incidents(n int) string { return r.say.Count(n, "%s incident", "%s incidents") }

// severities gives the groups by severity, those of the settings first and in
// their order, the unknown one last.
func (r *Renderer) severities(all *portfolio.Portfolio) []portfolio.SeverityGroup {
	groups := all.Severities()
	slices.SortStableFunc(groups, func(a, b portfolio.SeverityGroup) int {
		return cmp.Compare(r.placeOfSeverity(a.Level()), r.placeOfSeverity(b.Level()))
	})
	return groups
}

// placeOfSeverity is where a level stands among those of the settings, then
// those that they do not know, then the unknown one.
func (r *Renderer) placeOfSeverity(s incident.Severity) int {
	place := 0
	for _, scheme := range r.site.Severities {
		for _, level := range scheme.Levels {
			if strings.EqualFold(level, s.Level) && (s.Scheme == "" || strings.EqualFold(scheme.Scheme, s.Scheme)) {
				return place
			}
			place++
		}
	}
	if s.Level == string(incident.Unknown) {
		return place + 1
	}
	return place
}

// severityName tells a level with its scheme: "SEV2", "SEV2 (heron)".
func (r *Renderer) severityName(s incident.Severity) string {
	switch {
	case s.Level == string(incident.Unknown):
		return r.say.Say("Severity unknown")
	case s.Scheme != "":
		return r.say.SayAs("severity", "%s (scheme %s)", s.Level, s.Scheme)
	}
	return s.Level
}

// ListsOf gives the paths of the lists that an incident's report leads to.
func ListsOf(inc *incident.Incident) []string {
	folders := []string{kindFolder(inc.Kind), stateFolder(portfolio.StandingOf(inc))}
	for _, k := range inc.AlsoKinds {
		folders = append(folders, kindFolder(k))
	}
	for _, s := range inc.Services {
		folders = append(folders, serviceFolder(s))
	}
	for _, t := range inc.Tags {
		folders = append(folders, tagFolder(t))
	}
	folders = append(folders, severityFolder(portfolio.GradeOf(inc.Severity)))
	if inc.Cause != nil {
		for _, f := range inc.Cause.Factors {
			folders = append(folders, categoryFolder(f.Category))
		}
	}
	paths := make([]string, len(folders))
	for i, folder := range folders {
		paths[i] = folder + "index.html"
	}
	return paths
}
