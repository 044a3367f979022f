package publish

import (
	"path"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/incident"
)

// File is one finished file of a site.
type File struct {
	Path string // slash-separated, relative to the site
	Data []byte
}

// Names in the output folder that are publish's own.
const (
	manifestName = "manifest.json"
	stagingName  = ".debrief-staging"
)

// unfit says why a path cannot be a file of a site; empty when it can.
func unfit(p string) string {
	switch {
	case p == "":
		return "the path is empty"
	case path.IsAbs(p) || path.Clean(p) != p || p == "." || strings.HasPrefix(p, "../") || p == "..":
		return "the path does not stay in the site"
	case p == manifestName || p == stagingName || strings.HasPrefix(p, stagingName+"/"):
		return "the name is reserved"
	case len(p) > 1000:
		return "the path is longer than 1000 bytes"
	}
	for segment := range strings.SplitSeq(p, "/") {
		if why := unfitSegment(segment); why != "" {
			return why
		}
	}
	return ""
}

func unfitSegment(s string) string {
	switch {
	case isGits(s):
		return "the name .git is reserved"
	case strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r) || r == unicode.ReplacementChar
	}):
		return "the name has a character that not every file system takes"
	case strings.HasSuffix(s, ".") || strings.HasSuffix(s, " "):
		return "the name ends in a dot or a space"
	case incident.IsDevice(s):
		return "the name is a device on some systems"
	case len(s) > longestName:
		return "a name is longer than 255 bytes"
	}
	return ""
}
