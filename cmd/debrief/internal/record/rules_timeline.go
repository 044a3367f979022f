package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func timelineRules() []entry {
	return []entry{
		{timelineOrder, nil},
		{milestoneEntry, []func(*check){(*check).marksAgree}},
		{timelineGap, nil},
		{leadUp, nil},
		{entryEvidence, nil},
		{communication, nil},
		{detectionMethod, nil},
		{detectionAction, nil},
	}
}

var timelineOrder = &problem.Rule{
	ID: "PM011", Name: "timeline-order", Severity: problem.Warning,
	Title: "the timeline is in the order of time",
}

var milestoneEntry = &problem.Rule{
	ID: "PM012", Name: "milestone-entry", Severity: problem.Warning,
	Title: "every milestone has its entry in the timeline, and the two agree",
}

var timelineGap = &problem.Rule{
	ID: "PM013", Name: "timeline-gap", Severity: problem.Warning,
	Title: "no long stretch of the impact is without an entry",
}

var leadUp = &problem.Rule{
	ID: "PM014", Name: "lead-up", Severity: problem.Hint,
	Title: "the timeline begins before the detection",
}

var entryEvidence = &problem.Rule{
	ID: "PM015", Name: "entry-evidence", Severity: problem.Warning,
	Title: "timeline entries name their evidence",
}

var communication = &problem.Rule{
	ID: "PM016", Name: "communication", Severity: problem.Warning,
	Title: "who was hit was told",
}

var detectionMethod = &problem.Rule{
	ID: "PM017", Name: "detection-method", Severity: problem.Error, Finished: true,
	Title: "the record says how the incident was detected",
}

var detectionAction = &problem.Rule{
	ID: "PM018", Name: "detection-action", Severity: problem.Warning,
	Title: "what others had to notice leads to better detection",
}
