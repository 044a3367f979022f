package card

import (
	"fmt"
	"sync"
)

// The size of a card in pixels: what chats ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card tells. A text that is empty or cannot be shown has no
// place on it.
type Card struct {
	Site   string
	Accent Colour // of the site; stands out from white

	Shape Shape
	Kind  string
	Tone  Colour   // of the shape and the kind; stands out from white
	Tags  []string // small labels after the kind, such as the severity
	Title string   // up to four lines
	Mark  string   // a warning: fictional, retracted
	Facts []Fact   // at the foot, from the left, as far as there is room
}

// Fact is a short text with a word for it.
type Fact struct{ Label, Value string }

// Colour is red, green and blue.
type Colour [3]uint8

// Drawer draws cards. Several goroutines may use it: it keeps letters and
// pictures that it has drawn.
type Drawer struct {
	faces  faces
	shapes sync.Map // of *stencil by shape or box, with size and colour
	desks  sync.Pool
}

// desk is what one card is drawn and compressed on.
type desk struct {
	canvas canvas
	deflater
}

// New makes a drawer.
func New() (*Drawer, error) {
	d := &Drawer{desks: sync.Pool{New: func() any { return &desk{canvas: newCanvas()} }}}
	if err := d.faces.read(); err != nil {
		return nil, fmt.Errorf("read fonts of cards: %w", err)
	}
	return d, nil
}

// Draw gives a card as a PNG of 16 colours.
func (d *Drawer) Draw(c Card) ([]byte, error) {
	desk := d.desks.Get().(*desk)
	defer d.desks.Put(desk)
	clear(desk.canvas)
	p := painter{drawer: d, canvas: desk.canvas}
	p.paint(c)
	return encoded(paletteOf(c.Accent, c.Tone), desk.zlib(desk.canvas.rows(), stride)), nil
}
