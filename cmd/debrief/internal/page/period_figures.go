package page

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// figuresView is the numbers of a period.
type figuresView struct {
	Kinds      []tallyView
	Severities []tallyView
	Longest    *longestView
	Lengths    string // "11 of 12 usable"
	Median     string // with its number of incidents; empty under six
	Downtime   []downtimeView
	Methods    map[string]string // where formulas stand, relative to the site's folder
}

// tallyView is how many incidents share something, and which.
type tallyView struct {
	Name, Count string
	Which       []dayLink // empty when they are too many to name
}

// dayLink leads to an incident on the page by its day.
type dayLink struct{ Day, Title, Path string }

// whichView is the incidents behind a number, for a page from which root leads
// to the site's folder.
type whichView struct {
	Root string
	Days []dayLink
}

// At gives the incidents behind the number.
func (t tallyView) At(root string) whichView { return whichView{root, t.Which} }

// At gives the incidents behind the number.
func (d downtimeView) At(root string) whichView { return whichView{root, d.Which} }

// longestView is the incident that lasted longest.
type longestView struct {
	Words  string
	Report placeView
}

// downtimeView is what a service was down.
type downtimeView struct {
	Service, Words, Usable string
	Which                  []dayLink
}

// mostNamed is how many incidents stand beside a number; more are found in the
// list below it.
const mostNamed = 12

// figures tells the numbers of a period.
func (p *reportsOfPeriods) figures(of *portfolio.Period, f portfolio.PeriodFigures) *figuresView {
	v := &figuresView{Methods: map[string]string{"downtime": methodOf("weighted-downtime"), "duration": methodOf("impact-duration"), "median": methodOf("median"), "counted": methodOf("counted")}}
	for _, t := range f.Kinds {
		v.Kinds = append(v.Kinds, tallyView{Name: p.say.Kind(t.Of).Plural, Count: p.say.Whole(int64(len(t.Entries))), Which: p.which(of, t.Entries)})
	}
	slices.SortStableFunc(f.Severities, func(a, b portfolio.Tally[portfolio.Graded]) int {
		return p.placeOfSeverity(severityOf(a.Of)) - p.placeOfSeverity(severityOf(b.Of))
	})
	for _, t := range f.Severities {
		v.Severities = append(v.Severities, tallyView{Name: p.severityName(severityOf(t.Of)), Count: p.say.Whole(int64(len(t.Entries))), Which: p.which(of, t.Entries)})
	}
	n := p.say.Whole(int64(len(f.Of)))
	if e := f.Lengths.Longest; e != nil {
		v.Longest = &longestView{Words: p.say.Duration(e.Impact()), Report: placeOfReport(e)}
		v.Lengths = p.say.Say("%s of %s usable", p.say.Whole(int64(len(f.Lengths.Usable))), n)
	}
	if f.Lengths.Median.Known() {
		v.Median = p.say.Say("%s (%s of %s usable)", p.say.Duration(f.Lengths.Median), p.say.Whole(int64(len(f.Lengths.Ended))), n)
	}
	for _, d := range f.Downtime {
		v.Downtime = append(v.Downtime, downtimeView{
			Service: titleOf(p.site.Services, d.Service), Words: p.downtime(d.Weighted), Which: p.which(of, d.Of),
			Usable: p.say.Say("%s of %s usable", p.say.Whole(int64(len(d.Usable))), p.say.Whole(int64(len(d.Of)))),
		})
	}
	return v
}

// downtime tells a downtime, of which none at all is worth telling.
func (p *reportsOfPeriods) downtime(d report.Duration) string {
	if d.Hi != nil && *d.Hi == 0 {
		return p.say.Length(0)
	}
	return p.say.Downtime(d)
}

// which leads to incidents on the pages of a period; nothing when they are too
// many.
func (p *reportsOfPeriods) which(of *portfolio.Period, entries []*portfolio.Entry) []dayLink {
	if len(entries) > mostNamed {
		return nil
	}
	var all []dayLink
	for _, e := range entries {
		path := partPath(periodFolder(of), partWith(slices.Index(of.Entries, e), p.pageSize))
		all = append(all, dayLink{Day: p.momentOf(e).Words, Title: e.Title, Path: path + "#i-" + e.ID})
	}
	return all
}

// severityOf is a severity as the lists have it.
func severityOf(g portfolio.Graded) incident.Severity {
	return incident.Severity{Scheme: g.Scheme, Level: g.Level}
}

// shareName names a count of those hit: "Users affected".
func (r *Renderer) shareName(s report.Share) string {
	if s.Unit != "" && s.Name != "users" && s.Name != "organisations" {
		unit := r.say.Unit(2, tidy(s.Unit))
		if s.Name == "reports" {
			return words.UpperFirst(r.say.Say("%s received", unit))
		}
		return words.UpperFirst(r.say.Say("%s affected", unit))
	}
	return words.UpperFirst(words.Phrase(r.say, "count", s.Name))
}

// share tells how many of how many: "41,300 of 1,180,000 (3.5 %)". It is empty
// when nothing is known of it.
func (r *Renderer) share(s report.Share) string {
	if !s.Affected.Known() {
		return ""
	}
	affected := r.say.Range(s.Affected.Range())
	if mark := s.Affected.Status; mark != "" && mark != incident.Confirmed {
		affected = r.say.Say("%s, %s", affected, words.Phrase(r.say, "status", mark))
	}
	switch {
	case s.Total.Known() && s.Ratio.Undefined == "":
		return r.say.Say("%s of %s (%s)", affected, r.say.Range(s.Total.Range()), unbracketed.Replace(r.say.Part(s)))
	case s.Total.Known():
		return r.say.Say("%s of %s", affected, r.say.Range(s.Total.Range()))
	}
	return affected
}
