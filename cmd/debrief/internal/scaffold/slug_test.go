package scaffold_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/scaffold"
)

func TestID(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ title, want string }{
		{"Mail to customers was late", "2026-02-05-mail-to-customers-was-late"},
		{"Outlook.com: “mailboxes” can't be opened!", "2026-02-05-outlook-com-mailboxes-cant-be-opened"},
		{"Größere Störung: Überlast in Ålesund, Łódź & İzmir", "2026-02-05-grossere-storung-uberlast-in-alesund-lodz-izmir"},
		{"u\u0308ber Tiếng Việt", "2026-02-05-uber-tieng-viet"},
		{"ＦＵＬＬ　ｗｉｄｔｈ １２", "2026-02-05-full-width-12"},
		{"--force -C x", "2026-02-05-force-c-x"},
		{"メール障害", "2026-02-05-outage"},
		{"🔥🔥🔥", "2026-02-05-outage"},
		{"メール (SMTP) 障害", "2026-02-05-smtp"},
		{strings.Repeat("x", 200), "2026-02-05-" + strings.Repeat("x", 69)},
		{strings.Repeat("long ", 40), "2026-02-05-" + strings.Repeat("long-", 13) + "long"},
		{strings.Repeat("a", 69) + " b", "2026-02-05-" + strings.Repeat("a", 69)},
	} {
		got, told := scaffold.ID("2026-02-05", tt.title, "outage")
		if got != tt.want || told != (tt.want != "2026-02-05-outage") {
			t.Errorf("id of %q is %q (%v), want %q", tt.title, got, told, tt.want)
		}
	}
}

func TestIDsAreSlugs(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^undated-[a-z0-9]+(-[a-z0-9]+)*$`)
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-zÀ-ſ' .:-]{0,200}`)).Draw(t, "title")
		if id, _ := scaffold.ID("undated", title, "data-loss"); !form.MatchString(id) || len(id) > 80 {
			t.Fatalf("id of %q is %q", title, id)
		}
	})
}
