package preview

import (
	"context"
	"time"
)

// watch takes in changes until the context ends.
func (s *server) watch(ctx context.Context) {
	e := openEyes(s.Warn)
	defer e.close()
	e.follow(s.Workshop.Folders(), nil)
	s.refresh(nil) // what has changed before anyone looked
	for {
		glance, more := e.wait(ctx)
		if !more {
			return
		}
		s.refresh(glance.touched)
		if e.follow(s.Workshop.Folders(), glance.renewed) {
			s.refresh(nil) // what was written into a new folder before it was followed
		}
	}
}

func (s *server) refresh(touched []string) {
	began := s.Now()
	change, changed := s.Workshop.Refresh(touched)
	if changed {
		s.changed()
		s.Rebuilt(change, s.Now().Sub(began))
	}
}

// settle reads from events until nothing has come for a while, and no longer
// than that makes sense. It reports whether to go on.
func settle[T any](ctx context.Context, events <-chan T, take func(T)) bool {
	end := time.NewTimer(longest)
	defer end.Stop()
	pause := time.NewTimer(quiet)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case event := <-events:
			take(event)
			pause.Reset(quiet)
		case <-pause.C:
			return true
		case <-end.C:
			return true
		}
	}
}
