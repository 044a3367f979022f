package pipeline

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// each does the same work on every item, as much of it at once as there are
// processors, and gives the results in the order of the items. The error is
// that of the first item in order that has one. A panic of the work is one of
// the caller, after all other work has ended.
func each[T, R any](items []T, work func(T) (R, error)) ([]R, error) {
	return eachRanked(items, func(T) int64 { return 0 }, work)
}

// eachRanked is each, and begins with the items of the lowest rank.
func eachRanked[T, R any](items []T, rank func(T) int64, work func(T) (R, error)) ([]R, error) {
	results := make([]R, len(items))
	faults := make([]error, len(items))
	panics := make([]any, len(items))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, i := range byRank(items, rank) {
		places <- struct{}{}
		group.Go(func() {
			defer func() {
				panics[i] = recover()
				<-places
			}()
			results[i], faults[i] = work(items[i])
		})
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

// byRank gives the places of items by their ranks, and else in their order.
func byRank[T any](items []T, rank func(T) int64) []int {
	places, ranks := make([]int, len(items)), make([]int64, len(items))
	for i, item := range items {
		places[i], ranks[i] = i, rank(item)
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
	return places
}
