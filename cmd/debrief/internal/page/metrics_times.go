package page

// timeMetrics are the lengths between milestones.
func (r *Renderer) timeMetrics() []metric {
	say := r.say
	days := say.Say("a length of time")
	reference := say.Say("the milestones are those of the example in Site Reliability Engineering, appendix D")
	return []metric{
		{ID: "ttd", Name: say.Say("Time to detect (TTD)"), Meaning: say.Say("How long nobody in the organisation knew."),
			Formula: say.Say("detected − started"), Unit: days, Source: reference,
			Edges: []string{
				say.Say("Detected before it began, as with a near miss, is told as “before”; it is not a negative length."),
				say.Say("Without a known start, the earlier of the detection and the earliest evidence stands in for it, and the length is told as “at least”."),
			}},
		{ID: "tta", Name: say.Say("Time to acknowledge (TTA)"), Meaning: say.Say("How long it took until somebody took it on."),
			Formula: say.Say("acknowledged − detected"), Unit: days, Source: reference,
			Edges: []string{say.Say("It counts from the detection, not from the start.")}},
		{ID: "ttm", Name: say.Say("Time to mitigate (TTM)"), Meaning: say.Say("How long it took until the harm had stopped growing."),
			Formula: say.Say("mitigated − started"), Unit: days, Source: reference},
		{ID: "ttr", Name: say.Say("Time to resolve (TTR)"), Meaning: say.Say("How long it took until the service was what it had been before."),
			Formula: say.Say("resolved − started"), Unit: days, Source: reference,
			Edges: []string{say.Say("Resolved is not recovered: what was wrongly held or lost may take longer to give back.")}},
		{ID: "impact-duration", Name: say.Say("How long it lasted"), Meaning: say.Say("What a reader asks for as “how long”: the time to resolve, else the best that the record allows."),
			Formula: say.Say("resolved − started; while it is not over: as-of − started"), Unit: days,
			Edges: []string{
				say.Say("What is not over is counted up to the as-of moment and told as “so far”."),
				say.Say("Where one end is not known, the milestones before and after it give a bound."),
				say.Say("The impact and the response are two different windows; this is the impact."),
			}, Source: say.Say("for a start that is not known: Regulation (EU) 2024/1772, article 3")},
		{ID: "time-to-recover", Name: say.Say("Time to recover"), Meaning: say.Say("How long it took until the last damage that could be repaired was repaired."),
			Formula: say.Say("recovered − started"), Unit: days, Source: reference},
		{ID: "notice", Name: say.Say("Time to public notice"), Meaning: say.Say("How long those hit had to do without a word."),
			Formula: say.Say("first public notice − started"), Unit: days,
			Edges: []string{say.Say("A notice is not bound to any order: it may come before the cause is known.")}},
		{ID: "notice-after-detection", Name: say.Say("Detection to public notice"), Meaning: say.Say("How long it was known inside and not yet said outside."),
			Formula: say.Say("first public notice − detected"), Unit: days,
			Edges: []string{say.Say("A notice that was out first is told as “before”.")}},
		{ID: "response", Name: say.Say("Response"), Meaning: say.Say("How long people were busy with it."),
			Formula: say.Say("closed − declared"), Unit: days},
		{ID: "latency", Name: say.Say("Latency of the cause"), Meaning: say.Say("How long the condition was there before it did any harm."),
			Formula: say.Say("started − introduced"), Unit: days},
		{ID: "dwell", Name: say.Say("Dwell time"), Meaning: say.Say("How long the condition was there before anybody knew."),
			Formula: say.Say("detected − introduced"), Unit: days},
	}
}

