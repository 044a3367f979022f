package words

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesInOrder(t *testing.T) {
	for _, tt := range []struct{ tag, want string }{
		{"en", "abc Apple École Edge eel Öl ore Zebra"},
		{"de", "abc Apple École Edge eel Öl ore Zebra"},
		{"fr", "abc Apple École Edge eel Öl ore Zebra"},
		{"sv", "abc Apple École Edge eel ore Zebra Öl"},
		{"es", "nube nuez ñandú oca"},
		{"en", "ñandú nube nuez oca"},
		{"ja", "あい アウ かき がく きく 雨 犬"},
		{"nobody-knows", "École Edge"},
	} {
		want := strings.Fields(tt.want)
		got := slices.Clone(want)
		slices.Reverse(got)
		SortBy(&Language{tag: tt.tag}, got, func(name string) string { return name })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", tt.tag, got, want)
		}
	}
}

// Names that only differ in what the order passes over always come in the same
// order.
func TestOrderIsDeterministic(t *testing.T) {
	o := English().Order()
	for _, pair := range [][2]string{{"a-b", "ab"}, {"Mail", "mail"}, {"e\u0301", "é"}} {
		if ab, ba := o.Compare(pair[0], pair[1]), o.Compare(pair[1], pair[0]); ab == 0 || ab != -ba {
			t.Errorf("%q: %d and %d", pair, ab, ba)
		}
	}
}

func TestInitials(t *testing.T) {
	for _, tt := range []struct{ tag, name, want string }{
		{"fr", "École", "E"}, {"fr", "edge", "E"}, {"es", "ñandú", "Ñ"}, {"en", "ñandú", "N"}, {"sv", "öl", "Ö"}, {"de", "Öl", "O"},
		{"en", "4xx", "#"}, {"en", "", "#"}, {"en", "(x)", "#"}, {"ja", "雨", "雨"}, {"en", "Ωmega", "Ω"},
	} {
		if got := (&Language{tag: tt.tag}).Order().Initial(tt.name); got != tt.want {
			t.Errorf("%s: %q stands under %q, want %q", tt.tag, tt.name, got, tt.want)
		}
	}
	o := (&Language{tag: "ja"}).Order()
	if o.CompareInitials("か", "が") != 0 || o.CompareInitials("#", "A") >= 0 || o.CompareInitials("あ", "か") >= 0 {
		t.Error("initials are in another order")
	}
}
