package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/words"
)

func sampleBody(t *testing.T) *body {
	t.Helper()
	markdown, notes := annotated(t, "report.md")
	return &body{Markdown: markdown, Notes: notes, Figures: []*chart.Figure{sampleFigure()}, Timeline: samplePictures(), Plots: true}
}

// htmlOf renders Markdown in which marks are written as in the sample.
func htmlOf(t *testing.T, text string) string {
	t.Helper()
	b := &body{Timeline: samplePictures(), Figures: []*chart.Figure{sampleFigure(), {ID: "second"}}}
	b.Markdown, b.Notes = marked(text)
	out, err := b.html(newMarkdown(words.English()), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestReportHTML(t *testing.T) {
	b := sampleBody(t)
	out, err := b.html(newMarkdown(words.English()), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "html/report.html", out)
	checkHTML(t, out)
	want := []heading{{"facts", "Key facts"}, {"what-happened", "What happened"}}
	if len(b.contents) != 8 || !slices.Equal(b.contents[:2], want) {
		t.Errorf("contents: %v", b.contents)
	}
}

func TestReportHTMLWithoutRuntime(t *testing.T) {
	b := sampleBody(t)
	b.Plots = false
	out, err := b.html(newMarkdown(words.English()), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out, []byte("<script")) || !bytes.Contains(out, []byte(`<figure class="chart" id="chart-impact">`)) {
		t.Error("a figure without the chart runtime is its table, without data for a script")
	}
}

func TestElements(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"time", "«time 2026-03-29»29 Mar«/»", `<p><time datetime="2026-03-29">29 Mar</time></p>`},
		{"time with markup inside", "«time 2026-03-29»*29* Mar«/»", `<p><time datetime="2026-03-29"><em>29</em> Mar</time></p>`},
		{"status without a legend", "«status reported Someone says so.»reported«/»",
			`<p><span role="note" tabindex="0" class="mark mark-reported" data-why="Someone says so.">reported</span></p>`},
		{"status with its legend", "«status reported Why.»reported«/»\n\n* «id certainty-reported»«/»**reported**",
			`<p><span role="note" tabindex="0" class="mark mark-reported" aria-describedby="certainty-reported" data-why="Why.">reported</span></p>
<ul>
<li id="certainty-reported"><strong>reported</strong></li>
</ul>`},
		{"a status word of the author's", "«status quite\u00a0sure\"x Why.»quite sure\"x«/»",
			`<p><span role="note" tabindex="0" class="mark mark-quite-sure&quot;x" data-why="Why.">quite sure&quot;x</span></p>`},
		{"chip", "«chip type-action»action«/»", `<p><span class="chip chip-type-action">action</span></p>`},
		{"nested marks", "«chip a»x «time 2026»y«/» z«/»", `<p><span class="chip chip-a">x <time datetime="2026">y</time> z</span></p>`},
		{"id of a paragraph", "«id here»«/»Text.", `<p id="here">Text.</p>`},
		{"an id twice", "«id here»«/»One.\n\n«id here»«/»Two.", "<p id=\"here\">One.</p>\n<p>Two.</p>"},
		{"id of a heading", "### «id here»«/»One & *two*",
			`<div class="heading"><h3 id="here">One &amp; <em>two</em></h3><a class="permalink" href="#here" aria-label="Link to “One &amp; two”">#</a></div>`},
		{"heading without id", "### One", `<h3>One</h3>`},
		{"id of a loose item", "- «id a»«/»One.\n\n- Two.", "<ul>\n<li id=\"a\">\n<p>One.</p>\n</li>\n<li>\n<p>Two.</p>\n</li>\n</ul>"},
		{"unknown kind", "«other x»text«/»", `<p>text</p>`},
		{"mark that ends in other hands", "«chip a»one *two«/» three*", `<p>one <em>two three</em></p>`},
		{"mark in code", "`«chip a»x«/»`", `<p><code>x</code></p>`},
		{"mark in a fence", "```\n«chip a»x«/»\n```", "<pre><code>x\n</code></pre>"},

		{"banner", "> [!WARNING]\n> **Not** over.", "<aside role=\"note\" class=\"banner banner-warning\">\n<p><strong>Not</strong> over.</p>\n</aside>"},
		{"banner of paragraphs", "> [!NOTE]\n>\n> One.\n>\n> Two.", "<aside role=\"note\" class=\"banner banner-note\">\n<p>One.</p>\n<p>Two.</p>\n</aside>"},
		{"quotation", "> [!OTHER]\n> Text.", "<blockquote>\n<p>[!OTHER]\nText.</p>\n</blockquote>"},

		{"link", "[a](https://example.com/?a=1&b=%202 \"T\")", `<p><a href="https://example.com/?a=1&amp;b=%202" title="T">a</a></p>`},
		{"link to this page", "[a](index.html#facts)", `<p><a href="#facts">a</a></p>`},
		{"link to another report", "[a](../other/index.html)", `<p><a href="../other/index.html">a</a></p>`},
		{"mail", "[a](mailto:a@example.com), <b@example.com>", `<p><a href="mailto:a@example.com">a</a>, <a class="address" href="mailto:b@example.com">b@example.com</a></p>`},
		{"script link", "[*a*](javascript:alert(1))", `<p><em>a</em></p>`},
		{"script link in references", "[a](java&#115;cript&colon;alert(1)) [b](javascript&amp;colon;alert(1)) [c]( JaVaScRiPt:x)", `<p>a <a href="javascript&amp;colon;alert(1)">b</a> c</p>`},
		{"script link by definition", "[a]\n\n[a]: javascript:x", `<p>a</p>`},
		{"other schemes", "[a](data:text/html,x) [b](vbscript:x) [c](file:///etc/passwd) [d](ftp://h/x) [e](//evil.example/x) [f](https:x) [g](/\\\\evil)",
			`<p>a b c d e f <a href="/%5Cevil">g</a></p>`},
		{"addresses", "<javascript:alert(1)> <https://example.com/a>", `<p>javascript:alert(1) <a class="address" href="https://example.com/a">https://example.com/a</a></p>`},
		{"address in a link", "[see <https://example.com/a>](https://example.com/b)", `<p><a href="https://example.com/b">see https://example.com/a</a></p>`},
		{"foreign image", "![An *old* map](https://example.com/a.png)", `<p><a href="https://example.com/a.png">An <em>old</em> map</a></p>`},
		{"foreign image without words", "![](https://example.com/a.png)", `<p><a href="https://example.com/a.png">a.png</a></p>`},
		{"foreign image in a link", "[![badge](https://example.com/a.png)](https://example.com/)", `<p><a href="https://example.com/">badge</a></p>`},
		{"link in an image", "![a [b](javascript:x) [c](https://example.com/c)](https://example.com/a.png)", `<p><a href="https://example.com/a.png">a b c</a></p>`},
		{"data image", "![x](data:image/png;base64,AAAA)", `<p>x</p>`},
		{"own image", "![A \"map\"](rate.png \"T\")", `<p><img loading="lazy" src="rate.png" alt="A &quot;map&quot;" title="T"></p>`},
		{"timeline", "![The course](timeline.svg)", `<div class="picture picture-wide">` + `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 90" role="img"><title>Wide</title></svg></div>
<div class="picture picture-narrow"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 330 120" role="img"><title>Narrow</title></svg></div>`},
		{"timeline in a line", "See ![the course](timeline.svg).", `<p>See <a href="timeline.svg">the course</a>.</p>`},

		{"raw HTML", "<script>alert(1)</script>\n\nA <b onclick=x>b</b> <!-- c -->",
			"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>A &lt;b onclick=x&gt;b&lt;/b&gt; &lt;!-- c --&gt;</p>"},
		{"task list", "- [ ] open\n- [x] done", "<ul>\n<li>[ ] open</li>\n<li>[x] done</li>\n</ul>"},
		{"strikethrough", "~~gone~~", "<p><del>gone</del></p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := htmlOf(t, tt.in)
			got = strings.TrimSuffix(strings.TrimPrefix(got, "<div class=\"opening\">\n"), "</div>\n")
			if strings.TrimSpace(got) != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			checkHTML(t, []byte(got))
		})
	}
}

