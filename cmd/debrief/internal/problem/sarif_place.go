package problem

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf16"
)

// sarif gives a place. A whole file has no region.
func (p Place) sarif() sarifLocation {
	at := sarifLocation{Physical: sarifPhysical{File: sarifFile{URI: uri(p.File)}}}
	if !path.IsAbs(p.File) {
		at.Physical.File.Base = "%SRCROOT%"
	}
	if p.Line > 0 {
		at.Physical.Region = p.region()
	}
	if p.Line > 0 && p.Source != "" {
		at.Physical.Context = &sarifRegion{StartLine: p.Line, Snippet: &sarifSnippet{Text: p.Source}}
	}
	return at
}

// region gives the columns in UTF-16 code units. Of a line that is too long to
// be kept, only the line is told. The last line is that of the first, which
// GitHub wants to be said.
func (p Place) region() *sarifRegion {
	region := &sarifRegion{StartLine: p.Line, EndLine: p.Line}
	line := []rune(p.Source)
	if len(line) == 0 && p.Column > 1 {
		return region
	}
	from, to := p.Column-1, p.Column-1+max(1, p.Width)
	region.StartColumn, region.EndColumn = 1+unitsOf(line, from), 1+unitsOf(line, to)
	if from < len(line) {
		region.Snippet = &sarifSnippet{Text: string(line[from:min(to, len(line))])}
	}
	return region
}

// unitsOf counts the UTF-16 code units of the first n runes of a line, each one
// after its end as one.
func unitsOf(line []rune, n int) int {
	units := max(0, n-len(line))
	for _, r := range line[:min(n, len(line))] {
		units += utf16.RuneLen(r)
	}
	return units
}

// uri gives a file's name as a reference that begins in its folder, or as an
// address when it is absolute (RFC 3986).
func uri(file string) string {
	var b strings.Builder
	if path.IsAbs(file) {
		b.WriteString("file://")
	}
	for _, c := range []byte(file) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
