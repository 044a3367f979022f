package search

import (
	"bytes"
	"encoding/json"
)

// call is a file with one call.
func call(name string, data []byte) []byte {
	out := make([]byte, 0, len(data)+len(name)+20)
	out = append(out, `debriefShard("`+name+`",`...)
	return append(append(out, data...), ")\n"...)
}

// encode writes JSON that is also a literal in a script: U+2028 and U+2029 are
// escaped, < and > are not.
func encode(data any) []byte {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	if err := to.Encode(data); err != nil {
		panic("search: what is in the index is always JSON: " + err.Error())
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
