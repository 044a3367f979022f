package incident

import "testing"

// TestKindsStay wants nobody to be able to change what is known of kinds, and
// looking one up, which every list does, to leave no garbage.
func TestKindsStay(t *testing.T) {
	Kinds()[0].Label = "changed"
	if got := Kinds()[0].Slug.Profile().Label; got != "Misrouting" {
		t.Errorf("got %q", got)
	}
	if got := Kind("other").Profile().Plural; got != "Other incidents" {
		t.Errorf("got %q", got)
	}
	if got, want := Kind("own").Profile(), (Profile{Slug: "own", Label: "own", Plural: "own"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	kind := Kind("other")
	if n := testing.AllocsPerRun(100, func() { _ = kind.Profile() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
