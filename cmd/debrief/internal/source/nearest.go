package source

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest gives the known word that was most likely meant by a mistyped one,
// or an empty string when none is near.
func Nearest(written string, known []string) string {
	best, least := "", 0
	for _, word := range known {
		if gap := len(written) - len(word); max(gap, -gap) > len(written) {
			continue
		}
		if d := distance(strings.ToLower(written), strings.ToLower(word)); best == "" || d < least {
			best, least = word, d
		}
	}
	if best == "" || least > allowance(written, best) {
		return ""
	}
	return best
}

// allowance is how many slips are taken for a typing error: one in three
// letters, and always as much as - for _ or an end that is missing.
func allowance(written, word string) int {
	plain := strings.NewReplacer("-", "", "_", "", " ", "")
	w, k := plain.Replace(strings.ToLower(written)), plain.Replace(strings.ToLower(word))
	if w == k || len(w) >= 4 && strings.HasPrefix(k, w) {
		return len(word)
	}
	return max(1, min(len([]rune(written)), len([]rune(word)))/3)
}

// nearestFew gives at most most of the known words, the nearest first, and
// equally near ones in their own order.
func nearestFew(written string, known []string, most int) []string {
	sorted := slices.Clone(known)
	slices.SortStableFunc(sorted, func(a, b string) int {
		return cmp.Compare(distance(written, a), distance(written, b))
	})
	return sorted[:min(most, len(sorted))]
}

// distance counts insertions, deletions, substitutions and exchanges of two
// neighbours (optimal string alignment). Words over 100 letters are far from
// everything.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > 100 || len(t) > 100 {
		return 100
	}
	var before, last []int
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		before, last, row = last, row, make([]int, len(t)+1)
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(t)]
}
