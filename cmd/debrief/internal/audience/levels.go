package audience

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// Levels gives, for the places of a record, who may see what stands there: the
// strictest of all marks on the way to it and of the redactions that name it.
// No more of the record is looked into than is asked for. The pointers go by
// index, as the record is written. A place that is not there, or cannot be
// filtered, is restricted.
func Levels(inc *incident.Incident) func(pointer string) incident.Audience {
	root := newRoot(inc)
	if len(inc.Redact) > 0 && root.grow(marks{fallback: inc.Audience}) != nil {
		return func(string) incident.Audience { return incident.Restricted }
	}
	for i := range inc.Redact {
		r := &inc.Redact[i]
		if at := root.find(r.Path); at != nil {
			at.aim().stricter(r.Audience)
		}
	}
	return func(pointer string) incident.Audience {
		if at := root.below(pointer); at != nil {
			return at.audience
		}
		return incident.Restricted
	}
}

// stricter marks a place and all below it.
func (n *node) stricter(mark incident.Audience) {
	n.audience, n.lifted = strictest(n.audience, mark), true
	for _, child := range n.children {
		child.stricter(mark)
	}
}

// below goes from n along a JSON pointer as the record is written: items of
// lists go by index. Of places with one pointer, such as a named item and its
// value, it gives the innermost. It gives nil when the pointer leads nowhere.
func (n *node) below(pointer string) *node {
	if !n.opened {
		if _, err := n.open(n.way()); err != nil {
			return nil
		}
	}
	segment, rest, more := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	if more {
		rest = "/" + rest
	}
	segment = unescape.Replace(segment)
	for i := len(n.children) - 1; i >= 0; i-- {
		child, at := n.children[i], (*node)(nil)
		switch written := child.written(); {
		case written == "":
			at = child.below(pointer)
		case pointer != "" && written == segment:
			at = child.below(rest)
		}
		if at != nil {
			return at
		}
	}
	if absent := n.absent(segment); absent != nil {
		return absent.below(rest)
	}
	if pointer == "" && !n.free { // free keys stand at their struct's place and are stricter
		return n
	}
	return nil
}

// written gives n's segment in the record as it is written; empty where a
// pointer passes through.
func (n *node) written() string {
	if n.item && n.id != "" && named(behind(n.value.Type())) {
		return n.id
	}
	return n.key
}
