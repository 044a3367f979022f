package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
)

// cacheFlags say where a build keeps what the next one can use again.
type cacheFlags struct {
	dir  string
	none bool
}

func (f *cacheFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.dir, "cache", "", "`folder` for what the next build can use again; else one among the user's caches")
	c.Flags().BoolVar(&f.none, "no-cache", false, "neither use nor keep anything of other builds")
	c.MarkFlagsMutuallyExclusive("cache", "no-cache")
	complete(c, "cache", completeFolders)
}

// into sets the options. Every output folder has a cache of its own. Where no
// place for it can be told, nothing is kept.
func (f *cacheFlags) into(opts *pipeline.Options) {
	if f.none {
		return
	}
	opts.Program = program()
	if f.dir != "" {
		opts.Cache = f.dir
		return
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return
	}
	out := opts.Out
	if !filepath.IsAbs(out) {
		out = filepath.Join(opts.Dir, out)
	}
	if out, err = filepath.Abs(out); err != nil {
		return
	}
	sum := sha256.Sum256([]byte(out))
	opts.Cache = filepath.Join(caches, "debrief", hex.EncodeToString(sum[:8]))
}

// program tells this very program from all others: two of the same version may
// have been built from different code.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return builtFrom()
	}
	info, err := os.Stat(name)
	if err != nil {
		return builtFrom()
	}
	return fmt.Sprintf("%s %s %d %d", version, builtFrom(), info.Size(), info.ModTime().UnixNano())
}
