package record_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/record"
)

// wordsToldOf gives what the rules about words say of a lesson: the rule and
// the words.
func wordsToldOf(lesson, language string, words ...string) string {
	text := fmt.Sprintf("title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\ntimeline: [{at: unknown, text: A}]\nlessons: {lucky: [%q]}\n", lesson)
	_, problems := record.ReadOne("incidents/some.yaml", []byte(text), record.Settings{Language: language, Words: words})
	var told []string
	for _, p := range problems {
		if p.Line == 6 {
			told = append(told, p.Rule.ID+" "+string([]rune(p.Source)[p.Column-1:p.Column-1+p.Width]))
		}
	}
	return strings.Join(told, ", ")
}

func TestWordsByLanguage(t *testing.T) {
	for _, tt := range []struct{ language, lesson, want string }{
		{"", "Human error. We should have known.", "PM026 Human error, PM028 should have known"},
		{"en-GB", "Human error.", "PM026 Human error"},
		{"de", "Menschliches Versagen, ein Bedienfehler; es hätte auffallen müssen, offensichtlich.", "PM026 Menschliches Versagen, PM026 Bedienfehler, PM028 hätte auffallen müssen, PM029 offensichtlich"},
		{"de", "Kein menschliches Versagen. Ein Fehler im Programm. Human error.", ""},
		{"fr", "Une erreur humaine ; on aurait dû voir.", "PM026 erreur humaine, PM028 aurait dû"},
		{"es", "Un error humano que se debería haber visto, obviamente.", "PM026 error humano, PM028 debería haber visto, PM029 obviamente"},
		{"ja", "人為的ミスであり、確認すべきだった。", "PM026 人為的ミス, PM028 べきだった"},
		{"ja", "「人為的ミス」という表示が出た。", ""},
		{"nl", "Human error, an XQV.", ""},
	} {
		if got := wordsToldOf(tt.lesson, tt.language); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.language, tt.lesson, got, tt.want)
		}
	}
}

func TestWordsThatPass(t *testing.T) {
	const lesson = "Human Error and human   error; obviously an XQV; the operator failed to act."
	for _, tt := range []struct {
		words []string
		want  string
	}{
		{nil, "PM026 Human Error, PM026 human   error, PM028 operator failed to act, PM029 obviously, PM030 operator failed, PM046 XQV"},
		{[]string{"human error", "xqv", " "}, "PM028 operator failed to act, PM029 obviously, PM030 operator failed"},
		{[]string{"Obviously an XQV", "failed to act", "human"}, ""},
		{[]string{"XQ", "obvious", "err"}, "PM026 Human Error, PM026 human   error, PM028 operator failed to act, PM029 obviously, PM030 operator failed, PM046 XQV"},
	} {
		got := strings.Split(wordsToldOf(lesson, "en", tt.words...), ", ")
		if strings.Join(sorted(got), ", ") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.words, got, tt.want)
		}
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func TestVersionIsOnlyAHint(t *testing.T) {
	text := strings.Replace(smallest, "summary: S", "summary: \"Version 2.4 of the library cannot be used with 1.10.3.\"", 1)
	_, problems := record.ReadOne("incidents/some.yaml", []byte(text), settings)
	var told []string
	for _, p := range problems {
		if p.Rule.ID == "PM044" {
			told = append(told, p.Severity.String()+" "+p.Message)
		}
	}
	want := []string{`hint "Version 2.4" is a version, which tells readers nothing`, `hint "1.10.3" is a version, which tells readers nothing`}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
}

// TestWordsStandWhereTheyAreTold: whatever a text is made of, what is marked
// begins with a letter or a sign of what the rules look for.
func TestWordsStandWhereTheyAreTold(t *testing.T) {
	marks := map[string][]string{
		"Human error": {"PM026"}, "@kai": {"PM027"}, "Ms Lee": {"PM027"}, "obviously": {"PM029"}, "10.1.2.3": {"PM049"}, "XQV": {"PM046"},
	}
	piece := rapid.SampledFrom([]string{"Human error", "@kai", "Ms Lee.", "obviously", "10.1.2.3", "XQV", "`Human error`", "“Human error”", "ä", "障害", ". ", "\n\n", "\n- ",
		"**", "\"", "'", "\\", "\t", "&amp;", "<b>", "|", "# ", "É", "\u00a0", "not "})
	rapid.Check(t, func(t *rapid.T) {
		lesson := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), " ")
		written, err := json.Marshal(lesson)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := record.ReadOne("incidents/some.yaml", []byte(smallest+"lessons: {lucky: ["+string(written)+"]}\n"), settings)
		for _, p := range problems {
			if p.Line != 6 || p.Column == len("lessons: {lucky: [")+1 {
				continue
			}
			line := []rune(p.Source)
			got := string(line[p.Column-1 : p.Column-1+p.Width])
			if !slices.Contains(marks[got], p.Rule.ID) {
				t.Fatalf("%s marks %q in %q", p.Rule, got, lesson)
			}
		}
	})
}
