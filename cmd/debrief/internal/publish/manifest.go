package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// generator marks a manifest as Debrief's.
const generator = "debrief"

// manifest lists what a build wrote.
type manifest struct {
	Generator string  `json:"generator"`
	Version   string  `json:"version"`
	AsOf      string  `json:"as_of"`
	Audience  string  `json:"audience"`
	Files     []entry `json:"files"` // sorted by path; without the manifest itself
}

type entry struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

func manifestOf(files []File, opts Options) (File, error) {
	m := manifest{Generator: generator, Version: opts.Version, AsOf: opts.AsOf, Audience: opts.Audience, Files: []entry{}}
	for _, f := range files {
		m.Files = append(m.Files, entry{Path: f.Path, Size: len(f.Data), SHA256: sum(f.Data)})
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return File{}, fmt.Errorf("write manifest: %w", err)
	}
	return File{Path: manifestName, Data: append(data, '\n')}, nil
}

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// readManifest gives the hash of every file that the manifest at name lists;
// none when there is no manifest. A manifest that is not Debrief's is an error.
func readManifest(root *os.Root, name string) (map[string]string, error) {
	data, err := readPlain(root, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Generator != generator {
		return nil, fmt.Errorf("%s was not written by Debrief: move it away or choose another output folder", name)
	}
	hashes := map[string]string{}
	for _, e := range m.Files {
		if unfit(e.Path) == "" {
			hashes[e.Path] = e.SHA256
		}
	}
	return hashes, nil
}
