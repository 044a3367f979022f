package source

import (
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/problem"
)

// builder makes the tree of a document out of the library's nodes and refuses
// what a record may not use: aliases, anchors, merge keys, tags, keys that are
// not text, and the same key twice.
type builder struct {
	text     *text
	longest  int // the length of the longest key in runes
	problems problem.List
	spare    []Node

	looked           int // the line within brackets that indentation looked at last
	line, column, at int // where it is
}

// mostAtOnce is how many nodes are made at first, where there are so many.
const mostAtOnce = 1000

// count gives how many nodes there are at y and below it.
func count(y *yaml.Node) int {
	n := 1
	for _, c := range y.Content {
		n += count(c)
	}
	return n
}

// blank gives an empty node. They are made many at a time.
func (b *builder) blank() *Node {
	if len(b.spare) == 0 {
		b.spare = make([]Node, 64)
	}
	n := &b.spare[0]
	b.spare = b.spare[1:]
	return n
}

// node makes the tree below y. The key is nil for the top and for items, which
// carry the name of their list.
func (b *builder) node(y *yaml.Node, key *Node, name string, depth int) *Node {
	n := b.blank()
	n.line, n.column, n.Key, n.keyNode, n.flow = y.Line, y.Column, name, key, y.Style&yaml.FlowStyle != 0
	if b.refused(y, n, depth) {
		return n
	}
	switch y.Kind {
	case yaml.ScalarNode:
		b.scalar(y, n)
	case yaml.SequenceNode:
		b.list(y, n, depth)
	case yaml.MappingNode:
		b.object(y, n, depth)
	}
	return n
}

const aliasHint = "write the value out; put text that begins with * in quotes"

func aliasMessage(name string) string { return fmt.Sprintf("the alias *%s cannot be used", cut(name)) }

// refused reports constructs that may not be used. After an anchor or a tag
// the node is still read, so that what is in it is checked as well.
func (b *builder) refused(y *yaml.Node, n *Node, depth int) bool {
	if y.Kind == yaml.AliasNode {
		b.fault(n, 1+utf8.RuneCountInString(y.Value), YAML, aliasMessage(y.Value), aliasHint)
		return true
	}
	if depth > MaxDepth && y.Kind != yaml.ScalarNode {
		b.fault(n, 1, YAML, fmt.Sprintf("more than %d lists and objects lie in one another", MaxDepth), "write it flatter")
		return true
	}
	if message := tooMany(y); message != "" {
		b.fault(n, 1, YAML, message, tooManyHint)
		return true
	}
	if y.Anchor != "" {
		b.fault(n, 1+utf8.RuneCountInString(y.Anchor), YAML, fmt.Sprintf("the anchor &%s cannot be used", cut(y.Anchor)),
			"take it out; put text that begins with & in quotes")
	}
	if y.Style&yaml.TaggedStyle != 0 {
		b.fault(n, ofTag, YAML, fmt.Sprintf("the tag %s cannot be used", cut(y.Tag)),
			"take it out; put text in quotes")
	}
	return false
}

// tooMany says that a list or an object is too long; empty when it is not.
func tooMany(y *yaml.Node) string {
	switch {
	case y.Kind == yaml.SequenceNode && len(y.Content) > MaxItems:
		return fmt.Sprintf("more than %d items stand in one list", MaxItems)
	case y.Kind == yaml.MappingNode && len(y.Content) > 2*MaxItems:
		return fmt.Sprintf("more than %d keys stand in one object", MaxItems)
	}
	return ""
}

func (b *builder) scalar(y *yaml.Node, n *Node) {
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	const block = yaml.LiteralStyle | yaml.FoldedStyle
	n.Kind, n.Text = Scalar, y.Value
	n.Quoted, n.block = y.Style&(quoted|block) != 0, y.Style&block != 0
}

func (b *builder) list(y *yaml.Node, n *Node, depth int) {
	n.Kind, n.Items = List, make([]*Node, len(y.Content))
	for i, c := range y.Content {
		n.Items[i] = b.node(c, nil, n.Key, depth+1)
		n.Items[i].Item = true
	}
}

func (b *builder) object(y *yaml.Node, n *Node, depth int) {
	n.Kind, n.Fields = Object, make([]Field, 0, len(y.Content)/2)
	var first map[string]*Node // of an object with many keys; few are soon looked through
	if len(y.Content) > 2*fewKeys {
		first = make(map[string]*Node, len(y.Content)/2)
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, ok := b.key(y.Content[i])
		if !ok {
			continue
		}
		value := b.node(y.Content[i+1], key, key.Text, depth+1)
		other := first[key.Text]
		if first == nil {
			other = n.keyCalled(key.Text)
		}
		if other != nil {
			b.twice(key, other)
			continue
		}
		if first != nil {
			first[key.Text] = key
		}
		n.Fields = append(n.Fields, Field{Key: key, Value: value})
	}
}

// fewKeys is how many keys an object has that are looked through one by one.
const fewKeys = 24

// keyCalled gives a key of an object; nil when there is none.
func (n *Node) keyCalled(name string) *Node {
	for _, f := range n.Fields {
		if f.Key.Text == name {
			return f.Key
		}
	}
	return nil
}

// key reads a key, which must be text of a reasonable length.
func (b *builder) key(y *yaml.Node) (*Node, bool) {
	key := b.blank()
	key.line, key.column = y.Line, y.Column
	if b.refused(y, key, 0) {
		return nil, false
	}
	if y.Kind != yaml.ScalarNode {
		b.fault(key, 1, YAML, "a key must be text, not a list or an object", "put text with braces or brackets in quotes")
		return nil, false
	}
	b.scalar(y, key)
	switch {
	case key.Text == "<<" && !key.Quoted:
		b.fault(key, 2, YAML, "the merge key << cannot be used", "write the keys out")
	case key.Text == "":
		b.fault(key, 1, YAML, "a key is empty", "write key: value")
	case utf8.RuneCountInString(key.Text) > b.longest:
		b.fault(key, b.longest, YAML, fmt.Sprintf("a key is longer than %d characters", b.longest), "write a shorter one")
	default:
		return key, true
	}
	return nil, false
}

func (b *builder) twice(key, first *Node) {
	if Full(b.problems) {
		return
	}
	Add(&b.problems, b.text.name, func() problem.Place { return b.place(key, 0) }, problem.Problem{
		Rule: Malformed, Message: fmt.Sprintf("the key %s is written twice", quote(key.Text)), Hint: "keep one of them",
		Also: []problem.Also{{Place: b.place(first, 0), Message: "it is first written here"}},
	})
}

func (b *builder) secondDocument(y *yaml.Node) {
	b.fault(&Node{line: y.Line, column: y.Column}, 3, YAML, "a second document begins here",
		"one file holds one document: put this into a file of its own")
}

func (b *builder) fault(n *Node, width int, rule *problem.Rule, message, hint string) {
	Add(&b.problems, b.text.name, func() problem.Place { return b.place(n, width) },
		problem.Problem{Rule: rule, Message: message, Hint: hint})
}

// ofTag is a width in place of a number: that of a tag as it is written.
const ofTag = -1

// place gives the place of a node; a width of 0 means that of its text.
func (b *builder) place(n *Node, width int) problem.Place {
	offset := b.text.offset(n.line, n.column)
	switch width {
	case 0:
		width = widthOf(n, b.text.restOfLine(offset))
	case ofTag:
		width = tagWidth(b.text.restOfLine(offset))
	}
	return b.text.placeAt(offset, width)
}
