package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// After Over no build changes its site, however it would; and Over tells whether
// one has.
func TestTurn(t *testing.T) {
	t.Parallel()
	idle := func() { t.Error("a site is being changed although none is") }
	for name, tt := range map[string]struct {
		before []File
		others string // a folder of someone else, which rules out the exchange
	}{
		"exchange": {before: []File{{Path: "a.txt", Data: []byte("old")}}},
		"journal":  {before: []File{{Path: "a.txt", Data: []byte("old")}}, others: ".git"},
		"fresh":    {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "site")
			if err := os.MkdirAll(filepath.Join(dir, tt.others), 0o755); err != nil {
				t.Fatal(err)
			}
			if tt.before != nil {
				if _, err := Write(t.Context(), dir, tt.before, Options{}); err != nil {
					t.Fatal(err)
				}
			}
			after := []File{{Path: "a.txt", Data: []byte("new")}}
			over := &Turn{}
			if over.Over(idle) {
				t.Error("a site has changed without a build")
			}
			if _, err := Write(t.Context(), dir, after, Options{Turn: over}); err == nil {
				t.Error("the site was changed after all was over")
			}
			want := ""
			for _, f := range tt.before {
				want = string(f.Data)
			}
			if got, _ := os.ReadFile(filepath.Join(dir, "a.txt")); string(got) != want { // there may be none
				t.Errorf("the old site has %q", got)
			}
			turn := &Turn{}
			if _, err := Write(t.Context(), dir, after, Options{Turn: turn}); err != nil || !turn.Over(idle) {
				t.Errorf("after a build: %v, and no site has changed", err)
			}
		})
	}
}

// Who wants to end the program while a site changes is told that it takes a while.
func TestTurnIsWaitedFor(t *testing.T) {
	t.Parallel()
	turn, told, ended := &Turn{}, make(chan struct{}), make(chan bool)
	changed, err := turn.take(t.Context(), func() (bool, error) {
		go func() { ended <- turn.Over(func() { close(told) }) }()
		<-told
		select {
		case <-ended:
			t.Error("it was not waited for")
		default:
		}
		return true, nil
	})
	if over := <-ended; !changed || err != nil || !over {
		t.Errorf("changed %v, %v, and then %v", changed, err, over)
	}
}
