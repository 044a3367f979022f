package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// whole is what one number of records took.
type whole struct {
	records int

	cold, hugo, copied, same, changed cost

	ours, theirs extent
	written      map[string]int // files that one changed record had written, by the first folder of their paths
	exchanged    int            // all of them
}

// sideBySide builds with Debrief and with Hugo, in turns, and then with Debrief
// alone what hardly differs from the last time.
func (b *bench) sideBySide() (whole, error) {
	w := whole{records: b.records}
	b.say("%s records are made and converted", grouped(b.records))
	ours, err := b.debriefSide(filepath.Join(b.work, "debrief"), b.records)
	if err != nil {
		return w, err
	}
	if _, err := ours.cold(); err != nil { // not counted: the pages of the disk are read, and Hugo's content is made from it
		return w, err
	}
	theirs, err := b.hugoSide(filepath.Join(b.work, "hugo"), ours.site)
	if err != nil {
		return w, err
	}
	if _, err := theirs.cold(); err != nil {
		return w, err
	}
	if err := agree(ours.site, theirs.site, mostAgreed); err != nil {
		return w, err
	}
	if err := b.inTurns(&w, ours, theirs); err != nil {
		return w, err
	}
	if w.ours, err = extentOf(ours.site); err != nil {
		return w, err
	}
	if w.theirs, err = extentOf(theirs.site); err != nil {
		return w, err
	}
	if w.same, err = b.again(ours); err != nil {
		return w, err
	}
	return w, b.oneChanged(&w, ours)
}

// inTurns measures both, and the copying of Debrief's site, one after the other.
func (b *bench) inTurns(w *whole, ours, theirs side) error {
	var debrief, hugo, copied []cost
	for run := range b.runs {
		one, err := ours.cold()
		if err != nil {
			return err
		}
		two, err := theirs.cold()
		if err != nil {
			return err
		}
		three, err := b.copied(ours.site)
		if err != nil {
			return err
		}
		b.say("run %d of %d: Debrief %s s, Hugo %s s, cp %s s", run+1, b.runs, seconds(one.Wall), seconds(two.Wall), seconds(three.Wall))
		debrief, hugo, copied = append(debrief, one), append(hugo, two), append(copied, three)
	}
	w.cold, w.hugo, w.copied = median(debrief), median(hugo), median(copied)
	return nil
}

// copied copies a site to a new folder.
func (b *bench) copied(site string) (cost, error) {
	to := filepath.Join(b.work, "copy")
	took, err := measured(b.work, nil, "cp", "-r", site, to)
	if err != nil {
		return took, err
	}
	return took, putAside(to)
}

// again builds when nothing has changed.
func (b *bench) again(s side) (cost, error) {
	var all []cost
	for range b.runs {
		took, err := s.build()
		if err != nil {
			return cost{}, err
		}
		all = append(all, took)
	}
	b.say("no change: %s s", seconds(median(all).Wall))
	return median(all), nil
}

// oneChanged changes the title of one incident before every build, and counts
// the files that the last one wrote.
func (b *bench) oneChanged(w *whole, s side) error {
	record, err := someRecord(s)
	if err != nil {
		return err
	}
	var all []cost
	for run := range b.runs {
		if err := retitled(record, run); err != nil {
			return err
		}
		before, err := marksOf(s.site)
		if err != nil {
			return err
		}
		took, err := s.build()
		if err != nil {
			return err
		}
		all = append(all, took)
		if w.written, w.exchanged, err = before.written(s.site); err != nil {
			return err
		}
	}
	w.changed = median(all)
	b.say("one record changed: %s s", seconds(w.changed.Wall))
	return nil
}

// someRecord gives the file of a record that the site shows: one from the
// middle, by name.
func someRecord(s side) (string, error) {
	all, err := recordsOf(s.site)
	if err != nil {
		return "", err
	}
	id := filepath.Base(filepath.Dir(all[len(all)/2]))
	return filepath.Join(s.dir, "incidents", id+".yaml"), nil
}

// retitled gives a record another title, a different one in every run.
func retitled(record string, run int) error {
	data, err := os.ReadFile(record)
	if err != nil {
		return fmt.Errorf("change a record: %w", err)
	}
	const key = "\ntitle: "
	before, rest, found := strings.Cut(string(data), key)
	_, after, ends := strings.Cut(rest, "\n")
	if !found || !ends {
		return fmt.Errorf("change a record: %s has no line with a title", record)
	}
	text := fmt.Sprintf("%s%s\"A title of run %d\"\n%s", before, key, run+1, after)
	if err := os.WriteFile(record, []byte(text), 0o644); err != nil {
		return fmt.Errorf("change a record: %w", err)
	}
	return nil
}
