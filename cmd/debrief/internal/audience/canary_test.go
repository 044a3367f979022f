package audience

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
)

// canaries fills every place of an incident with a value that tells for which
// audience it is: the string "public#12", the number 1000012, the year 3000.
type canaries struct {
	mark  func() incident.Audience // for the next struct that has room for one
	count int
}

func (c *canaries) fill(v reflect.Value, marked, fallback incident.Audience) {
	effective := decides(marked, fallback)
	c.count++
	switch v.Interface().(type) {
	case incident.Instant:
		at, _ := incident.ParseInstant(fmt.Sprint(2000 + 1000*effective.Level()))
		v.Set(reflect.ValueOf(at))
		return
	case incident.Duration:
		length, _ := incident.ParseDuration(fmt.Sprintf("%dd%dh", effective.Level(), c.count%24))
		v.Set(reflect.ValueOf(length))
		return
	case incident.NamedNumber:
		number := &incident.Number{}
		c.fill(reflect.ValueOf(number).Elem(), marked, fallback)
		name := c.word(decides(stricter(marked, number.Audience), fallback)) // the mark of the number is that of its key
		v.Set(reflect.ValueOf(incident.NamedNumber{Name: name, Number: number}))
		return
	case incident.Extra:
		word := c.word(effective)
		v.Set(reflect.ValueOf(incident.Extra{"x-" + word: map[string]any{word: []any{word, int64(1), nil, true}}}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(c.word(effective))
	case reflect.Int:
		v.SetInt(int64(effective.Level()*1_000_000 + c.count))
	case reflect.Float64:
		v.SetFloat(float64(effective.Level()*1_000_000 + c.count))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		c.fill(v.Elem(), marked, fallback)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			c.fill(v.Index(i), marked, fallback)
		}
	case reflect.Struct:
		c.fillStruct(v, marked, fallback)
	default:
		panic("no canary for a " + v.Type().String())
	}
}

func (c *canaries) fillStruct(v reflect.Value, marked, fallback incident.Audience) {
	if mark := v.FieldByName("Audience"); mark.IsValid() && v.Type() != reflect.TypeFor[incident.Incident]() {
		own := c.mark()
		mark.SetString(string(own))
		marked = stricter(marked, own)
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch least := f.Tag.Get("least"); {
		case f.Name == "Audience" || f.Name == "Gaps" || f.Name == "Redact":
		case f.Name == "Word" && f.Tag.Get("json") == "-":
		case f.Tag.Get("json") == "x-*":
			c.fill(v.Field(i), stricter(decides(marked, fallback), incident.Internal), fallback)
		case least != "":
			c.fill(v.Field(i), marked, stricter(fallback, incident.Audience(least)))
		default:
			c.fill(v.Field(i), marked, fallback)
		}
	}
}

func decides(marked, fallback incident.Audience) incident.Audience {
	if marked != "" {
		return marked
	}
	return fallback
}

func (c *canaries) word(a incident.Audience) string { return fmt.Sprintf("%s#%d", a, c.count) }

func order(a incident.Audience) int {
	if a == "" {
		return -1
	}
	return a.Level()
}

func stricter(a, b incident.Audience) incident.Audience {
	if order(a) >= order(b) {
		return a
	}
	return b
}

// filled gives an incident in which every place holds a canary, published,
// with references that lead somewhere.
func filled(fallback incident.Audience, mark func() incident.Audience) *incident.Incident {
	inc := &incident.Incident{}
	c := &canaries{mark: mark}
	c.fill(reflect.ValueOf(inc).Elem(), "", fallback)
	inc.Audience, inc.RecordStatus = fallback, incident.Published
	var sources, factors, hops []string
	for _, s := range inc.Sources {
		sources = append(sources, s.ID)
	}
	for _, f := range inc.Cause.Factors {
		factors = append(factors, f.ID)
	}
	for _, h := range slices.Concat(inc.Misrouting.Intended.Hops, inc.Misrouting.Actual.Hops) {
		hops = append(hops, h.ID)
	}
	refer(reflect.ValueOf(inc).Elem(), map[string][]string{"source": sources, "factor": factors, "hop": hops})
	return inc
}

// refer sets every reference of the tree to ids that exist.
func refer(v reflect.Value, ids map[string][]string) {
	switch v.Kind() {
	case reflect.Pointer:
		refer(v.Elem(), ids)
	case reflect.Slice:
		for i := range v.Len() {
			refer(v.Index(i), ids)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			ref := ids[v.Type().Field(i).Tag.Get("ref")]
			switch f := v.Field(i); {
			case !v.Type().Field(i).IsExported():
			case ref == nil:
				refer(f, ids)
			case f.Kind() == reflect.Slice:
				f.Set(reflect.ValueOf(slices.Clone(ref)))
			default:
				f.SetString(ref[v.NumField()%len(ref)])
			}
		}
	}
}

// levels calls see with the place and the audience of every canary under v.
func levels(v reflect.Value, place string, see func(place string, level int)) {
	switch x := v.Interface().(type) {
	case incident.Instant:
		if !x.IsZero() {
			see(place, int(x.String()[0]-'0')-2)
		}
		return
	case incident.Duration:
		see(place, int(x.Length().Hours())/24)
		return
	case incident.Word, incident.RecordStatus, incident.Audience:
		return
	}
	switch v.Kind() {
	case reflect.String:
		if word, _, ok := strings.Cut(strings.TrimPrefix(v.String(), "x-"), "#"); ok {
			see(place+"="+v.String(), incident.Audience(word).Level())
		}
	case reflect.Int:
		see(place, int(v.Int())/1_000_000)
	case reflect.Float64:
		see(place, int(v.Float())/1_000_000)
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			levels(v.Elem(), place, see)
		}
	case reflect.Slice:
		for i := range v.Len() {
			levels(v.Index(i), fmt.Sprintf("%s/%d", place, i), see)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			levels(k, place, see)
			levels(v.MapIndex(k), place+"/"+k.String(), see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			levels(v.Field(i), place+"/"+v.Type().Field(i).Name, see)
		}
	}
}

// envelopeFields are shown whatever audience they are for.
var envelopeFields = []string{"Schema", "ID", "Title", "Kind", "AlsoKinds", "Fictional", "Severity", "State",
	"RecordStatus", "Timezone", "Services"}

func isEnvelope(place string) bool {
	path, _, _ := strings.Cut(place, "=")
	top, below, _ := strings.Cut(path[1:], "/")
	return slices.Contains(envelopeFields, top) && below != "Rationale" && !strings.HasPrefix(below, "Extra")
}

func words() []incident.Audience {
	return []incident.Audience{incident.Public, incident.Customers, incident.Internal, incident.Restricted}
}

func TestNothingStricterSurvives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "marks"), 0))
		marks := append(words(), "", "", "")
		inc := filled(rapid.SampledFrom(words()).Draw(t, "default"), func() incident.Audience { return marks[random.IntN(len(marks))] })
		reader := rapid.SampledFrom(words()).Draw(t, "reader")
		out, err := filtered(inc, reader)
		if err != nil {
			t.Fatal(err)
		}
		levels(reflect.ValueOf(out).Elem(), "", func(place string, level int) {
			if level > reader.Level() && !isEnvelope(place) {
				t.Errorf("a reader of %s sees %s, which is for level %d", reader, place, level)
			}
		})
	})
}

