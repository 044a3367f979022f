package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func kindsRules() []entry {
	return []entry{
		{kindBlock, []func(*check){(*check).kindHasItsBlock, (*check).blocksBelongToKinds, (*check).kindIsTold}},
		{kindSums, []func(*check){(*check).windowsLieInImpact, (*check).confusionAddsUp, (*check).confusionFitsImpact, (*check).actionsAddUp,
			(*check).releaseCurveRises, (*check).releasesAddUp, (*check).percentilesRise, (*check).flowsRunOneWay}},
	}
}

var kindBlock = &problem.Rule{
	ID: "PM052", Name: "kind-block", Severity: problem.Error, Finished: true,
	Title: "the block of the kind is there, says what the kind is about, and no other kind's is",
	Reason: `An outage, a false positive and a misrouting are measured by different things: windows and modes, wrong verdicts
and releases, hops and exposure. Each kind has a block of its own for them, and the figures, charts and lessons of the
page come from it. A finished report has the block with what the kind cannot do without; "unknown" is an answer. The
block of another kind would be shown nowhere and is a slip, unless ` + "`also_kinds`" + ` says that the incident was that too.
A kind that Debrief does not know may use any block.`,
	Source: "Debrief, after what reports of each kind have in common: Google SRE workbook (outages), Microsoft 365 reviews (false positives), RFC 7908 and NIST SP 800-61 (misroutings)",
	Wrong: `kind: misrouting
false_positive:
  unit: message
  wrongly_flagged: 1200
`,
	Right: `kind: misrouting
misrouting:
  layer: mail
  intended: {hops: [{id: relay}, {id: customer}]}
  actual: {hops: [{id: relay}, {id: stranger, trust: third_party}]}
  exposure: {occurred: unknown}
`,
}

var kindSums = &problem.Rule{
	ID: "PM053", Name: "kind-sums", Severity: problem.Error, Firm: true,
	Title: "the figures of the kind add up",
	Reason: `Rates, downtimes and charts are computed from the block of the kind, so its figures must fit each other: the four
verdicts sum to what was scanned, the actions to what was wrongly flagged, a curve of releases never falls nor passes
what could be released, windows lie between start and end, and what flows from hop to hop does not come back. Figures
that were counted in different ways or at different times are the usual reason; count them anew, or write the weaker
one as ` + "`approx`" + `, which is not held to the sum.`,
	Source: "Debrief: arithmetic; SRE workbook ch. 5 for windows",
	Wrong: `outage:
  mode: partial
  windows: [{from: 2026-02-05T08:10:00Z, to: 2026-02-05T10:30:00Z, level: partial}]
`,
	Right: `outage:
  mode: partial
  windows: [{from: 2026-02-05T08:10:00Z, to: 2026-02-05T09:45:00Z, level: partial}]
`,
}
