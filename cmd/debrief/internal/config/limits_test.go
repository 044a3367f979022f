package config

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// What is just within the limits is taken, and one more is told at its place.
func TestSizesAreBounded(t *testing.T) {
	t.Parallel()
	text := func(n int) string { return `"` + strings.Repeat("ü", n) + `"` }
	address := func(n int) string { return "https://example.com/" + strings.Repeat("a", n-20) }
	list := func(n int, item string) string {
		var all []string
		for i := range n {
			all = append(all, strings.ReplaceAll(item, "%", fmt.Sprint(i)))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	for name, tt := range map[string]struct {
		write func(n int) string
		most  int
	}{
		"title":         {func(n int) string { return "title: " + text(n) }, 1000},
		"organisation":  {func(n int) string { return "organisation: " + text(n) }, 1000},
		"service":       {func(n int) string { return "services: [{name: " + text(n) + "}]" }, 1000},
		"service title": {func(n int) string { return "services: [{name: a, title: " + text(n) + "}]" }, 1000},
		"owner":         {func(n int) string { return "owners: [{name: a, title: " + text(n) + "}]" }, 1000},
		"definition":    {func(n int) string { return "factors: [{name: a, definition: " + text(n) + "}]" }, 50_000},
		"footer":        {func(n int) string { return "theme: {footer: [{text: " + text(n) + ", url: \"https://example.com/\"}]}" }, 1000},
		"address":       {func(n int) string { return "theme: {footer: [{text: a, url: \"" + address(n) + "\"}]}" }, 1000},
		"base":          {func(n int) string { return "base_url: " + address(n) }, 1000},
		"own page":      {func(n int) string { return "pages: [{file: pages/a.md, title: " + text(n) + "}]" }, 1000},
		"level":         {func(n int) string { return "severities: [{scheme: a, levels: [" + text(n) + "]}]" }, 1000},
		"word":          {func(n int) string { return "checks: {words: [" + text(n) + "]}" }, 1000},
		"pages":         {func(n int) string { return "pages: " + list(n, "{title: a, file: pages/p%.md}") }, 200},
		"footers": {func(n int) string {
			return "theme: {footer: " + list(n, `{text: a, url: "https://example.com/"}`) + "}"
		}, 50},
		"schemes":  {func(n int) string { return "severities: " + list(n, "{scheme: s%, levels: [a]}") }, 100},
		"levels":   {func(n int) string { return "severities: [{scheme: a, levels: " + list(n, "l%") + "}]" }, 100},
		"services": {func(n int) string { return "services: " + list(n, "{name: s%}") }, 10_000},
	} {
		for n, want := range map[int]string{tt.most: "", tt.most + 1: fmt.Sprintf("more than %d", tt.most)} {
			_, told := read(t, fstest.MapFS{"config.yaml": {Data: []byte(tt.write(n) + "\n")}}, "config.yaml")
			if (told == "") != (want == "") || !strings.Contains(told, want) || want != "" && !strings.HasPrefix(told, "config.yaml:1:") {
				t.Errorf("%s of %d: want %q, it is told:\n%.300s", name, n, want, told)
			}
		}
	}
}

// TestTextsArePrintable wants characters that records cannot have to be told in
// settings too, at their place.
func TestTextsArePrintable(t *testing.T) {
	t.Parallel()
	for _, form := range []string{
		"title: %s", "organisation: %s", "services: [{name: a, title: %s}]", "services: [{name: %s}]",
		"owners: [{name: a, title: %s}]", "factors: [{name: a, title: %s}]", "factors: [{name: a, definition: %s}]",
		"theme: {footer: [{text: %s, url: \"https://example.com/\"}]}", "pages: [{file: pages/a.md, title: %s}]",
		"severities: [{scheme: a, levels: [%s]}]", "severities: [{scheme: %s, levels: [a]}]", "checks: {words: [%s]}",
	} {
		place := fmt.Sprintf("config.yaml:1:%d: error: ", strings.Index(form, "%s")+1)
		for text, want := range map[string]string{
			`"a\e[31mred"`: "the control character U+001B cannot stand in a text", `"a\u202eb"`: "the control character U+202E cannot stand in a text",
			`"a\nb"`: "a line break cannot stand here", `"a\tb ü"`: "",
		} {
			if strings.Contains(form, "definition") && strings.Contains(want, "line") {
				want = "" // it may have several
			}
			_, told := read(t, fstest.MapFS{"config.yaml": {Data: []byte(fmt.Sprintf(form, text) + "\n")}}, "config.yaml")
			if want == "" && told != "" || want != "" && !strings.HasPrefix(told, place+want) {
				t.Errorf("%s with %s: want %q at %s it is told:\n%s", form, text, want, place, told)
			}
		}
	}
}
