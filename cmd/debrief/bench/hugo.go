package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// hugoVersion is the newest that Go 1.26 builds.
const hugoVersion = "v0.165.0"

//go:embed all:hugo
var hugoSite embed.FS

// installed gives Hugo's program, built from the module proxy where it is not
// there yet: the pinned version, without C.
func installed(tools string, log io.Writer) (string, error) {
	folder := filepath.Join(tools, "hugo-"+hugoVersion)
	program := filepath.Join(folder, "hugo")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if _, err := os.Stat(program); !errors.Is(err, fs.ErrNotExist) {
		return program, err
	}
	fmt.Fprintf(log, "bench: Hugo %s is built into %s, once; that takes some minutes\n", hugoVersion, folder)
	c := exec.Command("go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+folder, "GOFLAGS=", "GOWORK=off")
	c.Stdout, c.Stderr = log, log
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("build Hugo %s: %w; it comes through the Go module proxy, which has to be reached once", hugoVersion, err)
	}
	return program, nil
}

// hugoProject makes a folder Hugo's project: its settings, its templates, and
// the content, which is made from the incidents of a finished site.
func hugoProject(dir, site string) error {
	own, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, own); err != nil {
		return fmt.Errorf("write Hugo's templates: %w", err)
	}
	return convert(site, filepath.Join(dir, "content", "incidents"))
}
