package page

import "debrief/cmd/debrief/internal/portfolio"

// Coming is a page across incidents that is not made yet, so that pages can be
// made one at a time, and one that would be as it was need not be made.
type Coming struct {
	Path string
	// Of are the incidents of which the page shows what Told does not have: as
	// their entries tell it, and why they do not count.
	Of []*portfolio.Entry
	// Told gives all else that the page shows, in exported fields: two pages with
	// the same path, Of and Told differ only where settings, templates, texts or
	// the present day do.
	Told func() any
	Make func() (File, error)
}

// Made makes pages one after another.
func Made(all []Coming, err error) ([]File, error) {
	if err != nil {
		return nil, err
	}
	var files []File
	for _, c := range all {
		f, err := c.Make()
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// draft is a page of which everything is there but what it shows of some
// incidents.
type draft[Data any] struct {
	sheet    sheet
	template string
	data     Data
	// also is what the rest depends on besides the incidents; nil for nothing.
	also any
	// fill adds the rest; nil where there is none.
	fill func(*sheet, *Data) error
}

// toldOf is what a draft tells.
type toldOf struct {
	Title, Description string
	Contents           []heading
	Stamp              []string
	Plots              bool
	Data, Also         any
}

// coming gives the page of a draft, which is made when it is asked for, and of
// incidents that it then shows. It is dropped after each use.
func coming[Data any](r *Renderer, path string, of []*portfolio.Entry, begin func() draft[Data]) Coming {
	return Coming{
		Path: path, Of: of,
		Told: func() any {
			d := begin()
			return toldOf{d.sheet.Title, d.sheet.Description, d.sheet.Contents, d.sheet.Stamp, d.sheet.Plots, d.data, d.also}
		},
		Make: func() (File, error) {
			d := begin()
			d.sheet.Path = path
			if d.fill != nil {
				if err := d.fill(&d.sheet, &d.data); err != nil {
					return File{}, err
				}
			}
			return r.page(d.sheet, d.template, d.data)
		},
	}
}
