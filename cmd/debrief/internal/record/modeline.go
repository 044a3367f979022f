package record

import "strings"

// SchemaFile is where a built site holds the JSON Schema of records, as a path
// from the project's folder on.
const SchemaFile = "site/schema/incident.v1.json"

// Modeline gives the comment, without a line end, that tells an editor's YAML
// language server which schema a record follows. name is the record's slash
// path from the project's folder on; the comment leads from there to
// SchemaFile.
func Modeline(name string) string {
	return "# yaml-language-server: $schema=" + strings.Repeat("../", strings.Count(name, "/")) + SchemaFile
}
