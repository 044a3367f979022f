package page

import "strings"

// dataView is what the page of methods tells of the forms for programs. What
// the forms hold is package feed's; a test of package pipeline keeps the two
// complete.
type dataView struct {
	Forms     []string
	Top       string // what stands in incidents.json above the incidents
	Incidents grid
	Actions   grid
	Nested    []string // moments and lengths
}

// codes tells names as code, one after the other; what stands within one comes
// after its colon.
func codes(names string) string {
	var all []string
	for _, name := range strings.Fields(names) {
		bare, above := strings.CutSuffix(name, ":")
		if told := code(bare); above {
			all = append(all, told+":")
		} else {
			all = append(all, told)
		}
	}
	return strings.Join(all, " ")
}

func (r *Renderer) dataView() dataView {
	say := r.say.Say
	var v dataView
	for _, f := range []struct{ names, means string }{
		{"feed.xml feed.json", say("New and changed reports, the latest change first (Atom and JSON Feed).")},
		{"incidents.json incidents.csv", say("All incidents, the newest first.")},
		{"actions.csv", say("All actions, those of the newest incident first.")},
		{"actions.ics", say("The days on which open actions are due, for calendars.")},
		{"schema/incident.v1.json", say("The form of records, as a JSON Schema. Beside every report stand its record and its Markdown.")},
	} {
		var links []string
		for _, name := range strings.Fields(f.names) {
			links = append(links, link(name, "../"+name))
		}
		v.Forms = append(v.Forms, r.say.Colon(r.say.Commas(links), escape(f.means)))
	}
	top := "version generator as_of title organisation audience language home_page_url count"
	v.Top = r.say.Colon(codes(top), escape(say("The version of this form, which only gains fields; the program; the as-of day; the site with its audience, its language and its address; how many incidents follow.")))
	v.Incidents = grid{Columns: columnsOf("incidents.json · incidents.csv", say("What it means"))}
	for _, f := range r.incidentFields() {
		v.Incidents.add(r.fieldNames(f), escape(f.means))
	}
	v.Actions = grid{Columns: columnsOf("actions.csv", say("What it means"))}
	for _, f := range r.actionColumns() {
		v.Actions.add(codes(f.csv), escape(f.means))
	}
	for _, n := range []struct{ names, means string }{
		{"word at precision earliest latest approximate status", say("A moment: a word where there is no value, else the instant as it was written and how exactly; the first moment that it allows and the first one after it, in UTC; how sure it is.")},
		{"words seconds at_least_seconds at_most_seconds approximate so_far before status", say("A length: in words, in seconds, and between which bounds; whether it still grows, whether the second moment came first, and how sure it is.")},
	} {
		v.Nested = append(v.Nested, r.say.Colon(codes(n.names), escape(n.means)))
	}
	return v
}

// dataField is what programs find under some names.
type dataField struct{ json, csv, means string }

// fieldNames tells what a field is called in JSON and in the table, once where
// that is the same.
func (r *Renderer) fieldNames(f dataField) string {
	inJSON, inTable := r.say.Lead("JSON")+" "+codes(f.json), r.say.Lead("CSV")+" "+codes(f.csv)
	switch f.csv {
	case f.json:
		return codes(f.json)
	case "":
		return inJSON
	}
	return r.say.Items([]string{inJSON, inTable})
}

func (r *Renderer) incidentFields() []dataField {
	say := r.say.Say
	return []dataField{
		{"id", "id", say("The incident's name in addresses; it never changes.")},
		{"title", "title", say("The title as the record has it.")},
		{"url markdown_url record_url", "url", say("The report as a page and as Markdown, and its record.")},
		{"kind kind_words also_kinds", "kind", say("The kind for programs and in words, and further kinds.")},
		{"severity: level scheme", "severity scheme", say("The level, and the scheme that it belongs to.")},
		{"state ongoing", "state ongoing", say("The state by the record, and whether it goes on on the as-of day.")},
		{"record_status", "record_status", say("Whether the report is published or was retracted.")},
		{"fictional counted", "fictional counted", say("Whether it is an example, and whether numbers across incidents count it.")},
		{"summary", "summary", say("Its headline, else its summary.")},
		{"services regions tags", "services regions tags", say("What it hit, and what it is filed under.")},
		{"aliases external_ids: system id url", "", say("Ids that it had before, and those in other systems.")},
		{"began", "began began_earliest began_latest", say("When it began, else the first moment that is known.")},
		{"times", "ended_earliest ended_latest", say("The moments by milestone; in the table, the end.")},
		{"durations", "duration duration_seconds duration_at_least_seconds duration_at_most_seconds so_far detect_at_least_seconds detect_at_most_seconds",
			say("The lengths by name: how long it lasted, how long it took to notice, and others that are known.")},
		{"detection", "detection", say("Who or what noticed it.")},
		{"trigger factors: id category status", "trigger factors", say("What set it off, and the categories of the contributing factors.")},
		{"actions: total open overdue blocked done wont_do", "actions actions_open actions_overdue", say("How many actions follow from it, and how far they are.")},
		{"relations: type id external", "", say("How it belongs to other incidents, here or elsewhere.")},
		{"revision: version type at", "revision", say("The latest version of the report.")},
		{"published updated", "published updated", say("When the first and the latest version were published.")},
	}
}

func (r *Renderer) actionColumns() []dataField {
	say := r.say.Say
	return []dataField{
		{csv: "incident incident_title incident_retracted fictional", means: say("The incident that it follows from; whether its report was retracted, and whether it is an example.")},
		{csv: "action title url", means: say("The action's id in the report, its title and its address.")},
		{csv: "type priority", means: say("What sort of action it is, and how urgent.")},
		{csv: "status overdue", means: say("How far it is, and whether it is open after the day that it was due on.")},
		{csv: "owner owner_title", means: say("The team, by name and by title.")},
		{csv: "created due done_at", means: say("The days as the record has them.")},
		{csv: "factors ticket", means: say("The contributing factors that it answers, by id, and where it is followed.")},
	}
}
