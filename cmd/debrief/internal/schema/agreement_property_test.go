package schema_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/schema"
)

// TestSchemaAndCheckerAgree breaks or changes what people wrote at random
// places and asks both. What the schema refuses has errors for the checker,
// and a fault of form is one for both.
func TestSchemaAndCheckerAgree(t *testing.T) {
	t.Parallel()
	incidents, settings := compiled(t, schema.Incident()), compiled(t, schema.Config())
	records := slices.Concat(texts(t, "../record/testdata/ok"), texts(t, "../record/testdata/err"), texts(t, "../../../../incidents"))
	configs := slices.Concat(texts(t, "../config/testdata/ok"), texts(t, "../config/testdata/err"), texts(t, "../../../.."))
	t.Run("records", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			data := changed(t, rapid.SampledFrom(records).Draw(t, "record"))
			told, _ := valid(incidents, data)
			agree(t, data, told == nil, checkRecord)
		})
	})
	t.Run("settings", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			data := changed(t, rapid.SampledFrom(configs).Draw(t, "settings"))
			told, _ := valid(settings, data)
			agree(t, data, told == nil, checkConfig)
		})
	})
}

// agree holds the checker's view against the schema's.
func agree(t *rapid.T, data []byte, fits bool, check checked) {
	problems := check("incidents/some-record.yaml", data)
	if strings.Contains(problems.Text(), "is written twice") {
		return // the checker reads the first of the two, the test the last
	}
	if !fits && !problems.HasErrors() {
		t.Fatalf("only the schema refuses\n%s\nthe checker tells\n%s", data, problems.Text())
	}
	for _, p := range problems {
		if fits && structural(p) && !slices.ContainsFunc(blindSpots, func(b blind) bool { return b.covers(p) }) {
			t.Fatalf("the schema takes\n%s\nthe checker tells\n%s", data, p.Text())
		}
	}
}

// texts gives the files of a folder that are YAML, in the order of their names.
func texts(tb testing.TB, folder string) []string {
	tb.Helper()
	var all []string
	found := files(tb, folder)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		var document yaml.Node
		data := string(found[name])
		if err := yaml.Load(found[name], &document); err == nil && !strings.Contains(data, "&") {
			all = append(all, data)
		}
	}
	return all
}

// changed gives a text with one to three changes.
func changed(t *rapid.T, text string) []byte {
	var document yaml.Node
	if err := yaml.Load([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	for range rapid.IntRange(1, 3).Draw(t, "changes") {
		nodes := below(&document)
		n := nodes[rapid.IntRange(0, len(nodes)-1).Draw(t, "place")]
		rapid.SampledFrom(changes).Draw(t, "change")(t, n, nodes)
	}
	data, err := yaml.Dump(&document)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// below gives every node but the keys of objects, the document first.
func below(n *yaml.Node) []*yaml.Node {
	all := []*yaml.Node{n}
	for i, child := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			all = append(all, below(child)...)
		}
	}
	if n.Kind == yaml.DocumentNode {
		return all[1:]
	}
	return all
}

type change func(t *rapid.T, n *yaml.Node, all []*yaml.Node)

var changes = []change{dropKey, renameKey, addKey, dropItem, rewrite, rewrite, retype, mistype, quote, requote, move, addItem}

func dropKey(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if i, ok := someKey(t, n); ok {
		n.Content = slices.Delete(n.Content, i, i+2)
	}
}

func renameKey(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if i, ok := someKey(t, n); ok {
		n.Content[i].Value = rapid.SampledFrom([]string{"x-", "", "un"}).Draw(t, "before") + n.Content[i].Value +
			rapid.SampledFrom([]string{"", "s", "_at"}).Draw(t, "after")
	}
}

// addKey adds a key that is one of some object's, or nobody's.
func addKey(t *rapid.T, n *yaml.Node, all []*yaml.Node) {
	if n.Kind != yaml.MappingNode {
		return
	}
	known := []string{"qqq", "x-qqq", "id", "text", "at", "note", "earliest", "latest", "plus_minus", "min", "max", "value", "audience", "status",
		"until", "approx", "sources", "external", "tz", "bytes", "port", "sha256", "url", "until"}
	name := rapid.SampledFrom(known).Draw(t, "key")
	if slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return c.Value == name }) {
		return
	}
	value := &yaml.Node{Kind: yaml.ScalarNode}
	rewrite(t, value, all)
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: name}, value)
}

func dropItem(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if n.Kind == yaml.SequenceNode && len(n.Content) > 0 {
		i := rapid.IntRange(0, len(n.Content)-1).Draw(t, "item")
		n.Content = slices.Delete(n.Content, i, i+1)
	}
}

