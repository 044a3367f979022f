package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// Names is what a new record must fit in with: the settings, and the names
// that are taken.
type Names struct {
	Settings config.Config
	Zone     *time.Location // of the settings
	Problems problem.List   // of the settings

	// Taken gives the file of a record by its id and by each of its former ids.
	Taken map[string]string
	// Folder reports whether the folder with the records is there.
	Folder bool

	records record.Settings
}

// ReadNames reads the settings and the names of all records. Without a
// folder of records there are none.
func ReadNames(opts Options) (Names, error) {
	var p project
	if err := p.readSettings(opts); err != nil {
		return Names{}, err
	}
	zone, err := time.LoadLocation(p.settings.Timezone)
	if err != nil {
		return Names{}, fmt.Errorf("read settings: %w", err)
	}
	r := Names{Settings: p.settings, Zone: zone, Problems: p.Problems, Taken: map[string]string{}, records: p.recordSettings()}
	at := opts.folder(opts.Incidents)
	if _, err := fs.Stat(at.files, at.name); errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	r.Folder = true
	if err := p.readRecords(opts); err != nil {
		return Names{}, err
	}
	for _, name := range p.records.Files {
		r.Taken[idOf(name)] = p.folder.place(name)
	}
	for _, inc := range p.records.Incidents {
		for _, alias := range inc.Aliases {
			r.Taken[alias] = r.Taken[inc.ID]
		}
	}
	return r, nil
}

// Check gives the problems of a record by itself, before it is in the project.
func (r Names) Check(name string, data []byte) problem.List {
	_, problems := record.ReadOne(name, data, r.records)
	return problems
}
