package corpus

import (
	"math/bits"
	"math/rand/v2"
)

// dice makes all choices of one record. Of the library it takes the numbers
// alone, whose algorithm has a name, and does the rest itself: so the choices
// stay the same whatever the library does.
type dice struct{ source *rand.PCG }

// The streams of a record: choices of one never move those of another, so that
// a record's identity can be known without making the record.
const (
	identityStream = iota + 1
	contentStream
)

// throw gives the dice of one stream of the i-th record.
func throw(seed uint64, i int, stream uint64) dice {
	return dice{rand.NewPCG(seed, mixed(uint64(i)<<8|stream))}
}

// mixed spreads neighbouring numbers over all 64 bits (splitmix64).
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below gives a whole number from 0 to n-1; n is at least 1.
func (d dice) below(n int) int {
	high, _ := bits.Mul64(d.source.Uint64(), uint64(n))
	return int(high)
}

// in is true in so many of a hundred cases.
func (d dice) in(percent int) bool { return d.below(100) < percent }

// between gives a whole number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.below(high-low+1) }

// one picks one of the values.
func one[T any](d dice, values []T) T { return values[d.below(len(values))] }

// some picks so many different values, in the order of the list.
func some[T any](d dice, values []T, n int) []T {
	var picked []T
	for i, v := range values {
		if left := len(values) - i; n > 0 && d.below(left) < n {
			picked = append(picked, v)
			n--
		}
	}
	return picked
}

// weighted is a value and how often it comes, in parts of the sum of all.
type weighted[T any] struct {
	weight int
	value  T
}

// often picks one of the values by weight.
func often[T any](d dice, values []weighted[T]) T {
	sum := 0
	for _, v := range values {
		sum += v.weight
	}
	n := d.below(sum)
	for _, v := range values {
		if n -= v.weight; n < 0 {
			return v.value
		}
	}
	return values[len(values)-1].value // not reached: n is below the sum
}
