package source

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

func pointerReader(read reader) reader {
	return func(r *Reading, n *Node, into reflect.Value) bool {
		value := reflect.New(into.Type().Elem())
		if !read(r, n, value.Elem()) {
			return false
		}
		into.Set(value)
		return true
	}
}

// listReader reads a list; an empty one is nil. An item that cannot be read leaves a zero value, so
// that the indices stay those of the document.
func listReader(read reader) reader {
	return func(r *Reading, n *Node, into reflect.Value) bool {
		if n.Kind != List {
			r.Wrong(n, "a list", listHint(n))
			return false
		}
		if len(n.Items) == 0 {
			return true
		}
		list := reflect.MakeSlice(into.Type(), len(n.Items), len(n.Items))
		for i, item := range n.Items {
			switch {
			case item.Kind == Broken:
			case item.Null():
				r.Tell(item, Malformed, fmt.Sprintf("an item of %s has no value", quote(n.Key)), "write one, or take the item out")
			case item.Kind == Scalar && item.Blank():
				r.Tell(item, Malformed, fmt.Sprintf("an item of %s is empty", quote(n.Key)), "write something, or take the item out")
			default:
				read(r, item, list.Index(i))
			}
		}
		into.Set(list)
		return true
	}
}

func listHint(n *Node) string {
	if n.Kind == Scalar && !strings.ContainsAny(n.Text, "\n,[]{}#\"'") && len(n.Text) < 60 {
		return fmt.Sprintf("write it as [%s]", n.Text)
	}
	return "write the items below it, each with a dash: - …"
}

// readText takes what is written, whatever YAML would make of it, and warns of
// what some tools take for a truth value. The line end of a block scalar is no
// part of the text.
func readText(r *Reading, n *Node, into reflect.Value) bool {
	switch {
	case n.Kind != Scalar || n.Null():
		r.Wrong(n, "text", textHint(n))
		return false
	case n.block:
		into.SetString(strings.TrimRight(n.Text, "\n"))
	default:
		if !n.Quoted && isAmbiguous(n.Text) {
			r.Tell(n, BareWord, fmt.Sprintf("%s without quotes is a truth value for many YAML tools; it is read as text here", n.Text),
				fmt.Sprintf("write %q, with the quotes", n.Text))
		}
		into.SetString(n.Text)
	}
	return true
}

func textHint(n *Node) string {
	if n.flow {
		return "put text that begins with [ or { in quotes"
	}
	return "write it on the same line, or below it after >-"
}

// enumReader reads a word of a known list. In an open list another word is
// kept.
func enumReader(t reflect.Type) reader {
	enum := reflect.Zero(t).Interface().(Enum)
	words, open := enum.Words(), enum.Open()
	return func(r *Reading, n *Node, into reflect.Value) bool {
		if n.Kind != Scalar {
			r.Wrong(n, "one word", "one of: "+strings.Join(words, ", "))
			return false
		}
		word := n.Text
		if !n.Quoted && isBool(word) {
			word = strings.ToLower(word)
		}
		if !slices.Contains(words, word) && !r.unknownWord(n, words, open) {
			return false
		}
		into.SetString(word)
		return true
	}
}

// unknownWord tells that a word is not in the list, and whether it may stay.
func (r *Reading) unknownWord(n *Node, words []string, open bool) bool {
	if Full(r.problems) {
		return false
	}
	hint := "one of: " + strings.Join(words, ", ")
	if answer := boolHint(n); answer != "" && slices.Contains(words, "true") {
		hint = answer
	} else if near := Nearest(n.Text, words); near != "" {
		hint = fmt.Sprintf("did you mean %q? Known are: %s", near, strings.Join(words, ", "))
	}
	if open && strings.TrimSpace(n.Text) != "" {
		r.Tell(n, UnknownWord, fmt.Sprintf("%s is not a known word for %s; it is shown as written", quote(n.Text), n.named()), hint)
		return true
	}
	r.Tell(n, Malformed, fmt.Sprintf("%s is not a word for %s", quote(n.Text), n.named()), hint)
	return false
}

func readBool(r *Reading, n *Node, into reflect.Value) bool {
	if n.Kind != Scalar || n.Quoted || !isBool(n.Text) {
		r.Wrong(n, "true or false", cmp.Or(boolHint(n), "write true or false"))
		return false
	}
	into.SetBool(strings.EqualFold(n.Text, "true"))
	return true
}

func boolHint(n *Node) string {
	switch strings.ToLower(n.Text) {
	case "true", "yes", "on":
		return "write true, without quotes"
	case "false", "no", "off":
		return "write false, without quotes"
	}
	return ""
}

// digitsHint is the way out where nothing is known of what was meant.
const digitsHint = "write digits, like 12 or 0.5"

func readInt(r *Reading, n *Node, into reflect.Value) bool {
	if n.Kind != Scalar || n.Quoted || !intForm.MatchString(n.Text) {
		r.Wrong(n, "a whole number", numberHint(n))
		return false
	}
	i, err := strconv.ParseInt(n.Text, 10, strconv.IntSize)
	if err != nil {
		r.Tell(n, Malformed, fmt.Sprintf("%s is too large for %s", cut(n.Text), n.named()), "")
		return false
	}
	into.SetInt(i)
	return true
}

func readFloat(r *Reading, n *Node, into reflect.Value) bool {
	if n.Kind != Scalar || n.Quoted || !isNumber(n.Text) {
		r.Wrong(n, "a number", numberHint(n))
		return false
	}
	f, err := strconv.ParseFloat(n.Text, 64)
	switch {
	case err != nil || math.IsInf(f, 0):
		r.Tell(n, Malformed, fmt.Sprintf("%s is too large for %s", cut(n.Text), n.named()), "write a number of at most 300 digits")
	case f == 0 && !isKept(n.Text, f):
		r.Tell(n, Malformed, fmt.Sprintf("%s is too small for %s", cut(n.Text), n.named()), "write 0, or a number with at most 300 decimals")
	case !isKept(n.Text, f):
		r.Tell(n, Malformed, fmt.Sprintf("%s has more digits than can be kept", cut(n.Text)), "write at most 15 significant digits")
	default:
		into.SetFloat(f)
		return true
	}
	return false
}

// numberHint explains the commonest ways to write a number that are none.
func numberHint(n *Node) string {
	plain := strings.NewReplacer(",", "", "_", "", " ", "", "\u00a0", "", "\u202f", "").Replace(n.Text)
	percent := strings.TrimSuffix(plain, "%")
	switch {
	case n.Kind != Scalar:
		return digitsHint
	case n.Quoted && isNumber(n.Text):
		return "take the quotes away"
	case percent != plain && isNumber(percent):
		if f, err := strconv.ParseFloat(percent, 64); err == nil {
			return fmt.Sprintf("write a share as a number from 0 to 1: %s", strconv.FormatFloat(f/100, 'g', 6, 64))
		}
	case plain != n.Text && isNumber(plain):
		return "write it as " + plain
	case strings.HasPrefix(strings.TrimLeft(plain, "+-"), "0") && isNumber(strings.TrimLeft(plain, "0+-")):
		return "take the zeros at the beginning away; if it is not a number but a name, put it in quotes"
	}
	return digitsHint
}
