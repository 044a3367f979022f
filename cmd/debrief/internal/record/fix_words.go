package record

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// quoteWords puts quotes around the words that rule BareWord tells.
func quoteWords(o *opened) mended {
	var places []problem.Place
	told, _ := o.problems()
	for _, p := range told {
		if p.Rule == source.BareWord {
			places = append(places, p.Place)
		}
	}
	if len(places) == 0 {
		return mended{}
	}
	var cuts []cut
	scalars(o.document.Root, func(n *source.Node) {
		if !n.Quoted && n.Text != "" && slices.Contains(places, o.document.PlaceOf(n)) {
			from, to := o.document.Span(n)
			cuts = append(cuts, cut{from, to, `"` + n.Text + `"`})
		}
	})
	what := fmt.Sprintf("%d words", len(cuts))
	if len(cuts) == 1 {
		what = string(o.data[cuts[0].from:cuts[0].to])
	}
	return mended{data: splice(o.data, cuts), done: "put quotes around " + what, undone: "no quotes were put around " + what}
}

// scalars visits every scalar, keys too.
func scalars(n *source.Node, visit func(*source.Node)) {
	if n.Kind == source.Scalar {
		visit(n)
	}
	for _, item := range n.Items {
		scalars(item, visit)
	}
	for _, f := range n.Fields {
		scalars(f.Key, visit)
		scalars(f.Value, visit)
	}
}

// modelineForm finds the comment that an editor's YAML language server reads.
var modelineForm = regexp.MustCompile(`(?m)^\x{FEFF}?[ \t]*#[ \t]*yaml-language-server[ \t]*:`)

// addModeline puts the modeline before everything else, after a byte order
// mark alone.
func addModeline(o *opened) mended {
	if !fs.ValidPath(o.name) || modelineForm.Match(o.data) {
		return mended{}
	}
	const mark = "\uFEFF"
	head := ""
	if strings.HasPrefix(string(o.data), mark) {
		head = mark
	}
	line := head + Modeline(o.name) + lineEnd(o.data)
	return mended{data: splice(o.data, []cut{{0, len(head), line}}), done: "added the modeline", undone: "the modeline was not added"}
}

// lineEnd gives the line end that a text uses first.
func lineEnd(data []byte) string {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i >= 0 && bytes.HasPrefix(data[i:], []byte("\r\n")):
		return "\r\n"
	case i >= 0 && data[i] == '\r':
		return "\r"
	}
	return "\n"
}
