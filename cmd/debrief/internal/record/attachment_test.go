package record_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAttachments(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>`
	tests := []struct{ name, path, more, content, want string }{
		{"text", "a.txt", "bytes: 3, sha256: 98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4", "hi\n", ""},
		{"capital letters in the sum", "a.txt", "sha256: 98EA6E4F216F2FB4B69FFF9B3A44842C38686CA685F3F55DC48C5D3FB1107BE4", "hi\n", ""},
		{"png", "a.png", "", string(png("IDAT", nil)), ""},
		{"png with more behind it", "a.png", "", string(png("IDAT", nil)) + "more", ""},
		{"jpg", "deep/er/a.jpg", "", string(jpeg()), ""},
		{"pdf", "a.pdf", "", "%PDF-1.7", ""},
		{"pdf with a first page", "a.pdf", "", "%PDF-1.7\n<</OpenAction [3 0 R /Fit] /JSON (/JavaScripts) /Launcher 1>> \x00/JS\x00\xff/JS", ""},
		{"csv", "a.csv", "", "a,b\n1,2\n", ""},
		{"json", "a.json", "", `{"a": [1]}`, ""},
		{"svg", "a.svg", "", fmt.Sprintf(svg, `<defs><g id="g"/></defs><use xlink:href="#g" fill="url(#p)" style="fill:red"/><image href="data:image/png;base64,AAAA"/>`), ""},
		{"svg with an old head", "a.svg", "", `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + fmt.Sprintf(svg, ""), ""},

		{"wrong size", "a.txt", "bytes: 4", "hi\n", "a.txt has 3 bytes, not 4"},
		{"wrong sum", "a.txt", "sha256: " + strings.Repeat("0", 64), "hi\n", "a.txt is not the file that this sum is of"},
		{"too large", "a.txt", "", strings.Repeat("a", 2_000_001), "at most 2000000 can be attached"},
		{"no png", "a.png", "", "<html>", "its content is not what its ending says"},
		{"a png's first bytes", "a.png", "", "\x89PNG\r\n\x1a\n…", "a.png cannot be attached: it is cut off"},
		{"a png's first bytes alone", "a.png", "", "\x89PNG\r\n\x1a\n", "it is cut off"},
		{"a png that breaks off", "a.png", "", string(png("IDAT", []byte("pixels"))[:50]), "it is cut off"},
		{"a png that breaks off before its end", "a.png", "", string(png("IDAT", []byte("pixels"))[:51]), "hint: save or export the picture anew"},
		{"a png without a head", "a.png", "", "\x89PNG\r\n\x1a\n" + "\x00\x00\x00\x00IEND\xae\x42\x60\x82", "does not tell a size of at least 1 by 1 pixels"},
		{"a png with a short head", "a.png", "", "\x89PNG\r\n\x1a\n" + "\x00\x00\x00\x08IHDR\x00\x00\x00\x01\x00\x00\x00\x01crc.\x00\x00\x00\x00IEND\xae\x42\x60\x82", "does not tell a size"},
		{"a png without pixels", "a.png", "", strings.Replace(string(png("IDAT", nil)), "\x00\x00\x00\x01\x00\x00\x00\x01", "\x00\x00\x00\x00\x00\x00\x00\x00", 1), "does not tell a size"},
		{"a png without height", "a.png", "", strings.Replace(string(png("IDAT", nil)), "\x00\x00\x00\x01\x00\x00\x00\x01", "\x00\x00\x00\x01\x00\x00\x00\x00", 1), "does not tell a size"},
		{"a jpg's first bytes", "a.jpg", "", "\xff\xd8\xff\xe0", "it is cut off"},
		{"a jpg without a frame", "a.jpg", "", "\xff\xd8\xff\xda\x00\x02\xff\xd9", "does not tell a size"},
		{"a jpg without pixels", "a.jpg", "", "\xff\xd8\xff\xc0\x00\x0b\x08\x00\x00\x00\x01\x01\x01\x11\x00\xff\xda\x00\x02\xff\xd9", "does not tell a size"},
		{"a png of two sizes", "a.png", "", string(pngOf(50_000, 1000, "IHDR", []byte("\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"))), "a.png has 50000 by 1000 pixels"},
		{"no pdf", "a.pdf", "", "JVBERi0=", "its content is not what its ending says"},
		{"pdf with a script", "a.pdf", "", "%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "it has a script or starts a program (/JavaScript)"},
		{"pdf with a hidden script", "a.pdf", "", "%PDF-1.4\n<</AA<</O<</S /#4aav#61Script\n>>>>>>", "it has a script or starts a program (/JavaScript)"},
		{"pdf with a script's code", "a.pdf", "", "%PDF-1.4\n<</S/Rendition/J#53 12 0 R>>", "it has a script or starts a program (/JS)"},
		{"pdf with a program", "a.pdf", "", "%PDF-1.4\n<</S/Launch", "it has a script or starts a program (/Launch)"},
		{"no text", "a.txt", "", "a\x00", "its content is not text in UTF-8"},
		{"too large, the way out", "a.txt", "", strings.Repeat("a", 2_000_001), "hint: make it smaller, or link to it"},
		{"no json", "a.json", "", "{", "its content is not JSON"},
		{"json with a mark", "a.json", "", "\uFEFF{}", "hint: save it without a byte order mark"},
		{"script", "a.svg", "", fmt.Sprintf(svg, `<script>alert(1)</script>`), "it has a <script>"},
		{"script in capitals", "a.svg", "", fmt.Sprintf(svg, `<SCRIPT/>`), "it has a <SCRIPT>"},
		{"handler", "a.svg", "", fmt.Sprintf(svg, `<g onclick="x()"/>`), "it has an event handler (onclick)"},
		{"foreign content", "a.svg", "", fmt.Sprintf(svg, `<foreignObject/>`), "it has a <foreignObject>"},
		{"link", "a.svg", "", fmt.Sprintf(svg, `<a href="java&#9;script:alert(1)"/>`), "it refers to something outside itself (href)"},
		{"old link", "a.svg", "", fmt.Sprintf(svg, `<use xlink:href="https://example.com/a.svg#b"/>`), "it refers to something outside itself (href)"},
		{"picture with a script", "a.svg", "", fmt.Sprintf(svg, `<image href="data:image/svg+xml;base64,AAAA"/>`), "it refers to something outside itself (href)"},
		{"changing link", "a.svg", "", fmt.Sprintf(svg, `<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>`), "it changes a reference while it is shown"},
		{"script as a value", "a.svg", "", fmt.Sprintf(svg, `<animate values="javascript:alert(1)"/>`), "it has a script in an attribute"},
		{"style", "a.svg", "", fmt.Sprintf(svg, `<style>@import "https://example.com/x.css";</style>`), "its style reaches outside it"},
		{"style in pieces", "a.svg", "", fmt.Sprintf(svg, `<style>rect { fill: u<!-- -->rl(https://example.com/x) }</style>`), "its style refers to something outside it"},
		{"attribute", "a.svg", "", fmt.Sprintf(svg, `<rect fill="url( 'https://example.com/x' )"/>`), "its style refers to something outside it"},
		{"escaped style", "a.svg", "", fmt.Sprintf(svg, `<rect style="fill:\75rl(x)"/>`), "its style reaches outside it"},
		{"entities", "a.svg", "", `<!DOCTYPE svg [<!ENTITY a "b">]>` + fmt.Sprintf(svg, "&a;"), "it declares entities"},
		{"entities without brackets", "a.svg", "", `<!DOCTYPE svg <!ENTITY a "b">>` + fmt.Sprintf(svg, ""), "it declares entities"},
		{"script in a document type", "a.svg", "", `<!DOCTYPE svg PUBLIC "<script >">` + fmt.Sprintf(svg, ""), "it declares entities"},
		{"script in a head", "a.svg", "", `<?xml version="1.0" <script ?>` + fmt.Sprintf(svg, ""), `it has an instruction "xml"`},
		{"an element of another name", "a.svg", "", fmt.Sprintf(svg, `<foreignObjects label=" onload="/> onload=`), ""},
		{"instruction", "a.svg", "", `<?xml-stylesheet href="x.css"?>` + fmt.Sprintf(svg, ""), `it has an instruction "xml-stylesheet"`},
		{"no svg", "a.svg", "", `<html xmlns="http://www.w3.org/1999/xhtml"></html>`, "it has a <html>"},
		{"no picture", "a.svg", "", `<doc/>`, "it is not an SVG picture"},
		{"no xml", "a.svg", "", `<svg`, "it is not well-formed XML in UTF-8"},
		{"empty", "a.svg", "", ``, "it is not an SVG picture"},
		{"deep", "a.svg", "", fmt.Sprintf(svg, strings.Repeat("<g>", 199)+strings.Repeat("</g>", 199)), ""},
		{"too deep", "a.svg", "", fmt.Sprintf(svg, strings.Repeat("<g>", 200)+strings.Repeat("</g>", 200)), "more than 200 deep in one another"},
		{"shown again", "a.svg", "", fmt.Sprintf(svg, tenfold(5, `<use href="#%s"/>`)), ""},
		{"shown too often", "a.svg", "", fmt.Sprintf(svg, tenfold(6, `<use xlink:href="#%s"/>`)), "it shows parts of itself again and again"},
		{"masks in masks", "a.svg", "", fmt.Sprintf(svg, tenfold(6, `<g mask="url(#%s)"/>`)), "it shows parts of itself again and again"},
		{"shown in itself", "a.svg", "", fmt.Sprintf(svg, `<g id="a"><g><use href="#a"/></g></g>`), "it shows parts of itself again and again"},
		{"links and moves", "a.svg", "", fmt.Sprintf(svg, `<g id="a"><a href="#a"/><animate href="#a" attributeName="x"/></g>`), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set := readAll(t, fstest.MapFS{
				"incidents/one.yaml":       small("attachments: [{id: a, title: A, alt: A drawing., path: " + tt.path + ", " + tt.more + "}]"),
				"incidents/one/" + tt.path: {Data: []byte(tt.content)},
			})
			got := withoutHints(set.Problems).Text()
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("want %q, got\n%s", tt.want, got)
			}
		})
	}
}

// tenfold gives groups of which each shows the one before ten times.
func tenfold(groups int, refers string) string {
	all := `<rect id="g0"/>`
	for i := range groups {
		all += fmt.Sprintf(`<g id="g%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(refers, fmt.Sprint("g", i)), 10))
	}
	return all
}

func TestMissingAttachment(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/one.yaml":     small("attachments: [{id: a, title: A, path: a.txt}, {id: b, title: B, path: b.txt}]"),
		"incidents/one/b.txt/c":  {Data: []byte("x")},
		"incidents/a.txt":        {Data: []byte("x")},
		"incidents/two/a.txt":    {Data: []byte("x")},
		"incidents/two/one.yaml": {Data: []byte("x")},
	})
	got := withoutHints(set.Problems).Text()
	for _, want := range []string{"there is no file incidents/one/a.txt", "incidents/one/b.txt is not a file"} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
}
