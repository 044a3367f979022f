// Package report computes what follows from one incident's facts: durations,
// phases, shares, budgets and the numbers of each kind, as intervals where the
// facts are uncertain.
//
// It stands after package audience, so it never sees what the readers may not
// see, and before package page, which puts its numbers into words. Formulas
// and their sources stand at each function. Elapsed time is computed in UTC.
package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Report is an incident with everything that follows from it.
type Report struct {
	Incident *incident.Incident
	AsOf     time.Time // the present day, given
	Zone     *time.Location

	Durations     Durations
	Phases        []Phase // in time order, not overlapping; empty when no two milestones are known
	Shares        []Share // affected of total, in the order of the record's counts
	Budgets       []Budget
	Actions       Actions
	Outage        *Outage        // nil when the record has no such block
	FalsePositive *FalsePositive // nil when the record has no such block
	Misrouting    *Misrouting    // nil when the record has no such block
}

// Duration is a length of time as well as it is known.
type Duration struct {
	// Lo and Hi bound the length; an open end is nil. Lo is never below 0.
	Lo, Hi *time.Duration
	// Nominal is the difference of the two instants as written; nil unless
	// both ends were written as an instant.
	Nominal *time.Duration
	// Written says that both ends were written to the minute or better,
	// without ±: then Nominal is what a reader wants to see.
	Written bool
	Approx  bool // an end was marked approximate
	SoFar   bool // the end is not reached: counted up to the as-of moment
	AtLeast bool // the start is unknown: counted from the earliest evidence of it
	// Word stands when there is no length: Unknown, NotApplicable or Withheld;
	// empty together with nil bounds when a milestone was not written at all.
	Word   incident.Word
	Status incident.Status // weakest of the inputs
}

// Known reports whether there is any bound to show. A lower bound of zero
// alone tells nothing.
func (d Duration) Known() bool { return d.Hi != nil || d.Lo != nil && *d.Lo > 0 }

// Durations are the lengths between milestones that section "Common" of the
// methods names.
type Durations struct {
	Detect               Duration // TTD: detected − started
	Acknowledge          Duration // TTA: acknowledged − detected
	Mitigate             Duration // TTM: mitigated − started
	Resolve              Duration // TTR: resolved − started, the impact's duration
	Recover              Duration // recovered − started
	Notice               Duration // first public notice − started
	NoticeAfterDetection Duration // first public notice − detected
	Respond              Duration // closed − declared
	Latency              Duration // started − introduced
	Dwell                Duration // detected − introduced
	// Impact is what a reader asks for as "how long": Resolve, else so far,
	// else the best bound that is known.
	Impact Duration
}

// PhaseName names a stretch between two milestones.
type PhaseName string

// The phases in order.
const (
	Undetected PhaseName = "undetected" // started → detected
	Triage     PhaseName = "triage"     // detected → acknowledged
	Diagnosis  PhaseName = "diagnosis"  // acknowledged → mitigated
	Repair     PhaseName = "repair"     // mitigated → resolved
	Recovery   PhaseName = "recovery"   // resolved → recovered
)

// Phase is one stretch of the incident. A missing milestone merges phases:
// then Names has several and Uncertain is true.
type Phase struct {
	Names      []PhaseName
	From, To   incident.Milestone
	Start, End incident.Span // End is zero while it is not reached
	Length     Duration
	Uncertain  bool // a boundary is missing or not exact: draw it hatched
	Open       bool // not ended yet: drawn up to the as-of moment
}

// Ratio is a share as well as it is known.
type Ratio struct {
	Lo, Hi *float64 // nil when an end is not known
	Value  *float64 // nil unless exact inputs were written
	// Undefined says why there is no ratio, empty when there is one:
	// "no events" for a denominator of zero, "unknown" for missing inputs.
	Undefined string
	N         *float64 // the denominator; nil when not exact
	// Wilson is the 95 % interval of the ratio as an estimate from N cases;
	// nil when N is not exact. Source: Wilson 1927.
	Wilson *Interval
	Approx bool
	Status incident.Status
}

// Interval is a pair of bounds.
type Interval struct{ Lo, Hi float64 }

// Share is how many of how many were hit.
type Share struct {
	Name     string // the record key: users, organisations, items, …
	Unit     string
	Affected *incident.Number
	Total    *incident.Number
	Ratio    Ratio
}

