package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what a node is.
type Kind uint8

// The kinds. A Broken node stands where the tree was faulty; its problem is
// told already, and readers pass over it.
const (
	Broken Kind = iota
	Scalar
	List
	Object
)

// Node is one value of a document, with what is written and where.
type Node struct {
	Text   string  // a scalar's text without quotes
	Items  []*Node // of a list
	Fields []Field // of an object, in written order, each key once
	// Key is the key that the node stands under, its list's key for an item of
	// a list, and empty at the top.
	Key string

	line, column int
	keyNode      *Node // the node of the key; nil for items and at the top
	block, flow  bool

	Kind   Kind
	Quoted bool // a scalar in quotes or in block form, which is text whatever it says
	Item   bool // the node is an item of a list
}

// Field is one key of an object with its value.
type Field struct{ Key, Value *Node }

// Null reports whether nothing is written: an empty value, ~ or null.
func (n *Node) Null() bool {
	return n.Kind == Scalar && !n.Quoted && isNull(n.Text)
}

// Blank reports whether n holds nothing: a text of which nothing is seen, or no
// items.
func (n *Node) Blank() bool {
	return n.Kind != Broken && !strings.ContainsFunc(n.Text, isSeen) && len(n.Items) == 0 && len(n.Fields) == 0
}

// isSeen reports whether a character is more than white space or a mark without
// a width.
func isSeen(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// Get gives the value under a key of an object; nil when there is none.
func (n *Node) Get(key string) *Node {
	for _, f := range n.Fields {
		if f.Key.Text == key {
			return f.Value
		}
	}
	return nil
}

// At follows a JSON pointer; nil when it leads nowhere.
func (n *Node) At(pointer string) *Node {
	if pointer == "" {
		return n
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if n = n.child(Unescape(segment)); n == nil {
			return nil
		}
	}
	return n
}

func (n *Node) child(segment string) *Node {
	switch n.Kind {
	case Object:
		return n.Get(segment)
	case List:
		if i, err := strconv.Atoi(segment); err == nil && i >= 0 && i < len(n.Items) && strconv.Itoa(i) == segment {
			return n.Items[i]
		}
	}
	return nil
}

// Escape writes a key as a segment of a JSON pointer (RFC 6901).
func Escape(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

// Unescape reads a segment of a JSON pointer.
func Unescape(segment string) string {
	return strings.ReplaceAll(strings.ReplaceAll(segment, "~1", "/"), "~0", "~")
}

// String names the value for a message: the text "x", the number 12, a list.
func (n *Node) String() string {
	switch {
	case n.Kind == List:
		return "a list"
	case n.Kind == Object:
		return "an object with keys"
	case n.Null():
		return "no value"
	case n.Quoted:
		return "the text " + quote(n.Text)
	case isNumber(n.Text):
		return "the number " + cut(n.Text)
	case isBool(n.Text):
		return "the truth value " + n.Text
	}
	return "the text " + quote(n.Text)
}

// where names the object for a message: in "times", in an item of "timeline".
func (n *Node) where() string {
	switch {
	case n.Key == "":
		return "at the top level"
	case n.Item:
		return fmt.Sprintf("in an item of %s", quote(n.Key))
	}
	return fmt.Sprintf("in %s", quote(n.Key))
}

// named is the value's name as the subject of a message.
func (n *Node) named() string {
	switch {
	case n.Key == "":
		return "the top level"
	case n.Item:
		return fmt.Sprintf("an item of %s", quote(n.Key))
	}
	return quote(n.Key)
}

// quote shows a written value in a message, shortened when it is long.
func quote(s string) string { return strconv.Quote(cut(s)) }

func cut(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
