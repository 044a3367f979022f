package page

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/source"
)

// In the language xx every text of ours is in Cyrillic letters, and in the records
// below every word of an author is in Greek ones. So a Latin letter is a text that
// nobody can translate. (Brackets around texts would not do: they are cut, and
// broken into lines.)

// forms are the meanings of texts that show by example how something is written.
var forms = []string{"number", "date", "short date", "day of the month"}

// inCyrillic is a catalogue of the language xx.
func inCyrillic(t *testing.T) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(path.Join(templatesDir, "words/de.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	pairs, problems := source.Pairs("de.yaml", data)
	if len(problems) > 0 {
		t.Fatal(problems.Text())
	}
	var catalogue bytes.Buffer
	add := func(key, text string) {
		for _, part := range []string{key, ": ", text, "\n"} {
			catalogue.WriteString(part)
		}
	}
	for _, p := range pairs {
		meaning, text, meant := strings.Cut(p.Key, "|")
		switch {
		case !meant:
			text = p.Key
		case meaning == "region" || slices.Contains(forms, meaning):
			continue
		}
		add(quotedYAML(t, p.Key), quotedYAML(t, cyrillic(text)))
	}
	for _, code := range []string{"DE", "AT", "CH", "JP", "NL", "GB", "US", "FR", "SG", "BR", "FI", "SE", "NO"} {
		add(`"region|`+code+`"`, `"`+cyrillic(code)+`"`)
	}
	return fstest.MapFS{"words/xx.yaml": {Data: catalogue.Bytes()}}
}

var (
	latinText = regexp.MustCompile(`%(\[\d\])?0?\d*[a-z]|[A-Za-z]+`)
	azbuka    = []rune("абцдефгхийклмнопчрстувъьюз")
)

// cyrillic puts a text into Cyrillic letters, one for each; places stay.
func cyrillic(text string) string {
	return latinText.ReplaceAllStringFunc(text, func(word string) string {
		if word[0] == '%' {
			return word
		}
		return strings.Map(func(r rune) rune {
			if r >= 'A' && r <= 'Z' {
				return unicode.ToUpper(azbuka[r-'A'])
			}
			return azbuka[r-'a']
		}, word)
	})
}

func quotedYAML(t *testing.T, text string) string {
	t.Helper()
	data, err := json.Marshal(text) // YAML reads it the same
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var greek = strings.NewReplacer("a", "α", "b", "β", "c", "ψ", "d", "δ", "e", "ε", "f", "φ", "g", "γ", "h", "η", "i", "ι", "j", "ξ", "k", "κ", "l", "λ",
	"m", "μ", "n", "ν", "o", "ο", "p", "π", "q", "χ", "r", "ρ", "s", "σ", "t", "τ", "u", "θ", "v", "ω", "w", "ς", "x", "χ", "y", "υ", "z", "ζ")

// inGreek puts every word of an author into Greek letters; words of the field
// stay.
func inGreek(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			inGreek(v.Elem())
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case incident.Instant, incident.Duration:
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains([]string{"Timezone", "Zone", "Regions", "Jurisdiction"}, f.Name) {
				inGreek(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			inGreek(v.Index(i))
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != incident.HiddenSource {
			v.SetString(greek.Replace(strings.ToLower(v.String())))
		}
	}
}

var (
	// untranslated are Latin letters that every language has.
	untranslated = regexp.MustCompile(`\b(UTC([+−]\d+)?|CES?T|E[DS]T|EU|id|ISO|[A-Z][a-z]+/[A-Z][a-z]+( York)?|York|SHA-256|[kM]B|AS\d+|F1|Debrief|dev|SEV\d|P\d|T\d+|PM\d+)\b|2 TP / \(2 TP \+ FP \+ FN\)`)
	latin        = regexp.MustCompile(`[A-Za-z]{2,}`)
)

// leak gives a Latin word of a text.
func leak(text string) string {
	return latin.FindString(untranslated.ReplaceAllString(text, ""))
}

// leaksOf gives the texts of a page that have a word which nobody can translate.
func leaksOf(t *testing.T, page []byte) []string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	look := func(text string) {
		if leak(text) != "" {
			found = append(found, strings.TrimSpace(text))
		}
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			look(n.Data)
		case n.Type == html.ElementNode && n.Data == "script":
			for _, a := range n.Attr {
				if a.Key == "class" && a.Val == "chart-data" {
					chartTexts(t, n.FirstChild.Data, look)
				}
			}
			return
		case n.Type == html.ElementNode && n.Data == "code":
			return
		case n.Type == html.ElementNode:
			for _, a := range n.Attr {
				if slices.Contains([]string{"aria-label", "alt", "title", "data-why", "placeholder"}, a.Key) ||
					a.Key == "content" && n.Attr[0].Val == "description" {
					look(a.Val)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(doc)
	return found
}

// chartTexts gives the words of a chart.
func chartTexts(t *testing.T, data string, look func(string)) {
	t.Helper()
	var option any
	if err := json.Unmarshal([]byte(data), &option); err != nil {
		t.Fatal(err)
	}
	var visit func(key string, value any)
	visit = func(key string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for k, v := range value {
				visit(k, v)
			}
		case []any:
			for _, v := range value {
				visit(key, v)
			}
		case string:
			if slices.Contains([]string{"name", "text", "tip", "description", "label"}, key) {
				look(value)
			}
		}
	}
	visit("", option)
}

func TestNoWordIsLeftInEnglish(t *testing.T) {
	site := publicSite
	site.Language, site.Title, site.Organisation, site.Audience = "xx", "Σιτε", "Οργ", incident.Internal
	site.Services, site.Owners = nil, nil
	r, err := newRenderer(layers{inCyrillic(t), fstest.MapFS{runtimeFile: {Data: []byte("var echarts")}}, os.DirFS(templatesDir)}, site)
	if err != nil {
		t.Fatal(err)
	}
	var pages []File
	for _, inc := range []*incident.Incident{twelveLines(), richFalsePositive(), misrouted(), disputedOutage(), undated(), goingOn(), retracted(), measured()} {
		inGreek(reflect.ValueOf(inc))
		inc.ID = "id"
		files, err := filesOf(r, report.Of(inc, fixtureDay))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, files[0])
		if !bytes.Contains(files[0].Data, []byte("<html lang=\"xx\"")) || !bytes.Contains(files[0].Data, []byte(cyrillic("Key facts"))) {
			t.Errorf("%s is not in the language of the site", inc.Title)
		}
	}
	missing, err := r.NotFound()
	if err != nil {
		t.Fatal(err)
	}
	empty, err := Made(r.Index(portfolio.New(nil, fixtureDay, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Concat(pages, missing, empty) {
		for _, text := range leaksOf(t, p.Data) {
			t.Errorf("%s: %q", p.Path, text)
		}
	}
	if leak("αβγ 04:52 UTC") != "" || leak("хе began") != "began" {
		t.Error("the test itself does not see what it should")
	}
}

// The scripts get their words with the first of them.
func TestScriptsSpeakTheLanguage(t *testing.T) {
	for language, want := range map[string]string{"de-AT": "window.debriefLanguage = \"de\";\nwindow.debriefWords = {", "en": ""} {
		site := publicSite
		site.Language = language
		r, err := newRenderer(layers{os.DirFS(templatesDir)}, site)
		if err != nil {
			t.Fatal(err)
		}
		script := string(r.assets.script.Data)
		if !strings.Contains(script, want) || want == "" && strings.Contains(script, "debriefWords = {") {
			t.Errorf("%s: the script begins %.200s", language, script)
		}
		if language == "de-AT" && !strings.Contains(script, `"no value":"kein Wert"`) {
			t.Errorf("%s: a word is missing: %.200s", language, script)
		}
	}
}
