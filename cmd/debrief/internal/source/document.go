package source

import (
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// Document is one YAML document that could be read: its tree, and the places
// of its nodes.
type Document struct {
	Root *Node
	text *text
}

// Name gives the name of the file.
func (d *Document) Name() string { return d.text.name }

// Empty reports whether the document says nothing at all.
func (d *Document) Empty() bool { return d.Root.Null() }

// PlaceOf gives the place of a node: of its own text, or, where a list or an
// object is written in lines of its own, of the key it stands under.
func (d *Document) PlaceOf(n *Node) problem.Place {
	if n.Kind != Scalar && !n.flow && n.keyNode != nil || n.Null() && n.Text == "" && n.keyNode != nil {
		n = n.keyNode
	}
	offset := d.text.offset(n.line, n.column)
	return d.text.placeAt(offset, widthOf(n, d.text.restOfLine(offset)))
}

// KeyPlace gives the place of the key that a node stands under, or of the node
// itself where it has no key.
func (d *Document) KeyPlace(n *Node) problem.Place {
	if n.keyNode != nil {
		n = n.keyNode
	}
	return d.PlaceOf(n)
}

// Place gives the place that a JSON pointer leads to, or of the nearest thing
// around it that is written.
func (d *Document) Place(pointer string) problem.Place { return d.PlaceOf(d.nearest(pointer)) }

// nearest gives the node that a JSON pointer leads to, or the nearest around it.
func (d *Document) nearest(pointer string) *Node {
	for {
		if n := d.Root.At(pointer); n != nil {
			return n
		}
		pointer = pointer[:strings.LastIndexByte(pointer, '/')]
	}
}
