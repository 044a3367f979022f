package page

import (
	"debrief/cmd/debrief/internal/portfolio"
)

// miniFigures draws what a page about some of the incidents has of trends: how
// many there were each month, and how long they lasted. root leads from that
// page to the site's folder. The template "trend-chart" shows each; the page's
// sheet needs Plots when one of them has Data. Under two incidents there is
// none.
func (r *Renderer) miniFigures(all *portfolio.Portfolio, entries []*portfolio.Entry, root string) ([]trendChart, error) {
	some := all.Among(entries)
	if len(some.Counted()) < 2 {
		return nil, nil
	}
	t := &trends{r: r, say: r.say, all: some, days: r.say.In(all.Zone), root: root}
	t.months()
	t.durations()
	return t.page, t.err
}
