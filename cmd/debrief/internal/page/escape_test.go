package page

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"Mail was late":                 "Mail was late",
		"  two\nlines\tand  spaces ":    "two lines and spaces",
		"# not a heading":               `\# not a heading`,
		"#hashtag and C# and C #":       `\#hashtag and C# and C \#`,
		"- not a list":                  `\- not a list`,
		"-5 degrees":                    `\-5 degrees`,
		"1. not a list":                 `1\. not a list`,
		"2026) neither":                 `2026\) neither`,
		"1.5 times":                     "1.5 times",
		"> not a quotation":             `\> not a quotation`,
		"a > b":                         "a > b",
		"=== not a heading":             `\=== not a heading`,
		"*not* _emphasis_ snake_case":   `\*not\* \_emphasis\_ snake_case`,
		"a | b":                         `a \| b`,
		"`code`":                        "\\`code\\`",
		"<b>bold</b>":                   `\<b>bold\</b>`,
		"[x](javascript:alert(1))":      `\[x\](javascript:alert(1))`,
		"AT&T &amp; &#60; fish & chips": `AT&T \&amp; \&#60; fish & chips`,
		"https://example.com/a_b":       `https\://example.com/a_b`,
		"www.example.com":               `www\.example.com`,
		"costs $5":                      `costs \$5`,
		"a\u202eb\u2066c\x00d\x1be":     "a\ufffdb\ufffdc\ufffdd\ufffde",
		"\ue0000\ue001x\ue002":          "\ufffd0\ufffdx\ufffd",
		"\xff":                          "\ufffd",
		"a\x7fb":                        "a\ufffdb",
		"\u00a0wide\u00a0room\u00a0":    "wide\u00a0room",
		"ends in \\":                    "ends in &#92;",
		`a\b`:                           `a\\b`,
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLink(t *testing.T) {
	tests := []struct{ text, address, want string }{
		{"Status page", "https://status.example/x?a=1&b=2", "[Status page](https://status.example/x?a=1&b=2)"},
		{"a ] b", "https://e.example/(x)", `[a \] b](https://e.example/%28x%29)`},
		{"x", "javascript:alert(1)", "x"},
		{"x", " JavaScript:alert(1)", "x"},
		{"x", "java\nscript:alert(1)", "x"},
		{"x", "data:text/html,x", "x"},
		{"x", "", "x"},
		{"x", "//host.example/y", "[x](https://host.example/y)"},
		{"x", "https://e.example/a b|c", "[x](https://e.example/a%20b%7Cc)"},
		{"x", "?a&copy;=1", "[x](?a&amp;copy;=1)"},
		{"x", "mailto:a@b.example", "[x](mailto:a@b.example)"},
		{"x", "../other/index.html#t-1", "[x](../other/index.html#t-1)"},
	}
	for _, tt := range tests {
		if got := link(tt.text, tt.address); got != tt.want {
			t.Errorf("link(%q, %q) = %q, want %q", tt.text, tt.address, got, tt.want)
		}
	}
}

// hub reads Markdown as code-hosting sites do: with HTML, tables and bare
// addresses.
var hub = goldmark.New(goldmark.WithExtensions(extension.GFM))

// places are the Markdown that plain text is put into, with the HTML that must
// come of it; %s is the text.
var places = []struct{ name, markdown, html string }{
	{"paragraph", "%s\n\nend\n", "<p>%s</p>\n<p>end</p>\n"},
	{"heading", "# %s\n\nend\n", "<h1>%s</h1>\n<p>end</p>\n"},
	{"list item", "- %s\n- end\n", "<ul>\n<li>%s</li>\n<li>end</li>\n</ul>\n"},
	{"second line", "first\\\n%s\n\nend\n", "<p>first<br>\n%s</p>\n<p>end</p>\n"},
	{"before a line break", "%s\\\n\\<b>\n", "<p>%s<br>\n&lt;b&gt;</p>\n"},
	{"emphasis", "a **%s** b\n", "<p>a <strong>%s</strong> b</p>\n"},
	{"link", "[%s](x)\n", "<p><a href=\"x\">%s</a></p>\n"},
	{"table cell", "| a | b |\n| --- | --- |\n| %s | end |\n",
		"<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>%s</td>\n<td>end</td>\n</tr>\n</tbody>\n</table>\n"},
}

func TestEscapeShowsTheSameTextEverywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkEscape(t, hostileText().Draw(t, "text")) })
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"a|b\\", "\\|", "![x](y)", "1.", "- ", "&copy;", "~~~", "<!--", "foo #", "x\\\\|", "$", "a_b_", "*\n*"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkEscape(t, text) })
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkEscape(t failer, in string) {
	t.Helper()
	want := tidy(in)
	if want == "" {
		return
	}
	for _, place := range places {
		got := render(t, strings.ReplaceAll(place.markdown, "%s", escape(in)))
		if shown := html.UnescapeString(got); shown != html.UnescapeString(strings.ReplaceAll(place.html, "%s", html.EscapeString(want))) {
			t.Fatalf("%s: %q (written %q) became\n%s", place.name, want, escape(in), got)
		}
	}
}

// render gives Markdown as HTML. Addresses of e-mail, which code-hosting sites
// make links of whatever one does, stay text.
func render(t failer, markdown string) string {
	t.Helper()
	var out strings.Builder
	if err := hub.Convert([]byte(markdown), &out); err != nil {
		t.Fatalf("convert %q: %v", markdown, err)
	}
	return mailLink.ReplaceAllString(out.String(), "$1")
}

var mailLink = regexp.MustCompile(`<a href="mailto:[^"]*">([^<]*)</a>`)

// hostileText draws text that is full of markup.
func hostileText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"\\", "`", "```", "~~~", "*", "**", "_", "__", "[", "]", "(", ")", "](", "<", ">", "|", "#", "-", "---", "===",
			"+ ", "1. ", "12) ", "&amp;", "&#35;", "!", "![", "[!NOTE]", "<script>", "</a>", "<!--", "https://e.example/", "javascript:", "[x]: y",
			"\n", "\n\n", "  ", "    ", "\t", ":-", "$", "\ue000", "1\ue001", "\ue002", "\u202e", "\x00", "é", "漢", "a", "b c"}),
		rapid.StringN(0, 6, 20))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}
