package portfolio

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// fill puts something into every exported field of a value, and an item into
// every list.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch known := v.Addr().Interface().(type) {
	case *time.Time:
		*known = time.Date(2026, 3, 1, 12, 30, 15, 7, time.UTC)
		return
	case *incident.Instant:
		*known = instant(t, "2026-03-01T12:30:15+05:45")
		return
	case *incident.Duration:
		d, err := incident.ParseDuration("1d 2h")
		if err != nil {
			t.Fatal(err)
		}
		*known = d
		return
	case **time.Location, *incident.Extra:
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("some text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(-300)
	case reflect.Float64:
		v.SetFloat(0.25)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(t, v.Field(i))
			}
		}
	default:
		t.Fatalf("nothing to fill a %s with", v.Type())
	}
}

// lost gives the paths of the fields that one value has and the other has not.
func lost(of string, had, has reflect.Value) (paths []string) {
	switch {
	case had.Type() == reflect.TypeFor[incident.Instant]() || had.Type() == reflect.TypeFor[incident.Duration]() || had.Type() == reflect.TypeFor[time.Time]():
		if !reflect.DeepEqual(had.Interface(), has.Interface()) {
			return []string{of}
		}
	case had.Kind() == reflect.Pointer && !had.IsNil() && !has.IsNil():
		return lost(of, had.Elem(), has.Elem())
	case had.Kind() == reflect.Slice && had.Len() == 1 && has.Len() == 1:
		return lost(of, had.Index(0), has.Index(0))
	case had.Kind() == reflect.Struct:
		for i := range had.NumField() {
			if f := had.Type().Field(i); f.IsExported() {
				paths = append(paths, lost(of+"."+f.Name, had.Field(i), has.Field(i))...)
			}
		}
		return paths
	case !reflect.DeepEqual(had.Interface(), has.Interface()):
		return []string{of}
	}
	return nil
}

// TestPackedIsWhole wants an entry to keep all but what nobody asks an entry for.
func TestPackedIsWhole(t *testing.T) {
	t.Parallel()
	var e Entry
	var d Details
	when := &incident.Time{}
	for _, v := range []any{&e, &d, when} {
		fill(t, reflect.ValueOf(v).Elem())
	}
	got := packed(&e, &d, when)
	gotDetails := got.Details()
	all := lost("entry", reflect.ValueOf(e), reflect.ValueOf(*got))
	all = append(all, lost("details", reflect.ValueOf(d), reflect.ValueOf(gotDetails))...)
	all = append(all, lost("when", reflect.ValueOf(*when), reflect.ValueOf(*got.When()))...)
	want := []string{
		"entry.Severity.Rationale", "entry.Relations.Note", "entry.Relations.Audience",
		"details.Shares.Affected.Text", "details.Shares.Affected.Basis", "details.Shares.Affected.Sources", "details.Shares.Affected.Note", "details.Shares.Affected.Audience",
		"details.Shares.Total.Text", "details.Shares.Total.Basis", "details.Shares.Total.Sources", "details.Shares.Total.Note", "details.Shares.Total.Audience",
		"details.Actions.Action.Verify", "details.Actions.Action.Audience", "details.Actions.Due.At", "details.Actions.Due.Approx",
		"details.Revisions.Summary", "details.Revisions.Fields", "details.Revisions.Audience",
		"when.Text", "when.Sources", "when.Note", "when.Audience", "when.Claims",
	}
	if !slices.Equal(all, want) {
		t.Errorf("lost are\n%q, want\n%q", all, want)
	}
}

// TestPackedAgain wants what a cache keeps of an entry to be the same entry, and
// what is damaged to be none.
func TestPackedAgain(t *testing.T) {
	t.Parallel()
	var e Entry
	fill(t, reflect.ValueOf(&e).Elem())
	e.Published, e.Changed = e.At.In(time.FixedZone("", 3600)), e.At.In(time.FixedZone("", 20_700+60))
	data, err := packed(&e, &Details{Immediate: []string{"restarted"}}, nil).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var read Entry
	if err := read.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if again, _ := read.MarshalBinary(); !slices.Equal(again, data) || read.Details().Immediate[0] != "restarted" || read.When() != nil {
		t.Errorf("read and written again: %q\nwant %q", again, data)
	}
	if got, want := read.Changed.Format(time.RFC3339), e.Changed.Format(time.RFC3339); got != want || !read.Published.Equal(e.Published) {
		t.Errorf("changed at %s, want %s", got, want)
	}
	for cut := range data {
		if (&Entry{}).UnmarshalBinary(data[:cut]) == nil {
			t.Fatalf("cut to %d of %d bytes it is an entry", cut, len(data))
		}
	}
}
