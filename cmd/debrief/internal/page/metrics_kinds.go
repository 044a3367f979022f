package page

// verdictMetrics are the ratios of a detector. TP and FP are right and wrong
// alarms, FN and TN what it let pass wrongly and rightly.
func (r *Renderer) verdictMetrics() []metric {
	say := r.say
	percent := say.Say("per cent")
	undefined := say.Say("A denominator of zero makes it undefined.")
	return []metric{
		{ID: "verdicts", Name: say.Say("Judged"), Meaning: say.Say("How many verdicts there were. A true positive (TP) was flagged rightly, a false positive (FP) wrongly; a true negative (TN) was passed rightly, a false negative (FN) wrongly."),
			Formula: say.Say("TP + FP + TN + FN"), Unit: say.Say("items; one item is one item, however many received it")},
		{ID: "precision", Name: say.Say("Precision"), Meaning: say.Say("Of what was flagged, the share that was bad."), Formula: say.Say("TP / (TP + FP)"), Unit: percent, Edges: []string{undefined}},
		{ID: "recall", Name: say.Say("Recall"), Meaning: say.Say("Of what was bad, the share that was flagged."), Formula: say.Say("TP / (TP + FN)"), Unit: percent,
			Edges: []string{undefined, say.Say("What was missed is nearly always an estimate, and the recall then is one too.")}},
		{ID: "fpr", Name: say.Say("False-positive rate (FPR)"), Meaning: say.Say("Of what was good, the share that was flagged."), Formula: say.Say("FP / (FP + TN)"), Unit: percent,
			Edges: []string{undefined, say.Say("It needs all good items that were judged; without them, the false-discovery rate is told instead."),
				say.Say("A small rate can still make most alarms wrong, where what is bad is rare.")}},
		{ID: "fdr", Name: say.Say("False-discovery rate (FDR)"), Meaning: say.Say("Of what was flagged, the share that was good."), Formula: say.Say("FP / (TP + FP) = 1 − precision"), Unit: percent, Edges: []string{undefined}},
		{ID: "f1", Name: "F1", Meaning: say.Say("Precision and recall in one number, beside them and never instead."), Formula: say.Say("2 TP / (2 TP + FP + FN)"), Unit: say.Say("0 to 1")},
		{ID: "prevalence", Name: say.Say("Prevalence"), Meaning: say.Say("Of all that was judged, the share that was bad."), Formula: say.Say("(TP + FN) / (TP + FP + TN + FN)"), Unit: percent},
		{ID: "wilson", Name: say.Say("Wilson interval"), Meaning: say.Say("Where a share that rests on few cases may lie, with 95 per cent confidence. It is told below 1,000 cases."),
			Formula: say.Say("centre (p + z²/2n) / (1 + z²/n), half-width z · √(p(1 − p)/n + z²/4n²) / (1 + z²/n), z = 1.96"), Unit: percent,
			Edges:  []string{say.Say("It stays between 0 per cent and 100 per cent, also at the edges.")},
			Source: say.Say("E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22 (1927)")},
		{ID: "lift", Name: say.Say("Rise of the false-positive rate"), Meaning: say.Say("How many times more of what was good was flagged than before."), Formula: say.Say("FPR during / FPR before"), Unit: say.Say("times"),
			Edges: []string{say.Say("From none observed before there is no factor.")}},
		{ID: "recall-cost", Name: say.Say("Cost to recall"), Meaning: say.Say("What mending the detector cost: what is bad and now passes."), Formula: say.Say("recall after − recall before"), Unit: say.Say("percentage points")},
	}
}

