package page

// acrossMetrics are the numbers that follow from several incidents.
func (r *Renderer) acrossMetrics() []metric {
	say := r.say
	length := say.Say("a length of time")
	return []metric{
		{ID: "usable", Name: say.Say("“k of n usable”"), Meaning: say.Say("Of how many incidents a number could be computed: of n that it is about, k have what it needs."),
			Edges: []string{say.Say("What is not known is a group of its own and never left out silently.")}},
		{ID: "median", Name: say.Say("Median and other quantiles"), Meaning: say.Say("The length that half of the incidents stayed under."),
			Formula: say.Say("type 7: linear between the values in order, at place (n − 1) · p"), Unit: length,
			Edges: []string{
				say.Say("Under six usable lengths none is told, and charts show dots alone; the 90th percentile needs ten, the 95th needs twenty."),
				say.Say("Of lengths that are ranges, the median of the lower ends and that of the upper ends are told."),
				say.Say("There is no mean of durations anywhere: one long incident would outweigh all others."),
			}, Source: say.Say("R. J. Hyndman and Y. Fan, “Sample quantiles in statistical packages”, The American Statistician 50 (1996)")},
		{ID: "median-interval", Name: say.Say("Interval of the median"), Meaning: say.Say("Where the median of what the incidents were drawn from lies, without assuming any shape."),
			Formula: say.Say("between the j-th smallest and the j-th largest value; coverage Σ C(n, i) / 2ⁿ for i from j to n − j"), Unit: length,
			Edges:  []string{say.Say("The coverage is told, as it cannot be exactly 95 per cent: at n = 6 it is 96.9 per cent from the smallest to the largest.")},
			Source: say.Say("H. A. David and H. N. Nagaraja, Order Statistics, section 7.1")},
		{ID: "censored", Name: say.Say("What is not over"), Meaning: say.Say("A length that is still growing is a lower bound. It is shown with an open end, and left out of medians with its number told."),
			Edges: []string{say.Say("Leaving it out makes a median too small, which is why the number stands beside it.")}},
		{ID: "poisson-band", Name: say.Say("Poisson band"), Meaning: say.Say("What counts one would see in 95 of 100 months if incidents came at random at an even rate."),
			Formula: say.Say("central 95 per cent of the Poisson distribution with the rate of all months shown"), Unit: say.Say("incidents a month"),
			Edges:  []string{say.Say("A month inside the band tells nothing by itself. Under twelve months no trend is drawn."), say.Say("A month that is not over is marked as partial and not part of the rate.")},
			Source: say.Say("F. Garwood, “Fiducial limits for the Poisson distribution”, Biometrika 28 (1936)")},
		{ID: "factor-share", Name: say.Say("Factors by category"), Meaning: say.Say("In how many incidents a category of factors is named."),
			Formula: say.Say("incidents with the category / incidents with any factor"), Unit: say.Say("incidents, per cent"),
			Edges: []string{say.Say("An incident with several factors of one category counts once there; as it may have several categories, the shares add up to more than 100 per cent.")}},
		{ID: "publication-delay", Name: say.Say("Publication delay"), Meaning: say.Say("How long readers waited for a report."),
			Formula: say.Say("date of the first published version − resolved"), Unit: say.Say("days")},
		{ID: "periods", Name: say.Say("Months and quarters"), Meaning: say.Say("An incident belongs to the month and the quarter in which it began, in the site's zone."),
			Edges: []string{
				say.Say("Where only bounds of its beginning are known, the earliest counts, and the report of the period says so."),
				say.Say("What began before and lasted into a period is listed apart and not counted in it."),
				say.Say("A period that is not over at the as-of day is marked as partial. Incidents without any date are in no period."),
			}},
	}
}

// actionMetrics are the numbers of the ledger of actions.
func (r *Renderer) actionMetrics() []metric {
	say := r.say
	return []metric{
		{ID: "action-states", Name: say.Say("Open, blocked, done"), Meaning: say.Say("An action is done, or will not be done, or is open. What is blocked is open too, and so is a state that this site does not know."),
			Edges: []string{say.Say("What will not be done is closed and shown apart, with the decision.")}},
		{ID: "overdue", Name: say.Say("Overdue"), Meaning: say.Say("An action is overdue when it is open and its due day is over at the as-of moment."),
			Formula: say.Say("as-of day − due day"), Unit: say.Say("calendar days"),
			Edges: []string{say.Say("The due day itself is not late. A due date of a whole month is over when the month is.")}},
		{ID: "action-age", Name: say.Say("Age of an action"), Meaning: say.Say("How long an action has been on the list; of one that is done, how long it took."),
			Formula: say.Say("as-of day − day of creation; when done: day done − day of creation"), Unit: say.Say("calendar days"),
			Edges: []string{say.Say("Without a day of creation it is not known. Such an action is put where its incident began.")}},
		{ID: "again", Name: say.Say("Still open when it happened again"), Meaning: say.Say("An action was open when a later incident began that is the same once more."),
			Formula: say.Say("created ≤ later start < done, and the later incident is a recurrence or has a contributing factor in common"),
			Edges: []string{
				say.Say("A recurrence is what a record says is one, directly or through others."),
				say.Say("A factor in common is one with the same id in both records. Ids that only number the factors of a record are not compared."),
				say.Say("The same category counts only for a factor that the action names, and neither “other” nor “unknown” does."),
				say.Say("An action without a day of creation is taken to be as old as its incident; one that is closed without a day is left out."),
				say.Say("It says that both were so at the same time, not that the action would have helped."),
			}},
	}
}
