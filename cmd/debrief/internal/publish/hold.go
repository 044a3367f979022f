package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// hold is the lock on an output folder. The system lets it go when the process
// ends, however it does.
type hold struct {
	locks []*os.File
	made  []string // folders that were made for the output folder, outermost first
}

// lookAgain is how long a build waits between two looks whether another has
// ended.
const lookAgain = 50 * time.Millisecond

// holdFolder makes the output folder if need be, and waits until no other build
// is at work in it.
func holdFolder(ctx context.Context, folder string, waiting func()) (*hold, error) {
	h := &hold{}
	for told := false; ; told = true {
		held, err := h.try(folder)
		if held || err != nil {
			if err != nil {
				err = errors.Join(err, h.release())
			}
			return h, err
		}
		if !told && waiting != nil {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), h.release())
		case <-time.After(lookAgain):
		}
	}
}

// try takes the lock if it is free. The folder may be another one by the time
// it is: then the lock is of no use.
func (h *hold) try(folder string) (bool, error) {
	if err := h.makeFolder(folder); err != nil {
		return false, fmt.Errorf("make output folder: %w", err)
	}
	file, busy, err := lock(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lock output folder: %w", err)
	}
	if busy {
		return false, nil
	}
	h.locks = append(h.locks, file)
	if stillThere(file, folder) {
		return true, nil
	}
	h.locks = nil
	return false, file.Close()
}

func (h *hold) makeFolder(folder string) error {
	info, err := os.Lstat(folder)
	if err == nil {
		if info.Mode()&fs.ModeSymlink != 0 { // one to a folder was followed before
			return &fs.PathError{Op: "open", Path: folder, Err: errors.New("it is a symbolic link to nothing: remove it, or make what it leads to")}
		}
		if !info.IsDir() {
			return &fs.PathError{Op: "open", Path: folder, Err: errors.New("it is not a folder")}
		}
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if parent := filepath.Dir(folder); parent != folder {
		if _, err := os.Stat(parent); errors.Is(err, fs.ErrNotExist) {
			if err := h.makeFolder(parent); err != nil {
				return err
			}
		}
	}
	err = os.Mkdir(folder, 0o755)
	switch {
	case err == nil:
		h.made = append(h.made, folder)
	case errors.Is(err, fs.ErrExist):
		return nil
	}
	return err
}

// also holds the folder that will stand in the place of the output folder.
func (h *hold) also(folder string) error {
	file, _, err := lock(folder)
	if err == nil && file != nil {
		h.locks = append(h.locks, file)
	}
	return err
}

// stay keeps the folders that were made.
func (h *hold) stay() { h.made = nil }

// release removes folders that were made and are still empty, and lets go.
func (h *hold) release() error {
	for _, dir := range slices.Backward(h.made) {
		if os.Remove(dir) != nil {
			break
		}
	}
	var faults []error
	for _, file := range h.locks {
		faults = append(faults, file.Close())
	}
	h.locks, h.made = nil, nil
	return errors.Join(faults...)
}
