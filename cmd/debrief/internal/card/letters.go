package card

import (
	"image"
	"strings"
	"sync"
	"sync/atomic"
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

// letters remembers something of every letter. Several goroutines may use it.
type letters[T any] struct {
	latin [256]atomic.Pointer[T]
	rest  sync.Map // of *T by rune
}

// of gives what is remembered of a letter, and makes it when it is asked for
// the first time.
func (l *letters[T]) of(r rune, made func(rune) *T) *T {
	if r >= 0 && int(r) < len(l.latin) {
		if known := l.latin[r].Load(); known != nil {
			return known
		}
		l.latin[r].CompareAndSwap(nil, made(r))
		return l.latin[r].Load()
	}
	known, there := l.rest.Load(r)
	if !there {
		known, _ = l.rest.LoadOrStore(r, made(r))
	}
	return known.(*T)
}

// face is the letters of one style.
type face struct {
	mu     sync.Mutex // of face
	face   font.Face
	glyphs letters[glyph]
	pens   sync.Map // of *pen by ramp
}

// glyph is one letter: its mask, where that begins seen from the pen, and how
// far the pen goes on.
type glyph struct {
	mask
	left, top int
	advance   fixed.Int26_6
}

// pen writes letters of a style in the colour of a ramp.
type pen struct {
	*face
	ramp     ramp
	stencils letters[stencil]
}

func (f *face) pen(colour ramp) *pen {
	known, there := f.pens.Load(colour)
	if !there {
		known, _ = f.pens.LoadOrStore(colour, &pen{face: f, ramp: colour})
	}
	return known.(*pen)
}

func (p *pen) stencil(r rune) *stencil {
	return p.stencils.of(r, func(r rune) *stencil { return stencilOf(p.glyph(r).mask, p.ramp) })
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
	kept, _ := f.all.LoadOrStore(s, &face{face: made})
	return kept.(*face)
}

func (f *face) glyph(r rune) *glyph { return f.glyphs.of(r, f.drawn) }

// drawn draws a letter.
func (f *face) drawn(r rune) *glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	at, cover, from, advance, _ := f.face.Glyph(fixed.Point26_6{}, r)
	g := &glyph{left: at.Min.X, top: at.Min.Y, advance: advance}
	drawn, ok := cover.(*image.Alpha)
	if !ok {
		return g
	}
	g.width, g.height = at.Dx(), at.Dy()
	for row := range g.height {
		g.cover = append(g.cover, drawn.Pix[drawn.PixOffset(from.X, from.Y+row):][:g.width]...)
	}
	return g
}

// width is how wide a text is, in pixels.
func (f *face) width(text string) int { return f.advance(text).Ceil() }

// advance is how far a text takes the pen.
func (f *face) advance(text string) (pen fixed.Int26_6) {
	for _, r := range text {
		pen += f.glyph(r).advance
	}
	return pen
}

// Shows reports whether cards can show a text: whether there is a letter for
// each of its characters, and they stand one after another.
func (d *Drawer) Shows(text string) bool {
	_, shows := d.readable(text)
	return shows
}

// readable gives a text as it is drawn, and whether it can be.
func (d *Drawer) readable(text string) (string, bool) {
	if isPlain(text) {
		return text, true
	}
	text = drawable(text)
	for _, r := range text {
		if (r < ' ' || r > '~') && !d.faces.have(r) {
			return text, false
		}
	}
	return text, true
}

// isPlain reports whether a text is drawn as it is, as most are: words of ASCII,
// which the fonts have, with one space between them.
func isPlain(text string) bool {
	space := true
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' || text[i] == ' ' && space {
			return false
		}
		space = text[i] == ' '
	}
	return !space || text == ""
}

// have reports whether there is a letter for a character that stands by itself.
func (f *faces) have(r rune) bool {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Co, unicode.Cs) || !unicode.IsPrint(r) {
		return false
	}
	var buffer sfnt.Buffer
	for _, family := range []*sfnt.Font{f.regular, f.bold} {
		if i, err := family.GlyphIndex(&buffer, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// drawable is a text with plain spaces and without what has no shape: soft
// hyphens, and marks of direction, of joining and of style.
func drawable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r < unicode.MaxASCII:
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r == '\u2010' || r == '\u2011': // hyphens that the font lacks
			return '-'
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ") // all kinds of space
}

// shown is a text as it is drawn; empty when it cannot be.
func (d *Drawer) shown(text string) string {
	text, shows := d.readable(text)
	if !shows {
		return ""
	}
	return text
}
