package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// Tags makes the pages of all tags.
func (r *Renderer) Tags(all *portfolio.Portfolio) ([]Coming, error) {
	d := directory{Folder: tagsFolder, Title: r.say.Say("Tags"), Lead: r.say.Say("The words that reports are filed under."), Empty: r.say.Say("No report has a tag.")}
	var lists []list
	tags := all.Tags()
	words.SortBy(r.say, tags, func(g portfolio.Group) string { return g.Name })
	for _, g := range tags {
		lists = append(lists, list{Folder: tagFolder(g.Name), Title: g.Name, Group: g})
	}
	return r.directoryOf(all, d, lists), nil
}

// Severities makes the pages of all severities.
func (r *Renderer) Severities(all *portfolio.Portfolio) ([]Coming, error) {
	d := directory{Folder: severitiesFolder, Title: r.say.Say("Severities"), Lead: r.say.Say("How grave incidents were. Levels of different schemes are not compared."),
		Empty: r.say.Say("There are no reports yet.")}
	var lists []list
	for _, g := range r.severities(all) {
		lists = append(lists, list{Folder: severityFolder(g.Level()), Title: r.severityName(g.Level()), Group: g.Group})
	}
	return r.directoryOf(all, d, lists), nil
}

// States makes the pages of all states.
func (r *Renderer) States(all *portfolio.Portfolio) ([]Coming, error) {
	d := directory{Folder: statesFolder, Title: r.say.Say("States"), Lead: r.say.Say("Whether incidents are over, as things stood when this site was made."),
		Empty: r.say.Say("There are no reports yet.")}
	meanings := map[incident.State]string{
		incident.Ongoing:      r.say.Say("It is not over."),
		incident.Mitigated:    r.say.Say("The worst is over; it may come back, or not be over for everybody."),
		incident.Resolved:     r.say.Say("It is over."),
		incident.StateUnknown: r.say.Say("Whether it is over is not known."),
	}
	var lists []list
	for _, g := range all.States() {
		state := incident.State(g.Name)
		lists = append(lists, list{Folder: stateFolder(state), Title: stateLabel(r.say, state), Lead: meanings[state], Icon: stateIcon(state),
			Tone: className("state-", g.Name), Group: g})
	}
	return r.directoryOf(all, d, lists), nil
}

// directoryOf gives a directory of lists and the lists themselves.
func (r *Renderer) directoryOf(all *portfolio.Portfolio, d directory, lists []list) []Coming {
	for _, l := range lists {
		item := r.item(l.Title, l.Folder, l.Group)
		item.Lead, item.Icon, item.Tone = l.Lead, l.Icon, l.Tone
		d.Items = append(d.Items, item)
	}
	pages := r.directory(d)
	for _, l := range lists {
		l.Above = []crumb{r.home(), {Words: d.Title, Path: d.Folder + "index.html"}}
		pages = append(pages, r.list(all, l)...)
	}
	return pages
}
