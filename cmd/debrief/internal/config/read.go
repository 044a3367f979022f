package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"sync"

	"github.com/spf13/viper"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// shape is the form of config.yaml.
var shape = sync.OnceValue(func() *source.Shape[written] { return source.Compile[written]() })

// Form gives the type whose tags are the form of config.yaml, and what holds
// for every key that has a default: by the keys that lead to it, with :: between.
func Form() (reflect.Type, map[string]any) { return reflect.TypeFor[written](), defaults() }

// defaults gives every key that has a default.
func defaults() map[string]any {
	return map[string]any{
		"title": "Incidents", "organisation": "", "base_url": "", "language": "en", "timezone": "UTC",
		"audience::default": "public", "audience::build": "public",
		"services": []Service{}, "owners": []Owner{}, "factors": []SharedFactor{}, "severities": []Scheme{},
		"checks::rules": []Rule{}, "checks::words": []string{}, "checks::max_gap": "30m",
		"theme::accent": "", "theme::logo": "", "theme::footer": []Link{},
		"pages": []Page{},
	}
}

// Read reads the settings from a file of fsys. A file that is missing or empty
// gives the defaults. What is wrong with the settings comes back as problems,
// sorted by place, and what they concern keeps its default where it has one;
// the error is only for a file that cannot be read. Rules are those that the
// settings may speak of, languages those that the words of pages can be told in;
// with none, no language is held against them.
func Read(fsys fs.FS, name string, rules []*problem.Rule, languages []string) (Config, problem.List, error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		all, err := withDefaults(written{})
		return all.config(), problem.List{{Place: problem.Place{File: name}, Rule: Settings, Severity: problem.Error,
			Message: path.Base(name) + " is not a plain file", Hint: "write the settings into a file of that name"}}, err
	}
	data, err := readLimited(fsys, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil, fmt.Errorf("read settings: %w", err)
	}
	said, at, problems := decode(name, data, rules, languages)
	all, err := withDefaults(said)
	if err != nil {
		return Config{}, nil, fmt.Errorf("read settings: %w", err)
	}
	problems.Sort()
	settings := all.config()
	settings.Pages, settings.Theme.Place = ownPages(all.Pages, at.pages), at.logo
	return settings, problems, nil
}

// places are where the settings name files.
type places struct {
	pages []problem.Place
	logo  problem.Place
}

// decode reads the text strictly and checks what it says. What is wrong is
// taken out of the result.
func decode(name string, data []byte, rules []*problem.Rule, languages []string) (said written, at places, problems problem.List) {
	doc, problems := source.Parse(name, data)
	if doc == nil || doc.Empty() {
		return written{}, places{}, problems
	}
	said, more := shape().Decode(doc)
	c := checker{document: doc, said: &said, rules: rules, languages: languages, problems: append(problems, more...)}
	c.all()
	for i := range said.Pages {
		at.pages = append(at.pages, doc.Place(fmt.Sprintf("/pages/%d/file", i)))
	}
	if said.Theme.Logo != "" {
		at.logo = doc.Place("/theme/logo")
	}
	return said, at, c.problems
}

// withDefaults lays what is said over the defaults. Viper gets the values and
// not the text: it would read 1.10 as a number and 2026-02-01 as a time.
func withDefaults(said written) (written, error) {
	v := viper.NewWithOptions(viper.KeyDelimiter("::"))
	for key, value := range defaults() {
		v.SetDefault(key, value)
	}
	if err := v.MergeConfigMap(values(reflect.ValueOf(said))); err != nil {
		return written{}, err
	}
	var all written
	err := v.UnmarshalExact(&all)
	return all, err
}

// values gives the keys that say something.
func values(v reflect.Value) map[string]any {
	said := map[string]any{}
	for i := range v.NumField() {
		key, field := v.Type().Field(i).Tag.Get("json"), v.Field(i)
		switch {
		case field.IsZero():
		case field.Kind() == reflect.Struct:
			said[key] = values(field)
		default:
			said[key] = field.Interface()
		}
	}
	return said
}

// readLimited reads a file, but no more of it than tells that it is too large.
func readLimited(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	return io.ReadAll(io.LimitReader(f, source.MaxBytes+1))
}
