package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnfitPaths(t *testing.T) {
	t.Parallel()
	for p, ok := range map[string]bool{
		"index.html": true, ".nojekyll": true, ".well-known/security.txt": true, "incidents/a/b.csv": true, "ä/ö.png": true, "a b.txt": true,
		"": false, ".": false, "..": false, "../a": false, "a/../b": false, "/a": false, "a//b": false, "./a": false, "a/": false, "a/..": false,
		`a\b`: false, "a:b": false, "a\x00b": false, "a\nb": false, "a\xffb": false, "con": false, "a/NUL.txt": false, "a.": false, "a ": false,
		".git": false, ".GIT/config": false, "a/.git/hooks/x": false, "manifest.json": false, "a/manifest.json": true,
		stagingName: false, stagingName + "/x": false, strings.Repeat("a", 256): false, strings.Repeat("a/", 501) + "a": false,
	} {
		if why := unfit(p); (why == "") != ok {
			t.Errorf("unfit(%q) = %q, want fit: %v", p, why, ok)
		}
	}
}

func TestFilesInEachOthersWay(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		paths []string
		ok    bool
	}{
		"twice":                {[]string{"a", "a"}, false},
		"but for case":         {[]string{"a/Index.html", "a/index.html"}, false},
		"folders but for case": {[]string{"A/x", "a/y"}, false},
		"file and folder":      {[]string{"a", "a/b"}, false},
		"file and Folder":      {[]string{"A", "a/b/c"}, false},
		"folder before file":   {[]string{"a.b/c", "a.b"}, false},
		"side by side":         {[]string{"a/b", "a/c", "ab", "a.html"}, true},
	} {
		var files []File
		for _, p := range tt.paths {
			files = append(files, page(p, ""))
		}
		parent := t.TempDir()
		_, err := Write(t.Context(), filepath.Join(parent, "site"), files, Options{})
		if (err == nil) != tt.ok || err != nil && !strings.Contains(err.Error(), "is in the way") {
			t.Errorf("%s: error %v, want fine: %v", name, err, tt.ok)
		}
		if left, _ := os.ReadDir(parent); !tt.ok && len(left) > 0 {
			t.Errorf("%s: %v was left behind", name, left)
		}
	}
}
