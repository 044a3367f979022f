package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// Workshop keeps a project in memory and makes files of its site when they are
// asked for: the same bytes as Build, for those who are still writing. Drafts
// are shown, a record or a template with errors is used as it was when it last
// had none, and nothing is written.
//
// Refresh is for one goroutine at a time; the rest is safe beside it.
type Workshop struct {
	opts   Options
	stamps stamps
	now    atomic.Pointer[snapshot]
}

// Notice is something in the way of the site that no rule tells of: a file
// that cannot be read, a template with an error.
type Notice struct {
	problem.Place
	Severity problem.Severity
	Message  string
	Hint     string // may be empty
}

// Open reads a project. The error is for what a build cannot do without; all
// else is told by the findings.
func Open(opts Options) (*Workshop, error) {
	w := &Workshop{opts: opts, stamps: look(opts)}
	first, err := w.take(nil, nil)
	if err != nil {
		return nil, err
	}
	w.now.Store(first)
	return w, nil
}

// Change is what a refresh found.
type Change struct {
	Files   []string // that were changed, as readers of problems know them, sorted
	Reports int      // that are different now, or gone
	// Problems and Notices are those that were not there before.
	Problems problem.List
	Notices  []Notice
}

// Refresh looks whether files of the project have changed and reads those that
// have. Touched are files that have changed for certain. There is none when
// nothing has.
func (w *Workshop) Refresh(touched []string) (Change, bool) {
	old, stamps := w.now.Load(), look(w.opts)
	changed := stamps.since(w.stamps, touched)
	w.stamps = stamps
	if len(changed) == 0 && !old.incomplete() {
		return Change{}, false
	}
	next, err := w.take(old, changed)
	if err != nil {
		panic(err) // take has one only when there is nothing yet
	}
	w.now.Store(next)
	c := next.since(old)
	for _, name := range changed {
		if w.opts.matters(name, old, next) {
			c.Files = append(c.Files, w.opts.placeOf(name))
		}
	}
	same := c.Reports == 0 && len(next.Problems) == len(old.Problems) && len(next.notices) == len(old.notices) && len(c.Problems)+len(c.Notices) == 0
	return c, len(c.Files) > 0 || !same
}

// Folders gives the folders in which changes can show, as they are from here.
func (w *Workshop) Folders() []string { return w.stamps.folders }

// Findings gives the problems and notices of the whole project.
func (w *Workshop) Findings() (problem.List, []Notice) {
	s := w.now.Load()
	return s.Problems, s.notices
}

// Reports counts the incidents that are shown.
func (w *Workshop) Reports() int { return len(w.now.Load().shown) }

// Tables says that charts show as tables, because there is no chart runtime.
func (w *Workshop) Tables() bool { return w.now.Load().tables }

// File gives a file of the site. When it cannot be made, it is as it was when
// it last could. The error is fs.ErrNotExist, or why it could never be made.
func (w *Workshop) File(name string) ([]byte, error) {
	s := w.now.Load()
	if data := s.asset(name); data != nil {
		return data, nil
	}
	slot, there := s.slotOf(name)
	if !there {
		return nil, fs.ErrNotExist
	}
	files, err := slot.get()
	if i := fileAt(files, name); i >= 0 {
		return files[i].Data, nil
	}
	if err == nil {
		err = fs.ErrNotExist
	}
	return nil, err
}

func fileAt(files []page.File, name string) int {
	return slices.IndexFunc(files, func(f page.File) bool { return f.Path == name })
}

// PageFindings is what there is to say beside one page.
type PageFindings struct {
	Record   string // that the page is of, as readers of problems know it; may be empty
	Problems problem.List
	Notices  []Notice
	Stale    bool // the page is not what the files say, because of errors
}

// PageFindings gives the findings of the whole project, and those that only
// show in one page: links that lead nowhere, and templates that stop in it.
func (w *Workshop) PageFindings(name string) PageFindings {
	s := w.now.Load()
	found := PageFindings{Problems: slices.Clone(s.Problems), Notices: slices.Clone(s.notices)}
	id := incidentOf(name)
	if id != "" {
		found.Record = s.recordOf(id)
	}
	slot, there := s.slotOf(name)
	if !there {
		if missing := s.slots["404.html"]; missing != nil {
			if _, err := missing.get(); err != nil {
				found.Notices = append(found.Notices, w.opts.notice(err))
			}
		}
		if id != "" && found.Record != "" {
			found.Notices = append(found.Notices, s.absent(found.Record)...)
		}
		return found
	}
	files, err := slot.get()
	found.Stale = err != nil || s.broken != nil || slot.of != nil && s.faulty(found.Record)
	if err != nil {
		found.Notices = append(found.Notices, w.opts.notice(err))
	} else if i := fileAt(files, name); i >= 0 && slot.of != nil {
		s.checkLinks(&found, files, i)
	}
	found.Problems.Sort()
	return found
}

// incidentOf gives the id of the incident below whose folder a path of the site
// lies; empty when it lies below none.
func incidentOf(name string) string {
	parts := strings.SplitN(name, "/", 3)
	if len(parts) < 2 || parts[0] != "incidents" {
		return ""
	}
	return parts[1]
}

// absent says why a record has no page.
func (s *snapshot) absent(file string) []Notice {
	if s.faulty(file) {
		return nil // its problems say it
	}
	return []Notice{{Place: problem.Place{File: file}, Severity: problem.Hint,
		Message: fmt.Sprintf("there is no page of it for %s readers, who may see neither its headline nor its public summary", s.settings.Audience.Build),
		Hint:    "--audience shows the site of other readers"}}
}

// faulty reports whether a record has errors.
func (s *snapshot) faulty(file string) bool {
	return slices.ContainsFunc(s.Problems, func(p problem.Problem) bool { return p.File == file && p.Severity == problem.Error })
}

// checkLinks adds the links of a page that lead nowhere.
func (s *snapshot) checkLinks(found *PageFindings, files []page.File, at int) {
	var broken publish.BrokenLinks
	err := publish.CheckLinks(published(files[at:at+1]), s.linkTarget, s.settings.BaseURL)
	if !errors.As(err, &broken) {
		return
	}
	blamed, rest := s.blame(broken, func(home string) []byte {
		if i := fileAt(files, path.Join(home, recordName)); i >= 0 {
			return files[i].Data
		}
		return nil
	})
	found.Problems = append(found.Problems, blamed...)
	for _, link := range rest {
		found.Notices = append(found.Notices, Notice{Message: link.Error()})
	}
}

// linkTarget finds what a link leads to without making more pages than needed.
func (s *snapshot) linkTarget(name string) (content func() []byte, there bool) {
	if data := s.asset(name); data != nil {
		return func() []byte { return data }, true
	}
	slot, there := s.slotOf(name)
	if !there {
		return nil, false
	}
	content = func() []byte {
		files, _ := slot.get() // what cannot be made has no places
		if i := fileAt(files, name); i >= 0 {
			return files[i].Data
		}
		return nil
	}
	if name == slot.at || name == slot.at+"index.html" || slot.has != nil && slot.has(name) {
		return content, true
	}
	files, _ := slot.get()
	return content, fileAt(files, name) >= 0
}

// slotOf finds what makes a file of the site.
func (s *snapshot) slotOf(name string) (*slot, bool) {
	if found, there := s.slots[name]; there {
		return found, true
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if found, there := s.slots[dir+"/"]; there && (found.mine == nil || found.mine(name)) {
			return found, true
		}
	}
	return nil, false
}
