package record

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// waive takes out the problems that the record lets pass, and tells the
// waivers that are faulty or that nothing needs.
func (f *File) waive(list problem.List, settings Settings) (told, waived problem.List) {
	told = list
	faults := f.mistypedWaivers()
	var done []*problem.Rule
	for i, w := range f.incident.Waivers {
		rule, usable := f.waiverOf(i, w, settings, &faults)
		if !usable {
			continue
		}
		before := len(waived)
		told = slices.DeleteFunc(slices.Clone(told), func(p problem.Problem) bool {
			if p.Rule != rule {
				return false
			}
			p.Waiver = w.Reason
			waived = append(waived, p)
			return true
		})
		switch {
		case slices.Contains(done, rule):
			f.tellInto(&faults, problem.Warning, fmt.Sprintf("/%s/%d", waiverKey, i), waiver,
				fmt.Sprintf("%s is waived above already", rule), "keep one of the two")
		case len(waived) == before && !source.Full(list):
			f.tellInto(&faults, problem.Warning, fmt.Sprintf("/%s/%d", waiverKey, i), waiver,
				fmt.Sprintf("this waiver waives nothing: the record has no problem with %s", rule), "take it out")
		}
		done = append(done, rule)
	}
	return append(told, faults...), waived
}

// waiverKey is where waivers stand in a record.
const waiverKey = "x-lint-waive"

// mistypedWaivers tells free keys that were most likely meant for waivers.
func (f *File) mistypedWaivers() problem.List {
	var faults problem.List
	for _, key := range slices.Sorted(maps.Keys(f.incident.Extra)) {
		if source.Nearest(key, []string{waiverKey}) != "" {
			f.tellInto(&faults, problem.Warning, "/"+source.Escape(key), waiver, fmt.Sprintf("%q is a key of your own and waives nothing", key),
				fmt.Sprintf("did you mean %q?", waiverKey))
		}
	}
	return faults
}

// waiverOf gives the rule that a waiver is about, and whether its problems may
// pass. What is wrong with it goes into faults.
func (f *File) waiverOf(i int, w incident.Waiver, settings Settings, faults *problem.List) (rule *problem.Rule, usable bool) {
	pointer := fmt.Sprintf("/%s/%d", waiverKey, i)
	fault := func(key, message, hint string) {
		f.tellInto(faults, problem.Warning, pointer+key, waiver, message, hint)
	}
	rule = ruleCalled(w.Rule)
	switch {
	case w.Rule == "":
		return nil, false
	case rule == nil:
		fault("/rule", fmt.Sprintf("there is no rule %q", shorten(w.Rule)), ruleHint(w.Rule))
		return nil, false
	case rule.Firm:
		fault("/rule", fmt.Sprintf("%s cannot be waived, because reports rely on it", rule), "mend what it tells, and take the waiver out")
		return nil, false
	case strings.TrimSpace(w.Reason) == "":
		if !f.unsaid(pointer + "/reason") {
			return nil, false
		}
		fault("", fmt.Sprintf("this waiver of %s gives no reason, so it does not count", rule), "write reason: … for those who read the list of waivers")
		return nil, false
	case f.hasPassed(w.Until, settings.AsOf):
		fault("/until", fmt.Sprintf("this waiver of %s ended on %s", rule, w.Until), "mend what it waived, or decide anew and write another date")
		return nil, false
	case w.Until.IsZero() && f.unsaid(pointer+"/until"):
		f.tellInto(faults, problem.Hint, pointer, waiver, fmt.Sprintf("this waiver of %s has no end", rule), "write until: … for the day on which somebody looks at it again")
	}
	return rule, true
}

// hasPassed reports whether the last moment of a day or an instant is over.
func (f *File) hasPassed(until incident.Instant, asOf time.Time) bool {
	if until.IsZero() || asOf.IsZero() {
		return false
	}
	_, end := until.Bounds(f.incident.Zone())
	return !end.After(asOf)
}

// ruleCalled gives the rule with an id or a name; nil when there is none.
func ruleCalled(name string) *problem.Rule {
	for _, r := range Rules() {
		if r.ID == name || r.Name == name {
			return r
		}
	}
	return nil
}

func ruleHint(written string) string {
	var known []string
	for _, r := range Rules() {
		if written == r.String() {
			return fmt.Sprintf("write %s alone, or %s", r.ID, r.Name)
		}
		known = append(known, r.ID, r.Name)
	}
	if near := source.Nearest(written, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write its id or its name, as problems show them in brackets"
}
