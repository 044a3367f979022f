package scaffold

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"strings"
	"text/template"
	"time"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
)

// Record says what a new record is made from.
type Record struct {
	Kind     incident.Kind // required; one of incident.Kinds
	Title    string        // required; one line
	Started  string        // when it began, as a record writes it; required
	Now      time.Time     // the present moment in the zone of the site; required
	Services []string      // that are hit, as records write them
	Full     bool          // every section of the form, not only what is needed
	// Settings are those of the site: its services, owners and severities are
	// offered in the comments.
	Settings config.Config
}

// Text gives the record as YAML, without an editor's modeline. It is a draft
// without errors and warnings as it stands.
func Text(r Record) string {
	var out bytes.Buffer
	if err := layout.Execute(&out, view{Record: r}); err != nil {
		panic("scaffold: " + err.Error()) // the template is our own
	}
	return out.String()
}

// Moment writes a moment to the minute, with the offset of its zone. Where that
// offset is no whole number of minutes, or where the zone's year has five
// digits, it is written in UTC.
func Moment(t time.Time) string {
	if _, offset := t.Zone(); offset%60 != 0 || t.Year() > 9999 {
		t = t.UTC()
	}
	return incident.InstantOf(t, incident.ToMinute).String()
}

//go:embed record.yaml.tmpl
var text string

var layout = template.Must(template.New("record").Funcs(template.FuncMap{
	"quoted": quoted, "word": word, "words": words,
}).Parse(text))

// view is a record in front of the template.
type view struct{ Record }

// Meaning says what the kind means, in one sentence.
func (v view) Meaning() string { return v.Kind.Profile().Meaning }

// Block names the kind's own block, or that of the kind that it extends; empty
// for neither.
func (v view) Block() string {
	profile := v.Kind.Profile()
	if profile.Block == "" && profile.Extends != "" {
		profile = profile.Extends.Profile()
	}
	return profile.Block
}

// Later gives an example of a moment, some minutes after the beginning. That
// of a day is in its morning; where it is not known, the present stands for it.
func (v view) Later(minutes int) string {
	begin := v.Now
	if at, err := incident.ParseInstant(v.Started); err == nil {
		begin = at.Clock(v.Now.Location())
		if at.IsDate() {
			begin = begin.Add(9 * time.Hour)
		}
	}
	later := begin.Add(time.Duration(minutes) * time.Minute)
	if later.UTC().Year() > 9999 {
		later = v.Now
	}
	return Moment(later)
}

// Next gives the time of an example that follows the entry at Started: short,
// where that has a time of day to count from.
func (v view) Next() string {
	if at, err := incident.ParseInstant(v.Started); err != nil || at.IsDate() {
		return v.Later(10)
	}
	return "+10m"
}

// Day gives an example of a day, some days after the present one.
func (v view) Day(days int) string {
	day := v.Now.AddDate(0, 0, days)
	if day.Year() > 9999 {
		day = v.Now.UTC()
	}
	return day.Format(time.DateOnly)
}

// Service gives a service for an example.
func (v view) Service() string {
	switch {
	case len(v.Services) > 0:
		return v.Services[0]
	case len(v.Settings.Services) > 0:
		return v.Settings.Services[0].Name
	}
	return "mail"
}

// KnownServices lists the services of the site's settings.
func (v view) KnownServices() []string {
	names := make([]string, len(v.Settings.Services))
	for i, s := range v.Settings.Services {
		names[i] = s.Name
	}
	return names
}

// Owner gives a team for an example.
func (v view) Owner() string {
	if len(v.Settings.Owners) > 0 {
		return v.Settings.Owners[0].Name
	}
	return "mail-team"
}

// KnownOwners lists the teams of the site's settings.
func (v view) KnownOwners() []string {
	names := make([]string, len(v.Settings.Owners))
	for i, o := range v.Settings.Owners {
		names[i] = o.Name
	}
	return names
}

// Zone gives the zone that times are shown in where a record names none.
func (v view) Zone() string { return cmp.Or(v.Settings.Timezone, "UTC") }

// Severity gives the site's first scheme of severities that has levels, or one
// for an example.
func (v view) Severity() config.Scheme {
	for _, s := range v.Settings.Severities {
		if len(s.Levels) > 0 {
			return s
		}
	}
	return config.Scheme{Levels: []string{"SEV1", "SEV2", "SEV3"}}
}

// quoted writes a text in double quotes, as YAML reads it back the same.
func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r >= 0xFFFE && r <= 0xFFFF:
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// word writes a name as it is where every YAML tool reads it as text, else in
// quotes.
func word(name string) string {
	plain := strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
	letter := name != "" && (name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z')
	switch strings.ToLower(name) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		letter = false
	}
	if plain && letter {
		return name
	}
	return quoted(name)
}

// words writes names with commas between them, and no more than fit on a line.
func words(names []string) string {
	const most = 80
	line := ""
	for i, name := range names {
		next := word(name)
		switch {
		case i == 0:
			line = next
		case len(line)+len(next) > most:
			return line + ", …"
		default:
			line += ", " + next
		}
	}
	return line
}
