package cli

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// How far memory grows until it is cleared: by an eighth of what is in use and
// leanLeast more, and in any case to leanBase and leanRecord for each record, in
// bytes. By 100 % of what is in use, as is usual, small builds would clear it
// more often, and large ones would take twice of what they need; by an eighth
// alone, large ones would clear it often while most of what they need in the end
// is not in use yet.
//
// A build that takes most of its site over from the last one gets leanKnown more
// for each record of which that kept something, and no more than leanKnownMost in
// all: nearly all that it puts into memory it needs until the end, so clearing it
// often would be a fifth of its work and give little back.
//
// What the program takes from the system besides, because what is in use lies
// scattered, is held to a fifth of that and leanAround: beyond it memory that lies
// free is given back, or else cleared earlier.
const (
	leanLeast     = 14 << 20
	leanBase      = 24 << 20
	leanRecord    = 4 << 10
	leanKnown     = 12 << 10
	leanKnownMost = 470 << 20
	leanAround    = 4 << 20
)

// lean keeps memory small until it is ended. A nil one leaves it as the user has
// set it.
type lean struct {
	mu      sync.Mutex
	records int
	known   int    // of which the last build kept something
	cleared uint64 // how often memory was when it was set
	ended   bool
	over    chan struct{} // closed when it has ended
}

// leanLook is how often it is looked whether memory was cleared.
const leanLook = 20 * time.Millisecond

func (a *app) lean() *lean {
	if a.getenv("GOGC") != "" || a.getenv("GOMEMLIMIT") != "" {
		return nil
	}
	l := &lean{over: make(chan struct{})}
	l.set()
	go l.follow()
	return l
}

// follow sets it each time that memory was cleared, until the build has ended.
func (l *lean) follow() {
	look := time.NewTicker(leanLook)
	defer look.Stop()
	for {
		select {
		case <-l.over:
			return
		case <-look.C:
			l.again()
		}
	}
}

// of says how many records the build has.
func (l *lean) of(records int) { l.learn(func() { l.records = records }) }

// recalls says of how many records the last build kept something.
func (l *lean) recalls(known int) { l.learn(func() { l.known = known }) }

// learn takes in what is now known of the build.
func (l *lean) learn(note func()) {
	if l != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		note()
		l.set()
	}
}

// again sets how far memory grows when it was cleared since: what is in use is
// then another part of what the build needs.
func (l *lean) again() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if timesCleared() != l.cleared {
		l.set()
	}
}

func (l *lean) end() {
	if l != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.ended = true
		close(l.over)
		debug.SetGCPercent(100) // as it is where nobody sets it
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// set sets it, unless the build has ended.
func (l *lean) set() {
	if !l.ended {
		l.cleared = timesCleared()
		inUse := int(measured("/gc/heap/live:bytes")) //nolint:gosec // far below
		percent := leanPercent(inUse, l.records, l.known)
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(leanLimit(inUse, percent))
	}
}

func timesCleared() uint64 { return measured("/gc/cycles/total:gc-cycles") }

// measured gives what the runtime measures under a name.
func measured(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// leanPercent gives by how much memory may grow, in per cent of the bytes that are
// in use, in a build of so many records, of some of which the last one kept
// something.
func leanPercent(inUse, records, known int) int {
	inUse = max(inUse, 4<<20) // the runtime's least
	inTheEnd := leanBase + records*leanRecord
	inTheEnd = max(inTheEnd, min(inTheEnd+known*leanKnown, leanKnownMost))
	return max(leanLeast+inUse/8, inTheEnd-inUse) / (inUse / 100)
}

// leanLimit gives how much memory the program may take from the system, in bytes,
// where it grows by so many per cent of what is in use.
func leanLimit(inUse, percent int) int64 {
	inUse = max(inUse, 4<<20) // the runtime's least
	grown := int64(inUse) + int64(inUse)*int64(percent)/100
	return grown + grown/5 + leanAround
}
