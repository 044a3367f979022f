package page

import (
	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/report"
)

// Stand-ins until the figures are here: replace this file.
func figures(*report.Report, Site) []Figure { return nil }

func timelinePictures(*report.Report) chart.Pictures { return chart.Pictures{} }
