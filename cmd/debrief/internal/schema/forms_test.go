package schema

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
)

// TestFaultsInObjectsAreToldOfTheObject wants the first that an editor is told
// of an object with a slip in it to be the slip, and not that it is no text.
func TestFaultsInObjectsAreToldOfTheObject(t *testing.T) {
	t.Parallel()
	for name, short := range map[string]string{
		"Time": "2026-05-04", "End": "ongoing", "EntryAt": "+30m", "Number": "5", "Fraction": "0.5",
		"Severity": "SEV1", "Summary": "Mail was late.", "Text": "Mail was late.",
	} {
		var s struct {
			Definitions map[string]struct {
				AnyOf []struct {
					If, Then, Else any
				} `json:"anyOf"`
			} `json:"definitions"`
		}
		if err := json.Unmarshal(Incident(), &s); err != nil {
			t.Fatal(err)
		}
		first := s.Definitions[name].AnyOf[0]
		if first.If == nil || first.Then == nil || first.Else == nil {
			t.Errorf("%s: objects and the short form are not told apart first", name)
		}
		var told []string
		faults(definition(t, name).Validate(map[string]any{"slip": short}), &told)
		if !slices.ContainsFunc(told, func(s string) bool { return strings.Contains(s, "slip") }) {
			t.Errorf("%s: nobody is told of the slip: %q", name, told)
		}
		var value any = short
		if name == "Number" || name == "Fraction" {
			value = json.Number(short)
		}
		if err := definition(t, name).Validate(value); err != nil {
			t.Errorf("%s: %s: %v", name, short, err)
		}
	}
}

func definition(t *testing.T, name string) *validator.Schema {
	t.Helper()
	document, err := validator.UnmarshalJSON(strings.NewReader(string(Incident())))
	if err != nil {
		t.Fatal(err)
	}
	compiler := validator.NewCompiler()
	if err := compiler.AddResource("incident.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("incident.json#/definitions/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// faults gives what the validation says at its leaves.
func faults(err error, into *[]string) {
	var told *validator.ValidationError
	if !errors.As(err, &told) {
		return
	}
	for _, cause := range told.Causes {
		faults(cause, into)
	}
	if len(told.Causes) == 0 {
		*into = append(*into, told.Error())
	}
}
