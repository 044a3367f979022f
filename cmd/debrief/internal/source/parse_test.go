package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

func TestPlaces(t *testing.T) {
	tests := []struct{ name, text, pointer, want string }{
		{"a scalar", "a: b\nlong: value # why\n", "/long", `2:7+5 "long: value # why"`},
		{"a quoted text", "a: 'it''s' # b\n", "/a", `1:4+7 "a: 'it''s' # b"`},
		{"an escaped quote", `a: "b\"c", d`, "", ``},
		{"a text over several lines", "a: one\n  two\n", "/a", `1:4+3 "a: one"`},
		{"a block text", "a: >- # fold\n  two\n", "/a", `1:4+2 "a: >- # fold"`},
		{"a quoted text over two lines", "a: \"one\n  two\"\n", "/a", `1:4+4 "a: \"one"`},
		{"an item", "a:\n  - b\n  - c: d\n", "/a/1/c", `3:8+1 "  - c: d"`},
		{"a block list stands at its key", "a:\n  - b\n", "/a", `1:1+1 "a:"`},
		{"a block object stands at its key", "key:\n  b: c\n", "/key", `1:1+3 "key:"`},
		{"a list in brackets", "a: [b, {c: ']'}] # d\n", "/a", `1:4+13 "a: [b, {c: ']'}] # d"`},
		{"brackets over two lines", "a: [b,\n  c]\n", "/a", `1:4+3 "a: [b,"`},
		{"nothing written", "key:\nb: c\n", "/key", `1:1+3 "key:"`},
		{"a place that is not there", "a: {b: c}\n", "/a/x/y", `1:4+6 "a: {b: c}"`},
		{"an index that is not there", "a: [b]\n", "/a/01", `1:4+3 "a: [b]"`},
		{"keys with slashes", "a/b: {c~d: e}\n", "/a~1b/c~0d", `1:12+1 "a/b: {c~d: e}"`},
		{"columns count characters", "é: {日本: ü}\n", "/é/日本", `1:9+1 "é: {日本: ü}"`},
		{"a byte order mark", "\ufeffa: b\nc: d", "/a", `1:4+1 "a: b"`},
		{"line ends of Windows", "a: b\r\nc: d\r\n", "/c", `2:4+1 "c: d"`},
		{"line ends of old Macs", "a: b\rc: d\r", "/c", `2:4+1 "c: d"`},
		{"line ends that editors do not count", "a: \"\u2028\"\nc: d\n", "/c", `2:4+1 "c: d"`},
		{"the last line without an end", "a: b\nc: d", "/c", `2:4+1 "c: d"`},
		{"the top", "# first\n\nkey: b\n", "", `3:1+3 "key: b"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, problems := source.Parse("a.yaml", []byte(tt.text))
			if tt.want == "" {
				if doc != nil {
					t.Error("read what is no YAML")
				}
				return
			}
			if len(problems) > 0 {
				t.Fatal(problems.Text())
			}
			p := doc.Place(tt.pointer)
			got := fmt.Sprintf("%d:%d+%d %q", p.Line, p.Column, p.Width, p.Source)
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ name, text, rule, place string }{
		{"an alias", "a: *b", "yaml", "a.yaml:1:4"},
		{"an anchor", "a: &b c", "yaml", "a.yaml:1:4"},
		{"an anchor of a key", "&b a: c", "yaml", "a.yaml:1:1"},
		{"a merge", "<<: {a: b}", "yaml", "a.yaml:1:1"},
		{"a tag", "a: !!int 1", "yaml", "a.yaml:1:4"},
		{"a key twice", "a: b\n'a': c", "form", "a.yaml:2:1"},
		{"a key in a key", "{a: b}: c", "yaml", "a.yaml:1:1"},
		{"no key", ": c", "yaml", "a.yaml:1:1"},
		{"a long key", strings.Repeat("k", 101) + ": c", "yaml", "a.yaml:1:1"},
		{"two documents", "a: b\n---\nc: d", "yaml", "a.yaml:2:1"},
		{"deep lists", "a: " + strings.Repeat("[", 21) + strings.Repeat("]", 21), "yaml", "a.yaml:1:23"},
		{"deeper lists", strings.Repeat("[", 100_000), "yaml", "a.yaml:1:101"},
		{"deep items", strings.Repeat("- ", 100_000), "yaml", "a.yaml:1:201"},
		{"no end", "a: [b", "yaml", "a.yaml:1:6"},
		{"a backslash", `a: "\d"`, "yaml", "a.yaml:1:5"},
		{"half a character", "a: \xc3", "yaml", "a.yaml:1:4"},
		{"half of a pair", "a: \xed\xa0\x80", "yaml", "a.yaml:1:4"},
		{"a bell", "a: \a", "yaml", "a.yaml:1:4"},
		{"the end of a text", "a: b\x00", "yaml", "a.yaml:1:5"},
		{"too much", strings.Repeat("#", source.MaxBytes+1), "yaml", "a.yaml:1:1"},
		{"two byte order marks", "\ufeff\ufefftimezone: a\n", "yaml", "a.yaml:1:1"},
		{"two byte order marks and a comment", "\ufeff\ufeff# b\na: b\n", "yaml", "a.yaml:1:1"},
		{"a byte order mark at a line's beginning", "a: b\n\ufeffc: d\n", "yaml", "a.yaml:2:1"},
		{"a byte order mark in a text", "a: 'b' # c\ufeff\n", "yaml", "a.yaml:1:11"},
		{"a break in a comment", "a: b # c\u2028tags: [a]\n", "yaml", "a.yaml:1:9"},
		{"a break in a text", "a: b\u2029c\n", "yaml", "a.yaml:1:5"},
		{"a break before a key", "a: b\u0085c: d\n", "yaml", "a.yaml:1:5"},
		{"a break in a block", "a: |\n  b\n  c\u2028  d\n", "yaml", "a.yaml:3:4"},
		{"a break outside of quotes behind one inside", "a: \"\u2028\"\nb: ['\u0085\n  ', c] #\u2028\nc: '\u2028'\n", "yaml", "a.yaml:3:10"},
		{"a break that looks like one in quotes", "a: b '\u2028'\n", "yaml", "a.yaml:1:7"},
		{"another version of YAML", "%YAML 3.0\n---\na: b\n", "yaml", "a.yaml:1:1"},
	}
	tests = append(tests, []struct{ name, text, rule, place string }{
		{"items as far out as their key", "a: b\ntags: [a,\nb,\nc]\n", "yaml", "a.yaml:3:1"},
		{"items in braces", "a:\n  b: {c: d,\n  e: f}\n", "yaml", "a.yaml:3:3"},
		{"items within brackets within", "a: [{b: [\n  c, d],\ne: f}]\n", "yaml", "a.yaml:3:1"},
		{"items of an item", "- a\n- [b,\nc]\n", "yaml", "a.yaml:3:1"},
		{"items of a key in an item", "a:\n  - b: [c,\n    d]\n", "yaml", "a.yaml:3:5"},
		{"a comma", "a: [b\n, c]\n", "yaml", "a.yaml:2:1"},
		{"items after a tab", "- [\n\tfoo,\n foo\n ]\n", "yaml", "a.yaml:2:2"},
		{"lines in quotes", "a: \"b\n\nc\n d\"\n", "yaml", "a.yaml:3:1"},
		{"lines in quotes after a tab", "a: 'b\n\tc'\n", "yaml", "a.yaml:2:2"},
		{"lines in quotes in brackets", "a: [b, 'c\nd']\n", "yaml", "a.yaml:2:1"},
		{"lines of Windows", "a: b\r\ntags: [a,\r\nb]\r\n", "yaml", "a.yaml:3:1"},
		{"lines behind a byte order mark", "\ufefftags: [a,\nb]\n", "yaml", "a.yaml:2:1"},
		{"a block behind empty lines with more spaces", "a: >\n \n  \n   \n # b\n", "yaml", "a.yaml:5:2"},
	}...)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := source.Parse("a.yaml", []byte(tt.text))
			if len(problems) != 1 {
				t.Fatalf("%d problems\n%s", len(problems), problems.Text())
			}
			if p := problems[0]; p.Rule.Name != tt.rule || p.String() != tt.place || p.Severity != problem.Error {
				t.Errorf("got %s", p.Text())
			}
		})
	}
}

// TestLinesThatAreFarEnoughIn: whatever stands on them.
func TestLinesThatAreFarEnoughIn(t *testing.T) {
	for _, text := range []string{
		"[a,\nb]\n", "--- {a: [b,\nc]}\n", "\"a\nb\"\n", "a: [b,\n c]\n", "a: [\n  b,\n  c\n]\n", "a: {\n  b: [\n  ]\n}\n", "a: [[\n  b\n], c]\n", "a: {b: \n}\n", "a: [b, # c\n# d\n\n\t\n c]\n",
		"a: 'b\n\n c'\n", "a: \"b\n  c\n\n   d\"\ne: f\n", "a: \"b \\\n  c\"\n", "a: \"b\n\"\n", "a: 'b''\n # c'\n", "a:\n- [b,\n c]\n", "a:\n  - b: [c,\n     d]\n", "a:\n [b,\n c]\n", "a:\n  'b\n c'\n", "- - [a,\n   b]\n",
		"a: |\n\n  # b\n", "a: |\n# b\n", "a: |2\n   \n # b\nc: d\n", "a: |\n  \n\n", "a:\n  b: >-\n    \n  # c\nd: e\n", "a: \"b\"\n", "a: ''", "a: [b,\r\n c,\r\n 'd\r\n\r\n e']\r\n", "\ufeffa: [b,\n c]\n",
		"a: \"b\u2028c\n d\"\n", "é: [ü,\n ü]\n", "a: [b\n  c, d]\n", "'a': [\n 'b'\n]\n", "a: [b: c,\n d: e]\n", "a: {? b\n : c}\n",
	} {
		if _, problems := source.Parse("a.yaml", []byte(text)); len(problems) > 0 {
			t.Errorf("%q: %s", text, problems.Text())
		}
	}
}

// TestWidths: what is told of a construct is as wide as it is written.
func TestWidths(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
	}{
		{"a: !!int 1", 5}, {"a: !x", 2}, {"a: [!!str b, c]", 5}, {"a: {b: !!null}", 6}, {"a: !<tag:yaml.org,2002:str> b", 24}, {"%TAG ! tag:example.com,2000:app/\n---\na: !foo b", 4}, {"a: !!binary", 8},
		{"a: &b c", 2}, {"a: *b", 2}, {"a: &b !!int 1", 2},
	} {
		_, problems := source.Parse("a.yaml", []byte(tt.text))
		if len(problems) == 0 || problems[0].Width != tt.width {
			t.Errorf("%q: want %d, got %+v", tt.text, tt.width, problems)
		}
		for _, p := range problems {
			if p.Column+p.Width > 1+len(p.Source) {
				t.Errorf("%q: beyond the line: %s", tt.text, p.Text())
			}
		}
	}
}

// TestOddCharactersInQuotes: they are text.
func TestOddCharactersInQuotes(t *testing.T) {
	for _, text := range []string{"a: \"\u2028\"\nb: '\u0085'\n", "a: ['\u2029', \"\\\"\ufeff\"]\n", "\ufeffa: 'it''s \ufeff'\n", "a: \"b\n  \u2028\n  c\"\n"} {
		if _, problems := source.Parse("a.yaml", []byte(text)); len(problems) > 0 {
			t.Errorf("%q: %s", text, problems.Text())
		}
	}
}

// TestParseTellsTheWayOut wants messages that say what was meant, and that are
// short whatever is written.
func TestParseTellsTheWayOut(t *testing.T) {
	long := strings.Repeat("a", 500)
	cut := long[:60] + "…"
	for text, want := range map[string]string{
		"%YAML 1.2\n---\na: b":                                    "1:1 the line %YAML 1.2 cannot be used; take it out",
		"%YAML 1.2 \r\na: b":                                      "1:1 the line %YAML 1.2 cannot be used; take it out",
		"\ufeff%" + long + " b\n---\na: b":                        "1:1 the line %" + long[:59] + "… cannot be used; take it out",
		"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\n": "2:1 a merge conflict is left here; keep one side and take the marks out",
		"a: b\n=======\nc: e\n>>>>>>> main\n":                     "2:1 a merge conflict is left here; keep one side and take the marks out",
		"a: |\n  b\n>>>>>>> main\n":                               "3:1 a merge conflict is left here; keep one side and take the marks out",
		"a: |\n  <<<<<<< HEAD\n  =======\n":                       "",
		"a: \"b\"#c":                                              "1:7 a comment begins right behind a value; write a space before #",
		"a: &" + long:                                             "1:4 the anchor &" + cut + " cannot be used; take it out; put text that begins with & in quotes",
		"a: *" + long:                                             "1:4 the alias *" + cut + " cannot be used; write the value out; put text that begins with * in quotes",
		"a: !" + long:                                             "1:4 the tag !" + long[:59] + "… cannot be used; take it out; put text in quotes",
		"{" + strings.Repeat("a: b,", 10_001) + "}":               "1:1 more than 10000 keys stand in one object; attach long data as a file, or keep what readers need",
		"[" + strings.Repeat("b,", 10_001) + "]":                  "1:1 more than 10000 items stand in one list; attach long data as a file, or keep what readers need",
	} {
		_, problems := source.Parse("a.yaml", []byte(text))
		got := ""
		if len(problems) > 0 {
			p := problems[0]
			got = fmt.Sprintf("%d:%d %s; %s", p.Line, p.Column, p.Message, p.Hint)
		}
		if got != want {
			t.Errorf("%.40q: %s\nwant %s", text, got, want)
		}
	}
}

func TestParseKeepsWhatIsWritten(t *testing.T) {
	doc, problems := source.Parse("a.yaml", []byte("# note\n---\na: 2026-02-05\nb: |\n  x\n...\n# end\n"))
	if len(problems) > 0 || doc == nil || doc.Empty() {
		t.Fatal(problems.Text())
	}
	if got := doc.Root.Get("a"); got.Text != "2026-02-05" || got.Quoted || got.Key != "a" {
		t.Errorf("a: %+v", got)
	}
	if got := doc.Root.Get("b"); got.Text != "x\n" || !got.Quoted {
		t.Errorf("b: %+v", got)
	}
	for _, empty := range []string{"", "\n", "# only\n", "---\n", "~", "---\n...\n", "\ufeff"} {
		doc, problems := source.Parse("a.yaml", []byte(empty))
		if len(problems) > 0 || doc == nil || !doc.Empty() {
			t.Errorf("%q is not empty: %s", empty, problems.Text())
		}
	}
}

func TestManyProblems(t *testing.T) {
	doc, _ := source.Parse("config.yaml", []byte(strings.Repeat("- a\n", 1)))
	if doc == nil {
		t.Fatal("no document")
	}
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "key%d: 1\n", i)
	}
	doc, _ = source.Parse("config.yaml", []byte(text.String()))
	_, problems := form.Decode(doc)
	if len(problems) != source.MaxProblems+1 || !source.Full(problems) {
		t.Errorf("%d problems", len(problems))
	}
	if last := problems[len(problems)-1]; last.Rule != source.TooMany || last.Severity != problem.Error {
		t.Errorf("last: %s", last.Text())
	}
}

func TestNearest(t *testing.T) {
	known := []string{"started", "detected", "first_public_notice", "id", "to"}
	tests := []struct{ written, want string }{
		{"start", "started"}, {"statred", "started"}, {"Detected", "detected"}, {"first-public-notice", "first_public_notice"},
		{"FirstPublicNotice", "first_public_notice"}, {"ID", "id"}, {"too", "to"}, {"mitigated", ""}, {"xx", ""}, {"", ""},
		{strings.Repeat("started", 100), ""},
	}
	for _, tt := range tests {
		if got := source.Nearest(tt.written, known); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.written, got, tt.want)
		}
	}
}

func TestPointerEscapes(t *testing.T) {
	for _, key := range []string{"a", "a/b", "~", "~1", "/~0/", ""} {
		if got := source.Unescape(source.Escape(key)); got != key {
			t.Errorf("%q becomes %q", key, got)
		}
	}
	if diff := cmp.Diff("~0~1", source.Escape("~/")); diff != "" {
		t.Error(diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"a: b", "- [a, {b: c}]", "a: &b *b", "? [", "a: |\n b", "\ufeff\u2028", "--- !x\n...", "a: 'b\n\n c'", "%TAG ! x\n---\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, problems := source.Parse("a.yaml", data)
		if doc == nil && !problems.HasErrors() {
			t.Fatal("no document and no reason")
		}
		if doc == nil {
			return
		}
		_, more := form.Decode(doc)
		for _, p := range append(problems, more...) {
			if lines := 1 + strings.Count(string(data), "\n") + strings.Count(string(data), "\r"); p.Line > lines {
				t.Fatalf("line %d of %d: %s", p.Line, lines, p.Text())
			}
		}
	})
}
