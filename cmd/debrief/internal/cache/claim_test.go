package cache

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestClaim wants files of others left as they are, and a cache to stay one
// whatever has become of it.
func TestClaim(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		before  map[string]string
		foreign bool
	}{
		"nothing there":               {nil, false},
		"an empty folder":             {map[string]string{}, false},
		"claimed":                     {map[string]string{claimName: magic}, false},
		"claimed, and all is damaged": {map[string]string{claimName: "x", "records": "", "site": "y"}, false},
		"one that was never marked":   {map[string]string{"records": magic + "x", "records.data": ""}, false},
		"someone's":                   {map[string]string{"records": "my records", "pages.data": "k"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "deep", "kept")
			for file, text := range tt.before {
				if err := os.MkdirAll(dir, 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if tt.before != nil {
				_ = os.MkdirAll(dir, 0o700) // also without files
			}
			err := Open(dir).Claim()
			if foreign := err != nil && strings.Contains(err.Error(), "choose an empty one"); foreign != tt.foreign || err != nil && !foreign {
				t.Errorf("error %v", err)
			}
			if again := Open(dir).Claim(); (again == nil) == tt.foreign {
				t.Errorf("the second time: %v", again)
			}
			for file, text := range tt.before {
				if now, err := os.ReadFile(filepath.Join(dir, file)); string(now) != text {
					t.Errorf("%s is %q, %v", file, now, err)
				}
			}
		})
	}
	if err := Open("").Claim(); err != nil {
		t.Error(err)
	}
}
