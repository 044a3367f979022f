package page

import "testing"

func TestSqueezedStyle(t *testing.T) {
	for in, want := range map[string]string{
		"/* a */ p > a ,\n\tb {\n  color : red ;\n}\n\n:root { --x: 1px  2px }": "p > a,b{color : red;}:root{--x: 1px 2px}",
		"a { content: \"/* no  comment */ \\\" {\" }":                           "a{content: \"/* no  comment */ \\\" {\"}",
		"a { background: url(data:a,/*b*/;c) ; }":                               "a{background: url(data:a,/*b*/;c);}",
		"a { background: url( \"x  y\" ) }":                                     "a{background: url( \"x  y\" )}",
		".a :hover, .a:hover { margin: calc(1px + 2px) -1px }":                  ".a :hover,.a:hover{margin: calc(1px + 2px) -1px}",
		"@media (min-width: 1px) and (x) { a { } }":                             "@media (min-width: 1px) and (x){a{}}",
		"a/* */b { }": "a b{}",
		"a { x: 'y":   "a{x: 'y",
		"/* open":     "",
	} {
		if got := string(squeezedStyle([]byte(in))); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestSqueezedScript(t *testing.T) {
	for in, want := range map[string]string{
		"// a\n(function () {\n  // b\n\n  x(\"//c\"); // d\n})();\n": "(function () {\nx(\"//c\"); // d\n})();\n",
		"x = `\n  // kept\n`;\n":    "x = `\n  // kept\n`;\n",
		"x = \"a\\\n  // kept\";\n": "x = \"a\\\n  // kept\";\n",
	} {
		if got := string(squeezedScript([]byte(in))); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
