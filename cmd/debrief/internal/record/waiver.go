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

// waiverKey is where waivers stand in a record.
const waiverKey = "x-lint-waive"

// mistypedWaivers tells free keys that were most likely meant for waivers.
func (f *reading) mistypedWaivers() problem.List {
	var faults problem.List
	for _, key := range slices.Sorted(maps.Keys(f.incident.Extra)) {
		if source.Nearest(key, []string{waiverKey}) != "" {
			f.tellInto(&faults, problem.Warning, "/"+source.Escape(key), waiver, fmt.Sprintf("%q is a key of your own and waives nothing", key),
				fmt.Sprintf("did you mean %q?", waiverKey))
		}
	}
	return faults
}

// waiving gives a waiver with the rule that it is about, if that rule's problems
// may pass, and what is wrong with it.
func (f *reading) waiving(i int, w incident.Waiver, settings Settings) waiving {
	pointer := fmt.Sprintf("/%s/%d", waiverKey, i)
	var faults problem.List
	rule := f.waivedRule(pointer, w, settings, &faults)
	return waiving{rule, f.mask.hidden(w.Reason), f.mask.hiddenIn(faults), f.spot(pointer)}
}

// waivedRule gives the rule whose problems may pass; nil when the waiver does
// not count. What is wrong with it goes into faults.
func (f *reading) waivedRule(pointer string, w incident.Waiver, settings Settings, faults *problem.List) *problem.Rule {
	fault := func(key, message, hint string) {
		f.tellInto(faults, problem.Warning, pointer+key, waiver, message, hint)
	}
	rule := ruleCalled(w.Rule)
	switch {
	case w.Rule == "":
		return nil
	case rule == nil:
		fault("/rule", fmt.Sprintf("there is no rule %q", shorten(w.Rule)), ruleHint(w.Rule))
		return nil
	case rule.Firm:
		fault("/rule", fmt.Sprintf("%s cannot be waived, because reports rely on it", rule), "mend what it tells, and take the waiver out")
		return nil
	case strings.TrimSpace(w.Reason) == "":
		if f.unsaid(pointer + "/reason") {
			fault("", fmt.Sprintf("this waiver of %s gives no reason, so it does not count", rule), "write reason: … for those who read the list of waivers")
		}
		return nil
	case f.hasPassed(w.Until, settings.AsOf):
		fault("/until", fmt.Sprintf("this waiver of %s ended on %s", rule, w.Until), "mend what it waived, or decide anew and write another date")
		return nil
	case w.Until.IsZero() && f.unsaid(pointer+"/until"):
		f.tellInto(faults, problem.Hint, pointer, waiver, fmt.Sprintf("this waiver of %s has no end", rule), "write until: … for the day on which somebody looks at it again")
	}
	return rule
}

// hasPassed reports whether the last moment of a day or an instant is over.
func (f *reading) hasPassed(until incident.Instant, asOf time.Time) bool {
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
