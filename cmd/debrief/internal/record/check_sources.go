package record

import (
	"fmt"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// fromOthers reports whether a status says that somebody else says so.
func fromOthers(s incident.Status) bool { return s == incident.Reported || s == incident.Disputed }

// reportsHaveSources: what is reported is reported by somebody.
func (c *check) reportsHaveSources() {
	severity := problem.Warning
	if c.finished() {
		severity = problem.Error
	}
	for _, said := range c.claims() {
		if fromOthers(said.status) && len(said.own)+len(said.around) == 0 {
			c.tellAs(severity, said.pointer+"/status", claimSource, fmt.Sprintf("this is %s, and no source is named", said.status),
				sourceHint(said.pointer, len(c.inc.Sources) > 0))
		}
	}
	for _, t := range c.found.times {
		for i, version := range t.Claims {
			if fromOthers(version.Status) && len(version.Sources) == 0 {
				c.tellAs(severity, fmt.Sprintf("%s/claims/%d", t.pointer, i), claimSource, fmt.Sprintf("this version is %s, and no source is named", version.Status),
					sourceHint(t.pointer+"/claims", len(c.inc.Sources) > 0))
			}
		}
	}
}

// sourceHint says how a source is named at a place.
func sourceHint(pointer string, some bool) string {
	key := "sources"
	for _, place := range []string{"/timeline/", "/root_cause/trigger", "/root_cause/contributing_factors/", "/root_cause/ruled_out/", "/misrouting/containment/"} {
		if strings.HasPrefix(pointer, place) && !strings.HasSuffix(pointer, "/at") && !strings.HasSuffix(pointer, "/until") && !strings.HasSuffix(pointer, "/claims") {
			key = "evidence"
		}
	}
	if some {
		return fmt.Sprintf("write %s: [the id of a source]; what you found out yourselves is confirmed or inferred", key)
	}
	return fmt.Sprintf("write %s: [its id] and list it under sources; what you found out yourselves is confirmed or inferred", key)
}

// sourcesAreUsed: a source that nothing rests on is most likely forgotten
// somewhere.
func (c *check) sourcesAreUsed() {
	used := map[string]bool{}
	for _, r := range c.found.references {
		used[r.id] = used[r.id] || r.to == "source"
	}
	unused := slices.DeleteFunc(slices.Clone(c.inc.Sources), func(s incident.Source) bool { return used[s.ID] })
	if len(unused) == len(c.inc.Sources) && len(unused) > 1 {
		c.tellAs(problem.Hint, "/sources", claimSource, "nothing in the record names one of its sources", unusedHint)
		return
	}
	for i, s := range c.inc.Sources {
		if s.ID != "" && !used[s.ID] {
			c.tellAs(problem.Hint, fmt.Sprintf("/sources/%d/id", i), claimSource, fmt.Sprintf("nothing in the record rests on the source %q", s.ID), unusedHint)
		}
	}
}

const unusedHint = "name it in evidence or sources of what it tells, or take it out"

// sourcesAreMoreThanCopies: what is told as certain rests on more than texts
// that retell others.
func (c *check) sourcesAreMoreThanCopies() {
	retold := map[string]string{}
	for _, s := range c.inc.Sources {
		if retells := s.Type == "aggregator" || s.Type == "social"; retells && s.Reliability != "A" && s.Reliability != "B" {
			retold[s.ID] = string(s.Type)
		}
	}
	if len(retold) == 0 {
		return
	}
	var weak []claim
	for _, said := range c.claims() {
		certain := said.status == "" || said.status == incident.Confirmed
		if certain && len(said.own) > 0 && !slices.ContainsFunc(slices.Concat(said.own, said.around), func(id string) bool { return retold[id] == "" }) && !c.saidWeaker(said.pointer) {
			weak = append(weak, said)
		}
	}
	if len(weak) == 0 {
		return
	}
	first := weak[0].own[0]
	message := fmt.Sprintf("this is told as certain and rests on %q alone, which is of type %s", first, retold[first])
	if n := len(weak[0].own); n > 1 {
		message = fmt.Sprintf("this is told as certain and rests on %d sources that all retell others: %s", n, strings.Join(weak[0].own, ", "))
	}
	if len(weak) > 1 {
		message += fmt.Sprintf("; %d more like it", len(weak)-1)
	}
	c.tell(weak[0].pointer, independentSources, message, "write status: reported, or name the source that they retell")
}

// saidWeaker reports whether the time of an entry says that it is not certain,
// which then goes for the entry.
func (c *check) saidWeaker(pointer string) bool {
	for i, e := range c.inc.Timeline {
		at := fmt.Sprintf("/timeline/%d", i)
		if e.At != nil && (pointer == at || pointer == at+"/at") {
			return incident.Weakest(e.Status, e.At.Status) != "" && incident.Weakest(e.Status, e.At.Status) != incident.Confirmed
		}
	}
	return false
}

// numbersHaveStatus: in a record made from what others say, a number says how
// well it is known.
func (c *check) numbersHaveStatus() {
	if !c.isThirdHand() {
		return
	}
	var bare []claim
	for _, n := range c.found.numbers {
		if n.Known() && n.Status == "" && len(n.Sources) == 0 && !c.containedWithStatus(n.pointer) {
			bare = append(bare, claim{pointer: n.pointer})
		}
	}
	if len(bare) == 0 {
		return
	}
	message := "this number has no status"
	switch others := len(bare) - 1; others {
	case 0:
	case 1:
		message += ", nor has another"
	default:
		message += fmt.Sprintf(", nor have %d others", others)
	}
	c.tell(bare[0].pointer, numberStatus, message+"; no source of this record is the operator's own",
		"write {value: …, status: reported, sources: […]}; status: estimated with basis for what you computed")
}

// containedWithStatus reports whether a number is the coverage of a step that
// has a status itself.
func (c *check) containedWithStatus(pointer string) bool {
	if c.inc.Misrouting == nil {
		return false
	}
	for i, step := range c.inc.Misrouting.Containment {
		if pointer == fmt.Sprintf("/misrouting/containment/%d/coverage", i) {
			return step.Status != ""
		}
	}
	return false
}

// isThirdHand reports whether a record is made from what others say: it has
// sources, all of a type, of which none is the operator's own.
func (c *check) isThirdHand() bool {
	others := 0
	for _, s := range c.inc.Sources {
		switch s.Type {
		case "", "primary-data", "primary-operator":
			return false
		case "standard":
		default:
			others++
		}
	}
	return others > 0
}
