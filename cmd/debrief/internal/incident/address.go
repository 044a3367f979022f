package incident

import (
	"slices"
	"strings"
)

// IsDevice reports whether Windows keeps a name for a device, with any ending
// and in any case, so that no file and no folder there can have it, and no
// address should.
func IsDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	if unit, ok := strings.CutPrefix(stem, "com"); ok && isUnit(unit) {
		return true
	}
	if unit, ok := strings.CutPrefix(stem, "lpt"); ok && isUnit(unit) {
		return true
	}
	return slices.Contains([]string{"con", "prn", "aux", "nul", "conin$", "conout$"}, stem)
}

func isUnit(text string) bool {
	return len(text) == 1 && text >= "1" && text <= "9" || slices.Contains([]string{"¹", "²", "³"}, text)
}
