//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/corpus"
)

// childEnv makes the test's own program a build of the state whose number it
// holds, into the folder of its argument, with a spare in that of the second.
const childEnv = "DEBRIEF_TEST_STATE"

func TestMain(m *testing.M) {
	state, err := strconv.Atoi(os.Getenv(childEnv))
	if err != nil {
		os.Exit(m.Run())
	}
	if _, err := Write(context.Background(), os.Args[1], filesOf(largeState(state)), Options{Spare: os.Args[2]}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// largeState gives a site of some hundred files of which a part differs from
// that of the next number.
func largeState(n int) map[string]string {
	state := map[string]string{}
	for i := range 120 {
		home := fmt.Sprintf("incidents/%d/", i)
		if i%10 == 0 {
			home = fmt.Sprintf("incidents/%d-%d/", i, n%2)
		}
		for k := range 3 {
			text := fmt.Sprint(i, k)
			if i%3 == 0 {
				text += fmt.Sprint(" in state ", n%2)
			}
			state[fmt.Sprintf("%s%d.txt", home, k)] = text
		}
	}
	return state
}

// spoil does something to the spare, if there is one, and says what. What is more
// in it while the site may just have changed places with it belongs to the site.
func spoil(t *testing.T, in, hidden string) string {
	t.Helper()
	all, _ := filepath.Glob(filepath.Join(in, "spare-*", spareTreeName, "incidents", "*", "*.txt"))
	if len(all) == 0 {
		return "no spare"
	}
	file := all[rand.IntN(len(all))]
	var err error
	var what string
	switch rand.IntN(6) {
	case 0:
		what, err = "all gone", os.RemoveAll(in)
	case 1:
		what, err = "a file is gone", os.Remove(file)
	case 2:
		what, err = "a file is another", errors.Join(os.Remove(file), os.WriteFile(file, []byte("mine"), 0o644))
	case 3:
		if strings.Contains(filepath.Base(filepath.Dir(file)), "-") {
			return "nothing" // the next site may not have it: what was changed then stays, and that is right
		}
		what, err = "a file is cut short, and the site's too", os.Truncate(file, 1)
	case 4:
		if _, err := os.Stat(filepath.Join(hidden, exchangeName)); err == nil {
			return "nothing"
		}
		what, err = "a folder is a file", errors.Join(os.RemoveAll(filepath.Dir(file)), os.WriteFile(filepath.Dir(file), nil, 0o644))
	default:
		what, err = "a folder too many", os.Mkdir(file+".mine", 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	return what
}

func child(t *testing.T, dir, spare string, state int) *exec.Cmd {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), own, dir, spare)
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d", childEnv, state))
	c.Stderr = os.Stderr
	return c
}

// withManifest gives every file of a state and the manifest.
func withManifest(t *testing.T, state map[string]string) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "x")
	if _, err := Write(t.Context(), dir, filesOf(state), Options{}); err != nil {
		t.Fatal(err)
	}
	return with(state, map[string]string{"manifest": mustRead(t, dir, manifestName)})
}

func standing(t *testing.T, dir string) map[string]string {
	t.Helper()
	return with(tree(t, dir), map[string]string{"manifest": mustRead(t, dir, manifestName)})
}

// A build is killed at moments by chance. The site is then the old one or the
// new one, whole, and the next build gives what it should.
func TestKilled(t *testing.T) {
	for _, mode := range []struct {
		name  string
		there map[string]string
		whole bool // at every moment
		spare bool
	}{
		{"exchange", map[string]string{"CNAME": "example.com", "incidents/1/mine.txt": "mine"}, true, false},
		{"spare", map[string]string{"CNAME": "example.com", "incidents/1/mine.txt": "mine"}, true, true},
		{"journal", map[string]string{"CNAME": "example.com", ".git/HEAD": "ref"}, false, false},
	} {
		t.Run(mode.name, func(t *testing.T) {
			times := corpus.Moments(t, 12)
			folder := corpus.QuickFolder(t, times)
			parent, opts := filepath.Join(folder, "out"), Options{}
			if mode.spare {
				opts.Spare = filepath.Join(folder, "cache")
			}
			dir := filepath.Join(parent, "site")
			states := [2]map[string]string{with(withManifest(t, largeState(0)), mode.there), with(withManifest(t, largeState(1)), mode.there)}
			put(t, dir, mode.there)
			if err := child(t, dir, opts.Spare, 0).Run(); err != nil {
				t.Fatal(err)
			}
			at := time.Now()
			if err := child(t, dir, opts.Spare, 1).Run(); err != nil {
				t.Fatal(err)
			}
			longest := time.Since(at)
			now, left, old, fresh := 1, 0, 0, 0
			for i := range times {
				next := 1 - now
				c := child(t, dir, opts.Spare, next)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				delay := time.Duration(rand.Int64N(int64(longest)))
				time.Sleep(delay)
				_ = c.Process.Kill()
				killed := c.Wait() != nil
				if len(names(t, parent)) > 1 {
					left++
				}
				there := standing(t, dir)
				switch {
				case cmp.Equal(there, states[next]):
					now, fresh = next, fresh+1
					longest -= longest / 8 // the machine may be faster or slower than before
				case cmp.Equal(there, states[now]) && killed:
					old++
					longest += longest / 20
				case mode.whole || !killed:
					t.Fatalf("moment %d, %v: neither the old site nor the new one (-old +there):\n%s", i, delay, cmp.Diff(states[now], there))
				}
				if rand.IntN(2) == 0 {
					continue // the next is killed too
				}
				spoiled := ""
				if mode.spare && rand.IntN(3) == 0 {
					spoiled = spoil(t, opts.Spare, stagePlaces(dir)[0])
				}
				now = rand.IntN(2)
				if _, err := Write(t.Context(), dir, filesOf(largeState(now)), opts); err != nil {
					t.Fatalf("moment %d, %v: the next build: %v", i, delay, err)
				}
				if diff := cmp.Diff(states[now], standing(t, dir)); diff != "" {
					t.Fatalf("moment %d, %v, spoiled: %s: the next build (-want +got):\n%s", i, delay, spoiled, diff)
				}
				if diff := cmp.Diff([]string{"site"}, names(t, parent)); diff != "" {
					t.Fatalf("moment %d, %v: beside the site (-want +got):\n%s", i, delay, diff)
				}
			}
			t.Logf("%d times the old site, %d times the new one, %d times with something left", old, fresh, left)
			if n := times; n >= 100 && (left < n/20 || old < n/20 || fresh < n/20) {
				t.Error("the moments were not spread over the build")
			}
		})
	}
}
