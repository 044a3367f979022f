package problem

import (
	"fmt"
	"strings"
)

// commands are the words that a workflow's log understands.
var commands = map[Severity]string{Error: "error", Warning: "warning", Hint: "notice"}

// GitHub gives each problem as the command that makes a workflow of GitHub
// show it beside the line, one a line. What a record lacks only because it is
// not finished is one command for the file, since a workflow shows few. What is
// waived is not told.
// Source: the workflow commands of GitHub Actions.
func (f Findings) GitHub() string {
	var b strings.Builder
	for told, early := range f.files() {
		for _, p := range told {
			fmt.Fprintf(&b, "::%s %s::%s\n", commands[p.Severity], p.properties(), commandText(p.story()))
		}
		if len(early) > 0 {
			fmt.Fprintf(&b, "::%s file=%s::%s\n", commands[Hint], commandValue(early[0].File), commandText(early.Lacking()))
		}
	}
	return b.String()
}

// properties tells a command its place and title. There, the last column is
// that of the last rune.
func (p Problem) properties() string {
	all := []string{"file=" + commandValue(p.File)}
	if p.Line > 0 {
		all = append(all, fmt.Sprintf("line=%d,col=%d,endColumn=%d", p.Line, p.Column, p.Column+max(1, p.Width)-1))
	}
	return strings.Join(append(all, "title="+commandValue(p.Rule.String())), ",")
}

// story is the message with the other places and the way out, in lines.
func (p Problem) story() string {
	lines := []string{Printable(p.Message)}
	for _, a := range p.Also {
		lines = append(lines, a.String()+": "+Printable(a.Message))
	}
	if p.Hint != "" {
		lines = append(lines, "hint: "+Printable(p.Hint))
	}
	return strings.Join(lines, "\n")
}

// commandText escapes what stands after a command, which a terminal may show.
func commandText(s string) string {
	return Printable(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s))
}

// commandValue escapes the value of a command's property.
func commandValue(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandText(s))
}
