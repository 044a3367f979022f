package config

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"debrief/cmd/debrief/internal/problem"
)

var accentForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// enough is the least contrast of text on white. Source: WCAG 2.2, 1.4.3.
const enough = 4.5

func (c *checker) accent() {
	accent := c.said.Theme.Accent
	if accent == "" {
		return
	}
	if !accentForm.MatchString(accent) {
		c.tell(problem.Error, "/theme/accent", Settings, fmt.Sprintf("%q is not a colour", accent), `write red, green and blue like "#1f5f8b", in quotes`)
		c.said.Theme.Accent = ""
		return
	}
	if ratio := contrastOnWhite(accent); ratio < enough {
		c.tell(problem.Hint, "/theme/accent", Settings,
			fmt.Sprintf("%s on white has a contrast of %.1f, too little to read", accent, math.Floor(ratio*10)/10),
			"the pages darken it as far as they must; a darker one is shown as it is")
	}
}

// contrastOnWhite gives the contrast of a colour #rrggbb with white, from 1 to
// 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance".
func contrastOnWhite(colour string) float64 {
	luminance := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		part, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic("config: " + colour + " was checked to be a colour")
		}
		v := float64(part) / 255
		if v <= 0.04045 {
			luminance += weight * v / 12.92
		} else {
			luminance += weight * math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 1.05 / (luminance + 0.05)
}
