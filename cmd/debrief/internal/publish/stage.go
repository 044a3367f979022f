package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// stage is the hidden folder in which a build gets ready. It is there from the
// first file on.
type stage struct {
	dir    string // empty before choose
	inside bool   // it lies in the output folder, so that the two cannot change places
	once   sync.Once
	begun  bool // it is there
	alike  bool // the new tree can have the owner and the rights of the output folder
	err    error
}

// Names in the hidden folder.
const (
	markerName   = "made-by-debrief"
	nextName     = "next"     // the new tree; after the exchange, the old one
	exchangeName = "exchange" // is there when the new tree is complete
	journalName  = "journal"  // is there when all is staged that it names
	draftName    = "journal.draft"
	bothName     = "both.json" // the manifest that stands while files are replaced one by one
	asideName    = "aside"     // old files, by number, while they are replaced one by one
	probeName    = "probe"
)

// longestName is how many bytes a name has at most on most file systems.
const longestName = 255

// marker is what stands in the marker file, and begins with what does in those of
// all versions.
const (
	marker = markerBegins + "When no build runs, one was cut short: build again, which\n" +
		"finishes what it has begun and clears this folder. Until then it may be needed.\n"
	markerBegins = "Debrief gets a site ready here. "
)

// stagePlaces gives where the hidden folder of an output folder can be: beside
// it, or in it.
func stagePlaces(folder string) [2]string {
	return [2]string{filepath.Join(filepath.Dir(folder), "."+filepath.Base(folder)+".debrief-next"), filepath.Join(folder, stagingName)}
}

// choose finds the place for the folder, which is not made yet.
func (s *stage) choose(folder string) {
	places := stagePlaces(folder)
	s.dir = places[0]
	if isMount(folder) || !canMake(filepath.Dir(folder)) || len(filepath.Base(s.dir)) > longestName {
		s.dir, s.inside = places[1], true
	}
}

func (s *stage) next() string { return filepath.Join(s.dir, nextName) }

func (s *stage) file(name string) string { return filepath.Join(s.dir, name) }

// open makes the folder, once, with a new tree that has the owner, the
// attributes and the rights of the output folder.
func (s *stage) open(folder string) error {
	s.once.Do(func() {
		if !canMake(folder) {
			s.err = fmt.Errorf("the output folder cannot be written to: %w", fs.ErrPermission)
			return
		}
		if s.err = os.Mkdir(s.dir, 0o755); s.err != nil {
			return
		}
		s.begun = true
		if s.err = os.WriteFile(s.file(markerName), []byte(marker), 0o644); s.err != nil {
			return
		}
		if s.err = os.Mkdir(s.next(), 0o755); s.err != nil {
			return
		}
		s.alike = likeOld(s.next(), folder) == nil
	})
	return s.err
}

// createNew opens a file to be written that must not be there yet, with its
// folders.
func createNew(name string) (file *os.File, err error) {
	err = withFolders(name, func() error {
		file, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		return err
	})
	return file, err
}

// writeNew writes a file that must not be there yet, with its folders.
func writeNew(name string, data []byte) (info fs.FileInfo, err error) {
	file, err := createNew(name)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(data)
	if err == nil {
		info, err = file.Stat()
	}
	return info, errors.Join(err, file.Close())
}

// withFolders does what makes a file, and makes the folders above it where they
// are missing.
func withFolders(name string, work func() error) error {
	err := work()
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err = os.Mkdir(filepath.Dir(name), 0o755)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.MkdirAll(filepath.Dir(name), 0o755)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return work()
}

// copyNew copies a file to where none is, with its time.
func copyNew(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if _, err := writeNew(to, data); err != nil {
		return err
	}
	return os.Chtimes(to, time.Time{}, info.ModTime())
}

// copied copies an unchanged file, by its path in the site.
func copied(name, from, to string) error {
	err := copyNew(from, to)
	if err == nil {
		return nil
	}
	if _, gone := os.Lstat(from); errors.Is(gone, fs.ErrNotExist) {
		return fmt.Errorf("file %s was removed from the output folder while the site was made; build again", name)
	}
	return err
}

// remove removes the folder with all that is staged. It holds nothing but what
// a build has made, and hard links.
func (s *stage) remove() error {
	if !s.begun {
		return nil
	}
	return clearStage(s.dir)
}

// clearStage removes a hidden folder, its marker last, so that it can be told
// for ours until it is gone.
func clearStage(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("clear %s: %w", dir, err)
	}
	// Without its journal the rest has no meaning; without its tree neither.
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return clearOrder(a.Name()) - clearOrder(b.Name()) })
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return fmt.Errorf("clear %s: %w", dir, err)
		}
	}
	if err := os.Remove(dir); err != nil {
		return fmt.Errorf("clear %s: %w", dir, err)
	}
	return nil
}

func clearOrder(name string) int {
	switch name {
	case journalName:
		return 0
	case markerName:
		return 2
	}
	return 1
}

// recoverStage puts in order what a killed build has left in its hidden folder.
// The error says that a folder of that name is someone else's, or what is in
// the way of finishing.
func recoverStage(dir, folder string) error {
	left, err := leftIn(dir)
	if err != nil || left == nil {
		return err
	}
	switch {
	case slices.Contains(left, journalName):
		if err := finishJournal(dir, folder); err != nil {
			return fmt.Errorf("finish the build before, which was cut short: %w", err)
		}
	case slices.Contains(left, exchangeName):
		if err := finishExchange(dir, folder); err != nil {
			return fmt.Errorf("clear away the old site: %w", err)
		}
	}
	return clearStage(dir)
}

// leftIn gives the names in a hidden folder that a build has left; nil when
// there is no such folder.
func leftIn(dir string) ([]string, error) {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || len(filepath.Base(dir)) > longestName {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for what a build has left: %w", err)
	}
	if !info.IsDir() {
		return nil, notOurs(dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("look for what a build has left: %w", err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
		if !slices.Contains([]string{markerName, nextName, exchangeName, journalName, draftName, bothName, asideName, probeName}, e.Name()) {
			return nil, notOurs(dir)
		}
	}
	if len(names) == 0 { // it was killed between two steps
		return names, nil
	}
	text, err := os.ReadFile(filepath.Join(dir, markerName))
	if err != nil || !bytes.HasPrefix([]byte(marker), text) && !bytes.HasPrefix(text, []byte(markerBegins)) {
		return nil, notOurs(dir)
	}
	return names, nil
}

func notOurs(dir string) error {
	return fmt.Errorf("%s is needed for the build and was not made by Debrief: move it away or choose another output folder", dir)
}
