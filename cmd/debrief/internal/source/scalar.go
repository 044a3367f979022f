package source

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
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

// Decimal writes a number with as many digits as it needs, and an exponent only
// where there would be many zeros.
func Decimal(f float64) string {
	format := byte('f')
	if size := max(f, -f); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	return strconv.FormatFloat(f, format, -1, 64)
}

// isKept reports whether a number has all digits that were written, so that it
// is the same number when it is written again.
func isKept(text string, f float64) bool {
	digits, tens := significant(text)
	kept, same := significant(strconv.FormatFloat(f, 'e', -1, 64))
	return digits == kept && tens == same
}

// significant gives the digits of a number without zeros around them, and the
// power of ten of the first; no digits for zero. A minus is left aside.
func significant(text string) (digits string, tens int) {
	number, exponent, _ := strings.Cut(strings.ToLower(strings.TrimLeft(text, "+-")), "e")
	tens, err := strconv.Atoi(cmp.Or(exponent, "0"))
	if err != nil {
		return text, 0 // no number has so large an exponent
	}
	units, fraction, _ := strings.Cut(number, ".")
	digits = strings.TrimLeft(units+fraction, "0")
	tens += len(units) - (len(units+fraction) - len(digits))
	if digits = strings.TrimRight(digits, "0"); digits == "" {
		tens = 0
	}
	return digits, tens
}

// isAmbiguous reports whether YAML tools differ on a bare word: text for some,
// a truth value for others.
func isAmbiguous(text string) bool {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off":
		return true
	}
	return false
}
