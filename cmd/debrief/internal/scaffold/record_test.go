package scaffold_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/scaffold"
)

var update = flag.Bool("update", false, "write the golden files anew")

// site is a site whose settings name services, owners and severities.
var site = config.Config{
	Services:   []config.Service{{Name: "outlook-com"}, {Name: "1.1.1.1"}, {Name: "no"}, {Name: `a "b", c # d`}},
	Owners:     []config.Owner{{Name: "mail platform: core"}},
	Severities: []config.Scheme{{Scheme: "default", Levels: []string{"SEV1", "2"}}},
}

func TestText(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 2, 5, 14, 5, 59, 0, time.FixedZone("", 3600))
	for name, r := range map[string]scaffold.Record{
		"outage.yaml":     {Kind: "outage", Title: `Mail was "late"`, Now: now},
		"other.yaml":      {Kind: "other", Title: "Mail was late", Now: now, Settings: site, Services: []string{"1.1.1.1", "no"}},
		"earlier.yaml":    {Kind: "false-positive", Title: "Mail was held", Now: now, Started: "2025-12-31"},
		"misrouting.yaml": {Kind: "misrouting", Title: "Mail went astray", Now: now, Full: true, Settings: site},
	} {
		if r.Started == "" {
			r.Started = scaffold.Moment(now)
		}
		got, golden := scaffold.Text(r), filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Error(diff)
		}
	}
}

// drawn gives records of every kind, form, zone and moment with titles of all
// sorts.
func drawn(t *rapid.T) scaffold.Record {
	zones := []string{"UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Europe/Berlin", "Pacific/Apia", "Africa/Monrovia", "Pacific/Kiritimati", "Australia/Lord_Howe"}
	zone, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(rapid.OneOf(
		rapid.Int64Range(0, 253402300799),
		rapid.SampledFrom([]int64{0, 253402300799, 1774745999, 1774746000, 1792889999, 1792890000}), // the ends, and clock changes in Berlin
	).Draw(t, "now"), 0).In(zone)
	r := scaffold.Record{
		Kind:    incident.Kind(rapid.SampledFrom(incident.Kind("").Words()).Draw(t, "kind")),
		Title:   title().Draw(t, "title"),
		Started: rapid.SampledFrom([]string{scaffold.Moment(now), now.UTC().Format(time.DateOnly), "unknown"}).Draw(t, "started"),
		Now:     now,
		Full:    rapid.Bool().Draw(t, "full"),
	}
	if rapid.Bool().Draw(t, "settings") {
		r.Settings = site
		r.Services = rapid.SampledFrom([][]string{nil, {"no"}, {`a "b", c # d`, "outlook-com"}}).Draw(t, "services")
	}
	return r
}

func title() *rapid.Generator[string] {
	awkward := rapid.SampledFrom([]string{
		`"`, "'", "\\", "#", ": ", "- ", "--", "&", "*", "!", "%", "@", "`", "{", "]", "|", ">", "?", "🔥", "障害", "שירות", "\u2028", "\uFEFF", "no", "~", "=", "null",
	})
	piece := rapid.OneOf(awkward, rapid.StringMatching(`[a-z ]{1,12}`), rapid.Map(rapid.Rune(), func(r rune) string { return string(r) }))
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), "")
		text = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				return -1
			}
			return r
		}, text)
		return "t" + string([]rune(text)[:min(100, len([]rune(text)))])
	})
}

// faults gives the errors and warnings of a text; what is said of the words of
// its title is left to the author.
func faults(text string, now time.Time) (*incident.Incident, problem.List) {
	inc, problems := record.ReadOne("incidents/2026-02-05-drawn.yaml", []byte(text), record.Settings{AsOf: now, DefaultAudience: incident.Public})
	var told problem.List
	for _, p := range problems {
		if p.Severity != problem.Hint && (p.Rule.Firm || !strings.HasPrefix(p.Source, "title: ")) {
			told = append(told, p)
		}
	}
	return inc, told
}

func TestTextIsAFineDraft(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := drawn(t)
		text := scaffold.Text(r)
		inc, told := faults(text, r.Now)
		if len(told) > 0 {
			t.Fatalf("%s%s", told.Text(), text)
		}
		if inc.Title != r.Title || inc.Kind != r.Kind || inc.RecordStatus != incident.Draft {
			t.Fatalf("title %q, kind %q, status %q", inc.Title, inc.Kind, inc.RecordStatus)
		}
		if diff := cmp.Diff(r.Services, inc.Services); diff != "" {
			t.Fatal(diff)
		}
		start := inc.Milestone(incident.Started)
		if r.Started == scaffold.Moment(r.Now) && !start.At.Clock(time.UTC).Equal(r.Now.Truncate(time.Minute)) {
			t.Fatalf("started %s, want %s", start.At, r.Now)
		}
	})
}

