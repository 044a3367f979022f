package preview

import (
	"bytes"
	"fmt"
	"regexp"
)

var endOfHead = regexp.MustCompile(`(?i)</head\s*>`)

// withScript adds the preview's script to a page, as the last thing in its head
// or, where a template has none, in the page. The tag tells the script which
// state of the page it has.
func withScript(page []byte, tag string) []byte {
	script := fmt.Appendf(nil, `<script src="%spreview.js" data-seen="%s" defer></script>`+"\n", own, tag)
	at := len(page)
	if found := endOfHead.FindIndex(page); found != nil {
		at = found[0]
	}
	return bytes.Join([][]byte{page[:at], script, page[at:]}, nil)
}
