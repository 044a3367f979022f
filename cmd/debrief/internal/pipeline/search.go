package pipeline

import (
	"sync"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/search"
)

// searched is what can be found of an incident, as a renderer told it.
type searched struct {
	mu   sync.Mutex
	by   *page.Renderer
	page *search.Page
}

// searchFolder is where it is, with all that belongs to it.
const searchFolder = "search/"

// search is the page that finds incidents, with its index.
func (e *edition) search() batch {
	return batch{at: searchFolder,
		make: func() (files []page.File, err error) {
			err = e.putSearch(func(f page.File) error { files = append(files, f); return nil })
			return files, err
		},
		each: e.putSearch,
	}
}

// putSearch puts out the page that finds incidents, and its index, file by file.
func (e *edition) putSearch(put func(page.File) error) error {
	byID := make(map[string]*shown, len(e.shown))
	for _, s := range e.shown {
		byID[s.id()] = s
	}
	entries := e.portfolio().Entries
	all, _ := each(entries, func(entry *portfolio.Entry) (*search.Page, error) {
		return e.searched(byID[entry.ID], entry), nil // none has an error
	})
	return e.renderer.Search(all, entries, e.texts, put)
}

// searched takes an incident apart, once for each renderer.
func (e *edition) searched(s *shown, entry *portfolio.Entry) *search.Page {
	s.found.mu.Lock()
	defer s.found.mu.Unlock()
	if s.found.by != e.renderer {
		s.found.by, s.found.page = e.renderer, e.renderer.Searched(s.incident, entry)
	}
	return s.found.page
}
