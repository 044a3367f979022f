package main

import (
	"fmt"
	"math"
	"path/filepath"
)

// grown is what cold builds of Debrief took, by the number of records.
type grown []size

type size struct {
	records int
	cost    cost
}

// severalUpTo is the number of records from which on one build has to do.
const severalUpTo = 10_000

// grow builds cold with ever more records. What one number took is known
// already.
func (b *bench) grow(known cost) (grown, error) {
	var all grown
	for _, n := range b.growth {
		if n == b.records {
			all = append(all, size{n, known})
			continue
		}
		took, err := b.alone(n)
		if err != nil {
			return nil, err
		}
		b.say("%s records: %s s", grouped(n), seconds(took.Wall))
		all = append(all, size{n, took})
	}
	return all, nil
}

func (b *bench) alone(n int) (cost, error) {
	dir := filepath.Join(b.work, fmt.Sprintf("grown-%d", n))
	s, err := b.debriefSide(dir, n)
	if err != nil {
		return cost{}, err
	}
	runs := b.runs
	if n > severalUpTo {
		runs = 1
	}
	return s.times(runs)
}

// exponent gives e where a measure grew as N to the e from one size to the next.
func exponent(from, to size, of func(cost) float64) float64 {
	return math.Log(of(to.cost)/of(from.cost)) / math.Log(float64(to.records)/float64(from.records))
}
