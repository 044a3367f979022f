package page

// metric is how one number of the site is computed. All of it is plain text.
type metric struct {
	ID      string // its anchor on the page of methods; never changes
	Name    string
	Meaning string   // what it tells, in a sentence
	Formula string   // empty where the sentence says it
	Unit    string   // empty for what has none
	Edges   []string // what happens at the edges, a sentence each
	Source  string   // empty where it is our own
}

// metricGroup is the metrics of one sort.
type metricGroup struct {
	ID, Title string
	Metrics   []metric
}

// methodsPath is where the site tells its methods.
const methodsPath = "methods/index.html"

// methodOf gives where the formula of a metric stands, relative to the site's
// folder: methods/index.html#ttd. The metrics' ids are those of metricGroups
// and of the sections on what is counted and how.
func methodOf(metric string) string { return methodsPath + "#" + metric }

// metricGroups lists every metric of the site, in the order of the page of
// methods.
func (r *Renderer) metricGroups() []metricGroup {
	return []metricGroup{
		{ID: "metrics-times", Title: r.say.Say("Times and durations"), Metrics: r.timeMetrics()},
		{ID: "metrics-impact", Title: r.say.Say("Whom it hit, and objectives"), Metrics: r.impactMetrics()},
		{ID: "metrics-outage", Title: r.say.Say("Outages"), Metrics: r.outageMetrics()},
		{ID: "metrics-false-positive", Title: r.say.Say("False positives"), Metrics: append(r.verdictMetrics(), r.releaseMetrics()...)},
		{ID: "metrics-misrouting", Title: r.say.Say("Misroutings"), Metrics: r.misroutingMetrics()},
		{ID: "metrics-across", Title: r.say.Say("Across incidents"), Metrics: r.acrossMetrics()},
		{ID: "metrics-actions", Title: r.say.Say("Actions"), Metrics: r.actionMetrics()},
	}
}
