package page

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestProseBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Mail was late, and some of it was lost.", "Mail was late, and some of it was lost."},
		{"one line a paragraph", "one\ntwo\n\n\nthree\r\nfour", "one two\n\nthree four"},
		{"emphasis", "_a_ **b** __c__ ~~d~~", "*a* **b** **c** ~~d~~"},
		{"html is text", "<b>bold</b> and <script>alert(1)</script>", `\<b>bold\</b> and \<script>alert(1)\</script>`},
		{"a comment is text", "<!-- x -->", `\<!-- x -->`},
		{"an open fence is closed", "```sh\nrm -rf /", "```sh\nrm -rf /\n```"},
		{"a fence within a fence", "````\n```\n````", "````\n```\n````"},
		{"indented code", "    a\n    b", "a b"},
		{"indented code after text", "x\n\n    a\n    b", "x\n\n```\na\nb\n```"},
		{"headings", "# One\n\ntext\n\nTwo\n===", "**One**\n\ntext\n\n**Two**"},
		{"bold heading", "## **One** more", "**One more**"},
		{"list", "- a\n- b\n  - c\n", "* a\n* b\n  * c"},
		{"ordered list", "3. a\n4. b", "3) a\n4) b"},
		{"two lists", "- a\n* b\n+ c", "* a\n\n+ b\n\n* c"},
		{"loose list", "- a\n\n- b", "* a\n\n* b"},
		{"quotation", "> a\n> b", "> a b"},
		{"rule", "a\n\n---\n\nb", "a\n\n___\n\nb"},
		{"table", "a | b\n--- | --:\n1 | `x\\|y`", "| a | b |\n| --- | ---: |\n| 1 | `x\\|y` |"},
		{"link", "[a](https://e.example \"title\")", "[a](https://e.example)"},
		{"reference", "[a][1] and [1]\n\n[1]: https://e.example", "[a](https://e.example) and [1](https://e.example)"},
		{"a definition alone", "[1]: https://e.example", ""},
		{"javascript", "[a](javascript:alert(1)) ![b](javascript:x)", "a b"},
		{"javascript, disguised", "[a](java&#x73;cript:alert(1)) [b](&#1;javascript:x) <javascript:x>", "a b javascript:x"},
		{"a foreign image is a link", "![a](https://e.example/x.png)", "[a](https://e.example/x.png)"},
		{"an image of the record", "![a](x.png)", "![a](x.png)"},
		{"the page's own places", "[a](index.html#chart-impact) ![b](timeline.svg)", "a b"},
		{"bare address", "see https://e.example/a_b.", "see <https://e.example/a_b>."},
		{"www", "see www.e.example", `see [www\.e.example](http://www.e.example)`},
		{"exclamation", `Look\![here](x)`, `Look\![here](x)`},
		{"our marks", "a\ue0000\ue001b &#xE000; `c\ue002`", "a\ufffd0\ufffdb \ufffd `c\ufffd`"},
		{"code", "`` a ` b ``", "``a ` b``"},
		{"hard break", "a  \nb\\\nc", "a\\\nb\\\nc"},
		{"hard break before a mark", "a\\\n\\- b", "a\\\n\\- b"},
		{"too deep", strings.Repeat("> ", 30) + "a", `\` + strings.Repeat("> ", 30) + "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := newProse().blocks(tt.in); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestProseLine(t *testing.T) {
	for in, want := range map[string]string{
		"one\n\ntwo":             "one two",
		"- a\n- b":               "a; b",
		"1. a":                   `1\. a`,
		"x\n\n3) a\n4) b":        "x 3. a; 4. b",
		"# One\n\ntwo":           "**One** two",
		"```\na | b\nc\n```":     "`a \\| b c`",
		"a | b\n--- | ---\n1|2":  "a, b; 1, 2",
		"a  \nb":                 "a b",
		"a | b":                  `a \| b`,
		"*a*, `b|c` & <i>d</i>":  "*a*, `b\\|c` & \\<i>d\\</i>",
		"[a|b](https://e.x/|)":   `[a\|b](https://e.x/%7C)`,
		"> quoted\n\n- x\n\n  y": "quoted x y",
		"":                       "",
	} {
		if got := newProse().line(in); got != want {
			t.Errorf("line(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestProseSentence(t *testing.T) {
	for in, want := range map[string]string{
		"run `grep x | wc`": "run `grep x | wc`",
		"a | b":             `a \| b`,
		"```\na | b\n```":   "`a | b`",
		"`a \\| b`":         "`a \\| b`",
	} {
		p := newProse()
		for place, tell := range map[string]func(string) string{"sentence": p.sentence, "strong": p.strong, "struck": p.struck} {
			if got := tell(in); got != want {
				t.Errorf("%s(%q) = %q, want %q", place, in, got, want)
			}
		}
	}
}

// What follows a text must stay what it is, whatever the text.
func TestProseLeavesWhatFollowsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkProse(t, hostileText().Draw(t, "text")) })
}

