package card

import (
	"image"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// style is a weight and a size in pixels.
type style struct {
	bold bool
	size int
}

// faces are the letters of every style, drawn once each.
type faces struct {
	regular, bold *sfnt.Font
	all           sync.Map // of *face by style
}

// read reads the fonts.
func (f *faces) read() (err error) {
	if f.regular, err = opentype.Parse(goregular.TTF); err != nil {
		return err
	}
	f.bold, err = opentype.Parse(gobold.TTF)
	return err
}

// face is the letters of one style.
type face struct {
	mu     sync.RWMutex
	face   font.Face
	glyphs map[rune]glyph
}

// glyph is one letter: its mask, where that begins seen from the pen, and how
// far the pen goes on.
type glyph struct {
	mask
	left, top int
	advance   fixed.Int26_6
}

func (f *faces) of(s style) *face {
	if known, there := f.all.Load(s); there {
		return known.(*face)
	}
	family := f.regular
	if s.bold {
		family = f.bold
	}
	made, err := opentype.NewFace(family, &opentype.FaceOptions{Size: float64(s.size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("card: " + err.Error()) // it has none with these options
	}
	kept, _ := f.all.LoadOrStore(s, &face{face: made, glyphs: map[rune]glyph{}})
	return kept.(*face)
}

func (f *face) glyph(r rune) glyph {
	f.mu.RLock()
	g, known := f.glyphs[r]
	f.mu.RUnlock()
	if known {
		return g
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	at, cover, from, advance, _ := f.face.Glyph(fixed.Point26_6{}, r)
	g = glyph{left: at.Min.X, top: at.Min.Y, advance: advance}
	g.width, g.height = at.Dx(), at.Dy()
	if drawn, ok := cover.(*image.Alpha); ok {
		for row := range g.height {
			g.cover = append(g.cover, drawn.Pix[drawn.PixOffset(from.X, from.Y+row):][:g.width]...)
		}
	} else {
		g.width, g.height = 0, 0
	}
	f.glyphs[r] = g
	return g
}

// width is how wide a text is, in pixels.
func (f *face) width(text string) int {
	var pen fixed.Int26_6
	for _, r := range text {
		pen += f.glyph(r).advance
	}
	return pen.Ceil()
}

// Shows reports whether cards can show a text: whether there is a letter for
// each of its characters, and they stand one after another.
func (d *Drawer) Shows(text string) bool {
	var buffer sfnt.Buffer
	for _, r := range drawable(text) {
		if r >= ' ' && r <= '~' { // which the fonts have
			continue
		}
		if unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Co, unicode.Cs) || !unicode.IsPrint(r) {
			return false
		}
		for _, family := range []*sfnt.Font{d.faces.regular, d.faces.bold} {
			if i, err := family.GlyphIndex(&buffer, r); err != nil || i == 0 {
				return false
			}
		}
	}
	return true
}

// drawable is a text with plain spaces and without what has no shape: soft
// hyphens, and marks of direction, of joining and of style.
func drawable(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		if r == '\u2010' || r == '\u2011' { // hyphens that the font lacks
			return '-'
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ") // all kinds of space
}

// shown is a text as it is drawn; empty when it cannot be.
func (d *Drawer) shown(text string) string {
	if !d.Shows(text) {
		return ""
	}
	return drawable(text)
}
