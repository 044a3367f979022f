package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestLeanPercent: memory grows to what a build of so many records needs in the
// end, and beyond that by an eighth and a little more.
func TestLeanPercent(t *testing.T) {
	t.Parallel()
	const mib = 1 << 20
	for _, tt := range []struct {
		name                 string
		live, records, known int
		want                 int // where it is cleared, in MiB
	}{
		{"nothing is in use yet, nor known", 0, 0, 0, 24},
		{"few records", 5 * mib, 100, 0, 24},
		{"half of what many records need", 150 * mib, 100_000, 0, 414},
		{"nearly all that they need", 400 * mib, 100_000, 0, 464},
		{"more than few records are held to need", 400 * mib, 100, 0, 464},
		{"records of which all is known", 50 * mib, 10_000, 10_000, 180},
		{"very many such", 150 * mib, 100_000, 100_000, 470},
		{"more than such get", 150 * mib, 200_000, 200_000, 805},
	} {
		live := max(tt.live, 4*mib)
		percent := leanPercent(tt.live, tt.records, tt.known)
		if got := (live + live*percent/100) / mib; got < tt.want-2 || got > tt.want {
			t.Errorf("%s: memory is cleared at %d MiB, want %d", tt.name, got, tt.want)
		}
		if got, want := int(leanLimit(tt.live, percent)/mib), tt.want*6/5+4; got < want-3 || got > want+1 {
			t.Errorf("%s: the program takes %d MiB, want %d", tt.name, got, want)
		}
	}
}

// TestLeanEnds: when a build is over, memory is cleared as it was before.
func TestLeanEnds(t *testing.T) {
	runtime.GC() // what other tests had is not in use any more
	a, _ := quiet(nil)
	l := a.lean()
	if l.of(100_000); gcPercent() <= 1000 {
		t.Errorf("a build of many records lets memory grow by %d %%", gcPercent())
	}
	before := gcPercent()
	if l.recalls(100_000); gcPercent() <= before {
		t.Errorf("one of which all is known lets it grow by %d %%, others by %d", gcPercent(), before)
	}
	if limit := debug.SetMemoryLimit(-1); limit > 1<<30 {
		t.Errorf("it may take %d bytes", limit)
	}
	if l.end(); gcPercent() != 100 || debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Errorf("it is %d %% after the build, and %d bytes", gcPercent(), debug.SetMemoryLimit(-1))
	}
	l.set()
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		a, _ = quiet(map[string]string{name: "50"})
		l = a.lean()
		l.of(100_000)
		l.recalls(100_000)
		if l.end(); gcPercent() != 100 {
			t.Errorf("it is %d %% although the user has set %s", gcPercent(), name)
		}
	}
}

// TestLeanAgain: when memory was cleared, it is set anew how far it grows.
func TestLeanAgain(t *testing.T) {
	runtime.GC() // what other tests had is not in use any more
	a, _ := quiet(nil)
	l := a.lean()
	defer l.end()
	l.of(100_000)
	little := gcPercent()
	much := make([]byte, 100<<20)
	runtime.GC()
	if l.again(); gcPercent() >= little {
		t.Errorf("with 100 MiB more in use memory still grows by %d %%, before by %d", gcPercent(), little)
	}
	runtime.KeepAlive(much)
}

func gcPercent() uint64 { return measured("/gc/gogc:percent") }