// finished makes a draft a final report.
var finished = strings.NewReplacer("record_status: draft", "record_status: published", "type: preliminary", "type: final")

// example finds a line of a comment that is YAML: prose begins with a capital
// letter.
var example = regexp.MustCompile(`(?m)^( *)# ( *(?:[a-z_]+:|[-a-z].*: ))`)

func TestExamplesAreRight(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 2, 5, 14, 5, 0, 0, time.UTC)
	for _, kind := range incident.Kinds() {
		for _, full := range []bool{false, true} {
			for _, settings := range []config.Config{{}, site} {
				for _, started := range []string{scaffold.Moment(now), "2025-12-30T23:50-05:00", "2025-12-30", "unknown"} {
					examplesAreRight(t, scaffold.Record{Kind: kind.Slug, Title: "Mail was late", Started: started, Now: now, Full: full, Settings: settings})
				}
			}
		}
	}
}

// examplesAreRight wants no errors in a record whose examples are uncommented;
// in the full form they make a final report.
func examplesAreRight(t *testing.T, r scaffold.Record) {
	t.Helper()
	text := example.ReplaceAllString(scaffold.Text(r), "$1$2")
	if r.Full {
		text = finished.Replace(text)
	}
	inc, problems := record.ReadOne("incidents/2026-02-05-drawn.yaml", []byte(text), record.Settings{AsOf: r.Now, Build: incident.Internal})
	if problems.HasErrors() {
		t.Fatalf("%s%s", problems.Text(), text)
	}
	if r.Full && (inc.Remediation == nil || inc.Impact == nil || len(inc.Revisions) == 0 || len(inc.Timeline) < 3) {
		t.Fatalf("the examples were not found:\n%s", text)
	}
}

func TestFullNamesEverySection(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 2, 5, 14, 5, 0, 0, time.UTC)
	text := ""
	for _, kind := range []incident.Kind{"outage", "false-positive", "misrouting"} {
		text += scaffold.Text(scaffold.Record{Kind: kind, Title: "T", Started: "unknown", Now: now, Full: true})
	}
	form := reflect.TypeFor[incident.Incident]()
	for i := range form.NumField() {
		key := form.Field(i).Tag.Get("json")
		if key == "schema" || key == "id" || key == "-" || strings.HasPrefix(key, "x-") {
			continue // they follow from the file, or are free
		}
		if !regexp.MustCompile(`(?m)^(# )?` + key + `:`).MatchString(text) {
			t.Errorf("the full form does not name %s", key)
		}
	}
}

// placeholder finds the texts of the form that say nothing of an incident.
var placeholder = regexp.MustCompile(`"((?:What |Not written|It began)[^"]*)"`)

// sentences finds the texts of the form that are sentences.
var sentences = regexp.MustCompile(`"[A-Z][^"\n]* [^"\n]*[.?]"`)

// TestPlaceholdersAreTold: the form's own texts do not get out without a word.
func TestPlaceholdersAreTold(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 2, 5, 14, 5, 0, 0, time.UTC)
	for _, kind := range incident.Kinds() {
		for _, full := range []bool{false, true} {
			text := scaffold.Text(scaffold.Record{Kind: kind.Slug, Title: "T", Started: scaffold.Moment(now), Now: now, Full: full})
			text = finished.Replace(example.ReplaceAllString(text, "$1$2"))
			_, problems := record.ReadOne("incidents/2026-02-05-drawn.yaml", []byte(text), record.Settings{AsOf: now})
			said := problems.Text()
			for _, held := range placeholder.FindAllStringSubmatch(text, -1) {
				if !strings.Contains(said, `"`+held[1]+`" is what the form of a new record says [PM071 placeholder]`) {
					t.Errorf("%s: %q is not told:\n%s", kind.Slug, held[1], said)
				}
			}
			n := len(sentences.FindAllString(text, -1)) - len(placeholder.FindAllString(text, -1))
			if want := fmt.Sprintf("%d texts are examples of the form", n); n > 4 && !strings.Contains(said, want) {
				t.Errorf("%s: it is not told that %s:\n%s", kind.Slug, want, said)
			}
		}
	}
}
