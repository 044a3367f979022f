package config

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// FuzzConfig wants of any text settings that can be built with, and problems
// with their places.
func FuzzConfig(f *testing.F) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkConfig(t, data) })
}

func checkConfig(t *testing.T, data []byte) {
	t.Helper()
	c, problems, err := Read(fstest.MapFS{"config.yaml": {Data: data}}, "config.yaml", rules(), []string{"de", "en"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Line < 1 && p.Rule.ID != "PM070" || p.Rule == nil || p.Message == "" {
			t.Fatalf("a problem without a place or words: %+v", p)
		}
	}
	_ = problems.Text()
	if c.Title == "" || c.Language == "" || c.Timezone == "" || c.Checks.MaxGap <= 0 || c.Audience.Build == "" || c.Audience.Default == "" {
		t.Fatalf("settings with holes: %+v", c)
	}
}
