package page

import (
	"time"

	"debrief/cmd/debrief/internal/words"
)

// nbsp keeps a number and its unit on one line.
const nbsp = words.NBSP

var english = words.English()

// The words of reports.
var (
	durationWords     = english.Duration
	downtimeWords     = english.Downtime
	budgetWords       = english.Budget
	hoursWords        = english.Hours
	lengthWords       = english.Length
	absentWords       = english.Absent
	rangeWords        = english.Range
	countWords        = english.Amount
	whole             = english.Whole
	percentWords      = english.Percent
	ratioWords        = english.Ratio
	availabilityWords = english.Availability
	multipleWords     = english.Multiple
	scoreWords        = english.Score
	partWords         = english.Part
	enumerated        = english.List
	plural            = english.Unit
	regionWords       = english.Region
	upperFirst        = words.UpperFirst
	isSingle          = words.IsSingle
	isEarlier         = words.IsEarlier
	leastOf           = words.LeastOf
	certainties       = english.Certainties
	meaningOf         = english.MeaningOf
)

type zoneWords = words.Times

func phrase[E ~string](group string, word E) string { return words.Phrase(english, group, word) }

func inZone(zone *time.Location) words.Times { return english.In(zone) }
