package publish

import (
	"fmt"
	"strings"
	"testing"
)

// thousand gives a site of a thousand reports of about 20 kB.
func thousand() []File {
	var files []File
	body := strings.Repeat(`<p>Text of a report with <a href="../incident-0/index.html#top">a link</a>.</p>`, 250)
	for i := range 1000 {
		home := fmt.Sprintf("incidents/incident-%d/", i)
		files = append(files, page(home+"index.html", fmt.Sprint(i, body)), page(home+"report.md", fmt.Sprint(i)))
	}
	return files
}

func BenchmarkWriteNew(b *testing.B) {
	files := thousand()
	for b.Loop() {
		if _, err := Write(b.Context(), b.TempDir(), files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteUnchanged(b *testing.B) {
	files, dir := thousand(), b.TempDir()
	if _, err := Write(b.Context(), dir, files, Options{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Write(b.Context(), dir, files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckLinks(b *testing.B) {
	files := thousand()
	for b.Loop() {
		if err := checkLinks(files, ""); err != nil {
			b.Fatal(err)
		}
	}
}
