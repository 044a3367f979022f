package page

import "debrief/cmd/debrief/internal/chart"

// Figure is a chart with its place in a report.
type Figure struct {
	ID      string // as in the chart; its place is #chart-<ID>
	Section string // the id of the heading that it stands under
	Heading string // the finding, in plain text
	Note    string // a remark under it, in plain text; may be empty
	Chart   chart.Figure
}
