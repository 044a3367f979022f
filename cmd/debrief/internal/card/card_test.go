package card

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
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