// impactMetrics are the shares of those hit and the budgets of objectives.
func (r *Renderer) impactMetrics() []metric {
	say := r.say
	workbook := say.Say("The Site Reliability Workbook, chapters 2 and 5")
	return []metric{
		{ID: "affected-share", Name: say.Say("Share of those affected"), Meaning: say.Say("How many of all that there are were hit: users, organisations, items, requests, transactions."),
			Formula: say.Say("affected / total"), Unit: say.Say("per cent"),
			Edges: []string{
				say.Say("A total of zero makes it undefined, never 0 per cent or 100 per cent."),
				say.Say("Without a total there is only the count."),
				say.Say("Shares of different counts are never added: the same people may stand behind several."),
				say.Say("It is computed and never typed, and it is as well known as the weaker of the two numbers."),
			}},
		{ID: "error-budget", Name: say.Say("Error budget"), Meaning: say.Say("How much of what an objective allows to go wrong was used up."),
			Formula: say.Say("bad events / ((1 − target) · all events of the window); with time slices: bad slices / ((1 − target) · all slices)"), Unit: say.Say("per cent of the budget"),
			Edges: []string{
				say.Say("It may be more than 100 per cent and is then told as such."),
				say.Say("An objective of 99.9 per cent allows 43.2 min in 30 days and 40.32 min in 28 days."),
			}, Source: workbook},
		{ID: "burn-rate", Name: say.Say("Burn rate"), Meaning: say.Say("How many times too fast the budget was used while it lasted."),
			Formula: say.Say("share of bad events during the incident / (1 − target)"), Unit: say.Say("times"),
			Edges: []string{say.Say("At 1 the budget is used up in exactly one window."), say.Say("For time slices it is not told.")}, Source: workbook},
	}
}

// outageMetrics are the lengths of an outage and what follows from them.
func (r *Renderer) outageMetrics() []metric {
	say := r.say
	length := say.Say("a length of time")
	return []metric{
		{ID: "full-downtime", Name: say.Say("Full downtime"), Meaning: say.Say("How long nothing worked for anybody."),
			Formula: say.Say("length of the union of all windows with the level full, for the whole population"), Unit: length,
			Edges: []string{say.Say("Zero is a value: the outage was never complete."), say.Say("Without windows nothing is known, which is not zero.")}},
		{ID: "any-impact", Name: say.Say("Any-impact time"), Meaning: say.Say("How long anybody was hit."),
			Formula: say.Say("length of the union of all windows"), Unit: length,
			Edges: []string{say.Say("Overlapping windows count once.")}},
		{ID: "weighted-downtime", Name: say.Say("Weighted downtime"), Meaning: say.Say("Downtime in which each moment counts by the share of the population that was hit."),
			Formula: say.Say("∫ f(t) dt with f(t) = Σ over regions of share · greatest fraction of the windows that cover t and the region"), Unit: length,
			Edges: []string{
				say.Say("Overlapping windows of the same region take the greater fraction; regions apart from each other add up; f is at most 1."),
				say.Say("Where a fraction is not known, it is computed with 0 and with 1 and told as a range."),
				say.Say("For a service, only the windows that name it are taken, or all where they name none."),
				say.Say("Over a period, the incidents that began in it are added up; overlapping incidents count twice, and downtimes of several services are not added."),
			}},
		{ID: "longest-window", Name: say.Say("Longest window"), Meaning: say.Say("The longest single stretch of harm, for what came and went."),
			Formula: say.Say("max over windows of (to − from)"), Unit: length},
		{ID: "availability", Name: say.Say("Availability"), Meaning: say.Say("What part of a period the service was there, by a named downtime."),
			Formula: say.Say("1 − downtime / period"), Unit: say.Say("per cent, four decimals near 100"),
			Edges: []string{
				say.Say("The period is 30 days unless an objective names its window."),
				say.Say("It always says by which downtime; full, any-impact and weighted differ."),
				say.Say("It is the availability that this one incident left, not that of the service."),
			}},
		{ID: "request-availability", Name: say.Say("Request availability"), Meaning: say.Say("What part of all requests was answered well."),
			Formula: say.Say("good requests / all requests"), Unit: say.Say("per cent"),
			Edges: []string{
				say.Say("No requests make it undefined, never 100 per cent."),
				say.Say("Clients that try again inflate it, and clients that give up hide failures."),
			}, Source: say.Say("T. Hauer and others, “Meaningful availability”, NSDI 2020")},
		{ID: "time-budget", Name: say.Say("Used of a 99.9 per cent time budget"), Meaning: say.Say("The weighted downtime against a common yardstick, whatever the service's own objective is."),
			Formula: say.Say("weighted downtime / (0.1 per cent of the period)"), Unit: say.Say("per cent of the budget")},
	}
}
