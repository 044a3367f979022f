package page

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

var (
	plainName  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	summedName = regexp.MustCompile(`-[0-9a-f]{8}$`)
	otherSigns = regexp.MustCompile(`[^a-zA-Z0-9]+`)
	pagedName  = regexp.MustCompile(`^page-[0-9]+$`)
)

// longestName is the length that a name in an address is cut to.
const longestName = 60

// pathName gives the part of an address that a name has, such as a service's or
// a tag's: the name itself where it is one of small letters, digits and single
// hyphens; else what is left of it with the beginning of its sum. No two names
// have the same one, and none is that of a further page of a list, or of a device.
func pathName(name string) string {
	if plainName.MatchString(name) && len(name) <= longestName && !summedName.MatchString(name) && !pagedName.MatchString(name) && !incident.IsDevice(name) {
		return name
	}
	return summed(name)
}

// summed gives what addresses keep of a name, with the beginning of its sum.
func summed(name string) string {
	sum := sha256.Sum256([]byte(name))
	short := hex.EncodeToString(sum[:])[:8]
	kept := strings.ToLower(strings.Trim(otherSigns.ReplaceAllString(name, "-"), "-"))
	kept = strings.Trim(kept[:min(len(kept), longestName)], "-")
	if kept == "" {
		kept = "n"
	}
	return kept + "-" + short
}

// rootOf leads from the page at a path to the site's folder: "../../", or ""
// there.
func rootOf(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }
