package page

import "debrief/cmd/debrief/internal/portfolio"

// uncounted says how many of the incidents are listed and not counted, by why;
// empty when all count.
func (r *Renderer) uncounted(entries []*portfolio.Entry) string {
	return r.listedOnly(r.allApart(entries))
}

// allApart tells how many of the incidents do not count, reason by reason.
func (r *Renderer) allApart(entries []*portfolio.Entry) []string {
	return eachApart(entries, r.apart)
}

// eachApart tells of those that do not count, reason by reason.
func eachApart(entries []*portfolio.Entry, tell func(why portfolio.Apart, n int) string) []string {
	var parts []string
	n := portfolio.CountApart(entries)
	for _, why := range portfolio.AllApart() {
		if n[why] > 0 {
			parts = append(parts, tell(why, n[why]))
		}
	}
	return parts
}

// apart tells how many incidents do not count for a reason.
func (r *Renderer) apart(why portfolio.Apart, n int) string {
	switch why {
	case portfolio.Duplicate:
		return r.say.Count(n, "%s duplicate", "%s duplicates")
	case portfolio.Part:
		return r.say.Count(n, "%s part of another incident", "%s parts of other incidents")
	case portfolio.Example:
		return r.say.Count(n, "%s fictional example", "%s fictional examples")
	}
	return r.say.Count(n, "%s retracted report", "%s retracted reports")
}

// uncountedActions says how many of the actions are listed and not counted, by
// why their incidents do not count; empty when all count.
func (l *ledger) uncountedActions(items []*portfolio.Item) string {
	entries := make([]*portfolio.Entry, len(items))
	for n, i := range items {
		entries[n] = i.Entry
	}
	return l.listedOnly(eachApart(entries, l.apartActions))
}

func (r *Renderer) apartActions(why portfolio.Apart, n int) string {
	switch why {
	case portfolio.Duplicate:
		return r.say.Count(n, "%s action of duplicates", "%s actions of duplicates")
	case portfolio.Part:
		return r.say.Count(n, "%s action of parts of other incidents", "%s actions of parts of other incidents")
	case portfolio.Example:
		return r.say.Count(n, "%s action of fictional examples", "%s actions of fictional examples")
	}
	return r.say.Count(n, "%s action of retracted reports", "%s actions of retracted reports")
}

func (r *Renderer) listedOnly(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return r.say.Say("Listed and not counted: %s.", r.say.Commas(parts))
}

// whyUncounted says why one incident, or an action of it, is listed and not
// counted; empty when it counts.
func (r *Renderer) whyUncounted(e *portfolio.Entry) string {
	switch e.Apart() {
	case "":
		return ""
	case portfolio.Duplicate:
		return r.say.Say("Not counted: a duplicate of another incident")
	case portfolio.Part:
		return r.say.Say("Not counted: a part of another incident")
	case portfolio.Example: // which its mark tells
		return r.say.Say("Not counted")
	}
	return r.say.Say("Not counted: the report was retracted")
}
