package source

import (
	"regexp"
	"slices"
	"strings"
)

// The forms of plain scalars, after the core schema of YAML 1.2. Hexadecimal
// and octal numbers, infinities and underscores are not among them.
var (
	intForm   = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)$`)
	floatForm = regexp.MustCompile(`^[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$`)
)

func isNull(text string) bool {
	return slices.Contains([]string{"", "~", "null", "Null", "NULL"}, text)
}

func isBool(text string) bool {
	return slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, text)
}

func isNumber(text string) bool { return floatForm.MatchString(text) }

// isAmbiguous reports whether YAML tools differ on a bare word: text for some,
// a truth value for others.
func isAmbiguous(text string) bool {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off":
		return true
	}
	return false
}
