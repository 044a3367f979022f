package pipeline

import (
	"fmt"
	"io/fs"

	"debrief/cmd/debrief/internal/record"
)

// Fixed is a record in which something was mended, or was not, although it
// should be. Nothing is written.
type Fixed struct {
	record.Fixed

	File string // as problems name it
	Path string // from here
	Was  []byte // the text before
}

// Fix mends the records that are wanted, by the names that problems have for
// them, without writing them. Those with nothing to mend are left out.
func Fix(opts Options, wanted func(file string) bool) ([]Fixed, error) {
	var p project
	if err := p.readSettings(opts); err != nil {
		return nil, err
	}
	p.folder = opts.folder(opts.Incidents)
	names, _, err := record.List(p.folder.files, p.folder.name)
	if err != nil {
		return nil, err
	}
	all, err := each(names, func(name string) (Fixed, error) {
		f := Fixed{File: p.folder.place(name), Path: p.folder.path(name)}
		if !wanted(f.File) {
			return f, nil
		}
		data, err := fs.ReadFile(p.folder.files, name)
		if err != nil {
			return f, fmt.Errorf("read record: %w", err)
		}
		f.Was, f.Fixed = data, record.Fix(f.File, data, p.recordSettings())
		return f, nil
	})
	var fixed []Fixed
	for _, f := range all {
		if len(f.Done)+len(f.Left) > 0 {
			fixed = append(fixed, f)
		}
	}
	return fixed, err
}
