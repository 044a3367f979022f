package record

import (
	"fmt"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// placedAction is one action with the pointer to it.
type placedAction struct {
	pointer string
	*incident.Action
}

// actions gives the record's actions.
func (c *check) actions() []placedAction {
	if c.inc.Remediation == nil {
		return nil
	}
	all := make([]placedAction, len(c.inc.Remediation.Actions))
	for i := range all {
		all[i] = placedAction{fmt.Sprintf("/remediation/actions/%d", i), &c.inc.Remediation.Actions[i]}
	}
	return all
}

// toDo reports whether work on an action is still to come.
func toDo(a placedAction) bool {
	return a.Status == incident.ActionOpen || a.Status == incident.ActionInProgress || a.Status == incident.ActionBlocked
}

// actionsAreTold: a report without actions says why it has none.
func (c *check) actionsAreTold() {
	if c.unsaid("/remediation/actions") && c.unsaid("/remediation/reason_no_actions") {
		c.tell("/remediation", actionsTold, "there are no actions, and no reason why",
			"write remediation: {actions: [{title: …, owner: …, due: …}]}, or reason_no_actions")
	}
}

// actionsHaveOwners: what belongs to everybody is done by nobody.
func (c *check) actionsHaveOwners() {
	for _, a := range c.actions() {
		if c.unsaid(a.pointer+"/owner") && a.Status != incident.ActionWontDo {
			c.tell(a.pointer, actionOwner, fmt.Sprintf("the action %q has no owner", shorten(a.Title)), "write owner: the team that will have it done")
		}
	}
}

// actionsAreDue: what has no day is never late.
func (c *check) actionsAreDue() {
	for _, a := range c.actions() {
		if c.unsaid(a.pointer+"/due") && toDo(a) {
			c.tell(a.pointer, actionDue, fmt.Sprintf("the action %q is %s and has no due date", shorten(a.Title), a.Status),
				"write due: 2025-02-28, or a month such as 2025-02")
		}
	}
}

// urgentActionsAreVerified: whoever closes an urgent action knows by what.
func (c *check) urgentActionsAreVerified() {
	for _, a := range c.actions() {
		if urgent := a.Priority == "P0" || a.Priority == "P1"; urgent && c.unsaid(a.pointer+"/verify") && a.Status != incident.ActionWontDo {
			c.tell(a.pointer, actionVerify, fmt.Sprintf("this %s action does not say how it is verified", a.Priority),
				"write verify: what can be seen or tried when it is done")
		}
	}
}

// actionsEndAsTheySay: done has a day, not before the action was made; given up
// has a decision; and what has a day is done.
func (c *check) actionsEndAsTheySay() {
	for _, a := range c.actions() {
		switch {
		case a.Status == incident.ActionDone && c.unsaid(a.pointer+"/done_at"):
			c.tell(a.pointer, actionDone, "the action is done, but not when", "write done_at: the day; a month such as 2025-02 is fine")
		case a.Status == incident.ActionWontDo && c.unsaid(a.pointer+"/decision"):
			c.tell(a.pointer, actionDone, "the action will not be done, and no decision says why", "write decision: what was decided, and why")
		case toDo(a) && !a.DoneAt.IsZero():
			c.tellAs(problem.Warning, a.pointer+"/done_at", actionDone, fmt.Sprintf("the action has a day on which it was done, but is %s", a.Status),
				"write status: done, or take done_at out")
		}
		if c.endsBefore(a.DoneAt, a.Created) {
			c.tell(a.pointer+"/done_at", actionDone, fmt.Sprintf("%s is before %s, when the action was made", a.DoneAt, a.Created),
				"check both dates", c.elsewhere(a.pointer+"/created", "it was made here"))
		}
	}
}

// endsBefore reports whether a is certainly over when b begins.
func (c *check) endsBefore(a, b incident.Instant) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	_, over := a.Bounds(c.zone)
	begin, _ := b.Bounds(c.zone)
	return a.String() != b.String() && !over.After(begin)
}

// actionsAreInTime: the due day of what is still to do is not over.
func (c *check) actionsAreInTime() {
	if c.settings.AsOf.IsZero() {
		return
	}
	for _, a := range c.actions() {
		if !toDo(a) || a.Due.IsZero() {
			continue
		}
		if _, over := a.Due.Bounds(c.zone); !over.After(c.settings.AsOf) {
			c.tell(a.pointer+"/due", actionOverdue, fmt.Sprintf("the action was due %s and is %s on %s", a.Due, a.Status, c.settings.AsOf.Format(time.DateOnly)),
				"bring its status up to date, agree on a new day, or write status: wont_do with a decision")
		}
	}
}

// mostActions is how many actions of one incident get done at most.
const mostActions = 12

// actionsAreFocused: a few actions, of which one at least changes the system.
func (c *check) actionsAreFocused() {
	actions := slices.DeleteFunc(c.actions(), func(a placedAction) bool { return a.Status == incident.ActionWontDo })
	if len(actions) > mostActions {
		c.tell("/remediation/actions", actionFocus, fmt.Sprintf("there are %d actions, more than %d", len(actions), mostActions),
			"keep those that change most, and write status: wont_do with a decision at the others")
	}
	soft := func(a placedAction) bool { return a.Type == "investigate" || a.Type == "process" }
	if len(actions) > 0 && !slices.ContainsFunc(actions, func(a placedAction) bool { return !soft(a) }) {
		c.tell("/remediation/actions", actionFocus, "all actions investigate or change a process; none changes the system",
			"add one that prevents, detects, mitigates or repairs")
	}
}
