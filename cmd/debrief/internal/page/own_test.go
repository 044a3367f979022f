package page

import (
	"strings"
	"testing"
)

// What would take long to read as Markdown is no page; what people write is.
func TestOwnFault(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, want string }{
		"plain":      {"# Imprint\n\n" + strings.Repeat("A *word* and [a link](../../index.html).\n\n", 2000), ""},
		"code":       {"```\n" + strings.Repeat("        - name: `x`\n", 2000) + "```\n", ""},
		"table":      {"| a | b |\n| --- | --- |\n" + strings.Repeat("| 1 | 2 |\n", 3000), ""},
		"long":       {strings.Repeat("a", MaxOwn+1), "has 300001 bytes, more than 300000"},
		"emphasis":   {strings.Repeat("*a_", 50_000), "has more than 10000 marks"},
		"brackets":   {strings.Repeat("[", 10_001), "has more than 10000 marks"},
		"ticks":      {strings.Repeat("`a``", 30_000), "has more than 10000 marks"},
		"quotations": {strings.Repeat(">", 101), "has quotations and lists that lie more than 100 deep"},
		"lists":      {strings.Repeat("- ", 101), "has quotations and lists that lie more than 100 deep"},
		"null":       {"# Imprint\n\na \x00", "has the control character U+0000 at line 3, column 3"},
		"escape":     {"é\x1b[31m", "has the control character U+001B at line 1, column 2"},
		"latin":      {"ok\n\xe9t\xe9", "is not text in UTF-8 at line 2, column 1"},
		"breaks":     {"a\tb\r\n\fc \ufffd", ""},
		"cells":      {strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|\n", 10_000), "has a table with far more cells"},
	} {
		got := OwnFault([]byte(tt.text))
		if (got == "") != (tt.want == "") || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}