func TestTables(t *testing.T) {
	got := htmlOf(t, `## «id facts»«/»Key facts

| | What |
| --- | ---: |
| «id row»«/»A | 1 |

| B | C |
| :-: | --- |
| x | |

## Other

| D |
| --- |
| [Chart: x](index.html#chart-impact) |
`)
	for _, want := range []string{
		"<section class=\"section-facts\">\n",
		"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"facts\">\n<table class=\"key-facts\">\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\" align=\"right\">What</th>\n</tr>",
		"<tr id=\"row\">\n<th scope=\"row\">A</th>\n<td align=\"right\">1</td>\n</tr>",
		`aria-label="Key facts, table 2">`,
		"<th scope=\"row\" align=\"center\">x</th>\n<td></td>",
		`aria-label="Other">`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	checkHTML(t, []byte(got))
}

// TestFigurePlaces wants a figure only where a link to a chart of this page
// stands alone above a table, and only once.
func TestFigurePlaces(t *testing.T) {
	const table = "\n\n| A |\n| --- |\n| 1 |\n"
	tests := []struct {
		name, in string
		want     int
	}{
		{"its place", "[Chart: share](index.html#chart-impact)" + table, 1},
		{"within the page", "[Chart: share](#chart-impact)" + table, 1},
		{"two charts", "[a](#chart-impact)" + table + "\n[b](#chart-second)" + table, 2},
		{"twice", "[a](#chart-impact)" + table + "\n[b](#chart-impact)" + table, 1},
		{"no such chart", "[a](#chart-other)" + table, 0},
		{"no table", "[a](#chart-impact)\n\nText." + table, 0},
		{"more than the link", "See [a](#chart-impact)" + table, 0},
		{"two links", "[a](#chart-impact) [b](#chart-impact)" + table, 0},
		{"another page's", "[a](../x/index.html#chart-impact)" + table, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Count(htmlOf(t, tt.in), "<figure"); got != tt.want {
				t.Errorf("%d figures, want %d", got, tt.want)
			}
		})
	}
}

