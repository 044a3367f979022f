package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// scanned is what a page tells.
type scanned struct{ IDs, Links []string }

func (s *scanned) id(id []byte)     { s.IDs = append(s.IDs, string(id)) }
func (s *scanned) link(link []byte) { s.Links = append(s.Links, string(link)) }

// scannedWhole has the tokenizer read the whole of a page.
func scannedWhole(page []byte) (out scanned) {
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			for more := true; more; {
				var a attribute
				a.name, a.value, more = z.TagAttr()
				tell(a, out.id, out.link)
			}
		}
	}
}

func sameScan(t *testing.T, page []byte) {
	t.Helper()
	var got scanned
	before := bytes.Clone(page)
	scan(page, got.id, got.link)
	if diff := cmp.Diff(scannedWhole(page), got); diff != "" {
		t.Errorf("%.2000q (-tokenizer +scan):\n%s", page, diff)
	}
	if !bytes.Equal(before, page) {
		t.Errorf("the page was changed to %.2000q", page)
	}
}

// oddPages are written in ways that no template of ours has.
var oddPages = []string{
	``, `<`, `<a`, `<a `, `<a href`, `<a href=`, `<a href="`, `<a href="x`, `<a href="x"`, `<a href="x">`, `<a href="x"/`, `<a href="x"/>`,
	`<a href='x' id='y'>`, `<a href=x id=y>`, `<a href=x/>`, `<a HREF="x" Id="y">`, `<A href="x">`, `<a href = "x">`, `<a href="x"id="y">`, "<a\thref=\"x\"\fid=\"y\">",
	"<a\nhref=\"x\"\n id=\"y\"\n>", "<a href=\"x\ry\" id=\"a\x00b\">", `<a / href="x">`, `<a href="x" / id="y">`, `<a =href="x">`, `<a href=="x">`, `<a ="x" id="y">`,
	`<a title="<a href='no'>" href="x>y">`, `<a x" href="c>d" e="f>">`, `<a b=c=" href="x>y">`, `<a b=c="d" href="f>">`, `<a href="x" href="y">`, `<a ID="x" id="y">`,
	`<a href="?a=1&amp;b=2" id="a&lt;b">`, `<a href="?a=1&copy=2&lt">`, `<a href="?a=1&amp;b&amp">`, `<a href="?a&amp;amp;b&amp;lt;">`, `<a id="&amp;" href="&#38;amp;">`, `<a href id>`, `<a hidden href="x">`, `<a href="" id="">`, `<a viewBox="0 0" HreF="x">`,
	`<img srcset="a.png 1x, b.png 2x" imagesrcset=c.png src="d.png" longdesc="e">`, `<svg><use xlink:href="#x"/></svg>`, `<button formaction="x">`, `<object data="x">`,
	`<!-- <a href="no"> --><a href="x">`, `<!--><a href="x">`, `<!---><a href="x">--><a id="y">`, `<!-- --!><a href="x">`, `<!-- <a href="no">`, `<!- <a href="no"><a id="y">`,
	`<!doctype html><a href="x">`, `<!DOCTYPE html SYSTEM "a>b"><a href="x">`, `<!doctype html `, `<![CDATA[<a href="x">]]><a id="y">`, `<?xml a="<a href='x'>"?><a id="y">`,
	`</a><a href="x">`, `</a href="no"><a id="y">`, `</ a><a href="x">`, `</><a href="x">`, `</a title="<a href='no'>"><a id="y">`, `</a`, `</A><a href="x">`, `</a><`,
	`<script>"<a href='no'>"</script><a id="y">`, `<script><!-- <script></script> <a href="no"> --></script><a id="y">`, `<script></script ><a href="x">`,
	`<script src="x"></script>`, `<script src="x"/><a href="no"></script><a id="y">`, `<script></scriptx><a href="no"></script>`, `<script></SCRIPT><a href="x">`,
	`<script>a < b && "</a>"</script><a id="y">`, `<SCRIPT><a href="no"></SCRIPT><a id="y">`, `<script`, `<script>`, `<script></script`,
	`<style>a > b {}</style><a href="x">`, `<style><a href="no"></style><a id="y">`, `<title>a < b</title><a href="x">`, `<title><b id="no"></title><a id="y">`,
	`<title id="x"></title><a id="y">`, `<textarea><a href="no"></textarea><a id="y">`, `<svg><title>x</title><a href="x"></svg>`, `<iframe><a href="no"></iframe><a id="y">`,
	`<noscript><a href="no"></noscript><a id="y">`, `<xmp id="x"><a href="no"></xmp>`, `<plaintext id="x"></plaintext><a href="no">`, `<noembed>x</noembed><a href="x">`,
	`a < b <a href="x"> << <b id="y"> <3 <a1 href="z">`, `<my-tag href="x">`, `<svg:a href="x">`, `<a-b:c_d id="x">`, `<é id="no"><a href="é">`, `<a é="1" href="x">`,
	"<a href=\"x\"\xff id=\"y\">", `<a @click="x" href="y">`, `<a data-href="no" data-id="no" aria-x="">`, `<a href="x" '>"><b id="y">`, `<0 href="no">`, `<a0 href="x">`,
	strings.Repeat(`<a href='x' id=y>`, 3*mostOdd) + `<script><a href="no"></script>`, strings.Repeat(`<a href='x'><script><a href='no'></script><!-- <a id=no> -->`, mostOdd),
}

