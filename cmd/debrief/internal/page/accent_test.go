package page

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestContrast(t *testing.T) {
	black, white := colour{0, 0, 0}, colour{255, 255, 255}
	if got := contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white: %v", got)
	}
	if got := contrast(colour{0x77, 0x77, 0x77}, white); math.Abs(got-4.478) > 0.001 {
		t.Errorf("#777777 on white: %v", got)
	}
}

// TestAccentIsReadable tries colours that cannot be read on one ground or
// another, on every ground of the stylesheet.
func TestAccentIsReadable(t *testing.T) {
	css := string(rendererFor(t, Site{}).assets.style.Data)
	light, dark, found := strings.Cut(css, "prefers-color-scheme: dark")
	if !found {
		t.Fatal("no dark scheme")
	}
	dark, _, _ = strings.Cut(dark, "@media") // the next one
	for _, accent := range []string{"#1f5f8b", "#ffffff", "#000000", "#ffff00", "#777777", "#FF0000"} {
		c, err := parseColour(accent)
		if err != nil {
			t.Fatal(err)
		}
		for _, ground := range groundsOf(t, light) {
			if got := contrast(c.towards(colour{0, 0, 0}, lightGround), ground); got < 4.5 {
				t.Errorf("%s on %s: %.2f", accent, ground, got)
			}
		}
		for _, ground := range groundsOf(t, dark) {
			if got := contrast(c.towards(colour{255, 255, 255}, darkGround), ground); got < 4.5 {
				t.Errorf("%s on %s, dark: %.2f", accent, ground, got)
			}
		}
	}
}

var groundForm = regexp.MustCompile(`--(?:paper|panel|[a-z]+-ground): (#[0-9a-f]{6});`)

func groundsOf(t *testing.T, css string) []colour {
	t.Helper()
	var all []colour
	for _, m := range groundForm.FindAllStringSubmatch(css, -1) {
		c, err := parseColour(m[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	if len(all) < 6 {
		t.Fatalf("%d grounds in the stylesheet", len(all))
	}
	return all
}

func TestAccentRules(t *testing.T) {
	if got, err := accentRules(""); got != "" || err != nil {
		t.Errorf("no accent: %q, %v", got, err)
	}
	got, err := accentRules("#1f5f8b")
	if err != nil || !strings.Contains(got, ":root { --accent: #1f5f8b; }") {
		t.Errorf("an accent that can be read stays: %q, %v", got, err)
	}
	for _, wrong := range []string{"blue", "#12345", "#1234567", "#12345g", "url(x)", "#123456;}"} {
		if _, err := accentRules(wrong); err == nil {
			t.Errorf("%q passed for a colour", wrong)
		}
	}
}

// TestAccentOverrules wants the site's accent to stand under the selectors
// that the stylesheet has its own under, so that the later one wins.
func TestAccentOverrules(t *testing.T) {
	rules, err := accentRules("#1f5f8b")
	if err != nil {
		t.Fatal(err)
	}
	css := string(rendererFor(t, Site{}).assets.style.Data)
	const dark = "@media screen and (prefers-color-scheme: dark){:root:not(.printing){"
	for _, text := range []string{string(squeezedStyle([]byte(rules))), css} {
		if !strings.Contains(text, dark) {
			t.Errorf("the dark scheme stands under another selector in %.200s", text)
		}
	}
}
