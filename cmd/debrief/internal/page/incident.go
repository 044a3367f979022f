package page

import (
	"path"
	"strconv"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

const reportKind = "report"

// Incident gives the files of one report: its page, its Markdown and the
// picture of its timeline.
func (r *Renderer) Incident(rep *report.Report, linked Linked) ([]File, error) {
	page, marked, pictures, err := r.report(rep, linked, ofSite)
	if err != nil {
		return nil, err
	}
	home := path.Dir(page.Path)
	files := []File{page, {Path: home + "/report.md", Data: plainMarkdown(marked)}}
	if pictures.Wide != nil {
		files = append(files, File{Path: home + "/timeline.svg", Data: pictures.File})
	}
	return files, nil
}

// Copy gives a report's page as it is sent to somebody: without the site's
// menu, and with where it comes from. scripts says that its scripts go with it.
func (r *Renderer) Copy(rep *report.Report, linked Linked, scripts bool) (File, error) {
	form := bareCopy
	if scripts {
		form = fullCopy
	}
	page, _, _, err := r.report(rep, linked, form)
	return page, err
}

// report gives a report's page, its Markdown with marks, and the pictures of
// its timeline.
func (r *Renderer) report(rep *report.Report, linked Linked, form form) (page File, marked string, pictures chart.Pictures, err error) {
	drawings, err := figures(rep, r.site)
	if err != nil {
		return page, "", pictures, err
	}
	pictures = timelinePictures(rep)
	marked, notes, err := r.teller.tell(rep, linked, drawings, pictures.Wide != nil)
	if err != nil {
		return page, "", pictures, err
	}
	b := body{Markdown: marked, Notes: notes, Timeline: pictures, Plots: r.assets.plots() && form != bareCopy}
	for i := range drawings {
		b.Figures = append(b.Figures, &drawings[i].Chart)
	}
	content, err := b.html(r.markdown)
	if err != nil {
		return page, "", pictures, err
	}
	page, err = r.frame(sheet{
		Path: path.Join("incidents", rep.Incident.ID, "index.html"), form: form, Kind: reportKind, Title: rep.Incident.Title, Description: r.description(rep.Incident),
		Contents: b.contents, Stamp: stampOf(rep.Incident), Plots: b.Plots && len(drawings) > 0, Body: content,
	})
	return page, marked, pictures, err
}

// description is what others show of the page: its headline, else its summary.
func (r *Renderer) description(inc *incident.Incident) string {
	if headline := inc.Summary.Headline.String(); headline != "" {
		return r.plain(headline)
	}
	return r.plain(inc.Summary.Public.String())
}

// stampOf is what paper has at its head.
func stampOf(inc *incident.Incident) []string {
	stamp := []string{inc.ID}
	if latest := inc.LatestRevision(); latest != nil {
		stamp = append(stamp, "Version "+strconv.Itoa(latest.Version))
	}
	return stamp
}
