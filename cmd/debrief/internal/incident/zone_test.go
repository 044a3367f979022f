package incident

import "testing"

func TestZonesAreLoadedOnce(t *testing.T) {
	t.Parallel()
	one, err := LoadZone("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	if two, err := LoadZone("Europe/Berlin"); err != nil || one != two || two.String() != "Europe/Berlin" {
		t.Errorf("%v and %v, %v", one, two, err)
	}
	for range 2 {
		if zone, err := LoadZone("Europe/Nowhere"); err == nil {
			t.Errorf("there is %v", zone)
		}
	}
}
