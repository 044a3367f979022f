package card

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "draw the golden pictures anew; then look at them")

var (
	blue   = Colour{0x1f, 0x5f, 0x8b}
	red    = Colour{0x9a, 0x2b, 0x22}
	violet = Colour{0x65, 0x40, 0x8f}
	brown  = Colour{0x7d, 0x4e, 0x00}
	grey   = Colour{0x47, 0x52, 0x5c}
)

func samples() map[string]Card {
	return map[string]Card{
		"outage": {
			Site: "Mail incidents", Accent: blue, Shape: Power, Kind: "Partial outage", Tone: red, Tags: []string{"SEV1"},
			Title: "Microsoft 365: mail, Teams and sign-in failed for North America",
			Facts: []Fact{{"Date", "22 Jan 2026"}, {"Duration", "12 h 45 min"}, {"State", "Resolved"}, {"Service", "Microsoft 365"}},
		},
		"short": {
			Site: "Mail incidents", Accent: blue, Shape: Diversion, Kind: "Misrouting", Tone: violet, Title: "Mail left by the wrong relay",
			Facts: []Fact{{"Date", "4 May 2026"}, {"Duration", "38 min"}},
		},
		"fictional": {
			Site: "Störungen im Überblick – Ελληνικά, Русский и очень длинное название сайта", Accent: Colour{0, 0x6b, 0x3f}, Shape: Shield, Kind: "False positive", Tone: brown,
			Tags: []string{"severity: high", "Preliminary"}, Mark: "Fictional example",
			Title: "A rule against forged invoices withheld legitimate mail from suppliers of three large customers for twelve hours, and nobody looked until the morning came, when a customer called the service desk about a missing order confirmation that had been promised",
			Facts: []Fact{{"Date", "between 10 Jul 2025 and 11 Jul 2025"}, {"Duration", "between 19 h 04 min and 21 h 30 min"}, {"State", "Resolved"}},
		},
		"unshown": {
			Site: "障害報告", Accent: blue, Shape: Diamond, Kind: "near miss", Tone: grey, Title: "2026-03-01-tokyo-mail",
			Facts: []Fact{{"日付", "2026-03-01"}, {"期間", "3:20"}},
		},
		"site": {Site: "The Debrief project", Accent: blue, Shape: Pulse, Tone: blue, Title: "Mail incidents",
			Facts: []Fact{{"Incident reports", "example.org/repo"}}},
	}
}

func drawer(t testing.TB) *Drawer {
	t.Helper()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func draw(t testing.TB, d *Drawer, c Card) []byte {
	t.Helper()
	data, err := d.Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestGolden compares every pixel with the golden pictures.
func TestGolden(t *testing.T) {
	d := drawer(t)
	for name, c := range samples() {
		file, got := filepath.Join("testdata", name+".png"), draw(t, d, c)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pixels(t, data).Pix, pixels(t, got).Pix) {
			t.Errorf("%s is drawn otherwise", name)
		}
	}
}

func pixels(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	got, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := got.(*image.Paletted)
	if !ok || len(p.Palette) > 16 || p.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatalf("%T of %v", got, got.Bounds())
	}
	return p
}

func BenchmarkDraw(b *testing.B) {
	d, c := drawer(b), samples()["outage"]
	n := 0
	for b.Loop() {
		n = len(draw(b, d, c))
	}
	b.ReportMetric(float64(n), "bytes/card")
}

// TestSameCardSameBytes draws in several goroutines at once.
func TestSameCardSameBytes(t *testing.T) {
	d, all := drawer(t), samples()
	want := map[string][]byte{}
	for name, c := range all {
		want[name] = draw(t, drawer(t), c)
	}
	var group sync.WaitGroup
	for range 4 {
		for name, c := range all {
			group.Go(func() {
				if got, err := d.Draw(c); err != nil || !bytes.Equal(got, want[name]) {
					t.Errorf("%s differs, %v", name, err)
				}
			})
		}
	}
	group.Wait()
}

