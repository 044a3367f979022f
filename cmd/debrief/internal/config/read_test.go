package config

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
)

var update = flag.Bool("update", false, "write the .want files anew")

func read(t *testing.T, fsys fs.FS, name string) (Config, string) {
	t.Helper()
	c, problems, err := Read(fsys, name, rules(), []string{"de", "en", "pt-br"})
	if err != nil {
		t.Fatal(err)
	}
	return c, problems.Text()
}

// rules stand for the book that settings may speak of.
func rules() []*problem.Rule {
	return []*problem.Rule{
		{ID: "PM005", Name: "time-order", Severity: problem.Error, Firm: true},
		{ID: "PM013", Name: "timeline-gap", Severity: problem.Warning},
		{ID: "PM058", Name: "waiver", Severity: problem.Warning, Firm: true},
	}
}

func plain() Config {
	return Config{
		Title: "Incidents", Language: "en", Timezone: "UTC", Audience: Audiences{Default: "public", Build: "public"},
		Services: []Service{}, Owners: []Owner{}, Factors: []SharedFactor{}, Severities: []Scheme{},
		Checks: Checks{Rules: []Rule{}, Words: []string{}, MaxGap: 30 * time.Minute}, Theme: Theme{Footer: []Link{}},
	}
}

func TestRight(t *testing.T) {
	t.Parallel()
	some := plain()
	some.Title, some.Organisation, some.Audience.Default = "2026-02-01", "1.10", "internal"
	for name, want := range map[string]Config{
		"missing.yaml": plain(),
		"empty.yaml":   plain(),
		"some.yaml":    some,
		"full.yaml": {
			Title: "Mail incidents", Organisation: "Example Ltd", BaseURL: "https://status.example/mail/", Language: "de-AT",
			Timezone: "Europe/Vienna", Audience: Audiences{Default: "internal", Build: "customers"},
			Services:   []Service{{Name: "outlook-com", Title: "Outlook.com", Owner: "mail", SLOs: []string{"delivery"}}, {Name: "relay"}},
			Owners:     []Owner{{Name: "mail", Title: "Mail platform"}},
			Factors:    []SharedFactor{{Name: "no-alarm", Title: "Nothing rang", Definition: "No alarm watched what broke."}},
			Severities: []Scheme{{Scheme: "default", Levels: []string{"SEV1", "SEV2", "SEV3"}}},
			Checks:     Checks{Rules: []Rule{{Rule: "PM013", Severity: "hint"}, {Rule: "PM058", Severity: "error"}}, Words: []string{"failover"}, MaxGap: 90 * time.Minute},
			Theme: Theme{Accent: "#1f5f8b", Logo: "logo.svg", Footer: []Link{
				{Text: "Imprint", URL: "https://example.com/imprint"}, {Text: "Write to us", URL: "mailto:mail@example.com"}}},
			Pages: []OwnPage{
				{Page: Page{Title: "Imprint", File: "pages/imprint.md"}, Name: "imprint"},
				{Page: Page{Title: "About us", File: "pages/About_Us.md", Menu: true}, Name: "about_us"},
			},
		},
	} {
		got, problems := read(t, os.DirFS("testdata/ok"), name)
		if problems != "" {
			t.Errorf("%s:\n%s", name, problems)
		}
		for i := range got.Pages {
			if got.Pages[i].Place.Line != 23 {
				t.Errorf("page %d is named in line %d", i, got.Pages[i].Place.Line)
			}
			got.Pages[i].Place = problem.Place{}
		}
		if got.Theme.Logo != "" && got.Theme.Place.Line != 21 {
			t.Errorf("the logo is named in line %d", got.Theme.Place.Line)
		}
		got.Theme.Place = problem.Place{}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWrong(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/err/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		_, got := read(t, os.DirFS("testdata/err"), filepath.Base(file))
		pair := strings.TrimSuffix(file, ".yaml") + ".want"
		if *update {
			if err := os.WriteFile(pair, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(pair)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// What is wrong must not steer anything: the default stands in.
func TestFaultyValuesAreNotUsed(t *testing.T) {
	t.Parallel()
	got, _ := read(t, os.DirFS("testdata/err"), "values.yaml")
	if got.BaseURL != "" || got.Timezone != "UTC" || got.Language != "en" || got.Audience != plain().Audience ||
		got.Theme.Accent != "" || got.Theme.Logo != "" || got.Checks.MaxGap != 30*time.Minute {
		t.Errorf("faulty values are used: %+v", got)
	}
}

func TestUnreadableFileIsAnError(t *testing.T) {
	t.Parallel()
	if _, _, err := Read(fstest.MapFS{"config.yaml/x": {}}, "config.yaml", rules(), nil); err == nil {
		t.Error("a folder was read as settings")
	}
}

func TestEveryKeyHasADefault(t *testing.T) {
	t.Parallel()
	known := defaults()
	var walk func(prefix string, v reflect.Type)
	walk = func(prefix string, v reflect.Type) {
		for i := range v.NumField() {
			f := v.Field(i)
			if f.Tag.Get("json") != f.Tag.Get("mapstructure") {
				t.Errorf("%s: the two tags differ", f.Name)
			}
			if f.Type.Kind() == reflect.Struct {
				walk(prefix+f.Tag.Get("json")+"::", f.Type)
				continue
			}
			key := prefix + f.Tag.Get("json")
			if _, ok := known[key]; !ok {
				t.Errorf("%s has no default", key)
			}
			delete(known, key)
		}
	}
	walk("", reflect.TypeFor[written]())
	for key := range known {
		t.Errorf("%s has a default and is no key", key)
	}
}

func TestBaseURL(t *testing.T) {
	t.Parallel()
	long := "https://a.example/" + strings.Repeat("a", longest-19)
	for text, want := range map[string]string{
		"":                             "",
		long + "/":                     long + "/",
		long + "aa":                    "wrong",
		"https://a.example":            "https://a.example/",
		"https://a.example/":           "https://a.example/",
		"https://a.example/b//":        "https://a.example/b/",
		"http://localhost:8080/x":      "http://localhost:8080/x/",
		"a.example":                    "wrong",
		"/b/":                          "wrong",
		"//a.example/":                 "wrong",
		"ftp://a.example/":             "wrong",
		"javascript:alert(1)":          "wrong",
		"https:///b":                   "wrong",
		"https://me:secret@a.example/": "wrong",
		"https://a.example/?q=1":       "wrong",
		"https://a.example/?":          "wrong",
		"https://a.example/#x":         "wrong",
		"https://a.example/#":          "wrong",
		"https://a.example/ b":         "wrong",
		`https://a.example/"><script>`: "wrong",
	} {
		got, err := BaseURL(text)
		if err != nil {
			got = "wrong"
		}
		if got != want {
			t.Errorf("BaseURL(%q) = %q, want %q", text, got, want)
		}
	}
}
