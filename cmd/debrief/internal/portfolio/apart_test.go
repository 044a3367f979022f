package portfolio

import (
	"maps"
	"testing"

	"debrief/cmd/debrief/internal/incident"
)

// related adds a relation to another incident.
func related(relation incident.RelationType, id string) func(*Entry) {
	return func(e *Entry) { e.Relations = append(e.Relations, incident.Relation{Type: relation, ID: id}) }
}

func alias(id string) func(*Entry) { return func(e *Entry) { e.Aliases = append(e.Aliases, id) } }

// reasons gives why the incidents of a portfolio do not count, by id.
func reasons(p *Portfolio) map[string]Apart {
	all := map[string]Apart{}
	for _, e := range p.Entries {
		if why := e.Apart(); why != "" {
			all[e.ID] = why
		}
	}
	return all
}

// TestPartsDoNotCount leaves parts out of every number, whichever side tells of
// them, and keeps them in the lists.
func TestPartsDoNotCount(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		entries []*Entry
		want    map[string]Apart
	}{
		{"the part says so", []*Entry{entry("whole", ""), entry("part", "", related(incident.PartOf, "whole"))}, map[string]Apart{"part": Part}},
		{"the whole says so", []*Entry{entry("whole", "", related(incident.HasPart, "part")), entry("part", "")}, map[string]Apart{"part": Part}},
		{"by a former id", []*Entry{entry("whole", "", alias("old")), entry("part", "", related(incident.PartOf, "old"))}, map[string]Apart{"part": Part}},
		{"a part of a part", []*Entry{entry("whole", ""), entry("a", "", related(incident.PartOf, "whole")), entry("b", "", related(incident.PartOf, "a"))},
			map[string]Apart{"a": Part, "b": Part}},
		{"of what is elsewhere", []*Entry{entry("part", "", related(incident.PartOf, ""))}, map[string]Apart{}},
		{"of what was retracted", []*Entry{entry("whole", "", gone), entry("part", "", related(incident.PartOf, "whole"))}, map[string]Apart{"whole": Retracted}},
		{"a duplicate besides", []*Entry{entry("whole", ""), entry("part", "", double, related(incident.PartOf, "whole"))}, map[string]Apart{"part": Duplicate}},
		{"a lead and a cause are none", []*Entry{entry("one", ""), entry("two", "", related("possible_match", "one"), related("caused_by", "one"))}, map[string]Apart{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := of(tt.entries...)
			if got := reasons(p); !maps.Equal(got, tt.want) {
				t.Errorf("%v, want %v", got, tt.want)
			}
			if len(p.Entries) != len(tt.entries) || p.Count() != len(tt.entries)-len(tt.want) || len(p.Counted()) != p.Count() {
				t.Errorf("%d listed, %d count", len(p.Entries), p.Count())
			}
			if again := reasons(p.Among(p.Entries[:1])); len(again) > 0 && again[p.Entries[0].ID] != p.Entries[0].Apart() {
				t.Errorf("among some of them: %v", again)
			}
		})
	}
}

func fictional(e *Entry) { e.Fictional = true }

// TestExamplesCountAlone leaves fictional incidents out of every number as soon
// as one that happened is counted.
func TestExamplesCountAlone(t *testing.T) {
	t.Parallel()
	example, genuine := entry("example", "2026-02-01", fictional), entry("real", "2026-01-01")
	for _, tt := range []struct {
		name    string
		entries []*Entry
		want    map[string]Apart
	}{
		{"alone", []*Entry{example, entry("other", "", fictional)}, map[string]Apart{}},
		{"beside a genuine one", []*Entry{example, genuine}, map[string]Apart{"example": Example}},
		{"beside what was retracted", []*Entry{example, entry("gone", "", gone)}, map[string]Apart{"gone": Retracted}},
		{"a part of an example", []*Entry{example, entry("part", "", fictional, related(incident.PartOf, "example"))}, map[string]Apart{"part": Part}},
		{"retracted and an example", []*Entry{genuine, entry("gone", "", fictional, gone)}, map[string]Apart{"gone": Retracted}},
	} {
		if got := reasons(of(tt.entries...)); !maps.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	p := of(example, genuine)
	if m := p.Months(); m.Of != 1 {
		t.Errorf("%d incidents in months", m.Of)
	}
	if f := FiguresOf(p.MonthlyPeriods()[1].Entries); len(f.Of) != 0 {
		t.Error("the figures of its month have it")
	}
	if some := p.Among([]*Entry{p.Entry("example")}); some.Count() != 0 {
		t.Error("it counts among some, which are not all")
	}
}

// TestAmongKeepsWhatCounts wants a part to be one although its whole is not
// among those looked at.
func TestAmongKeepsWhatCounts(t *testing.T) {
	t.Parallel()
	part := entry("part", "2026-02-01", related(incident.PartOf, "whole"))
	p := of(entry("whole", "2026-01-01"), part)
	if some := p.Among([]*Entry{p.Entry("part")}); some.Count() != 0 {
		t.Error("a part counts among some")
	}
	if !part.Counts() {
		t.Error("the entry that was given has changed")
	}
	if of(part).Count() != 1 {
		t.Error("a part without its whole does not count")
	}
}
