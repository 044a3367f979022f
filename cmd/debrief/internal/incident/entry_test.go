package incident

import "testing"

// TestMomentOfAnEntry: what the entry says stands in where its time says nothing,
// and the time as it is written stays as it was.
func TestMomentOfAnEntry(t *testing.T) {
	t.Parallel()
	own := Time{Status: Refuted, Sources: []string{"log"}, Audience: Internal}
	for _, tt := range []struct {
		name        string
		time, entry Time
		want        Time
	}{
		{"neither says anything", Time{}, Time{}, Time{}},
		{"the time alone does", own, Time{}, own},
		{"the entry alone does", Time{}, own, own},
		{"both do", own, Time{Status: Confirmed, Sources: []string{"mail"}, Audience: Public}, own},
		{"each says something", Time{Status: Refuted}, Time{Status: Confirmed, Sources: []string{"log"}, Audience: Internal}, own},
	} {
		written := tt.time
		e := Entry{At: &written, Status: tt.entry.Status, Evidence: tt.entry.Sources, Audience: tt.entry.Audience}
		got := e.Moment()
		if got.Status != tt.want.Status || len(got.Sources) != len(tt.want.Sources) || len(got.Sources) > 0 && got.Sources[0] != tt.want.Sources[0] || got.Audience != tt.want.Audience {
			t.Errorf("%s: %+v, want %+v", tt.name, *got, tt.want)
		}
		if written.Status != tt.time.Status || len(written.Sources) != len(tt.time.Sources) || written.Audience != tt.time.Audience {
			t.Errorf("%s: the written time is now %+v", tt.name, written)
		}
	}
	if (&Entry{Status: Confirmed}).Moment() != nil {
		t.Error("there is a time where none is written")
	}
}
