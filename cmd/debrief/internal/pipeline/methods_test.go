package pipeline

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/feed"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/words"
)

// fieldsOf gives the names that a type has in JSON, with those of the types
// within it.
func fieldsOf(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return fieldsOf(t.Elem())
	case reflect.Struct:
		var all []string
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			all = append(append(all, name), fieldsOf(t.Field(i).Type)...)
		}
		return all
	}
	return nil
}

// TestMethodsTellTheData holds what the page of methods tells of the forms for
// programs against the forms: all of them, with every field and every column, and
// nothing that there is not.
func TestMethodsTellTheData(t *testing.T) {
	t.Parallel()
	renderer, err := page.New(nil, page.Site{Title: "Mail"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := renderer.Methods(page.Methods{})
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(files[0].Data), `id="data"`)
	forms := feed.New(feed.Site{Title: "Mail", Organisation: "Heron", BaseURL: "https://example.org/", AsOf: time.Unix(0, 0), Audience: incident.Public, Say: words.English()}, nil, nil)
	made := func(name string) string {
		data, err := forms.Make(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	want := fieldsOf(reflect.TypeFor[feed.Incident]())
	var top map[string]any
	if err := json.Unmarshal([]byte(made("incidents.json")), &top); err != nil {
		t.Fatal(err)
	}
	for name := range top {
		if name != "incidents" {
			want = append(want, name)
		}
	}
	for _, table := range []string{"incidents.csv", "actions.csv"} {
		header, _, _ := strings.Cut(made(table), "\r\n")
		want = append(want, strings.Split(header, ",")...)
	}
	var told []string
	for _, found := range regexp.MustCompile(`<code>([a-z_]+)</code>`).FindAllStringSubmatch(text, -1) {
		told = append(told, found[1])
	}
	for _, name := range want {
		if !slices.Contains(told, name) {
			t.Errorf("the page does not tell %s", name)
		}
	}
	for _, name := range told {
		if !slices.Contains(want, name) {
			t.Errorf("the page tells %s, which there is not", name)
		}
	}
	for _, form := range feed.Names() {
		if form != "robots.txt" && !strings.Contains(text, `href="../`+form+`"`) {
			t.Errorf("the page does not lead to %s", form)
		}
	}
}
