package page

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// Any record that the form allows has a report: nothing panics, every mark is
// closed, and the page keeps its first and its last heading.
func TestAnyIncidentCanBeTold(t *testing.T) {
	teller, err := newTeller(os.DirFS("../../../../templates"), publicSite, words.English())
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var inc incident.Incident
		fill(t, reflect.ValueOf(&inc).Elem(), 0)
		inc.ID, inc.Timezone = "some-id", rapid.SampledFrom([]string{"", "UTC", "Europe/Berlin", "America/New_York"}).Draw(t, "zone")
		markdown, notes, err := teller.tell(report.Of(&inc, fixtureDay), Linked{}, nil, rapid.Bool().Draw(t, "drawn"))
		if err != nil {
			t.Fatal(err)
		}
		if opened, closed := strings.Count(markdown, markOpen), strings.Count(markdown, markClose); opened != closed || opened > len(notes) {
			t.Fatalf("%d marks opened, %d closed, %d notes:\n%s", opened, closed, len(notes), markdown)
		}
		plain := string(plainMarkdown(markdown))
		html := render(t, plain)
		for _, heading := range []string{"<h2>Key facts</h2>", "<h2>Cite this</h2>"} {
			if strings.Count(html, heading) != 1 {
				t.Fatalf("%s is not there once:\n%s", heading, plain)
			}
		}
		if found := unsafe.FindString(html); found != "" {
			t.Fatalf("not safe, %q:\n%s", found, plain)
		}
	})
}

// unsafe matches what no text of a record may become, with what follows.
var unsafe = regexp.MustCompile("(?s)(?:raw HTML omitted|=\"javascript:|[\ue000-\ue002]).{0,200}")

// fill sets a value of the record's form to something arbitrary: pointers that
// must not be nil are not, words are known ones or not, texts are hostile.
func fill(t *rapid.T, v reflect.Value, depth int) {
	switch v.Interface().(type) {
	case incident.Instant:
		v.Set(reflect.ValueOf(instantOf(rapid.SampledFrom([]string{"2026", "2026-02", "2026-02-12", "2026-03-29T00:59Z", "2026-03-29T01:00:07Z", "2026-10-25T02:30:00.5+02:00"}).Draw(t, "instant"))))
		return
	case incident.Duration:
		v.Set(reflect.ValueOf(minutes(rapid.SampledFrom([]string{"45s", "90m", "28d"}).Draw(t, "length"))))
		return
	case incident.Extra:
		return
	case incident.Word:
		v.SetString(rapid.SampledFrom([]string{"", "", "unknown", "not_applicable", "withheld", "ongoing"}).Draw(t, "word"))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && (needed(field) || rapid.IntRange(0, 3).Draw(t, "there") > 0) {
				fill(t, v.Field(i), depth+1)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), depth)
	case reflect.Slice:
		items := rapid.IntRange(0, max(0, 3-depth/2)).Draw(t, "items")
		v.Set(reflect.MakeSlice(v.Type(), items, items))
		for i := range items {
			fill(t, v.Index(i), depth+1)
		}
	case reflect.String:
		v.SetString(wordOrText(t, v))
	case reflect.Int:
		v.SetInt(rapid.Int64Range(0, 2000).Draw(t, "int"))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, 0.5, 1, 12, 62060, 1e9}).Draw(t, "float"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	}
}

func needed(field reflect.StructField) bool { return field.Tag.Get("need") == "yes" }

// wordOrText draws a known word for an enumeration, now and then one that is
// not known, and hostile text for everything else.
func wordOrText(t *rapid.T, v reflect.Value) string {
	if words := v.MethodByName("Words"); words.IsValid() && rapid.IntRange(0, 9).Draw(t, "known") > 0 {
		return rapid.SampledFrom(words.Call(nil)[0].Interface().([]string)).Draw(t, "word")
	}
	return hostileText().Draw(t, "text")
}