// Budget is what the incident used of one service-level objective.
type Budget struct {
	SLO      incident.SLO
	Allowed  *float64 // the budget: (1 − target) · events, or minutes for timeslices
	Incident Ratio    // used by the incident; may exceed 1
	Window   Ratio    // used in the whole window; may exceed 1
	// BurnRate is the bad ratio during the incident over (1 − target).
	BurnRate Ratio
}

// Actions sorts the remediation by state at the as-of day.
type Actions struct {
	Total, Open, Done, WontDo, Overdue int
	OverdueIDs                         map[string]bool
}

// Outage is what follows from the windows of an outage.
type Outage struct {
	Full     Duration // union of the windows with level full
	Any      Duration // union of all windows
	Weighted Duration // ∫ f(t) dt, f the share of the population hit
	Windows  int
	Longest  Duration
	// Period is the length that availability is told for: 30 days unless an
	// SLO names its window.
	Period               time.Duration
	AvailabilityAny      Ratio // 1 − Any / Period
	AvailabilityWeighted Ratio // 1 − Weighted / Period
	RequestAvailability  Ratio // good / total requests; undefined at total 0
	// BudgetOf999 is the share of a 99.9 % time budget that Weighted uses.
	BudgetOf999 Ratio
	Steps       []Step // f(t), for the chart; empty unless all windows are exact
}

// Step is one stretch with one share of the population hit.
type Step struct {
	From, To time.Time
	Lo, Hi   float64 // share in 0..1; equal when known
}

// FalsePositive is what follows from a false positive's counts.
type FalsePositive struct {
	Phases []DetectorQuality // in the order before, during, after
	Lift   Ratio             // FPR during / FPR before
	// RecallCost is recall after − recall before, in share points: negative
	// when the fix let threats through.
	RecallCost    *float64
	ReleasedShare Ratio // released / wrongly flagged, at the end of the curve
	Released      []ReleasePoint
	T50, T90, T99 Reach
	// HeldItemHours is the area between the flagged and the released curve,
	// in item·h; nil unless both are known.
	HeldItemHours *float64
	SelfService   Ratio // released by users and administrators / released
}

// DetectorQuality is one phase's confusion matrix and its ratios.
type DetectorQuality struct {
	Counts     incident.Confusion
	Scanned    *float64 // TP+FP+TN+FN; nil when one is not exact
	Precision  Ratio    // TP / (TP+FP)
	Recall     Ratio    // TP / (TP+FN)
	FPR        Ratio    // FP / (FP+TN)
	FDR        Ratio    // FP / (TP+FP)
	F1         Ratio    // 2TP / (2TP+FP+FN)
	Prevalence Ratio    // (TP+FN) / all
}

// ReleasePoint is one point of the release curve.
type ReleasePoint struct {
	At       time.Time
	Released float64
	Share    *float64 // of the wrongly flagged; nil when that is not exact
}

// Reach is when a share of the wrongly flagged was given back.
type Reach struct {
	Quantile float64 // 0.5, 0.9, 0.99
	// At is zero when the share was not reached; then Reached is false.
	At      time.Time
	After   Duration // measured from started
	Reached bool
	Known   bool // false when the curve or the total is not known
}

// Misrouting is what follows from the two paths and the exposure.
type Misrouting struct {
	// FirstDivergent is the index (from 0) in the actual path of the first hop
	// that differs from the intended one; -1 when the paths are the same or
	// one is missing.
	FirstDivergent  int
	DivergentHop    *incident.Hop // of the actual path; nil when it ends early
	Crossings       []Crossing
	Jurisdictions   []string // entered by the actual path and not by the intended one
	Misrouted       Ratio    // Σ unintended / Σ all flow out of the hop where the paths part
	FlowsKnown      bool     // every flow has an exact value and there is no cycle: a Sankey may be drawn
	Exposure        Duration // [started, mitigated]
	Lag             Duration // detected − started
	Dwell           Duration // detected − introduced
	Containment     []ContainmentStep
	FullContainment Duration // last action − detected
	// Residual is exposed credentials × time until rotated, in item·h; nil
	// unless the items, the time and the coverage are known.
	Residual *float64
}

// Crossing is a step of the actual path into less trusted hands.
type Crossing struct {
	From, To           incident.Hop
	FromTrust, ToTrust incident.Trust
}

// ContainmentStep is one action with what it covered and how long it took.
type ContainmentStep struct {
	incident.Containment
	Coverage  Ratio
	After     Duration // at − detected, else at − started
	FromStart Duration // at − started: how long the thing was at risk
}
