package words

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/source"
)

var missing = flag.String("missing", "", "print what the catalogue of this language lacks, to be filled in and added to it")

// ourLanguages are those that the program comes with beside English.
func ourLanguages() []string { return []string{"de", "es", "fr", "ja"} }

func catalogueOf(t *testing.T, tag string) map[string]string {
	t.Helper()
	name := filepath.Join(templatesFolder, Folder, tag+".yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	pairs, problems := source.Pairs(name, data)
	if len(problems) > 0 {
		t.Fatalf("%s:\n%s", name, problems.Text())
	}
	texts := map[string]string{}
	for _, p := range pairs {
		texts[p.Key] = p.Value
	}
	return texts
}

// Every text that a reader may see has its translation, which fits it; and no
// catalogue has any that nothing says.
func TestCatalogues(t *testing.T) {
	said, err := collected()
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range said.faults {
		t.Error(fault)
	}
	if len(said.order) < 500 {
		t.Fatalf("only %d texts were found", len(said.order))
	}
	for _, tag := range ourLanguages() {
		texts := catalogueOf(t, tag)
		for _, text := range said.order {
			own := texts[text.Key()]
			if own == "" {
				t.Errorf("%s: %q is missing (%s)", tag, text.Key(), said.places[text])
			} else if fault := misfit(text.Key(), own); fault != "" {
				t.Errorf("%s: %q: %q %s", tag, text.Key(), own, fault)
			}
		}
		keys := said.keys()
		for key := range texts {
			_, isRegion := countries[strings.TrimPrefix(key, "region|")]
			if _, used := slices.BinarySearch(keys, key); !used && !isRegion {
				t.Errorf("%s: nothing says %q", tag, key)
			}
		}
	}
}

// With -missing de this prints what is to be translated.
func TestMissing(t *testing.T) {
	if *missing == "" {
		t.Skip("this is a tool for translators and tests nothing: -missing <language> prints what a catalogue lacks")
	}
	said, err := collected()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if _, err := os.Stat(filepath.Join(templatesFolder, Folder, *missing+".yaml")); err == nil {
		texts = catalogueOf(t, *missing)
	}
	last := ""
	for _, text := range said.order {
		if texts[text.Key()] != "" {
			continue
		}
		if file, _, _ := strings.Cut(said.places[text], ":"); file != last {
			fmt.Printf("\n# %s\n", file)
			last = file
		}
		fmt.Printf("%s: \"\"\n", strconv.Quote(text.Key()))
	}
}

func TestVerbsOf(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "%s of %s": "1s 2s", "%[2]s von %[1]s": "1s 2s", "%d h %02d min": "1d 2d", "%s %%": "1s", "100 % der": "", "95 %": "", "%[2]d %s": "2d 3s",
	} {
		if got := verbsOf(text); got != want {
			t.Errorf("verbsOf(%q) = %q, want %q", text, got, want)
		}
	}
}
