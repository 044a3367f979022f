package page

import "debrief/cmd/debrief/internal/portfolio"

// Coming is a page across incidents that is not made yet, so that pages can be
// made one at a time, and one whose incidents are as they were need not be made.
type Coming struct {
	Path string
	// Of are the incidents that the page shows; with All it tells of all of
	// them, and Of is nil.
	Of  []*portfolio.Entry
	All bool
	// Told is what else a page says that follows from incidents: two pages with
	// the same path, Of and Told differ only where settings, templates, texts or
	// the present day do.
	Told string
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
