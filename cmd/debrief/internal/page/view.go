package page

import "strings"

// reportView is what incident.md.tmpl sees of a report. Every string is
// finished Markdown; an empty one, or an empty list, has nothing to tell.
type reportView struct {
	Title    string
	Banners  []banner
	Meta     string // kind, organisation, severity, state, services
	Headline string
	Summary  string // blocks
	Internal string // blocks; the summary for those inside
	Facts    grid
	Disputes []dispute

	Happened    happenedView
	Timeline    timelineView
	Cause       causeView
	Remediation remediationView
	Lessons     []listing
	Kinds       []kindView
	Duties      grid // to notify authorities
	Moments     grid // the milestones
	Lengths     grid // between milestones

	Relations   []string
	Versions    []string // blocks, newest first
	Sources     []numbered
	Attachments []string
	Glossary    []string
	Certainty   []wordView // the status words that this page uses
	Cite        string

	notes annotations
}

// Heading gives the words of a heading with its id.
func (v *reportView) Heading(id, words string) string { return words + v.notes.id(id) }

// id gives a mark that names the block it stands in. It goes to the end of a
// line: at its beginning it could keep emphasis from opening.
func (a *annotations) id(id string) string { return a.mark(annotation{Kind: idNote, Value: id}, "") }

// banner is a notice at the head of the page.
type banner struct {
	Kind string // NOTE, IMPORTANT, WARNING, CAUTION
	Text string
}

// dispute is a moment that the sources date differently.
type dispute struct {
	Lead   string // a sentence
	Claims []string
}

// listing is a list under a title.
type listing struct {
	Title string
	Items []string // blocks
}

// figureView is the place of a chart.
type figureView struct {
	Heading, Link, Note string
	Table               grid
}

type happenedView struct {
	Summary        string // blocks
	Points         []string
	Noticed        []string
	Workarounds    []string // blocks
	Communications []string
	Figures        []figureView
}

// Any reports whether there is anything to tell.
func (h happenedView) Any() bool {
	return h.Summary != "" || len(h.Points)+len(h.Noticed)+len(h.Workarounds)+len(h.Communications)+len(h.Figures) > 0
}

type timelineView struct {
	Picture string
	Zone    string // a sentence on the zone of the times
	Phases  grid
	Days    []dayView
	Figures []figureView
}

// dayView is the entries of one day, or those without a time.
type dayView struct {
	Title   string
	Entries []entryView
}

// entryView is one event: its Body, blocks, goes Indent spaces into the list.
type entryView struct {
	Number, Indent int
	Body           string
}

type causeView struct {
	Summary   string // blocks
	Certainty string // a sentence
	Trigger   string
	Factors   []string
	RuledOut  []string
	Questions []string // blocks
}

// Any reports whether there is anything to tell.
func (t timelineView) Any() bool { return len(t.Days)+len(t.Phases.Rows)+len(t.Figures) > 0 }

// Any reports whether there is anything to tell.
func (c causeView) Any() bool {
	return c.Summary != "" || c.Trigger != "" || len(c.Factors)+len(c.RuledOut)+len(c.Questions) > 0
}

type remediationView struct {
	Immediate []string // blocks
	Balance   string   // a sentence on the state of the actions
	Actions   grid
	None      string // blocks; why there are no actions
}

// Any reports whether there is anything to tell.
func (r remediationView) Any() bool {
	return len(r.Immediate)+len(r.Actions.Rows) > 0 || r.None != ""
}

// kindView is the section of one kind's own block.
type kindView struct {
	ID, Heading string
	Facts       grid
	Parts       []kindPart
	Figures     []figureView
}

// kindPart is a table of a kind's section under a title of its own.
type kindPart struct {
	Title string
	Note  string
	Grid  grid
	List  []string
}

// numbered is an item of an ordered list.
type numbered struct {
	Number int
	Text   string
}

// wordView is a word with its meaning.
type wordView struct{ Word, Meaning string }

// grid is a table. Every row has a cell for each column.
type grid struct {
	Columns []column
	Rows    [][]string
}

// column is the head of a table's column.
type column struct {
	Title string
	Rule  string // --- or ---:
}

// columnsOf makes columns of titles; one that begins with > is aligned to the
// right.
func columnsOf(titles ...string) []column {
	all := make([]column, len(titles))
	for i, title := range titles {
		all[i] = column{Title: title, Rule: "---"}
		if numeric, ok := strings.CutPrefix(title, ">"); ok {
			all[i] = column{Title: numeric, Rule: "---:"}
		}
	}
	return all
}

// factsGrid is an empty table of names and what is known of each.
func (c *composer) factsGrid() grid {
	return grid{Columns: columnsOf(c.say.Say("Fact"), c.say.Say("What is known"))}
}

// add adds a row unless nothing is known in its last cell.
func (g *grid) add(cells ...string) {
	if cells[len(cells)-1] != "" {
		g.Rows = append(g.Rows, cells)
	}
}

// compact leaves out the columns that are empty in every row, but for the
// first.
func (g grid) compact() grid {
	if len(g.Rows) == 0 {
		return grid{}
	}
	var used []int
	for c := range g.Columns {
		for _, row := range g.Rows {
			if c == 0 || row[c] != "" {
				used = append(used, c)
				break
			}
		}
	}
	short := grid{}
	for _, c := range used {
		short.Columns = append(short.Columns, g.Columns[c])
	}
	for _, row := range g.Rows {
		cells := make([]string, len(used))
		for i, c := range used {
			cells[i] = row[c]
		}
		short.Rows = append(short.Rows, cells)
	}
	return short
}
