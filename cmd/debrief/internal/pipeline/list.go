package pipeline

import (
	"io/fs"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/report"
)

// Listing is every incident of a project, whomever it is for, with the words
// that the settings have for its services and severities.
type Listing struct {
	Outcome
	Reports    []*report.Report  // of the records without an error, by id; drafts too
	Record     map[string]string // the file of each of them, by id
	Services   []string
	Severities []string
}

// List reads the settings and all records and computes every report. The error
// is only for what could not be read.
func List(opts Options) (Listing, error) {
	p, err := readProject(opts)
	l := Listing{Outcome: p.Outcome}
	if err != nil {
		return l, err
	}
	for _, s := range p.settings.Services {
		l.Services = append(l.Services, s.Name)
	}
	for _, s := range p.settings.Severities {
		l.Severities = append(l.Severities, s.Levels...)
	}
	l.Record = p.recordFiles()
	l.Reports, err = each(p.records.Incidents, func(inc *incident.Incident) (*report.Report, error) {
		return report.Of(inc, p.asOf), nil
	})
	return l, err
}

// recordFiles gives the file of each incident, by its id.
func (p *project) recordFiles() map[string]string {
	byFolder := map[string]string{}
	for _, name := range p.records.Files {
		byFolder[folderOf(name)] = p.folder.place(name)
	}
	files := map[string]string{}
	for _, inc := range p.records.Incidents {
		files[inc.ID] = byFolder[p.records.Folder(inc.ID)]
	}
	return files
}

// IDs gives the ids that records have by their files' names, in their order.
func IDs(records []string) []string {
	ids := make([]string, len(records))
	for i, name := range records {
		ids[i] = idOf(name)
	}
	return ids
}

// Records gives the records' files, sorted, without reading them. There are
// none when there is no folder of them.
func Records(opts Options) []string {
	at := opts.folder(opts.Incidents)
	if info, err := fs.Stat(at.files, at.name); err != nil || !info.IsDir() {
		return nil
	}
	names, _, err := record.List(at.files, at.name)
	if err != nil {
		return nil
	}
	for i, name := range names {
		names[i] = at.place(name)
	}
	return names
}
