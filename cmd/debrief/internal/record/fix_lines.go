package record

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/source"
)

// entryLines are the lines that move with an entry: the comments above it, its
// own lines, and the comments behind it that are indented further than its
// dash.
type entryLines struct{ above, own, behind []string }

// reorderedLines gives the text with the entries of a list with dashes in
// another order. Empty lines between entries stay where they are, and so does
// a comment that an empty line parts from the first entry.
func (o *opened) reorderedLines(timeline *source.Node, order []int) (data []byte, why string) {
	l := linesOf(string(o.data))
	places, why := o.entryPlaces(l, timeline)
	if why != "" {
		return nil, why
	}
	entries, blanks := make([]entryLines, len(places)), make([][]string, len(places))
	top := o.keyLine(l, "timeline") + 1
	begin := top
	for i, at := range places {
		gap := l.lines[begin:at.first]
		if slices.ContainsFunc(gap, isContent) {
			return nil, "something stands between its entries"
		}
		begin = at.last + 1
		if i == 0 {
			top += afterLast(gap, isBlank)
			entries[0].above = gap[afterLast(gap, isBlank):]
		} else {
			entries[i-1].behind, blanks[i], entries[i].above = parted(gap, at.indent)
		}
		entries[i].own = l.lines[at.first : at.last+1]
	}
	last := len(places) - 1
	rest := l.lines[begin:]
	if end := slices.IndexFunc(rest, isContent); end >= 0 {
		rest = rest[:end]
	}
	entries[last].behind = rest[:afterLast(rest, deeperThan(places[last].indent))]
	bottom := begin + len(entries[last].behind)

	moved := slices.Clone(l.lines[:top])
	for place, i := range order {
		moved = slices.Concat(moved, blanks[place], entries[i].above, entries[i].own, entries[i].behind)
	}
	return l.join(slices.Concat(moved, l.lines[bottom:])), ""
}

// entryPlace is where an entry stands: its first and last line, and how far its
// dash is indented.
type entryPlace struct{ first, last, indent int }

// entryPlaces gives the lines of every entry, or says why there are none.
func (o *opened) entryPlaces(l lines, timeline *source.Node) (places []entryPlace, why string) {
	if strings.Contains(strings.ReplaceAll(l.text, "\r\n", "\n"), "\r") {
		return nil, "its lines end in an unusual way"
	}
	at, _ := o.document.Span(timeline)
	for _, item := range timeline.Items {
		dash := l.nextDash(at)
		if dash < 0 {
			return nil, "its dashes cannot be told from the rest"
		}
		_, at = o.document.Span(item)
		first := l.at(dash)
		before := l.text[l.starts[first]:dash]
		if strings.Trim(before, " ") != "" {
			return nil, "an entry does not begin on a line of its own"
		}
		places = append(places, entryPlace{first, l.at(at), len(before)})
	}
	return places, ""
}

// keyLine gives the line of a key at the top level.
func (o *opened) keyLine(l lines, key string) int {
	for _, f := range o.document.Root.Fields {
		if f.Key.Text == key {
			from, _ := o.document.Span(f.Key)
			return l.at(from)
		}
	}
	return -1
}

// parted parts the lines between two entries: comments that belong to the one
// before, empty lines, and what belongs to the one behind. A comment right below
// an entry belongs to it when it is indented further than its dash or an empty
// line follows.
func parted(gap []string, indent int) (behind, blank, above []string) {
	own := afterLast(gap, deeperThan(indent))
	if comments := slices.IndexFunc(gap, isBlank); comments > own {
		own = comments
	}
	behind, above = gap[:own], gap[own:]
	n := 0
	for n < len(above) && isBlank(above[n]) {
		n++
	}
	return behind, above[:n], above[n:]
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

func isContent(line string) bool {
	return !isBlank(line) && !strings.HasPrefix(strings.TrimLeft(line, " \t"), "#")
}

// deeperThan finds comments that are indented further.
func deeperThan(indent int) func(string) bool {
	return func(line string) bool {
		return !isBlank(line) && len(line)-len(strings.TrimLeft(line, " \t")) > indent
	}
}

// afterLast gives the index after the last line of a sort; 0 for none.
func afterLast(lines []string, sort func(string) bool) int {
	for i := len(lines); i > 0; i-- {
		if sort(lines[i-1]) {
			return i
		}
	}
	return 0
}

// lines is a text with its lines, each with its end.
type lines struct {
	text   string
	lines  []string
	starts []int // the offset of each line
}

func linesOf(text string) lines {
	l := lines{text: text, lines: strings.SplitAfter(text, "\n")}
	at := 0
	for _, line := range l.lines {
		l.starts = append(l.starts, at)
		at += len(line)
	}
	return l
}

// at gives the index of the line with a byte.
func (l lines) at(offset int) int {
	i, found := slices.BinarySearch(l.starts, offset)
	if !found {
		i--
	}
	return i
}

// nextDash gives the offset of a dash that only white space and comments stand
// before; -1 for none.
func (l lines) nextDash(at int) int {
	for at < len(l.text) {
		switch l.text[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			end := strings.IndexByte(l.text[at:], '\n')
			if end < 0 {
				return -1
			}
			at += end
		case '-':
			return at
		default:
			return -1
		}
	}
	return -1
}

// join puts lines together to a text that ends as the first one did: the last
// line of a file may have no end.
func (l lines) join(all []string) []byte {
	end := lineEnd([]byte(l.text))
	var out strings.Builder
	for i, line := range all {
		out.WriteString(line)
		if i < len(all)-1 && line != "" && !strings.HasSuffix(line, "\n") {
			out.WriteString(end)
		}
	}
	text := out.String()
	if !strings.HasSuffix(l.text, "\n") {
		text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	} else if !strings.HasSuffix(text, "\n") {
		text += end
	}
	return []byte(text)
}
