package record_test

import (
	"testing"

	"debrief/cmd/debrief/internal/record"
)

func TestLateReports(t *testing.T) {
	const text = "title: T\nkind: near-miss\nsummary: S\ntimes: {started: 2026-03-02T08:10Z, resolved: 2026-03-02}\ntimeline: [{at: 2026-03-02T08:10Z, text: A}]\n"
	for more, want := range map[string]int{
		"": 0,
		"revisions: [{version: 1, at: 2026-04-01, type: final, summary: In time.}]":                                                                                          0,
		"revisions: [{version: 1, at: 2026-04-03, type: final, summary: Too late.}]":                                                                                         1,
		"revisions: [{version: 2, at: 2026-05-03, type: final, summary: Later.}, {version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]":                          0,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]":                                                                                      1,
		"revisions: [{version: 1, at: 2026-05-05, type: preliminary, summary: Late.}]":                                                                                       2,
		"revisions: [{version: 1, at: 2026-05-20, type: preliminary, summary: Late.}]":                                                                                       1,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]\ninvestigation: {state: closed-inconclusive}":                                         0,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]\nrecord_status: draft":                                                                0,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}, {version: 2, at: 2026-03-06, type: final, summary: Done.}]\nrecord_status: published": 0,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]\nsources: [{id: s, title: S, type: primary-operator}]":                                0,
		"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]\nsources: [{id: s, title: S, type: primary-data}]":                                    1,
	} {
		s := settings
		s.AsOf = at("2026-07-10")
		if got := told(t, "late-report", text+more+"\n", s); len(got) != want {
			t.Errorf("%s: %q", more, got)
		}
	}
	if got := told(t, "late-report", text+"revisions: [{version: 1, at: 2026-03-05, type: preliminary, summary: Early.}]\n", record.Settings{}); got != nil {
		t.Errorf("without a present day: %q", got)
	}
}