func TestOddPages(t *testing.T) {
	t.Parallel()
	for _, p := range oddPages {
		sameScan(t, []byte(p))
		sameScan(t, []byte(`<p id="first">`+p+`<p id="last">`))
	}
}

// TestWhatCounts wants each attribute with an id or an address to count, however
// its tag is written, and no other.
func TestWhatCounts(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]scanned{
		"id": {IDs: []string{"x"}}, "href": {Links: []string{"x"}}, "src": {Links: []string{"x"}}, "poster": {Links: []string{"x"}}, "data": {Links: []string{"x"}},
		"action": {Links: []string{"x"}}, "formaction": {Links: []string{"x"}}, "xlink:href": {Links: []string{"x"}}, "srcset": {Links: []string{"x"}},
		"imagesrcset": {Links: []string{"x"}}, "class": {}, "data-id": {}, "datetime": {}, "i": {}, "imagesrcsets": {}, "name": {},
	} {
		for _, tag := range []string{"<a " + name + `="x">`, "<a\n" + strings.ToUpper(name) + " = x>", "<a b " + name + `="x"/>`} {
			var got scanned
			scan([]byte(tag), got.id, got.link)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tag, diff)
			}
		}
	}
}

// TestOwnPages looks at finished pages of every sort. All of their tags are
// plain, so that none of them takes long.
func TestOwnPages(t *testing.T) {
	t.Parallel()
	for _, page := range texts(t, "../page/testdata/html", "*.html") {
		sameScan(t, page)
		if odd := firstOdd(page); odd != "" {
			t.Errorf("this is not plain: %.80s", odd)
		}
	}
}

// firstOdd gives a page from its first tag on that is not plain; empty if all
// are.
func firstOdd(page []byte) string {
	s := scanner{id: func([]byte) {}, link: func([]byte) {}}
	for {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			return ""
		}
		page = page[at:]
		n := s.plain(page)
		if n == 0 {
			return string(page)
		}
		page = page[n:]
	}
}

// TestTemplates looks at the texts of all templates, which hold tags in every
// stage of being written.
func TestTemplates(t *testing.T) {
	t.Parallel()
	for _, text := range texts(t, "../../../../templates", "*.tmpl") {
		sameScan(t, text)
	}
}

// texts reads files, of which there must be some.
func texts(t *testing.T, folder, pattern string) (all [][]byte) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data)
	}
	return all
}

// FuzzScan wants every page to tell the same as the tokenizer reads in it, also
// in pieces.
func FuzzScan(f *testing.F) {
	for _, p := range oddPages {
		f.Add([]byte(p), []byte(`<p id="last">`))
	}
	f.Fuzz(func(t *testing.T, page, end []byte) { sameScan(t, slices.Concat(page, end)) })
}
