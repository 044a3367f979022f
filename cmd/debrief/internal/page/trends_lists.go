package page

import "debrief/cmd/debrief/internal/portfolio"

// listOf gives the address of the page that lists the incidents behind a number
// of a chart, newest first, and has it made; empty when they all fit beside the
// number. Name says what they have in common; key does so in the address and is
// the same in every language.
func (t *trends) listOf(chart, topic, name, key string, entries []*portfolio.Entry) string {
	if len(entries) <= mostExamples {
		return ""
	}
	return t.alwaysListed(chart, topic, name, key, entries)
}

// alwaysListed is listOf for any number of incidents but none.
func (t *trends) alwaysListed(chart, topic, name, key string, entries []*portfolio.Entry) string {
	if len(entries) == 0 {
		return ""
	}
	title := t.say.SayAs("colon", "%s:", topic) + " " + name
	folder := trendsFolder + chart + "/" + pathName(key) + "/"
	t.lists = append(t.lists, list{
		Folder: folder, Title: title, Group: portfolio.GroupOf(title, newest(entries)),
		Above: []crumb{t.r.home(), {Words: t.say.Say("Trends"), Path: trendsFolder + "index.html"}},
	})
	return folder + "index.html"
}
