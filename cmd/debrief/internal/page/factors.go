package page

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// factorPart is one contributing factor as a list of incidents shows it.
type factorPart struct {
	Text    string // plain, cut short
	Path    string // of the factor in its report
	Status  string // how sure it is; empty when it is confirmed
	Actions []todoRow
}

// mostRunes is how much of a factor's text a list shows.
const mostRunes = 240

// Factors makes the pages of contributing factors: of each category, and of
// each factor that the settings name as shared.
func (r *Renderer) Factors(all *portfolio.Portfolio) ([]Coming, error) {
	d := directory{Folder: factorsFolder, Title: r.say.Say("Contributing factors"), Empty: r.say.Say("No report names a contributing factor."),
		Lead: r.say.Say("What had to come together. An incident has several factors, so the numbers add up to more than the incidents.")}
	return r.directoryOf(all, d, r.factorLists(all)), nil
}

// factorLists gives a list for every factor, that of most incidents first.
func (r *Renderer) factorLists(all *portfolio.Portfolio) []list {
	var lists []list
	meanings := r.categoryMeanings()
	for _, g := range all.Categories() {
		category := incident.Category(g.Name)
		lists = append(lists, list{Folder: categoryFolder(category), Title: r.categoryTitle(category), Lead: meanings[category], Group: g,
			parts: r.partsOf(func(f portfolio.Factor) bool { return f.Category == category })})
	}
	byID := all.FactorIDs()
	for _, shared := range r.site.Factors {
		g := portfolio.Group{Name: shared.Name}
		if i := slices.IndexFunc(byID, func(g portfolio.Group) bool { return g.Name == shared.Name }); i >= 0 {
			g = byID[i]
		}
		lists = append(lists, list{Folder: sharedFolder(shared.Name), Title: cmp.Or(shared.Title, shared.Name), Lead: shared.Definition, Group: g,
			parts: r.partsOf(func(f portfolio.Factor) bool { return f.ID == shared.Name })})
	}
	words.SortBy(r.say, lists, func(l list) string { return l.Title })
	slices.SortStableFunc(lists, func(a, b list) int { return cmp.Compare(len(b.Group.Own), len(a.Group.Own)) })
	return lists
}

// partsOf tells those factors of an incident that are meant, with the actions
// that answer them.
func (r *Renderer) partsOf(meant func(portfolio.Factor) bool) func(*portfolio.Entry) []factorPart {
	return func(e *portfolio.Entry) []factorPart {
		var parts []factorPart
		anchors := factorAnchors(e.Factors)
		texts, all := e.Said()
		actions := slices.Collect(anchoredActions(e, all))
		for i, f := range e.Factors {
			if !meant(f) {
				continue
			}
			part := factorPart{Text: shortened(r.plain(texts.Factors[i]), mostRunes), Path: reportPath(e.ID) + "#" + anchors[i]}
			if f.Status != "" && f.Status != incident.Confirmed {
				part.Status = words.Phrase(r.say, "status", f.Status)
			}
			for _, a := range actions {
				if f.ID != "" && slices.Contains(a.Factors, f.ID) {
					part.Actions = append(part.Actions, r.todoRow(e, a))
				}
			}
			parts = append(parts, part)
		}
		return parts
	}
}

// categoryTitle names a category: "Configuration change".
func (r *Renderer) categoryTitle(c incident.Category) string {
	return words.UpperFirst(words.Phrase(r.say, "category", c))
}

// categoryMeanings says in a sentence what each category holds.
func (r *Renderer) categoryMeanings() map[incident.Category]string {
	return map[incident.Category]string{
		"software-defect":   r.say.Say("A program did something other than it was meant to."),
		"config-push":       r.say.Say("A setting was changed, and the change reached production."),
		"binary-push":       r.say.Say("A new version of a program was rolled out."),
		"change-management": r.say.Say("The way in which changes are reviewed, staged and taken back let this one through."),
		"testing":           r.say.Say("No test looked at what went wrong, or it looked at something else."),
		"monitoring":        r.say.Say("What happened was not measured, or nobody was told."),
		"capacity":          r.say.Say("There was less room, time or throughput than was needed."),
		"dependency":        r.say.Say("Something that the service relies on did not do its part."),
		"network":           r.say.Say("Connections, names or routes between machines were at fault."),
		"hardware":          r.say.Say("A machine or a part of one broke or wore out."),
		"data":              r.say.Say("Data was wrong, missing or of a shape that nobody expected."),
		"process":           r.say.Say("The agreed way of working led here, or there was none."),
		"documentation":     r.say.Say("What was written down was wrong, missing or not found in time."),
		"training-tooling":  r.say.Say("Those at work lacked the practice, or their tools did not show or prevent it."),
		"organisation":      r.say.Say("Responsibilities, priorities or staffing made it more likely."),
		"external-event":    r.say.Say("Something outside the organisation set it off or made it worse."),
		"malicious-act":     r.say.Say("Somebody did harm on purpose."),
		"time-calendar":     r.say.Say("A date, a zone, a leap day or an expiry played a part."),
		"automation":        r.say.Say("An automatic action did harm, or went on too far."),
		"user-behaviour":    r.say.Say("The service was used in a way that its makers had not expected."),
		"performance-decay": r.say.Say("Something became slower or worse little by little."),
		"unknown":           r.say.Say("A factor whose category is not known."),
		"other":             r.say.Say("A factor that fits none of the other categories."),
	}
}
