package page

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func TestLook(t *testing.T) {
	out := "/tmp/look"
	os.RemoveAll(out)
	r, err := New(os.DirFS("../../../../templates"), Site{Title: "Mail incidents", Organisation: "Example Ltd", BaseURL: "https://example.org/repo/", AsOfGiven: "2026-11-22", Audience: "public", Version: "0.1.0", Accent: os.Getenv("ACCENT"), Footer: []Link{{"Imprint", "https://example.org/imprint"}, {"Contact", "mailto:a@example.org"}}})
	if err != nil {
		t.Fatal(err)
	}
	var files []File
	md, notes := annotated(t, "report.md")
	fig := lookFigure(t)
	b := &body{Markdown: md, Notes: notes, Figures: []*chart.Figure{fig}, Timeline: lookPictures(), Plots: r.assets.plots()}
	h, err := b.html(r.markdown)
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.frame(sheet{Path: "incidents/2026-03-28-url-heuristic-quarantine/index.html", Kind: "report", Title: "URL heuristic quarantined legitimate mail", Description: "For 11 h", Stamp: []string{"2026-03-28-url-heuristic-quarantine", "Version 3"}, Plots: b.Plots, Body: h, Contents: b.contents})
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, f)
	idx, err := r.Index(lookReports())
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, idx...)
	nf, err := r.NotFound()
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, nf...)
	empty, err := r.Index(nil)
	if err != nil {
		t.Fatal(err)
	}
	empty[0].Path = "empty.html"
	files = append(files, empty...)
	files = append(files, r.Assets(files)...)
	for _, f := range files {
		p := filepath.Join(out, f.Path)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.Data, 0o644)
		fmt.Println(f.Path, len(f.Data))
	}
}

func lookFigure(t *testing.T) *chart.Figure {
	at := func(s string) time.Time { m, _ := time.Parse("2006-01-02T15:04", s); return m }
	v := func(f float64) *float64 { return &f }
	z, _ := time.LoadLocation("Europe/Berlin")
	f, err := chart.NewLine(chart.LineSpec{
		ID: "impact", Label: "Share of legitimate mail withheld over time", Zone: z,
		X: chart.Axis{Title: "Time in Europe/Berlin"}, Y: chart.Axis{Title: "Share of legitimate mail withheld, in per cent", Format: "percent"},
		Lines: []chart.Line{{Name: "Share of legitimate mail withheld", Area: true, Points: []chart.Point{
			{at("2026-03-28T20:00"), v(0.00003)}, {at("2026-03-28T21:10"), v(0.0009)}, {at("2026-03-28T23:40"), v(0.0088)},
			{at("2026-03-29T03:00"), v(0.0141)}, {at("2026-03-29T06:00"), v(0.0172)}, {at("2026-03-29T07:15"), v(0.0097)},
			{at("2026-03-29T09:05"), v(0.00004)}}}},
		Milestones: []chart.Mark{{at("2026-03-28T21:10"), "Started"}, {at("2026-03-29T04:52"), "Detected"},
			{at("2026-03-29T07:15"), "Mitigated"}, {at("2026-03-29T09:05"), "Resolved"}},
		Impact: &chart.Band{From: at("2026-03-28T21:10"), To: at("2026-03-29T09:05")},
		Table:  chart.Table{Caption: "Share of legitimate mail withheld", Columns: []chart.Column{{Title: "a"}}, Rows: [][]string{{"x"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &f
}

func lookPictures() chart.Pictures {
	wide := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 90" role="img"><title>Wide</title><rect width="720" height="90" fill="#88a"/></svg>`
	return chart.Pictures{Wide: []byte(wide), Narrow: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 330 120" role="img"><title>N</title><rect width="330" height="120" fill="#8a8"/></svg>`)}
}

func lookReports() []*report.Report {
	mk := func(id, title, kind, state, started, resolved, head string, fict bool, sev string) *report.Report {
		inc := &incident.Incident{ID: id, Title: title, Kind: incident.Kind(kind), State: incident.State(state), Fictional: fict, Services: []string{"exchange-online", "outlook-com"}}
		inc.Summary.Headline = &incident.Text{Text: head}
		if sev != "" {
			inc.Severity = &incident.Severity{Level: sev}
		}
		d := report.Duration{}
		if started != "" {
			i, err := incident.ParseInstant(started)
			if err != nil {
				panic(err)
			}
			inc.Times.Started = &incident.Time{At: i}
			if resolved != "" {
				e, _ := incident.ParseInstant(resolved)
				n := e.Clock(time.UTC).Sub(i.Clock(time.UTC))
				d = report.Duration{Lo: &n, Hi: &n, Nominal: &n, Written: true}
			}
		}
		rep := &report.Report{Incident: inc, Zone: time.UTC}
		rep.Durations.Impact = d
		return rep
	}
	return []*report.Report{
		mk("2026-01-autodiscover-example-com", "Outlook account set-up answered for example.com", "misrouting", "resolved", "2020-02", "", "For about six years Outlook's account set-up sent test credentials for the reserved domain example.com to hosts of a Japanese company.", false, "unknown"),
		mk("2026-02-exchange-online-url-rule", "Exchange Online quarantined legitimate mail", "false-positive", "resolved", "2026-02-05T00:26Z", "2026-02-12T14:00Z", "For 7 d 13 h 34 min an updated URL rule withheld legitimate mail; thousands of addresses were wrongly condemned.", false, ""),
		mk("undated-outlook-email-disruption", "Outlook.com did not deliver mail", "outage", "unknown", "", "", "Mail to Outlook.com did not arrive for an unknown time; the news article that tells of it has no date.", false, ""),
		mk("2026-01-22-mo1221364", "Microsoft 365 mail flow failed in North America", "outage", "ongoing", "2026-01-22T17:45Z", "2026-01-23T06:30Z", "Mail could not be sent or received.", false, "SEV1"),
		mk("2024-06-27-1111", "1.1.1.1 was hijacked and leaked", "misrouting", "mitigated", "2024-06-27T18:51Z", "2024-06-27T22:02Z", "Traffic for 1.1.1.1 went to another network for about three hours.", false, ""),
		mk("2026-03-28-url-heuristic-quarantine", "URL heuristic quarantined legitimate mail", "false-positive", "resolved", "2026-03-28T21:10Z", "2026-03-29T09:05Z", "For 11 h 55 min a new phishing rule withheld 62,060 legitimate messages; all but 12 were delivered late, by 31 March.", true, "SEV2"),
	}
}
