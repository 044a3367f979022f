package pipeline

import (
	"bytes"
	"io"
	"path"
	"strings"

	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/feed"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
)

// feed gets everything ready that the forms for machines are made from.
func (e *edition) feed() *feed.Feed {
	e.telling.Do(func() {
		s := e.project.settings
		e.told = feed.New(feed.Site{
			Title: s.Title, Organisation: s.Organisation, BaseURL: s.BaseURL, AsOf: e.project.asOf,
			Audience: s.Audience.Build, Say: e.renderer.Language(),
		}, e.portfolio().Entries, func(one *portfolio.Entry) feed.Told { return feed.Told(e.renderer.Told(one)) })
	})
	return e.told
}

// forms gives the files for machines that are made from the incidents alone.
func (e *edition) forms() []batch {
	var all []batch
	for _, name := range feed.Names() {
		all = append(all, batch{at: name, needs: &needs{all: true},
			make: func() ([]page.File, error) {
				data, err := e.feed().Make(name)
				return []page.File{{Path: name, Data: data}}, err
			},
			write: func(to io.Writer, part feed.Part) error { return e.feed().Write(name, to, part) },
		})
	}
	return all
}

// part gives what a form says of incidents, which is kept as long as all of them
// are the same.
func (m *making) part(name string) feed.Part {
	var room []byte
	return func(of []*portfolio.Entry, tell func() ([]byte, error)) ([]byte, error) {
		if m.memory.forms == nil {
			return tell()
		}
		at, key := m.keyOfPart(name, of)
		if data := m.memory.forms.GetIn(room, at, key); data != nil {
			room = data
			return data, nil
		}
		data, err := tell()
		if err == nil {
			m.memory.forms.Put(at, key, data)
		}
		return data, err
	}
}

// keepParts keeps what a form says of incidents, although it was not asked for.
func (m *making) keepParts(name string) {
	for of := range m.feed().Parts() {
		m.memory.forms.Has(m.keyOfPart(name, of))
	}
}

// keyOfPart gives the name and the key under which that is kept.
func (m *making) keyOfPart(name string, of []*portfolio.Entry) (at string, key cache.Key) {
	key, _ = m.sumOf(of) // all are known
	return path.Join(name, of[0].ID), key
}

const sitemapName = "sitemap.xml"

// sitemap gives the list of all pages. It is made last, from all other files.
func (e *edition) sitemap(others func() ([]page.File, error)) batch {
	return batch{at: sitemapName, make: func() ([]page.File, error) {
		if !e.feed().Mapped() {
			return nil, nil
		}
		files, err := others()
		if err != nil {
			return nil, err
		}
		var pages []string
		for _, f := range files {
			if isMapped(f) {
				pages = append(pages, f.Path)
			}
		}
		return e.mapOf(pages)
	}}
}

// mapOf makes the list of pages for search engines.
func (e *edition) mapOf(pages []string) ([]page.File, error) {
	made, err := e.feed().Sitemap(pages)
	var out []page.File
	for _, f := range made {
		out = append(out, page.File(f))
	}
	return out, err
}

// isMapped reports whether a file is a page that search engines may show.
func isMapped(f page.File) bool { return path.Ext(f.Path) == ".html" && indexed(f.Data) }

// indexed reports whether a page is one that search engines may show: it
// neither asks them to leave it out nor leads on to another one.
func indexed(data []byte) bool {
	head, _, _ := bytes.Cut(data, []byte("</head>"))
	return !hasAttribute(head, `name="robots" content="noindex`) && !hasAttribute(head, `http-equiv="refresh"`)
}

// hasAttribute reports whether a text has what begins with an attribute, in
// capital or small letters.
func hasAttribute(text []byte, begin string) bool {
	name := strings.IndexByte(begin, '=')
	for at := 0; ; at++ {
		next := bytes.IndexByte(text[at:], '=')
		if next < 0 {
			return false
		}
		at += next
		if from := at - name; from >= 0 && from+len(begin) <= len(text) && bytes.EqualFold(text[from:from+len(begin)], []byte(begin)) {
			return true
		}
	}
}
