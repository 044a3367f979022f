// Package source reads what people write: one YAML document, checked and with
// the place of everything in it, and from that the values of a Go struct.
//
// It stands at the bottom of the pipeline and owns the YAML library. It knows
// the form of a text, and nothing of what the text means: packages record and
// config bring the structs. It never prints and never fails; what is wrong
// comes back as problems with their places.
//
// A reader compiles its struct once and decodes documents with it:
//
//	type settings struct {
//		Title    string   `json:"title"`
//		BaseURL  string   `json:"base_url"`
//		Services []struct {
//			Name string   `json:"name" need:"yes"`
//			SLOs []string `json:"slos"`
//		} `json:"services"`
//	}
//
//	var form = source.Compile[settings]()
//
//	doc, problems := source.Parse("config.yaml", data)
//	if doc == nil || doc.Empty() {
//		return defaults, problems
//	}
//	written, more := form.Decode(doc)
//	problems = append(problems, more...)
//	if !absolute(written.BaseURL) {
//		problems = append(problems, problem.Problem{Place: doc.Place("/base_url"), Rule: Settings, Message: …})
//	}
//
// The tags are the form, told once: json:"name" is the key; json:"x-*" on a
// map[string]any takes the keys that begin with x-; need:"yes" makes a key
// necessary. A key that is not written, or written without a value, leaves the
// field as it was. String types with the methods of Enum take only its words.
// Everything else that a type asks for is told by a Form.
//
// Values are read from the text that is written, never through YAML's implicit
// types: 2026-02-05 in a string field stays text, 1.10 keeps its zero, "12" in
// quotes is not a number, and a bare no is refused where text is wanted.
package source
