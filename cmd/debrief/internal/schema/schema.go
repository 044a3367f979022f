package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
	"unicode"

	"github.com/invopop/jsonschema"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
)

// Incident gives the schema of a record, as indented JSON with a line end.
func Incident() []byte { return incidentSchema() }

// Config gives the schema of config.yaml, as indented JSON with a line end.
func Config() []byte { return configSchema() }

var incidentSchema = sync.OnceValue(func() []byte {
	b := &builder{top: reflect.TypeFor[incident.Incident](), name: "Incident", text: "Line"}
	return b.document("An incident record of Debrief")
})

var configSchema = sync.OnceValue(func() []byte {
	form, defaults := config.Form()
	b := &builder{top: form, name: "Config", text: "Scalar", defaults: defaults}
	return b.document("The settings of a Debrief site")
})

// draft is what the editors' YAML language server reads.
const draft = "http://json-schema.org/draft-07/schema#"

// document writes the schema. The title is a comment, because editors would put
// one over everything that they say of a key.
func (b *builder) document(title string) []byte {
	b.keys, b.forms, b.definitions = keys(), forms(), jsonschema.Definitions{}
	root := b.root()
	root.Version, root.Comments, root.Definitions = draft, title, nil
	root.Extras = map[string]any{"definitions": b.definitions}
	return written(root)
}

// written gives a schema as JSON in which every character can be seen.
func written(s *jsonschema.Schema) []byte {
	var plain, indented bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic("schema: " + err.Error())
	}
	if err := json.Indent(&indented, plain.Bytes(), "", "  "); err != nil {
		panic("schema: " + err.Error())
	}
	var visible bytes.Buffer
	for _, r := range indented.String() {
		if r != '\n' && !unicode.IsPrint(r) {
			fmt.Fprintf(&visible, `\u%04x`, r)
			continue
		}
		visible.WriteRune(r)
	}
	return visible.Bytes()
}
