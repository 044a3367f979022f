package schema

import (
	"github.com/invopop/jsonschema"
)

// The patterns of times and lengths of time. Package incident has the parsers
// that they follow.
const (
	year1800 = `(1[89]|[2-9][0-9])[0-9]{2}`
	day      = `((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))`
	clock    = `([01][0-9]|2[0-3]):[0-5][0-9]`
	seconds  = `(:[0-5][0-9](\.[0-9]{1,9})?)?`
	offset   = `(Z|z|[+-](0[0-9]|1[01]):?[0-5][0-9]|-12:?00|\+1[23]:?[0-5][0-9]|\+14:?00)`
	moment   = `^` + year1800 + `(-(0[1-9]|1[0-2])|-` + day + `([Tt ]` + clock + seconds + offset + `)?)?$`

	// A time object with a zone may leave the offset out; any other may not.
	local  = `^` + year1800 + `-` + day + `[Tt ]` + clock + seconds + `$`
	zoned  = `^([^:]*|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?|.*(Z|z|[+-][0-9]{2}:?[0-9]{2}))$`
	wanted = "write Z for UTC or the offset, as in +02:00, or the place in tz, such as Europe/Berlin"

	blank = `[ \t\n\f\r]*`
	// The units come in this order, each at most once.
	second = `[0-9]+s`
	minute = `[0-9]+m` + blank + `(` + second + `)?`
	hour   = `[0-9]+h` + blank + `(` + minute + `|` + second + `)?`
	length = `[0-9]+d` + blank + `(` + hour + `|` + minute + `|` + second + `)?|` + hour + `|` + minute + `|` + second

	short = `^(\+` + blank + `(` + length + `)` + blank + `|([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)$`
)

const momentMessage = "write it like 2025-01-31T14:05:00Z or 2025-01-31T15:05+01:00, or 2025-01-31 if only the day is known"

// instantForm takes the number of a year too, because that is what YAML makes
// of it.
func instantForm(*builder) *jsonschema.Schema {
	return anyOf(code(moment, momentMessage)(nil), between("integer", "1800", "9999"))
}

func shortTime() *jsonschema.Schema {
	return code(short, momentMessage+"; or +30m after the entry before, or 15:04 on its day")(nil)
}

// inPlace are the words that stand for a time or a number.
var inPlace = []word{
	{"unknown", "It happened or exists; the value is not known."},
	{"not_applicable", "It did not happen or does not exist."},
	{"withheld", "It is known and not published."},
}

// stillOngoing is the word that stands for an end.
var stillOngoing = word{"ongoing", "The end is not reached yet."}

// timeForm is a time: in short, or as an object whose at is written in the same
// way.
func timeForm(at string) form {
	return func(b *builder) *jsonschema.Schema {
		return shortOr(b.ref(at), narrowed("TimeObject", b.optional(anyOf(b.ref(at), b.ref("Local"))), "at"))
	}
}

// withZone is a time object that names its zone.
func withZone() *jsonschema.Schema {
	s := &jsonschema.Schema{Properties: jsonschema.NewProperties(), Required: []string{"tz"}}
	s.Properties.Set("tz", &jsonschema.Schema{Type: "string", Pattern: notBlank})
	return s
}

// offsetsAreWritten is a time object with an offset at every time of day.
func offsetsAreWritten() *jsonschema.Schema {
	s := &jsonschema.Schema{Properties: jsonschema.NewProperties()}
	for _, key := range []string{"at", "earliest", "latest"} {
		s.Properties.Set(key, silent(hinted(zoned, wanted)))
	}
	return s
}

// numberForm is a number, a word, or an object with numbers of the same bounds.
func numberForm(bounds *jsonschema.Schema, told string) form {
	return func(*builder) *jsonschema.Schema {
		words := oneOf(inPlace)
		words.Extras["errorMessage"] = "write " + told + ", or unknown, not_applicable or withheld, or an object with value, or with min and max"
		short := anyOf(words, bounds)
		if bounds.Minimum == "" && bounds.Maximum == "" {
			return shortOr(short, object("NumberObject"))
		}
		within := &jsonschema.Schema{Minimum: bounds.Minimum, Maximum: bounds.Maximum}
		return shortOr(short, narrowed("NumberObject", within, "value", "min", "max"))
	}
}

// narrowed is an object that is asked for more at some keys.
func narrowed(name string, more *jsonschema.Schema, keys ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{Properties: jsonschema.NewProperties()}
	for _, key := range keys {
		s.Properties.Set(key, silent(&jsonschema.Schema{AllOf: []*jsonschema.Schema{more}}))
	}
	return &jsonschema.Schema{AllOf: []*jsonschema.Schema{object(name), s}}
}

// point is a measure: [instant, number], or [instant, null] for a gap.
func point(b *builder) *jsonschema.Schema {
	two := uint64(2)
	pair := []*jsonschema.Schema{b.ref("Instant"), typed(&jsonschema.Schema{}, "number", "null")}
	return &jsonschema.Schema{Type: "array", MinItems: &two, MaxItems: &two, Extras: map[string]any{"items": pair}}
}

// silent keeps editors from offering a key that another schema of the object
// tells more of.
func silent(s *jsonschema.Schema) *jsonschema.Schema {
	if s.Extras == nil {
		s.Extras = map[string]any{}
	}
	s.Extras["doNotSuggest"] = true
	return s
}
