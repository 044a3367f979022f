package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
)

func TestTable(t *testing.T) {
	t.Parallel()
	rows := table{
		{"ID", "SERVICES", "TITLE"},
		{"a-long-id-that-stays", "メール, kalender", "Mail was late for nearly an hour"},
		{"b", "a service with a name of many letters", "Tab\tand \x1b[31m colour"},
		{"c", "x", ""},
	}
	for width, want := range map[int][]string{
		0: {
			"ID                    SERVICES                               TITLE",
			"a-long-id-that-stays  メール, kalender                       Mail was late for nearly an hour",
			"b                     a service with a name of many letters  Tab and \uFFFD[31m colour",
			"c                     x",
		},
		70: {
			"ID                    SERVICES                  TITLE",
			"a-long-id-that-stays  メール, kalender          Mail was late for nea…",
			"b                     a service with a name o…  Tab and \uFFFD[31m colour",
			"c                     x",
		},
		20: { // too narrow for anything: titles keep a few letters
			"ID                    SERVICES                  TITLE",
			"a-long-id-that-stays  メール, kalender          Mail was late f…",
			"b                     a service with a name o…  Tab and \uFFFD[31m c…",
			"c                     x",
		},
	} {
		got := rows.lines(width)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d columns (-want +got):\n%s", width, diff)
		}
		for _, line := range got {
			if n := problem.Cells(line); width > 60 && n > width {
				t.Errorf("%q takes %d columns of %d", line, n, width)
			}
		}
	}
}

func TestSpareColumnsGo(t *testing.T) {
	t.Parallel()
	rows := table{{"ID", "KIND", "STATE", "TITLE"}, {"2026-02-05-mail", "outage", "resolved", "Mail was late for an hour"}}
	for width, want := range map[int]string{
		0:  "2026-02-05-mail  outage  resolved  Mail was late for an hour",
		60: "2026-02-05-mail  outage  resolved  Mail was late for an hour",
		50: "2026-02-05-mail  resolved  Mail was late for an h…",
		40: "2026-02-05-mail  Mail was late for an h…",
		20: "2026-02-05-mail  Mail was late f…",
	} {
		if got := rows.lines(width, "KIND", "STATE")[1]; got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		most int
		want string
	}{
		{"short", 5, "short"}, {"longer", 5, "long…"}, {"メール障害", 5, "メー…"}, {"two words", 5, "two…"}, {"", 3, ""}, {"ab", 1, "…"},
	} {
		if got := cut(tt.text, tt.most); got != tt.want || problem.Cells(got) > tt.most {
			t.Errorf("%q cut to %d is %q, want %q", tt.text, tt.most, got, tt.want)
		}
	}
}

func TestWrapped(t *testing.T) {
	t.Parallel()
	got := wrapped("one two  three\nfour averyveryverylongword メール 障害", "  ", 12)
	want := []string{"  one two", "  three four", "  averyveryverylongword", "  メール", "  障害"}
	if diff := cmp.Diff(want, strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
	if got := wrapped(" \n", "  ", 12); got != "" {
		t.Errorf("nothing becomes %q", got)
	}
}

func TestNoFormula(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+49 30": "'+49 30", "-2": "'-2", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "": "", "a=b": "a=b", "42": "42",
	} {
		if got := noFormula(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

func TestDistinct(t *testing.T) {
	t.Parallel()
	if got := distinct([]string{"b", "", "a", "b"}); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("distinct words %q", got)
	}
}
