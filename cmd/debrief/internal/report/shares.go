package report

import "debrief/cmd/debrief/internal/incident"

// Share is how many of how many were hit. Shares of different counts are never
// added: the same people may stand behind several.
type Share struct {
	Name     string // the record key: users, organisations, items, …
	Unit     string
	Affected *incident.Number
	Total    *incident.Number // nil when not written: then there is only a count
	Ratio    Ratio            // affected / total
}

// sharesOf gives every count of the impact with its share.
func sharesOf(impact *incident.Impact) []Share {
	var all []Share
	for _, c := range impact.Counts() {
		all = append(all, Share{
			Name: c.Name, Unit: c.Count.Unit, Affected: c.Count.Affected, Total: c.Count.Total,
			Ratio: ofTotal(countOf(c.Count.Affected), countOf(c.Count.Total)),
		})
	}
	return all
}
