package publish

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkLinks follows the links of a whole site, exactly.
func checkLinks(files []File, base string) error {
	all := map[string][]byte{}
	for _, f := range files {
		all[f.Path] = f.Data
	}
	return CheckLinks(files, func(path string) (func() []byte, bool) {
		data, there := all[path]
		return func() []byte { return data }, there
	}, base)
}

func TestLinks(t *testing.T) {
	t.Parallel()
	for link, broken := range map[string]string{
		"":                                   "",
		"#here":                              "",
		"#":                                  "",
		"#top":                               "",
		"#d%C3%A9j%C3%A0":                    "",
		"?q=1#here":                          "",
		"../b/index.html":                    "",
		"../b/index.html#there":              "",
		"../b/":                              "",
		"../b":                               "",
		"../../":                             "",
		"../../index.html?x#start":           "",
		"data.csv":                           "",
		"data.csv#row=4":                     "",
		"a%20b.txt":                          "",
		"/repo/index.html":                   "",
		"/repo/":                             "",
		"/repo":                              "",
		"https://me.example/repo/index.html": "",
		"https://me.example/other/":          "",
		"https://elsewhere.example/x#y":      "",
		"//elsewhere.example/x":              "",
		"mailto:a@b.example":                 "",
		"data:image/png;base64,AAAA":         "",
		"#nowhere":                           "there is no such place in incidents/a/index.html",
		"../b/index.html#here":               "there is no such place in incidents/b/index.html",
		"../c/index.html":                    "there is no such file in the site",
		"../B/index.html":                    "there is no such file in the site",
		"data":                               "there is no such file in the site",
		"../../../index.html":                "it leads out of the site",
		"/index.html":                        "it leads out of the site",
		"https://me.example/repo/no.html":    "there is no such file in the site",
		"https://me.example/repo/#no":        "there is no such place in index.html",
		"javascript:alert(1)":                "a site does not link to javascript:",
		"JavaScript:alert(1)":                "a site does not link to javascript:",
		"%zz":                                "this is not an address",
	} {
		files := []File{
			page("incidents/a/index.html", fmt.Sprintf(`<p id="here"><a id="déjà" href="%s">x</a>`, link)),
			page("incidents/b/index.html", `<h2 id="there">x</h2><script>"<a href='nothing'>"</script>`),
			page("index.html", `<p id="start">`), page("incidents/a/data.csv", ""), page("incidents/a/a b.txt", ""),
		}
		const base = "https://me.example/repo/"
		_, err := Write(t.Context(), t.TempDir(), files, Options{BaseURL: base})
		for _, err := range []error{checkLinks(files, base), err} {
			var links BrokenLinks
			if errors.As(err, &links); broken == "" && err != nil || broken != "" && (len(links) != 1 || links[0].Why != broken) {
				t.Errorf("link to %q: error %v, want %q", link, err, broken)
			}
		}
	}
}

func TestEveryBrokenLinkIsNamed(t *testing.T) {
	t.Parallel()
	_, err := Write(t.Context(), t.TempDir(), []File{
		page("b.html", `<img src="no.png"><img srcset="b.html 1x, no2.png 2x"><img src="no.png">`),
		page("a.html", `<svg><use xlink:href="#no"/></svg><form action="no.cgi">`),
		page("text.txt", `<a href="no.txt">`),
	}, Options{})
	want := BrokenLinks{
		{"a.html", "#no", "there is no such place in a.html"},
		{"a.html", "no.cgi", "there is no such file in the site"},
		{"b.html", "no.png", "there is no such file in the site"},
		{"b.html", "no2.png", "there is no such file in the site"},
	}
	var got BrokenLinks
	if !errors.As(err, &got) {
		t.Fatalf("error %v, want broken links", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("broken links (-want +got):\n%s", diff)
	}
}
