package audience_test

import (
	"testing"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
)

func TestLevels(t *testing.T) {
	value := 5.0
	inc := &incident.Incident{
		Audience: incident.Public,
		Timeline: []incident.Entry{
			{ID: "one", Text: "A", Extra: incident.Extra{"x-a": "b"}},
			{ID: "two", Text: "B", Audience: incident.Customers},
		},
		Response: &incident.Response{Roles: []incident.Role{{Role: "scribe", Name: "N"}}},
		FalsePositive: &incident.FalsePositiveBlock{ByAction: []incident.NamedNumber{
			{Name: "block/all", Number: &incident.Number{Value: &value}},
			{Name: "delete", Number: &incident.Number{Value: &value, Audience: incident.Internal}},
			{Name: "warn", Number: &incident.Number{Value: &value}},
		}},
		Redact: []incident.Redaction{
			{Path: "/timeline/one/text", Audience: incident.Restricted},
			{Path: "/false_positive/by_action/warn", Audience: incident.Customers},
		},
	}
	level := audience.Levels(inc)
	for pointer, want := range map[string]incident.Audience{
		"":                                     incident.Public,
		"/timeline/0":                          incident.Public, // its free keys are stricter, it is not
		"/timeline/0/x-a":                      incident.Internal,
		"/timeline/0/text":                     incident.Restricted,
		"/timeline/1/text":                     incident.Customers,
		"/response/roles/0":                    incident.Public,
		"/response/roles/0/name":               incident.Restricted,
		"/false_positive/by_action/block~1all": incident.Public,
		"/false_positive/by_action/delete":     incident.Internal,
		"/false_positive/by_action/warn":       incident.Customers,
		"/nothing/here":                        incident.Restricted,
	} {
		if got := level(pointer); got != want {
			t.Errorf("%s is for %s, want %s", pointer, got, want)
		}
	}
}