func TestShows(t *testing.T) {
	d := drawer(t)
	for text, want := range map[string]bool{
		"": true, "Störung – 1,5 €, “quoted”": true, "Ελληνικά и кириллица": true, "1\u00a0h\u202f30": true, "co\u00adop": true,
		"障害": false, "تعطل": false, "תקלה": false, "🚒": false, "cafe\u0301": false, "ok\ue000": false, "हिन्दी": false,
	} {
		if got := d.Shows(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestNothingShown wants a card of which no text can be drawn to be a card.
func TestNothingShown(t *testing.T) {
	d := drawer(t)
	draw(t, d, Card{})
	a := draw(t, d, Card{Site: "障害", Kind: "障害", Title: "障害", Mark: "障害", Tags: []string{"障害"}, Facts: []Fact{{"障害", "障害"}}})
	if b := draw(t, d, Card{}); !bytes.Equal(a, b) {
		t.Error("something is drawn of what cannot be")
	}
}

func TestWrapped(t *testing.T) {
	d := drawer(t)
	f := d.faces.of(style{true, 48})
	for _, tt := range []struct {
		text  string
		most  int
		whole bool
	}{
		{"Short", 1, true}, {strings.Repeat("word ", 40), 3, false}, {strings.Repeat("x", 300), 4, false}, {strings.Repeat("word ", 25), 4, true},
		{"a " + strings.Repeat("W", 40), 3, true},
	} {
		lines, whole := f.balanced(tt.text, measure, tt.most)
		if whole != tt.whole || len(lines) > tt.most {
			t.Errorf("%.20s: %d lines, whole %v", tt.text, len(lines), whole)
		}
		for _, line := range lines {
			if w := f.width(line); w > measure {
				t.Errorf("%q is %d wide", line, w)
			}
		}
		if last := lines[len(lines)-1]; strings.HasSuffix(last, ellipsis) == whole {
			t.Errorf("it ends in %q", last)
		}
	}
	if lines, _ := f.balanced("Mail left by the wrong relay of another company", measure, 3); len(lines) != 2 || f.width(lines[0]) > f.width(lines[1])*2 {
		t.Errorf("not balanced: %q", lines)
	}
}

// TestLongTexts wants a card of texts without end to take no longer than reading
// them does: with what it takes by the square, this test would not end.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("x", 3_000_000)
	d := drawer(t)
	for _, c := range []Card{{Title: long}, {Title: strings.ReplaceAll(long, "xx", "x ")}, {Title: strings.ReplaceAll(long, "x", ".")}, {Site: long, Facts: []Fact{{long, long}}}} {
		draw(t, d, c)
	}
}

// TestShortened wants the longest beginning that fits, however it is found.
func TestShortened(t *testing.T) {
	f := drawer(t).faces.of(style{true, 48})
	slowly := func(text string, width int) string {
		letters := []rune(text)
		for n := len(letters) - 1; n > 0; n-- {
			cut := strings.TrimRight(string(letters[:n]), unended)
			if f.width(cut+ellipsis) > width {
				continue
			}
			if at := strings.LastIndexByte(cut, ' '); letters[n] != ' ' && at > len(cut)/2 {
				cut = strings.TrimRight(cut[:at], unended)
			}
			return cut + ellipsis
		}
		return ellipsis
	}
	random := rand.New(rand.NewPCG(1, 2))
	signs := []rune("abcWil .,-–(äß…")
	for range 3000 {
		letters := make([]rune, 1+random.IntN(40))
		for i := range letters {
			letters[i] = signs[random.IntN(len(signs))]
		}
		text, width := string(letters), random.IntN(600)
		want := text
		if f.width(text) > width {
			want = slowly(text, width)
		}
		if got := f.shortened(text, width); got != want {
			t.Errorf("%q in %d: got %q, want %q", text, width, got, want)
		}
	}
}

// TestPaletteHoldsFourBits wants no ramp to lead out of the palette.
func TestPaletteHoldsFourBits(t *testing.T) {
	if n := len(paletteOf(blue, red)); n > 16 {
		t.Errorf("%d colours", n)
	}
	for _, r := range []ramp{ink, soft, faint, tone, accent, accent.onColour(), tone.onColour()} {
		for cover := range 256 {
			if i := int(r.index(uint8(cover))); i > 15 || i != 0 && (i < r.first || i >= r.first+r.steps) {
				t.Errorf("%+v at %d: place %d", r, cover, i)
			}
		}
	}
}