func TestChartThatIsNotJSON(t *testing.T) {
	b := &body{Plots: true, Figures: []*chart.Figure{{ID: "x", Option: []byte(`{"a":`)}}}
	if _, err := b.html(newMarkdown(words.English()), &bytes.Buffer{}); err == nil {
		t.Error("an option that is not JSON must be an error")
	}
}

// FuzzHTML wants no input to break the page: no panic, no mark left, nothing
// inline, no way out but the allowed ones.
func FuzzHTML(f *testing.F) {
	for _, seed := range hostile() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		b := &body{Markdown: strings.ToValidUTF8(markdown, "\uFFFD"), Figures: []*chart.Figure{sampleFigure()}, Timeline: samplePictures(), Plots: true,
			Notes: annotations{{Kind: timeNote, Value: `"><script>`}, {Kind: statusNote, Value: `" onfocus="x`, Title: "</span><script>"}, {Kind: idNote, Value: "facts"}}}
		out, err := b.html(newMarkdown(words.English()), &bytes.Buffer{})
		if err != nil {
			t.Fatal(err)
		}
		checkHTML(t, out)
	})
}

func hostile() []string {
	return []string{
		"", "\x00", "#", "> ", "> [!NOTE]", "- ", "| a |\n| --- |", "| a |\n| --- |\n| b | c |", "## \n## \n", "![](timeline.svg)",
		"\uE000", "\uE001", "\uE002", "\uE002\uE002\uE000\uE000", "\uE0000\uE001", "\uE0000\uE001x", "x\uE002", "\uE00099999999999999999999\uE001x\uE002",
		"\uE0000\uE001*a\uE002*b", "*\uE0001\uE001a*\uE002", "[\uE0000\uE001a](x\uE002y)", "`\uE0000\uE001`\uE002", "\uE0002\uE001\uE002\uE0002\uE001\uE002",
		"# \uE0002\uE001\uE002", "- \uE0002\uE001\uE002", "| \uE0002\uE001\uE002 | \uE0001\uE001b\uE002 |\n| --- | --- |\n| \uE0002\uE001\uE002 |",
		"<https://a.example/\uE0000\uE001b\uE002>", "![\uE0000\uE001a\uE002](https://a.example)", "&#xE000;0&#xE001;x&#xE002;",
		"[x](java\uE002script:alert)", "[x](java&Tab;script:alert(1))", "[x](&#1;javascript:alert(1))", "[x](<javascript:alert(1)>)",
		"<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</script><script>alert(1)</script>", "<!--", "<![CDATA[", "<?php",
		"```\nunclosed <script>", "~~~ \" onload=x\n", "    <style>", "[a](#chart-impact)\n\n| a |\n| --- |", "**[a](#chart-impact)**\n\n| a |\n| --- |\n",
		"[a]: javascript:x\n[a]", "[a](x \"\\\" onclick=\\\"y\")", "![x](a.png \"\\\" onload=\\\"y\")", "[![x](timeline.svg)](javascript:x)", "![![![a](b)](c)](javascript:d)",
		"> [!NOTE]\n> [a](#chart-impact)\n>\n> | a |\n> | --- |\n", "1. a\n\n   ![](timeline.svg)\n", strings.Repeat("> ", 60) + "a", strings.Repeat("[", 500), strings.Repeat("*a ", 500),
	}
}

