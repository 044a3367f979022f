package page

import "debrief/cmd/debrief/internal/incident"

// metricsPath is the page that tells the formulas of all metrics.
const metricsPath = "methods/index.html"

// metric is a number that reports of a kind tell, in words.
type metric struct {
	ID            string // of its formula on the page of methods
	Name, Meaning string
}

// metricsOf gives the metrics of a kind, those of all kinds last.
func (r *Renderer) metricsOf(k incident.Kind) []metric {
	var own []metric
	for _, kind := range []incident.Kind{k, k.Profile().Extends} {
		switch kind {
		case incident.Outage:
			own = r.outageMetrics()
		case incident.FalsePositive:
			own = r.falsePositiveMetrics()
		case incident.Misrouting:
			own = r.misroutingMetrics()
		}
	}
	return append(own, r.commonMetrics()...)
}

func (r *Renderer) outageMetrics() []metric {
	return []metric{
		{"weighted-downtime", r.say.Say("Weighted downtime"), r.say.Say("How long it lasted, each moment counted by the share of users who were hit.")},
		{"full-downtime", r.say.Say("Full downtime"), r.say.Say("How long nothing worked for anybody.")},
		{"any-impact-time", r.say.Say("Time with any impact"), r.say.Say("How long at least somebody was hit.")},
		{"time-availability", r.say.Say("Availability"), r.say.Say("The share of a period in which the service was there, once for each of the three downtimes.")},
		{"request-availability", r.say.Say("Request availability"), r.say.Say("The share of requests that were answered well.")},
		{"error-budget", r.say.Say("Error budget"), r.say.Say("How much of the failure that an objective allows was used up. It can be more than all of it.")},
	}
}

func (r *Renderer) falsePositiveMetrics() []metric {
	return []metric{
		{"precision", r.say.Say("Precision"), r.say.Say("Of what was flagged, the share that was rightly flagged.")},
		{"recall", r.say.Say("Recall"), r.say.Say("Of what was bad, the share that was flagged. What was missed is nearly always an estimate.")},
		{"false-positive-rate", r.say.Say("False positive rate"), r.say.Say("Of what was good, the share that was flagged.")},
		{"lift", r.say.Say("Lift"), r.say.Say("How many times higher the false positive rate was than before.")},
		{"time-to-release", r.say.Say("Time to release"), r.say.Say("When half, nine tenths and nearly all of what was wrongly held had been let go.")},
		{"self-service-share", r.say.Say("Self-service share"), r.say.Say("How much of it users and administrators let go themselves.")},
		{"recall-cost", r.say.Say("Cost of the remedy"), r.say.Say("How much more bad things pass since the detector was changed.")},
	}
}

func (r *Renderer) misroutingMetrics() []metric {
	return []metric{
		{"first-divergent-hop", r.say.Say("First divergent hop"), r.say.Say("The first step at which the actual path left the intended one.")},
		{"trust-crossing", r.say.Say("Boundaries crossed"), r.say.Say("Whose hands, and which countries, the data came into.")},
		{"misrouted-share", r.say.Say("Misrouted share"), r.say.Say("How much of the whole flow went the wrong way.")},
		{"exposure-window", r.say.Say("Exposure window"), r.say.Say("How long data could be reached by somebody it was not meant for.")},
		{"exposure-class", r.say.Say("Exposure"), r.say.Say("Whether that happened: confirmed, possible, ruled out or unknown. No evidence of it is unknown, not ruled out.")},
		{"containment-completeness", r.say.Say("Containment"), r.say.Say("How much of what was exposed has been made harmless, and when.")},
		{"dwell", r.say.Say("Dwell"), r.say.Say("How long the cause was there before anybody noticed.")},
	}
}

func (r *Renderer) commonMetrics() []metric {
	return []metric{
		{"time-to-detect", r.say.Say("Time to detect"), r.say.Say("From the first impact to the moment somebody knew.")},
		{"time-to-mitigate", r.say.Say("Time to mitigate"), r.say.Say("From the first impact until the worst was over.")},
		{"time-to-resolve", r.say.Say("Duration"), r.say.Say("From the first impact until it was resolved; as an interval where the ends are not known exactly.")},
	}
}
