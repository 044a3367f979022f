package publish

import (
	"context"
	"sync"
)

// Turn is what builds take before they let a site change, so that who wants to
// end the program can wait for the moment at which none is half changed. A nil
// one is nobody's.
type Turn struct {
	mutex   sync.Mutex
	over    bool
	changed bool
}

// take lets a build change its site, and keeps others waiting as long as that
// takes; change reports whether it did. The error says that it is too late.
func (t *Turn) take(ctx context.Context, change func() (bool, error)) (changed bool, err error) {
	if t == nil {
		t = &Turn{}
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.over {
		return false, context.Canceled
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	changed, err = change()
	t.changed = t.changed || changed
	return changed, err
}

// Over waits until no site is half changed, and keeps every build from changing
// one from then on: the program can be ended. It reports whether one has changed,
// and calls waiting when it has to wait.
func (t *Turn) Over(waiting func()) (changed bool) {
	if !t.mutex.TryLock() {
		waiting()
		t.mutex.Lock()
	}
	defer t.mutex.Unlock()
	t.over = true
	return t.changed
}