func TestNothingIsLostToWhoMaySeeAll(t *testing.T) {
	t.Parallel()
	for _, mark := range append(words(), "") {
		inc := filled(incident.Public, func() incident.Audience { return mark })
		out, err := filtered(inc, incident.Restricted)
		if err != nil {
			t.Fatal(err)
		}
		strip(reflect.ValueOf(inc).Elem())
		inc.Audience = incident.Restricted
		for i := range inc.Revisions {
			inc.Revisions[i].Fields = nil // the canaries there lead nowhere
		}
		if diff := cmp.Diff(inc, out, asWritten); diff != "" {
			t.Errorf("marks %q (-want +got):\n%s", mark, diff)
		}
	}
}

// strip takes out all marks.
func strip(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		strip(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			strip(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case f.Name == "Audience":
				v.Field(i).SetString("")
			case f.IsExported() && f.Type.Kind() != reflect.Map:
				strip(v.Field(i))
			}
		}
	}
}

func TestTheCopySharesNothing(t *testing.T) {
	t.Parallel()
	inc := filled(incident.Public, func() incident.Audience { return "" })
	out, err := filtered(inc, incident.Restricted)
	if err != nil {
		t.Fatal(err)
	}
	before := addresses(reflect.ValueOf(inc).Elem(), map[uintptr]bool{})
	for address := range addresses(reflect.ValueOf(out).Elem(), map[uintptr]bool{}) {
		if before[address] {
			t.Fatalf("copy and original share memory at %#x", address)
		}
	}
}

func addresses(v reflect.Value, seen map[uintptr]bool) map[uintptr]bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			break
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Pointer()] = true
		}
		addresses(v.Elem(), seen)
	case reflect.Slice:
		if v.Len() > 0 {
			seen[v.Pointer()] = true
		}
		for i := range v.Len() {
			addresses(v.Index(i), seen)
		}
	case reflect.Map:
		seen[v.Pointer()] = true
		for _, k := range v.MapKeys() {
			addresses(v.MapIndex(k), seen)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[incident.Instant]() {
			break // holds the shared address of a time zone
		}
		for i := range v.NumField() {
			addresses(v.Field(i), seen)
		}
	}
	return seen
}
