package problem

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Findings is everything that a check found, on its way to a reader: Text for
// people, JSON for programs, GitHub for the log of a workflow, SARIF for code
// scanning. The same findings always give the same bytes.
type Findings struct {
	Problems List // sorted
	Waived   List // sorted; what the records themselves let pass
	Version  string
	Rules    string // where the rules are told, before #PM011; empty when the site's address is not known
	// All makes Text show early hints one by one, and not in one line a file.
	All bool
}

// Text gives the problems file by file, with an empty line after each file, and
// a last line that counts them. What a record lacks only because it is not
// finished stands in one line after the file's other problems. The text of each
// problem comes from one; nil stands for Problem.Text. It is empty when there
// is no problem.
func (f Findings) Text(one func(Problem) string) string {
	if len(f.Problems) == 0 {
		return ""
	}
	if one == nil {
		one = Problem.Text
	}
	var b strings.Builder
	for told, early := range f.files() {
		for _, p := range told {
			b.WriteString(one(p))
		}
		if len(early) > 0 {
			fmt.Fprintf(&b, "%s: %s (--all shows where)\n", Printable(early[0].File), early.Lacking())
		}
		b.WriteByte('\n')
	}
	b.WriteString(f.Counted() + "\n")
	return b.String()
}

// files gives, file by file, the problems that are told one by one and the
// early hints that are told together.
func (f Findings) files() iter.Seq2[List, List] {
	return func(yield func(told, early List) bool) {
		for begin, end := 0, 0; begin < len(f.Problems); begin = end {
			var told, early List
			for end = begin; end < len(f.Problems) && f.Problems[end].File == f.Problems[begin].File; end++ {
				if p := f.Problems[end]; p.Early && !f.All {
					early = append(early, p)
				} else {
					told = append(told, p)
				}
			}
			if !yield(told, early) {
				return
			}
		}
	}
}

// Lacking says in one sentence what a record lacks that these early hints are
// about, by the rules.
func (l List) Lacking() string {
	var rules []string
	for _, p := range l {
		rules = append(rules, p.Rule.String())
	}
	slices.Sort(rules)
	return "a final report would also need: " + strings.Join(slices.Compact(rules), ", ")
}

// Counted says how many problems there are, and how many are waived: "2 errors,
// 1 warning in 2 files; 1 waived".
func (f Findings) Counted() string {
	counted := f.Problems.Counted()
	if n := len(f.Waived); n > 0 {
		counted += fmt.Sprintf("; %d waived", n)
	}
	return counted
}

// Named gives the findings with other names of their files.
func (f Findings) Named(name func(file string) string) Findings {
	f.Problems, f.Waived = f.Problems.named(name), f.Waived.named(name)
	return f
}

func (l List) named(name func(file string) string) List {
	told := slices.Clone(l)
	for i := range told {
		told[i].File = name(told[i].File)
		told[i].Also = slices.Clone(told[i].Also)
		for k := range told[i].Also {
			told[i].Also[k].File = name(told[i].Also[k].File)
		}
	}
	return told
}