func TestHostileHTML(t *testing.T) {
	for _, in := range hostile() {
		for _, around := range []string{in, "## «id timeline»«/»T\n\n" + in, "1. " + in, "| " + in + " |\n| --- |\n| " + in + " |", "> [!NOTE]\n> " + in} {
			checkHTML(t, []byte(htmlOf(t, around)))
		}
	}
}

// checkHTML wants HTML that parses as written and holds nothing of ours that
// readers should not see and nothing that a strict content security policy
// refuses.
func checkHTML(t *testing.T, fragment []byte) {
	t.Helper()
	if bytes.ContainsAny(fragment, "\uE001\uE002") || bytes.Contains(fragment, []byte("\uE000")) {
		t.Errorf("marks are left in %q", fragment)
	}
	ids := map[string]bool{}
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(fragment)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch {
		case kind == html.CommentToken || kind == html.DoctypeToken:
			t.Errorf("a comment: %q", token)
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != token.Data):
			t.Errorf("</%s> closes what is not open in %q", token.Data, fragment)
			return
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		case kind == html.StartTagToken && !slices.Contains([]string{"img", "br", "hr"}, token.Data):
			open = append(open, token.Data)
		}
		checkTag(t, token, ids)
	}
	if len(open) > 0 {
		t.Errorf("%v not closed in %q", open, fragment)
	}
}

func checkTag(t *testing.T, token html.Token, ids map[string]bool) {
	t.Helper()
	if token.Type != html.StartTagToken {
		return
	}
	if slices.Contains([]string{"style", "iframe", "object", "embed", "form", "base", "meta", "link"}, token.Data) {
		t.Errorf("<%s>", token.Data)
	}
	kind := ""
	for _, a := range token.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("%s has %s", token, a.Key)
		case a.Key == "type":
			kind = a.Val
		case a.Key == "id" && ids[a.Val]:
			t.Errorf("the id %q twice", a.Val)
		case a.Key == "id":
			ids[a.Val] = true
		case a.Key == "href" || a.Key == "src":
			checkAddress(t, token, a.Val)
		}
	}
	if token.Data == "script" && kind != "application/json" {
		t.Errorf("a script: %s", token)
	}
}

func checkAddress(t *testing.T, token html.Token, address string) {
	t.Helper()
	before, _, found := strings.Cut(address, ":")
	scheme := strings.ToLower(strings.TrimSpace(before))
	if found && !strings.ContainsAny(before, "/?#&%") && !slices.Contains([]string{"http", "https", "mailto"}, scheme) || strings.HasPrefix(address, "//") {
		t.Errorf("%s leads to %s", token, address)
	}
}
