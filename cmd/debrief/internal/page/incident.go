package page

import (
	"path"
	"slices"
	"strconv"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
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
	entry := portfolio.Of(rep, r.site.Zone())
	brief := r.listed(entry)
	about, picture, err := r.aboutReport(entry, brief)
	if err != nil {
		return nil, err
	}
	page, err := r.frame(sheet{
		Path: home + "/index.html", Kind: reportKind, Title: rep.Incident.Title, Description: brief.Headline,
		Contents: b.contents, Stamp: r.stamp(rep.Incident), Plots: b.Plots && len(drawings) > 0, Body: content, About: about,
	})
	if err != nil {
		return nil, err
	}
	files := []File{page, {Path: home + "/report.md", Data: plainMarkdown(marked)}}
	files = append(files, picture...)
	if pictures.Wide != nil {
		files = append(files, File{Path: home + "/timeline.svg", Data: pictures.File})
	}
	return files, nil
}

// aboutReport is what programs are told of a report, with the picture for links
// to it where one is made.
func (r *Renderer) aboutReport(e *portfolio.Entry, l *listed) (about, []File, error) {
	a := article{
		ID: e.ID, Headline: r.say.Titled(e.Title, e.Fictional, e.RecordStatus), Status: l.RecordStatus,
		Kind: l.Kind, Services: l.Services, Tags: e.Tags,
	}
	if e.Fictional {
		a.Genre = r.say.Say("Fictional example")
	}
	if latest := e.Revision(); latest != nil {
		a.Version = latest.Version
		a.Published, a.Modified = firstAndLast(e.Revisions)
	}
	if r.cards == nil {
		return about{Article: &a}, nil, nil
	}
	data, err := r.card(e, l)
	picture := File{Path: path.Join("incidents", e.ID, "card.png"), Data: data}
	alt := a.Headline
	for _, fact := range []string{l.Kind, l.Severity, l.When.Words, l.Duration} {
		if fact != "" {
			alt += " · " + fact
		}
	}
	return about{Article: &a, Picture: &linkPicture{picture.Path, alt}}, []File{picture}, err
}

// firstAndLast gives when the first and the last revision were made, as they are
// written.
func firstAndLast(all []incident.Revision) (first, last string) {
	at := func(r incident.Revision) time.Time { return r.At.Clock(time.UTC) }
	byTime := slices.SortedStableFunc(slices.Values(all), func(a, b incident.Revision) int { return at(a).Compare(at(b)) })
	return byTime[0].At.String(), byTime[len(byTime)-1].At.String()
}

// stamp is what paper has at its head.
func (r *Renderer) stamp(inc *incident.Incident) []string {
	stamp := []string{inc.ID}
	if latest := inc.LatestRevision(); latest != nil {
		stamp = append(stamp, r.say.Say("Version %s", strconv.Itoa(latest.Version)))
	}
	return stamp
}