func FuzzProse(f *testing.F) {
	for _, seed := range []string{"```", "~~~\n", "- a\n  - ```", "> > a\n\n    b", "| a |\n|---|", "[a]: b\n[a]", "<div>\n", "*a**b*", "`|`", "1) a\n1. b",
		"***a** b*", "a\\", "![[a](b)](c)", "&#xE000;", "-\n\n  a", "* ___", "\ta", "[](x)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkProse(t, text) })
}

func checkProse(t failer, in string) {
	t.Helper()
	p := newProse()
	blocks, line := p.blocks(in), p.line(in)
	if again := p.blocks(blocks); again != blocks {
		t.Fatalf("blocks of blocks of %q: %q, first %q", in, again, blocks)
	}
	for _, end := range []string{"<p>end</p>\n", "<h2>end</h2>\n", "<ul>\n<li>end</li>\n</ul>\n", "<table>\n<thead>\n<tr>\n<th>end</th>\n</tr>\n</thead>\n</table>\n"} {
		markdown := map[byte]string{'p': "end\n", 'h': "## end\n", 'u': "- end\n", 't': "| end |\n| --- |\n"}[end[1]]
		if got := render(t, "start\n\n"+blocks+"\n\n"+markdown); !strings.HasPrefix(got, "<p>start</p>\n") || !strings.HasSuffix(got, end) {
			t.Fatalf("%q (written %q) changed what stands around it:\n%s", in, blocks, got)
		}
	}
	item := render(t, "- "+strings.Join(prefixed("", "  ", strings.Split(blocks, "\n")), "\n")+"\n- end\n")
	if !strings.HasSuffix(item, "end</li>\n</ul>\n") && !strings.HasSuffix(item, "<p>end</p>\n</li>\n</ul>\n") || strings.Count(item, "\n<li>") < 1 {
		t.Fatalf("%q (written %q) changed its list:\n%s", in, blocks, item)
	}
	cell := render(t, "| a | b |\n| --- | --- |\n| "+line+" | end |\n\nend\n")
	if !strings.HasSuffix(cell, "<td>end</td>\n</tr>\n</tbody>\n</table>\n<p>end</p>\n") || strings.Count(cell, "<td") != 2 {
		t.Fatalf("%q (written %q) changed its table:\n%s", in, line, cell)
	}
	sentence := p.sentence(in)
	if list := render(t, "- start\n- "+sentence+"\n- end\n"); !strings.HasPrefix(list, "<ul>\n<li>start</li>\n<li>") || !strings.HasSuffix(list, "</li>\n<li>end</li>\n</ul>\n") || strings.Count(list, "<li>") != 3 {
		t.Fatalf("%q (written %q) changed its list:\n%s", in, sentence, list)
	}
	if all := render(t, blocks+"\n\n- "+line+"\n- "+sentence); strings.Contains(all, "raw HTML omitted") || strings.Contains(all, "javascript:") && strings.Contains(all, `="javascript:`) || strings.ContainsAny(all, "\ue000\ue001\ue002") {
		t.Fatalf("%q (written %q and %q) is not safe:\n%s", in, blocks, line, all)
	}
}

func TestProseIsFastOnHostileText(t *testing.T) {
	for name, in := range map[string]string{
		"quotations": strings.Repeat(">", 200_000), "lists": strings.Repeat("- ", 100_000), "brackets": strings.Repeat("[", 50_000),
		"emphasis": strings.Repeat("*a_", 50_000), "ticks": strings.Repeat("`a``", 30_000), "definitions": strings.Repeat("[a]: b\n", 20_000),
		"images": strings.Repeat("![a](", 20_000), "deep lists": deepList(900), "pipes": strings.Repeat("|", 100_000) + "\n" + strings.Repeat("-|", 50_000),
	} {
		done := make(chan struct{})
		go func() {
			defer close(done)
			newProse().blocks(in)
			newProse().line(in)
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Errorf("%s: not finished after 10 s", name)
		}
	}
}

func deepList(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}
