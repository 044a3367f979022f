package pipeline

import (
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestEachKeepsTheOrder(t *testing.T) {
	t.Parallel()
	items := make([]int, 200)
	want := make([]int, len(items))
	for i := range items {
		items[i], want[i] = i, i*i
	}
	got, err := each(items, func(n int) (int, error) {
		time.Sleep(time.Duration(len(items)-n) * time.Microsecond) // later items end first
		return n * n, nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("each = %v, %v, want the squares in order", got, err)
	}
}

func TestEachIsBounded(t *testing.T) {
	t.Parallel()
	var now, most atomic.Int64
	_, err := each(make([]struct{}, 100), func(struct{}) (struct{}, error) {
		n := now.Add(1)
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
		time.Sleep(time.Millisecond)
		now.Add(-1)
		return struct{}{}, nil
	})
	if limit := int64(runtime.GOMAXPROCS(0)); err != nil || most.Load() > limit {
		t.Errorf("%d at once, want at most %d (error %v)", most.Load(), limit, err)
	}
}

func TestEachGivesTheFirstErrorInOrder(t *testing.T) {
	t.Parallel()
	_, err := each([]int{1, 2, 3, 4}, func(n int) (int, error) {
		if n == 1 {
			return 0, nil
		}
		time.Sleep(time.Duration(5-n) * time.Millisecond)
		return 0, fmt.Errorf("item %d", n)
	})
	if err == nil || err.Error() != "item 2" {
		t.Errorf("error %v, want that of item 2", err)
	}
}

func TestEachHandsAPanicOn(t *testing.T) {
	t.Parallel()
	const fault = "a made-up fault"
	defer func() {
		if got := recover(); got != fault {
			t.Errorf("recovered %v, want the panic of the work", got)
		}
	}()
	_, err := each([]int{1, 2}, func(int) (int, error) { panic(fault) })
	t.Errorf("each came back with error %v", err)
}

func TestEachOfNothing(t *testing.T) {
	t.Parallel()
	if got, err := each(nil, func(int) (int, error) { return 0, nil }); len(got) != 0 || err != nil {
		t.Errorf("each = %v, %v, want nothing", got, err)
	}
}

func TestEachBeginsWithTheLowestRank(t *testing.T) {
	t.Parallel()
	var begun atomic.Int64
	many := 4 * runtime.GOMAXPROCS(0)
	items := make([]int, many)
	for i := range items {
		items[i] = i
	}
	got, err := eachRanked(items, func(n int) int64 { return -int64(n) }, func(n int) (int64, error) {
		if n == many-1 {
			return begun.Add(1), nil
		}
		time.Sleep(time.Millisecond)
		return begun.Add(1), nil
	})
	if last := int64(runtime.GOMAXPROCS(0)); err != nil || got[many-1] > last {
		t.Errorf("begun as number %d, want one of the first %d (error %v)", got[many-1], last, err)
	}
}
