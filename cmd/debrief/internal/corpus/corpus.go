package corpus

import (
	"fmt"
	"os"
	"path/filepath"
)

// Record gives the i-th record, counted from 0, of the corpus with the seed:
// the name of its file, without a folder, and its YAML. Its relations lead to
// records with smaller numbers only, so the first n records are a whole.
func Record(seed uint64, i int) (name string, yaml []byte) {
	p := planned(seed, i)
	var s sheet
	p.write(&s)
	return p.id + ".yaml", []byte(s.String())
}

// Write makes the folder dir a project with the first n records of the corpus:
// config.yaml, and the records under incidents. It overwrites what is there.
func Write(dir string, n int, seed uint64) error {
	incidents := filepath.Join(dir, "incidents")
	if err := os.MkdirAll(incidents, 0o755); err != nil {
		return fmt.Errorf("make a corpus: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), Config(), 0o644); err != nil {
		return fmt.Errorf("write settings of a corpus: %w", err)
	}
	for i := range n {
		name, yaml := Record(seed, i)
		if err := os.WriteFile(filepath.Join(incidents, name), yaml, 0o644); err != nil {
			return fmt.Errorf("write record %d of a corpus: %w", i, err)
		}
	}
	return nil
}
