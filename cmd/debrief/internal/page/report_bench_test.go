package page

import (
	"path"
	"testing"
	"testing/fstest"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/report"
)

// corpusReports gives the reports of n records as everybody may see them.
func corpusReports(tb testing.TB, n int) []*report.Report {
	tb.Helper()
	var all []*report.Report
	for i := range n {
		name, text := corpus.Record(1, i)
		inc := record.ReadText(fstest.MapFS{}, name, text, record.Settings{DefaultAudience: incident.Public}).Incident()
		if inc == nil {
			tb.Fatalf("%s cannot be read", name)
		}
		seen, is, err := audience.Filter(inc, incident.Public)
		if err != nil {
			tb.Fatal(err)
		}
		if is {
			all = append(all, report.Of(seen, fixtureDay))
		}
	}
	return all
}

// BenchmarkIncident makes the files of one report after another; beside time it
// tells how large each kind of file is.
func BenchmarkIncident(b *testing.B) {
	r, reports := rendererFor(b, sampleSite()), corpusReports(b, 50)
	sizes := map[string]int{}
	for _, rep := range reports {
		files, err := filesOf(r, rep)
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			sizes[path.Base(f.Path)] += len(f.Data)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := filesOf(r, reports[i%len(reports)]); err != nil {
			b.Fatal(err)
		}
	}
	for name, size := range sizes {
		b.ReportMetric(float64(size)/float64(len(reports)), name)
	}
}
