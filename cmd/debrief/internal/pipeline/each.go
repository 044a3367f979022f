package pipeline

import (
	"runtime"
	"sync"
)

// each does the same work on every item, as much of it at once as there are
// processors, and gives the results in the order of the items. The error is
// that of the first item in order that has one. A panic of the work is one of
// the caller, after all other work has ended.
func each[T, R any](items []T, work func(T) (R, error)) ([]R, error) {
	return eachLongFirst(items, func(T) bool { return false }, work)
}

// eachLongFirst is each, and begins with the items that take long, so that no
// processor waits for one at the end.
func eachLongFirst[T, R any](items []T, long func(T) bool, work func(T) (R, error)) ([]R, error) {
	results := make([]R, len(items))
	faults := make([]error, len(items))
	panics := make([]any, len(items))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, now := range []bool{true, false} {
		for i, item := range items {
			if long(item) != now {
				continue
			}
			places <- struct{}{}
			group.Go(func() {
				defer func() {
					panics[i] = recover()
					<-places
				}()
				results[i], faults[i] = work(item)
			})
		}
	}
	group.Wait()
	for i := range items {
		if panics[i] != nil {
			panic(panics[i])
		}
		if faults[i] != nil {
			return nil, faults[i]
		}
	}
	return results, nil
}
