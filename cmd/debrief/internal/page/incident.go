package page

import (
	"path"
	"strconv"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

const reportKind = "report"

// Incident gives the files of one report: its page, its Markdown and the
// picture of its timeline.
func (r *Renderer) Incident(rep *report.Report, linked Linked) ([]File, error) {
	drawings, err := figures(rep, r.site, r.say)
	if err != nil {
		return nil, err
	}
	pictures := timelinePictures(rep, r.say)
	marked, notes, err := r.teller.tell(rep, linked, drawings, pictures.Wide != nil)
	if err != nil {
		return nil, err
	}
	b := body{Markdown: marked, Notes: notes, Timeline: pictures, Plots: r.assets.plots()}
	for i := range drawings {
		b.Figures = append(b.Figures, &drawings[i].Chart)
	}
	content, err := b.html(r.markdown)
	if err != nil {
		return nil, err
	}
	home := path.Join("incidents", rep.Incident.ID)
	page, err := r.frame(sheet{
		Path: home + "/index.html", Kind: reportKind, Title: rep.Incident.Title, Description: r.description(rep.Incident),
		Contents: b.contents, Stamp: r.stamp(rep.Incident), Plots: b.Plots && len(drawings) > 0, Body: content,
	})
	if err != nil {
		return nil, err
	}
	files := []File{page, {Path: home + "/report.md", Data: plainMarkdown(marked)}}
	if pictures.Wide != nil {
		files = append(files, File{Path: home + "/timeline.svg", Data: pictures.File})
	}
	return files, nil
}

// description is what others show of the page: its headline, else its summary.
func (r *Renderer) description(inc *incident.Incident) string {
	if headline := inc.Summary.Headline.String(); headline != "" {
		return r.plain(headline)
	}
	return r.plain(inc.Summary.Public.String())
}

// stamp is what paper has at its head.
func (r *Renderer) stamp(inc *incident.Incident) []string {
	stamp := []string{inc.ID}
	if latest := inc.LatestRevision(); latest != nil {
		stamp = append(stamp, r.say.Say("Version %s", strconv.Itoa(latest.Version)))
	}
	return stamp
}
