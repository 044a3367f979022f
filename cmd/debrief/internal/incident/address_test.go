package incident

import "testing"

func TestIsDevice(t *testing.T) {
	for name, want := range map[string]bool{
		"con": true, "NUL": true, "Aux.txt": true, "prn.a.b": true, "com1": true, "LPT9.csv": true, "com¹": true, "con .txt": true, "conin$": true,
		"": false, "com": false, "com0": false, "com10": false, "lpt": false, "cons": false, "con-1": false, "icon": false, "a.con": false, "comb": false,
	} {
		if got := IsDevice(name); got != want {
			t.Errorf("%q: %t, want %t", name, got, want)
		}
	}
}
