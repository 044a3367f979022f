package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, is, was, want, fault string }{
		{name: "the same", is: "a", was: "a", want: "b"},
		{name: "saved meanwhile", is: "c", was: "a", want: "c", fault: "was changed meanwhile"},
		{name: "gone meanwhile", was: "a", fault: "no such file"},
	} {
		folder := t.TempDir()
		name := filepath.Join(folder, "a.yaml")
		if tt.is != "" {
			write(t, name, tt.is)
		}
		err := replace(name, []byte(tt.was), []byte("b"))
		if (err != nil) != (tt.fault != "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if got, _ := os.ReadFile(name); string(got) != tt.want {
			t.Errorf("%s: the file holds %q, want %q", tt.name, got, tt.want)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, ".*")); len(left) > 0 {
			t.Errorf("%s: %q was left", tt.name, left)
		}
	}
}

func TestReplaceLeavesLinksAlone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name, link := filepath.Join(folder, "a.yaml"), filepath.Join(folder, "b.yaml")
	write(t, name, "a")
	if err := os.Symlink(name, link); err != nil {
		t.Skipf("this system makes no links: %v", err)
	}
	if err := replace(link, []byte("a"), []byte("b")); err == nil {
		t.Error("a link was written through")
	}
	if got, _ := os.ReadFile(name); string(got) != "a" {
		t.Errorf("the file holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
