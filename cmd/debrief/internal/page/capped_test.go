package page

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestTemplatesWithoutEnd wants a template that writes without end, or makes a
// text without end, to be told by its name, and to take no more memory than some
// pages have.
func TestTemplatesWithoutEnd(t *testing.T) {
	endless := "{{range 999999999}}" + strings.Repeat("x", 4096) + "{{end}}"
	growing := `{{$x := "xxxx"}}{{range 99}}{{$x = printf "%s%s" $x $x}}{{end}}`
	for _, tt := range []struct{ file, text, want string }{
		{"404.html.tmpl", endless, "template: 404.html.tmpl:1: it writes more than 67108864 bytes for one page"},
		{"layout.html.tmpl", endless, "template: layout.html.tmpl:1: it writes more"},
		{"layout.html.tmpl", "{{$page := .}}{{range 999999}}{{$page.Body}}{{end}}", "template: layout.html.tmpl:1: it writes more"},
		{"404.html.tmpl", growing, "error calling printf: it makes a text of more than 16777216 bytes"},
		{"404.html.tmpl", strings.ReplaceAll(growing, `printf "%s%s"`, "print"), "error calling print: it makes a text of more than 16777216 bytes"},
	} {
		r, err := newRenderer(layers{fstest.MapFS{tt.file: {Data: []byte(tt.text)}}, Embedded()}, sampleSite())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.NotFound(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %.40s: got %v", tt.file, tt.text, err)
		}
	}
	templates := layers{fstest.MapFS{"methods.md.tmpl": {Data: []byte(endless)}}, Embedded()}
	if r, err := newRenderer(templates, sampleSite()); err != nil {
		t.Fatal(err)
	} else if _, err := r.Methods(methodsSample()); err == nil || !strings.Contains(err.Error(), "template: methods.md.tmpl:1: it writes more") {
		t.Error(err)
	}
}

// TestPrintingIsAsEver wants the functions that put texts together to do so.
func TestPrintingIsAsEver(t *testing.T) {
	own := fstest.MapFS{"404.html.tmpl": {Data: []byte(`{{printf "%03d|%s" 7 "a"}}|{{print 1 2 "b"}}|{{println "c"}}|`)}}
	r, err := newRenderer(layers{own, Embedded()}, sampleSite())
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.NotFound()
	if err != nil || !strings.Contains(string(files[0].Data), "007|a|1 2b|c\n|") {
		t.Errorf("%v %s", err, files[0].Data)
	}
}
