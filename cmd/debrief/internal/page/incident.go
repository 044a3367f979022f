package page

import (
	"path"
	"slices"
	"strconv"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

const reportKind = "report"

// Incident gives the files of one report: its page, its Markdown and the
// picture of its timeline. The entry is of the same incident.
func (r *Renderer) Incident(rep *report.Report, e *portfolio.Entry, linked Linked) ([]File, error) {
	page, err := r.report(rep, e, linked, ofSite)
	if err != nil {
		return nil, err
	}
	home := path.Dir(page.Path)
	files := []File{page.File, {Path: home + "/report.md", Data: plainMarkdown(page.marked)}}
	files = append(files, page.card...)
	if page.pictures.Wide != nil {
		files = append(files, File{Path: home + "/timeline.svg", Data: page.pictures.File})
	}
	return files, nil
}

// Copy gives a report's page as it is sent to somebody: without the site's
// menu, and with where it comes from. The entry is of the same incident; scripts
// says that its scripts go with it.
func (r *Renderer) Copy(rep *report.Report, e *portfolio.Entry, linked Linked, scripts bool) (File, error) {
	form := bareCopy
	if scripts {
		form = fullCopy
	}
	page, err := r.report(rep, e, linked, form)
	return page.File, err
}

// reportPage is a report's page with what lies beside it.
type reportPage struct {
	File
	marked   string // its Markdown with marks
	pictures chart.Pictures
	card     []File // the picture of links to it
}

// report makes a report's page.
func (r *Renderer) report(rep *report.Report, e *portfolio.Entry, linked Linked, form form) (made reportPage, err error) {
	drawings, err := figures(rep, r.site, r.say)
	if err != nil {
		return made, err
	}
	made.pictures = timelinePictures(rep, r.say, r.teller.prose)
	marked, notes, err := r.teller.tell(rep, linked, drawings, made.pictures.Wide != nil)
	if err != nil {
		return made, err
	}
	made.marked = marked
	b := body{Markdown: marked, Notes: notes, Timeline: made.pictures, Plots: r.assets.plots() && form != bareCopy}
	for i := range drawings {
		b.Figures = append(b.Figures, &drawings[i].Chart)
	}
	buffer := r.buffers.empty()
	defer r.buffers.back(buffer)
	content, err := b.html(r.markdown, buffer)
	if err != nil {
		return made, err
	}
	about, picture, err := r.aboutReport(e, r.listed(e))
	if err != nil {
		return made, err
	}
	made.card = picture
	made.File, err = r.frame(sheet{
		Path: path.Join("incidents", rep.Incident.ID, "index.html"), form: form, Kind: reportKind, Title: rep.Incident.Title, Description: r.headlineOf(e),
		Contents: b.contents, Stamp: r.stamp(rep.Incident), Plots: b.Plots && len(drawings) > 0, Body: content, About: about,
	})
	return made, err
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
	details := portfolio.Details{Revisions: e.Revisions()}
	if latest := details.Revision(); latest != nil {
		a.Version = latest.Version
		a.Published, a.Modified = firstAndLast(details.Revisions)
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
