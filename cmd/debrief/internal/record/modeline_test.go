package record

import "testing"

func TestModeline(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"a.yaml":                "# yaml-language-server: $schema=site/schema/incident.v1.json",
		"incidents/a.yaml":      "# yaml-language-server: $schema=../site/schema/incident.v1.json",
		"incidents/2026/a.yaml": "# yaml-language-server: $schema=../../site/schema/incident.v1.json",
	} {
		if got := Modeline(name); got != want {
			t.Errorf("Modeline(%q) = %q, want %q", name, got, want)
		}
	}
}
