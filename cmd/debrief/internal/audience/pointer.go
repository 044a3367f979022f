package audience

import (
	"strconv"
	"strings"
)

var (
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
)

// find goes from n along a JSON pointer: by keys, in lists of items with ids
// by id or by place. It gives nil when the pointer leads nowhere.
func (n *node) find(pointer string) *node {
	if pointer == "" {
		return n
	}
	if !strings.HasPrefix(pointer, "/") {
		return nil
	}
	for segment := range strings.SplitSeq(pointer[1:], "/") {
		if n = n.step(unescape.Replace(segment)); n == nil {
			return nil
		}
	}
	return n
}

func (n *node) step(segment string) *node {
	for _, c := range n.children {
		if c.id != "" && c.id == segment {
			return c
		}
	}
	for _, c := range n.children {
		if c.key != "" && c.key == segment {
			return c
		}
	}
	if absent := n.absent(segment); absent != nil {
		return absent
	}
	for _, c := range n.children {
		if c.key != "" {
			continue
		}
		if found := c.step(segment); found != nil {
			return found
		}
	}
	return nil
}

// pointer gives the way to n in the record as it was read.
func (n *node) pointer() string {
	return n.path(func(at *node) string { return at.key })
}

func (n *node) path(last func(*node) string) string {
	if n.parent == nil {
		return ""
	}
	switch {
	case n.key == "":
		return n.parent.path(last)
	case n.id != "":
		return n.parent.path(last) + "/" + escape.Replace(n.id)
	}
	return n.parent.path(last) + "/" + escape.Replace(last(n))
}

// visible keeps those of the pointers that lead to something the reader gets,
// as they lead there in the copy.
func (n *node) visible(pointers []string) []string {
	var kept []string
	for _, p := range pointers {
		if at := n.find(p); at != nil && at.reached() {
			kept = append(kept, at.path((*node).segment))
		}
	}
	return kept
}

// reached reports whether the reader gets n: it and all that it stands in.
func (n *node) reached() bool {
	for ; n.parent != nil; n = n.parent {
		if !n.kept {
			return false
		}
	}
	return true
}

// segment gives n's segment in the copy, where an item may have moved up.
func (n *node) segment() string {
	if n.item {
		return strconv.Itoa(n.place)
	}
	return n.key
}
