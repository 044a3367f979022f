package record

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// affectedAreTold: where people or organisations were hit, the record says how
// they were told, or that they were not.
func (c *check) affectedAreTold() {
	where := c.affected()
	if where == "" || c.tells(incident.FirstPublicNotice) {
		return
	}
	if c.inc.Response != nil && len(c.inc.Response.Communications) > 0 ||
		slices.ContainsFunc(c.inc.Timeline, func(e incident.Entry) bool { return e.Type == "communication" }) {
		return
	}
	c.tell(where, communication, "somebody was affected, and the record does not say how they were told",
		"write response: {communications: …}, or an entry of type: communication; if nobody was told, first_public_notice: not_applicable under times says so")
}

// affected gives the place of the first figure that says that someone was hit;
// empty when none does.
func (c *check) affected() string {
	if c.inc.Impact == nil {
		return ""
	}
	for _, group := range []struct {
		pointer string
		*incident.Count
	}{{"/impact/users", c.inc.Impact.Users}, {"/impact/organisations", c.inc.Impact.Organisations}} {
		if group.Count == nil {
			continue
		}
		if r := group.Affected.Range(); r.Lo != nil && *r.Lo > 0 {
			return group.pointer + "/affected"
		}
	}
	return ""
}

// detectionIsTold: a finished report says who or what noticed. Planned work is
// not noticed.
func (c *check) detectionIsTold() {
	if !c.unsaid("/response/detection/method") || c.inc.Kind == "maintenance" {
		return
	}
	where := "/response"
	if c.wrote("/response/detection") {
		where = "/response/detection"
	}
	c.tell(where, detectionMethod, "the record does not say how the incident was detected",
		"write response: {detection: {method: monitoring}}, or customer_report, staff, third_party …; unknown is fine")
}

// noticedByOthers are the methods by which the organisation did not notice by
// itself.
var noticedByOthers = []incident.DetectionMethod{"customer_report", "third_party", "researcher", "press", "authority", "attacker"}

// detectionGetsBetter: where others noticed first, an action is about noticing.
// A record without actions has a rule of its own.
func (c *check) detectionGetsBetter() {
	r := c.inc.Remediation
	if !slices.Contains(noticedByOthers, c.method()) || r == nil || len(r.Actions) == 0 ||
		slices.ContainsFunc(r.Actions, func(a incident.Action) bool { return a.Type == "detect" }) {
		return
	}
	c.tell("/response/detection/method", detectionAction, "others noticed it first, and no action is about noticing",
		"add an action of type: detect; if it cannot be noticed from inside, add one with status: wont_do and the reason in decision")
}
