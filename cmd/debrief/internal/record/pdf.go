package record

import (
	"bytes"
	"fmt"
	"strconv"
)

// actingNames are the names in a PDF of what acts when it is opened or clicked:
// a script, and a program that is started.
var actingNames = []string{"JavaScript", "JS", "Launch"}

// pdfFault says why a file is no PDF that may be attached: its bytes name
// something that acts. What stands in compressed streams is not seen.
func pdfFault(data []byte) string {
	if fault := beginsWith("%PDF-")(data); fault != "" {
		return fault
	}
	for rest := data; ; {
		at := bytes.IndexByte(rest, '/')
		if at < 0 {
			return ""
		}
		rest = rest[at+1:]
		for _, name := range actingNames {
			if behind, ok := cutName(rest, name); ok && (name != "JS" || beginsValue(behind)) {
				return fmt.Sprintf("it has a script or starts a program (/%s)", name)
			}
		}
	}
}

// cutName gives what stands behind a name that a text begins with, in which
// every letter may be written as # and two digits.
func cutName(text []byte, name string) (behind []byte, ok bool) {
	for i := range len(name) {
		switch {
		case len(text) == 0:
			return nil, false
		case text[0] == name[i]:
			text = text[1:]
		case len(text) > 2 && text[0] == '#' && isEscapeOf(text[1:3], name[i]):
			text = text[3:]
		default:
			return nil, false
		}
	}
	return text, len(text) == 0 || bytes.IndexByte([]byte("\x00\t\n\f\r ()<>[]{}/%"), text[0]) >= 0
}

func isEscapeOf(digits []byte, letter byte) bool {
	code, err := strconv.ParseUint(string(digits), 16, 8)
	return err == nil && byte(code) == letter
}

// beginsValue reports whether a text begins with a string, a reference or a
// comment, as it does behind the key of a script: two letters stand by chance
// in the bytes of many pictures.
func beginsValue(text []byte) bool {
	text = bytes.TrimLeft(text, "\x00\t\n\f\r ")
	return len(text) > 0 && bytes.IndexByte([]byte("(<%0123456789"), text[0]) >= 0
}
