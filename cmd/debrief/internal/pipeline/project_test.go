package pipeline

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
)

// Problems name files as the reader would write them, from the project on.
func TestPlaces(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	absolute := filepath.Join(dir, "records")
	for _, tt := range []struct{ asked, name, file, want string }{
		{"incidents", "incidents", "incidents/a.yaml", "incidents/a.yaml"},
		{"./a/../incidents/", "incidents", "incidents/a.yaml", "incidents/a.yaml"},
		{"../records", "records", "records/a.yaml", "../records/a.yaml"},
		{"../../x/records", "records", "records/a.yaml", "../../x/records/a.yaml"},
		{absolute, "records", "records/a.yaml", filepath.ToSlash(absolute) + "/a.yaml"},
	} {
		f := Options{Dir: dir}.folder(tt.asked)
		if f.name != tt.name {
			t.Errorf("%s is named %s, want %s", tt.asked, f.name, tt.name)
		}
		place := problem.Place{File: tt.file}
		got := f.placed(problem.List{{Place: place, Also: []problem.Also{{Place: place}}}})
		want := problem.Place{File: tt.want}
		if diff := cmp.Diff(problem.List{{Place: want, Also: []problem.Also{{Place: want}}}}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.asked, diff)
		}
	}
}
