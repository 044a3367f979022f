package words

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/source"
)

// Folder is where the catalogues are, in a folder of templates: words/de.yaml.
const Folder = "words"

// Read reads the catalogue of a language, by its tag of BCP 47. Each of the
// layers may be a folder of templates with catalogues in it, and lies over those
// after it, text by text; that of a region (de-at.yaml) lies over that of its
// language. Without any catalogue the language is English. The error is for a
// catalogue that cannot be read or would lose what a text tells.
func Read(tag string, layers ...fs.FS) (*Language, error) {
	texts, found := map[string]string{}, "en"
	for _, t := range tagsAbove(tag) {
		for _, layer := range slices.Backward(layers) {
			name, err := catalogueIn(layer, t)
			if err != nil {
				return nil, err
			}
			if name == "" {
				continue
			}
			if err := readInto(texts, layer, name); err != nil {
				return nil, err
			}
			found = t
		}
	}
	if len(texts) == 0 {
		return English(), nil
	}
	return languageOf(found, texts), nil
}

// Available lists the languages that there are: English, and those that any of
// the layers has a catalogue of.
func Available(layers ...fs.FS) ([]string, error) {
	all := []string{"en"}
	for _, layer := range layers {
		names, err := catalogues(layer)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			all = append(all, strings.TrimSuffix(name, path.Ext(name)))
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// tagsAbove gives a tag and those it is a variety of, in small letters and the
// widest first: "zh",
// "zh-hant", "zh-hant-tw".
func tagsAbove(tag string) []string {
	var all []string
	tag = strings.ToLower(tag)
	for i, r := range tag + "-" {
		if r == '-' {
			all = append(all, tag[:i])
		}
	}
	return all
}

// catalogues lists the files that are catalogues, by name.
func catalogues(layer fs.FS) ([]string, error) {
	names, err := fs.Glob(layer, Folder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("look for catalogues: %w", err)
	}
	for i, name := range names {
		names[i] = path.Base(name)
	}
	return names, nil
}

// catalogueIn gives the path of a language's catalogue; it is empty where there
// is none.
func catalogueIn(layer fs.FS, tag string) (string, error) {
	names, err := catalogues(layer)
	for _, name := range names {
		if strings.EqualFold(name, tag+".yaml") {
			return path.Join(Folder, name), nil
		}
	}
	return "", err
}

func readInto(texts map[string]string, layer fs.FS, name string) error {
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		return fmt.Errorf("read catalogue: %w", err)
	}
	pairs, problems := source.Pairs(name, data)
	if problems.HasErrors() {
		return fmt.Errorf("read catalogue:\n%s", problems.Text())
	}
	for _, p := range pairs {
		if p.Value == "" {
			continue // not translated yet
		}
		if fault := misfit(p.Key, p.Value); fault != "" {
			return fmt.Errorf("read catalogue: %s:%d: %q %s", name, p.Line, p.Value, fault)
		}
		texts[p.Key] = p.Value
	}
	return nil
}

var verbForm = regexp.MustCompile(`%%|%(?:\[(\d+)\])?0?\d*([a-z])`)

// verbsOf lists what a text has places for: "1s 2d" for "%s of %d" and for
// "%[2]d of %[1]s".
func verbsOf(text string) string {
	var all []string
	next := 1
	for _, found := range verbForm.FindAllStringSubmatch(text, -1) {
		if found[2] == "" {
			continue
		}
		if at, err := strconv.Atoi(found[1]); err == nil {
			next = at
		}
		all = append(all, strconv.Itoa(next)+found[2])
		next++
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// misfit says why a translation does not fit its key: it has other places for
// what is told, so something would be lost. It is empty for one that fits.
func misfit(key, text string) string {
	if want, got := verbsOf(key), verbsOf(text); want != got {
		return fmt.Sprintf("does not have the places of %q", key)
	}
	return ""
}
