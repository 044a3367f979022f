package page

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// TextFault says what in a file makes it no text that pages can show, as the
// end of a sentence: "has the control character U+001B", and at which line and
// column, as editors count; empty when there is nothing.
func TextFault(data []byte) (fault string, line, column int) {
	for i, r := range string(data) {
		switch {
		case r == utf8.RuneError && !bytes.HasPrefix(data[i:], []byte("\uFFFD")):
			fault = "is not text in UTF-8"
		case r < ' ' && !strings.ContainsRune("\t\n\r\f", r), r == '\x7f':
			fault = fmt.Sprintf("has the control character %U", r)
		default:
			continue
		}
		begin := bytes.LastIndexByte(data[:i], '\n') + 1
		return fault, bytes.Count(data[:i], []byte("\n")) + 1, utf8.RuneCount(data[begin:i]) + 1
	}
	return "", 0, 0
}
