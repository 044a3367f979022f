package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// The grounds of theme.css that are hardest to stand out from, in the light and
// in the dark scheme.
var (
	lightGround = colour{0xfb, 0xec, 0xe9}
	darkGround  = colour{0x1c, 0x2a, 0x34}
)

// readable is the least contrast that text of the accent's colour may have.
// Source: WCAG 2.2, 1.4.3, with a little to spare.
const readable = 4.6

// accentRules gives the lines of CSS that set the site's accent, darkened for
// the light scheme and lightened for the dark one as far as it needs to be
// read.
func accentRules(accent string) (string, error) {
	if accent == "" {
		return "", nil
	}
	c, err := parseColour(accent)
	if err != nil {
		return "", err
	}
	light, dark := c.towards(colour{0, 0, 0}, lightGround), c.towards(colour{255, 255, 255}, darkGround)
	return fmt.Sprintf("\n:root { --accent: %s; }\n@media screen and (prefers-color-scheme: dark) { :root:not(.printing) { --accent: %s; } }\n", light, dark), nil
}

// colour is red, green and blue from 0 to 255.
type colour [3]float64

var colourForm = regexp.MustCompile(`^#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})$`)

func parseColour(text string) (colour, error) {
	m := colourForm.FindStringSubmatch(text)
	if m == nil {
		return colour{}, fmt.Errorf("accent %q is not a colour like #1f5f8b", text)
	}
	var c colour
	for i := range c {
		n, err := strconv.ParseUint(m[1+i], 16, 8)
		if err != nil {
			return colour{}, fmt.Errorf("accent %q: %w", text, err)
		}
		c[i] = float64(n)
	}
	return c, nil
}

// String gives the colour as CSS writes it.
func (c colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// towards mixes the colour with end, no more than it needs to be readable on
// ground.
func (c colour) towards(end, ground colour) colour {
	mixed := c
	for step := 1; contrast(mixed, ground) < readable && step <= 50; step++ {
		for i := range mixed {
			mixed[i] = c[i] + (end[i]-c[i])*float64(step)/50
		}
	}
	return mixed
}

// contrast is the contrast of two colours, from 1 to 21. Source: WCAG 2.2,
// "contrast ratio".
func contrast(a, b colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance from 0 to 1. Source: WCAG 2.2, "relative
// luminance".
func (c colour) luminance() float64 {
	linear := func(v float64) float64 {
		if v /= 255; v <= 0.04045 {
			return v / 12.92
		} else {
			return math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
