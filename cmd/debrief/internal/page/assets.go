package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/words"
)

// assets are the files that pages load, named by what is in them. One with an
// empty path is not there.
type assets struct {
	style, more, script, charts, runtime, logo File
	card                                       File // for links to pages without a picture of their own
	search, suggest, find                      File
}

// readAssets reads the stylesheet, the scripts, the chart runtime and the logo.
// The scripts and the runtime may be missing: the pages then do less and say
// the same.
func readAssets(templates fs.FS, site Site, say *words.Language) (assets, error) {
	var a assets
	css, err := readStyles(templates, stylesheets())
	if err != nil {
		return a, err
	}
	accent, err := accentRules(site.Accent)
	if err != nil {
		return a, err
	}
	own, err := fs.ReadFile(templates, ownStyle)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return a, fmt.Errorf("read stylesheet: %w", err)
	}
	a.style = named("site.css", slices.Concat(squeezedStyle(css), []byte(accent), []byte("\n"), own))
	if a.more, err = moreStyle(templates, own); err != nil {
		return a, err
	}
	if site.Logo != "" {
		logo, err := fs.ReadFile(templates, site.Logo)
		if err != nil {
			return a, fmt.Errorf("read logo: %w", err)
		}
		a.logo = named(path.Base(site.Logo), logo)
	}
	if a.script, err = readScript(templates, say); err != nil {
		return a, err
	}
	if err = a.readSearch(templates); err != nil {
		return a, err
	}
	if a.charts, err = bundle(templates, "charts.js", "charts.js"); err != nil {
		return a, err
	}
	a.runtime, err = optional(templates, runtimeFile)
	return a, err
}

// ownStyle is a stylesheet of the site owner's own, after all others.
const ownStyle = "own.css"

// stylesheets are the parts of the stylesheet of every page, in their order.
func stylesheets() []string {
	return []string{
		"theme.css",
		"site.css",
		"timeline.css",
		"search.css",
		"paper.css",
	}
}

// scripts are the parts of the script of every page, in their order.
func scripts() []string {
	return []string{
		"times.js",
		"site.js",
	}
}

// bundle makes one file of several, any of which may be missing.
func bundle(templates fs.FS, name string, parts ...string) (File, error) {
	var all []byte
	for _, part := range parts {
		data, err := fs.ReadFile(templates, part)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return File{}, fmt.Errorf("read %s: %w", part, err)
		}
		all = append(all, squeezedScript(data)...)
	}
	if len(all) == 0 {
		return File{}, nil
	}
	return named(name, all), nil
}

// moreStylesheets are the parts of a second one, in their order: what no report
// needs. Reports, which people are sent to, load less.
func moreStylesheets() []string {
	return []string{
		"lists.css",
		"ledger.css",
		"trends.css",
		"finding.css",
		"methods.css",
	}
}

// moreStyle reads the second stylesheet, with the site owner's own rules after
// it too; there is none while it has no parts.
func moreStyle(templates fs.FS, own []byte) (File, error) {
	css, err := readStyles(templates, moreStylesheets())
	if err != nil || len(css) == 0 {
		return File{}, err
	}
	return named("more.css", slices.Concat(squeezedStyle(css), []byte("\n"), own)), nil
}

// readStyles joins the parts of a stylesheet.
func readStyles(templates fs.FS, parts []string) ([]byte, error) {
	var css []byte
	for _, part := range parts {
		rules, err := fs.ReadFile(templates, part)
		if err != nil {
			return nil, fmt.Errorf("read stylesheet: %w", err)
		}
		css = append(append(css, rules...), '\n')
	}
	return css, nil
}

// readScript reads the script of every page, with the words in front of it that
// the scripts say in another language than English.
func readScript(templates fs.FS, say *words.Language) (File, error) {
	script, err := bundle(templates, "site.js", scripts()...)
	if err != nil || script.Path == "" || !say.Translates() {
		return script, err
	}
	own, err := scriptWords(templates, say)
	if err != nil {
		return File{}, err
	}
	return named("site.js", append(own, script.Data...)), nil
}

func optional(templates fs.FS, name string) (File, error) {
	data, err := fs.ReadFile(templates, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(data) == 0:
		return File{}, nil
	case err != nil:
		return File{}, fmt.Errorf("read %s: %w", name, err)
	}
	return named(name, data), nil
}

// named puts a file into the assets' folder under a name that changes with its
// content: assets/site.0123456789.css.
func named(name string, data []byte) File {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return File{Path: "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:10] + ext, Data: data}
}

// plots reports whether charts can be drawn.
func (a assets) plots() bool { return a.charts.Path != "" && a.runtime.Path != "" }

// Assets gives the files that the pages load: those of them that are named in
// any of the pages.
func (r *Renderer) Assets(pages []File) []File {
	var used []File
	for _, a := range r.AllAssets() {
		if slices.ContainsFunc(pages, func(p File) bool { return bytes.Contains(p.Data, []byte(a.Path)) }) {
			used = append(used, a)
		}
	}
	return used
}

// RuntimePath is the path of the chart runtime, for a page that asks for it.
func (r *Renderer) RuntimePath(page File) string {
	if path := r.assets.runtime.Path; path != "" && bytes.Contains(page.Data, []byte(path)) {
		return path
	}
	return ""
}

// AllAssets gives every file that a page of this site may load.
func (r *Renderer) AllAssets() []File {
	all := []File{r.assets.style, r.assets.more, r.assets.script, r.assets.charts, r.assets.runtime, r.assets.logo, r.assets.card, r.assets.search, r.assets.suggest, r.assets.find}
	return slices.DeleteFunc(all, func(a File) bool { return a.Path == "" })
}
