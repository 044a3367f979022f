package source

import (
	"strings"
	"unicode/utf8"
)

// widthOf gives how many runes of its first line the node takes.
func widthOf(n *Node, rest string) int {
	switch {
	case n.Kind == Scalar && (strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'")):
		return utf8.RuneCountInString(rest[:quotedEnd(rest)])
	case n.Kind == Scalar && n.block:
		return utf8.RuneCountInString(strings.TrimRight(untilComment(rest), " \t"))
	case n.Kind == Scalar && strings.HasPrefix(rest, n.Text):
		return utf8.RuneCountInString(n.Text)
	case n.Kind != Scalar && n.flow:
		return utf8.RuneCountInString(rest[:bracketEnd(rest)])
	case n.Kind == Object && len(n.Fields) > 0:
		return widthOf(n.Fields[0].Key, rest)
	case n.Kind == List:
		return 1
	}
	return utf8.RuneCountInString(strings.TrimRight(untilComment(rest), " \t"))
}

// quotedEnd gives the length of the quoted scalar that rest begins with, or
// all of rest when it goes on in the next line.
func quotedEnd(rest string) int {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case quote == '"' && rest[i] == '\\':
			i++
		case rest[i] != quote:
		case quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(rest)
}

// bracketEnd gives the length of the bracketed collection that rest begins
// with, or what of it stands on the line.
func bracketEnd(rest string) int {
	depth := 0
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
			if depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if i > 0 && strings.IndexByte(" ,[{:", rest[i-1]) >= 0 {
				i += quotedEnd(rest[i:]) - 1
			}
		}
	}
	return len(strings.TrimRight(untilComment(rest), " \t"))
}

func untilComment(rest string) string {
	if i := strings.Index(rest, " #"); i >= 0 {
		return rest[:i]
	}
	return rest
}

// tagWidth gives how many runes the tag, or else the first word, takes that
// rest begins with.
func tagWidth(rest string) int {
	end := " \t,[]{}"
	if strings.HasPrefix(rest, "!<") {
		end = " \t"
	}
	if i := strings.IndexAny(rest, end); i >= 0 {
		rest = rest[:i]
	}
	return utf8.RuneCountInString(rest)
}
