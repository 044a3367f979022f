package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/publish"
)

// Export is what one report is exported as.
type Export struct {
	ID      string // of the incident
	Scripts bool   // charts are drawn; else they show as tables
}

// Exported is one report as a file that needs no other.
type Exported struct {
	Outcome
	Title string
	Page  []byte // nil when there was an error in a record
}

// NotShown is why there is no report of an id.
type NotShown struct {
	ID    string
	IDs   []string // that there are
	Why   string   // empty when no record has the id
	Build incident.Audience
}

// Error tells what stands in the way.
func (n NotShown) Error() string {
	if n.Why == "" {
		return fmt.Sprintf("no record has the id %q", n.ID)
	}
	return n.ID + " " + n.Why
}

// Single reads a project and makes one report of it a file of its own. Like a
// build it makes nothing when a record has an error. The error is a NotShown
// where the readers get no such report.
func Single(opts Options, want Export) (made Exported, err error) {
	defer func() { err = opts.blaming(err) }()
	p, err := readProject(opts)
	if err != nil || p.Problems.HasErrors() {
		return Exported{Outcome: p.Outcome}, err
	}
	p.Audience = p.settings.Audience.Build
	e, err := p.edition(opts)
	if err != nil {
		return Exported{Outcome: p.Outcome}, err
	}
	p.Tables = e.tables
	made = Exported{Outcome: p.Outcome}
	for _, s := range e.shown {
		if s.incident.ID == want.ID {
			made.Title = s.incident.Title
			made.Page, err = e.single(s, want)
			return made, err
		}
	}
	return made, p.notShown(want.ID)
}

// single makes an incident's report one file.
func (e *edition) single(s *shown, want Export) ([]byte, error) {
	copied, err := e.renderer.Copy(s.report(), s.entry(), *e.linked, want.Scripts)
	if err != nil {
		return nil, err
	}
	var pictures []string
	for _, a := range s.incident.Attachments {
		if publish.ImageType(a.Path) != "" {
			pictures = append(pictures, path.Join(s.home(), a.Path))
		}
	}
	out, err := publish.Single{
		Pictures: pictures,
		Base:     e.project.settings.BaseURL, Scripts: want.Scripts, Runtime: e.renderer.RuntimePath(copied),
		File: func(name string) ([]byte, error) { return e.loaded(s, name) },
	}.Page(publish.File(copied))
	return out.Data, err
}

// loaded gives a file that a report's page loads: an asset or an attachment.
func (e *edition) loaded(s *shown, name string) ([]byte, error) {
	for _, a := range e.renderer.AllAssets() {
		if a.Path == name {
			return a.Data, nil
		}
	}
	for _, a := range s.incident.Attachments {
		if path.Join(s.home(), a.Path) == name {
			return fs.ReadFile(e.project.folder.files, path.Join(s.folder, a.Path))
		}
	}
	files, err := e.renderer.Incident(s.report(), s.entry(), *e.linked)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Path == name {
			return f.Data, nil
		}
	}
	return nil, fmt.Errorf("there is no file %s", name)
}

// notShown tells why the readers get no report of an id.
func (p *project) notShown(id string) NotShown {
	not := NotShown{ID: id, Build: p.settings.Audience.Build}
	for _, inc := range p.records.Incidents {
		not.IDs = append(not.IDs, inc.ID)
		switch {
		case inc.ID != id:
		case inc.RecordStatus == incident.Draft || inc.RecordStatus == incident.InReview:
			not.Why = "is not published yet: its record_status is " + string(inc.RecordStatus) + `; "debrief serve" shows it`
		default:
			not.Why = "is not for the audience " + string(not.Build) + "; --audience says who will read the file: " +
				strings.Join(not.Build.Words(), ", ")
		}
	}
	return not
}
