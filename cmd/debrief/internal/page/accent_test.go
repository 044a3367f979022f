package page

import (
	"math"
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

// TestAccentIsReadable tries colours that cannot be read on one paper or the
// other.
func TestAccentIsReadable(t *testing.T) {
	for _, accent := range []string{"#1f5f8b", "#ffffff", "#000000", "#ffff00", "#777777", "#FF0000"} {
		c, err := parseColour(accent)
		if err != nil {
			t.Fatal(err)
		}
		if got := contrast(c.towards(colour{0, 0, 0}, lightPaper), lightPaper); got < 4.5 {
			t.Errorf("%s on light paper: %.2f", accent, got)
		}
		if got := contrast(c.towards(colour{255, 255, 255}, darkPaper), darkPaper); got < 4.5 {
			t.Errorf("%s on dark paper: %.2f", accent, got)
		}
	}
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
	const dark = "@media screen and (prefers-color-scheme: dark) {"
	for _, text := range []string{rules, strings.Join(strings.Fields(css), " ")} {
		if !strings.Contains(text, dark+" :root:not(.printing) {") {
			t.Errorf("the dark scheme stands under another selector in %.200s", text)
		}
	}
}

// TestPapersAreTheStylesheets keeps the papers here and in site.css the same.
func TestPapersAreTheStylesheets(t *testing.T) {
	css := string(rendererFor(t, Site{}).assets.style.Data)
	for _, paper := range []colour{lightPaper, darkPaper} {
		if !strings.Contains(css, "--paper: "+paper.String()+";") {
			t.Errorf("site.css has no paper %s", paper)
		}
	}
}
