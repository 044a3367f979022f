package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Editors save in several steps, and tools write many files at once: quiet is
// how long nothing must happen before the files are read, longest how long they
// may go on. A file that is written in place is empty at first, and unwritten is
// how long that is waited for. Where the system tells of changes the files are
// looked at all the same from time to time, for what it does not tell of, as on
// network drives.
const (
	quiet      = 6 * time.Millisecond
	longest    = 120 * time.Millisecond
	unwritten  = 500 * time.Millisecond
	pollBeside = 2 * time.Second
	pollAlone  = 400 * time.Millisecond
)

// eyes tell when files may have changed. One that cannot be told by the system
// tells it every now and then.
type eyes struct {
	system  *fsnotify.Watcher // nil when there is none
	events  <-chan fsnotify.Event
	faults  <-chan error
	poll    *time.Ticker
	warn    func(string)
	follows map[string]bool // folders
	alone   bool            // it was told that the system does not tell everything
}

// glance is what may have changed.
type glance struct {
	touched []string // have changed
	renewed []string // came, went or were moved
}

func openEyes(warn func(string)) *eyes {
	e := &eyes{poll: time.NewTicker(pollBeside), warn: warn, follows: map[string]bool{}}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		e.blind(err)
		return e
	}
	e.system, e.events, e.faults = system, system.Events, system.Errors
	return e
}

func (e *eyes) close() {
	e.poll.Stop()
	if e.system != nil {
		_ = e.system.Close() // nothing is left to do with it
	}
}

// blind looks more often from now on, because the system does not tell.
func (e *eyes) blind(err error) {
	if e.alone {
		return
	}
	e.alone = true
	e.poll.Reset(pollAlone)
	e.warn(fmt.Sprintf("the system does not tell of every change (%v); the files are looked at every %v", err, pollAlone))
}

// follow wants to be told of changes in these folders, and no others. It
// reports whether there are new ones among them.
func (e *eyes) follow(folders, renewed []string) bool {
	if e.system == nil {
		return false
	}
	before, more := e.follows, false
	e.follows = map[string]bool{}
	for _, dir := range folders {
		isNew := slices.ContainsFunc(renewed, func(name string) bool {
			return dir == name || strings.HasPrefix(dir, name+string(filepath.Separator))
		})
		if !before[dir] || isNew {
			switch err := e.system.Add(dir); {
			case errors.Is(err, fs.ErrNotExist):
				continue // the folder above tells when it comes
			case err != nil:
				e.blind(err)
				continue
			}
			more = true
		}
		e.follows[dir] = true
	}
	for dir := range before {
		if !e.follows[dir] {
			_ = e.system.Remove(dir) // most are gone already, and the watch with them
		}
	}
	return more
}

// wait comes back when something may have changed, and is false at the end.
func (e *eyes) wait(ctx context.Context) (glance, bool) {
	var g glance
	select {
	case <-ctx.Done():
		return g, false
	case <-e.poll.C:
		return g, true
	case <-e.faults: // such as more changes than it can hold: all is looked at
		return g, true
	case event := <-e.events:
		g.take(event)
	}
	late := time.After(unwritten)
	for settle(ctx, e.events, g.take) {
		if !g.blank() {
			return g, true
		}
		select {
		case <-late:
			return g, true
		default:
		}
	}
	return g, false
}

// blank reports whether a file that has changed is empty now, as one is between
// the two steps of writing it in place.
func (g *glance) blank() bool {
	return slices.ContainsFunc(g.touched, func(name string) bool {
		info, err := os.Stat(name)
		return err == nil && info.Mode().IsRegular() && info.Size() == 0
	})
}

func (g *glance) take(event fsnotify.Event) {
	name := filepath.Clean(event.Name)
	if event.Has(fsnotify.Create) || event.Has(fsnotify.Write) {
		g.touched = append(g.touched, name)
	}
	if event.Has(fsnotify.Create) || event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		g.renewed = append(g.renewed, name)
	}
}