// releaseMetrics are how long it took until things were given back.
func (r *Renderer) releaseMetrics() []metric {
	say := r.say
	return []metric{
		{ID: "released-share", Name: say.Say("Given back"), Meaning: say.Say("What part of the wrongly flagged was given back, at the last point of the record."),
			Formula: say.Say("released / wrongly flagged"), Unit: say.Say("per cent"),
			Edges: []string{say.Say("Where something is lost for good it never reaches 100 per cent.")}},
		{ID: "time-to-release", Name: say.Say("Time to release (T50, T90, T99)"), Meaning: say.Say("When half, nine in ten and 99 of 100 of the wrongly flagged had been given back."),
			Formula: say.Say("first moment at which released ≥ q · wrongly flagged, linear between points, counted from the start"), Unit: say.Say("hours and minutes"),
			Edges: []string{say.Say("A share that the curve does not come up to is “not reached”."), say.Say("Where the number of the wrongly flagged is a range, so is the moment.")}},
		{ID: "item-release", Name: say.Say("How long single items were held"), Meaning: say.Say("Percentiles of the time from flagging to release, as the record gives them with their number."),
			Formula: say.Say("percentiles of (release − flagging) over items"), Unit: say.Say("hours and minutes"),
			Edges: []string{say.Say("They do not follow from the curve; what is not yet given back is not among them, and its number is told.")}},
		{ID: "held-hours", Name: say.Say("Held item-hours"), Meaning: say.Say("One number for harm over time: how long each item was held, summed up."),
			Formula: say.Say("Σ (release − flagging) = area between the curves of flagged and released"), Unit: say.Say("item-hours"),
			Edges: []string{say.Say("When each item was flagged is not known: at most all at the start, at least each as late as can be, which is when it was given back or when it was resolved. So it is a range.")}},
		{ID: "self-service", Name: say.Say("Taken back by customers"), Meaning: say.Say("What part was given back by those hit, not by us."),
			Formula: say.Say("released by users and administrators / released"), Unit: say.Say("per cent")},
	}
}

// misroutingMetrics are what follows from two ways and what came within reach.
func (r *Renderer) misroutingMetrics() []metric {
	say := r.say
	return []metric{
		{ID: "first-divergent-hop", Name: say.Say("Wrong from"), Meaning: say.Say("The first hop at which the way taken is not the way meant."),
			Formula: say.Say("least index at which the two lists of hops differ"), Unit: say.Say("a hop, counted from 1")},
		{ID: "trust-crossing", Name: say.Say("Passed into other hands"), Meaning: say.Say("Where the way taken left the own network, a provider's or a partner's, and which countries it entered that the way meant does not touch."),
			Formula: say.Say("neighbouring hops with different trust")},
		{ID: "misrouted-share", Name: say.Say("Misrouted share"), Meaning: say.Say("What part of the flow went where it was not meant to."),
			Formula: say.Say("Σ unintended flow / Σ flow, at the same cut"), Unit: say.Say("per cent"),
			Edges: []string{say.Say("If one of the flows is not known, it is not known; flows of different units are not added.")}},
		{ID: "exposure-window", Name: say.Say("Exposed for"), Meaning: say.Say("How long something could come within reach of the wrong recipient."),
			Formula: say.Say("mitigated − started"), Unit: say.Say("a length of time"),
			Edges: []string{say.Say("Without a known start it is a lower bound."), say.Say("No evidence of access means “not known”, never “ruled out”. Encryption on the way to the wrong recipient protects nothing.")}},
		{ID: "containment", Name: say.Say("Fully contained"), Meaning: say.Say("How long after the detection the last step was taken that makes it safe again."),
			Formula: say.Say("last containment step − detected"), Unit: say.Say("a length of time"),
			Edges: []string{say.Say("A step whose time is not known leaves it open upwards; a step that does not apply is not waited for.")}},
		{ID: "coverage", Name: say.Say("Covered"), Meaning: say.Say("What part of what was exposed a step covered, as its record counts it."),
			Formula: say.Say("contained / exposed"), Unit: say.Say("per cent")},
		{ID: "residual-exposure", Name: say.Say("Residual exposure"), Meaning: say.Say("How long credentials stayed usable after they came within reach, summed up."),
			Formula: say.Say("Σ over exposed credentials of (changed − exposed)"), Unit: say.Say("credential-hours")},
	}
}