// rewrite puts another text in the place of a scalar.
func rewrite(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		return
	}
	n.Style = 0
	n.Tag = ""
	n.Value = rapid.OneOf(
		rapid.SampledFrom(values),
		rapid.StringMatching(`\+?[0-9]{1,4}(\.[0-9]{0,2})?([eE]-?[0-9])?`),
		rapid.StringMatching(`[0-9]{4}-[0-1][0-9](-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9](:[0-6][0-9](\.[0-9]{1,3})?)?(Z|z|[+-][0-2][0-9]:?[0-6][0-9])?)?)?`),
		rapid.StringMatching(`\+? ?([0-9]d)?([0-9]{1,2}h)? ?([0-9]{1,2}m)?([0-9]{1,2}s)? ?`),
		rapid.StringMatching(`(https?|HTTPS|mailto|ftp)://?/?([a-z@:.]{0,6})(/[a-z%2/]{0,4})?([?#][a-z%2]{0,3})?`),
		rapid.StringMatching(`[a-zA-Z0-9#_./ -]{1,8}`),
	).Draw(t, "value")
	if strings.TrimSpace(n.Value) != n.Value || strings.ContainsAny(n.Value, "\x07\n\u202e\u0085") || strings.ContainsAny(n.Value, "#&*!|>%@`") {
		n.Style = yaml.DoubleQuotedStyle
	}
}

// values are those that make trouble somewhere.
var values = []string{"", "~", "null", "true", "FALSE", "no", "NO", "0", "-1", "1", "2", "-0.5", "0.5", "1.0", "1.10", "1e3", "010", "0x1F", ".inf", "+12",
	"65536", "2000001", "4294967296", "99999999999999999999", "1799", "1800", "2026", "02026", "unknown", "Unknown", "not_applicable", "withheld", "ongoing",
	"confirmed", "started", "public", "everyone", "2026-02", "2026-02-30", "2028-02-29", "2026-03-02T08:10", "2026-03-02T08:10Z", "2026-03-02 08:10:30.5+0130",
	"2026-03-02T08:10:00+24:60", "2026-03-02T24:00Z", "2026-03-02 10:31 EST", "yesterday", "+30m", "15:04", "9:30", "24:10", "+90", "90m", "2d4h", "30", "30 days",
	" ", "\t", "a b", "\x07", "a\nb", "a\u202eb", "a\u0085b", "A", "G", "EUR", "JP", "jp", "half", "12 %", "1,000", "a/b.csv", "../a.csv", "/impact", "impact", "/",
	"https://example.com", "https://example.com:80/a?b=c#d", "https://u:p@example.com", "mailto:a@b.example", "javascript:alert(1)", "https://exa mple.com",
	"https://example.com/%zz", "https:///path", "Über-1", "-a", "a_b", "outage", "my-kind", "My Kind", "#1f5f8b", "#12345", "pt-BR", "logo.svg", "Europe/Berlin", "PM013"}

// retype makes a list, an object or a scalar of something else.
func retype(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	word := func(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }
	*n = *rapid.SampledFrom([]*yaml.Node{
		{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("a")}},
		{Kind: yaml.SequenceNode, Style: yaml.FlowStyle},
		{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("2026-03-02"), word("~")}},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("a"), word("b")}},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("at"), word("unknown")}},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("text"), word("b")}},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{word("value"), word("3"), word("min"), word("-1")}},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle},
		word("a"),
	}).Draw(t, "instead")
}

// mistype changes one letter.
func mistype(t *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if n.Kind == yaml.ScalarNode && len(n.Value) > 1 {
		i := rapid.IntRange(0, len(n.Value)-1).Draw(t, "letter")
		n.Value = n.Value[:i] + rapid.SampledFrom([]string{"", "x", "X", "_", " "}).Draw(t, "slip") + n.Value[i+1:]
		n.Value = strings.ToValidUTF8(n.Value, "?")
		n.Style = yaml.DoubleQuotedStyle
	}
}

func quote(_ *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		n.Style = yaml.SingleQuotedStyle
	}
}

// requote takes the quotes off.
func requote(_ *rapid.T, n *yaml.Node, _ []*yaml.Node) {
	if n.Kind == yaml.ScalarNode && !strings.ContainsAny(n.Value, "#&*!|>%@`\"'{}[],:\n\\") {
		n.Style, n.Tag = 0, ""
	}
}

// move puts what stands elsewhere here.
func move(t *rapid.T, n *yaml.Node, all []*yaml.Node) {
	other := all[rapid.IntRange(0, len(all)-1).Draw(t, "from")]
	if !slices.Contains(below(other), n) && !slices.Contains(below(n), other) {
		*n = *copied(other)
	}
}

func copied(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = nil
	for _, child := range n.Content {
		c.Content = append(c.Content, copied(child))
	}
	return &c
}

func addItem(t *rapid.T, n *yaml.Node, all []*yaml.Node) {
	if n.Kind == yaml.SequenceNode {
		value := &yaml.Node{Kind: yaml.ScalarNode}
		rewrite(t, value, all)
		n.Content = append(n.Content, value)
	}
}

func someKey(t *rapid.T, n *yaml.Node) (int, bool) {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		return 0, false
	}
	return 2 * rapid.IntRange(0, len(n.Content)/2-1).Draw(t, "key"), true
}
