package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

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
