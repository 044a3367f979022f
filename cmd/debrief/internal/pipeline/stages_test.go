package pipeline

import (
	"slices"
	"sync"
	"testing"
	"time"
)

func TestTimeGoesToWhatIsWorkedOn(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	w := Options{Clock: func() time.Time { return now }}.watch()
	pass := func(seconds int) { now = now.Add(time.Duration(seconds) * time.Second) }
	pass(1)
	one := w.begin(Reading)
	pass(2)
	two := w.begin(Reading)
	three := w.begin(Reports)
	pass(6)
	one()
	two()
	pass(1)
	three()
	pass(3)
	want := []Spent{{Reading, 6 * time.Second}, {Reports, 3 * time.Second}, {Elsewhere, 4 * time.Second}}
	if got := w.spent(); !slices.Equal(got, want) {
		t.Errorf("spent %v, want %v", got, want)
	}
}

func TestStepsAreToldInOrder(t *testing.T) {
	t.Parallel()
	var told []int
	w := Options{Progress: func(stage Stage, done, of int) {
		if stage != Reports || of != 100 {
			t.Errorf("told of %v, of %d", stage, of)
		}
		told = append(told, done)
	}}.watch()
	done := w.steps(Reports, 100)
	var group sync.WaitGroup
	for range 100 {
		group.Go(done)
	}
	group.Wait()
	if len(told) != 101 || !slices.IsSorted(told) || told[0] != 0 || told[100] != 100 {
		t.Errorf("told %v", told)
	}
}

func TestNobodyWatches(t *testing.T) {
	t.Parallel()
	w := Options{}.watch()
	w.begin(Reading)()
	w.steps(Reading, 1)()
	if w != nil || w.spent() != nil {
		t.Error("somebody watches")
	}
}
