package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// siteTerm is a word that every site of this sort uses.
type siteTerm struct{ name, sort, meaning, method string }

// siteTerms are the words of the field as these pages use them, in no order.
func (r *Renderer) siteTerms() []siteTerm {
	var terms []siteTerm
	add := func(sort, name, meaning, method string) {
		terms = append(terms, siteTerm{name: words.UpperFirst(name), sort: sort, meaning: meaning, method: method})
	}
	for _, p := range incident.Kinds() {
		k := r.say.Kind(p.Slug)
		add(r.say.Say("Kind of incident"), k.Label, k.Meaning, "")
	}
	for _, w := range r.stateTerms() {
		add(w.sort, w.name, w.meaning, "")
	}
	for _, c := range r.say.Certainties() {
		add(r.say.Say("How sure a statement is"), words.Phrase(r.say, "status", c.Status), c.Meaning, methodOf("status-words"))
	}
	add(r.say.Say("How sure a statement is"), words.Phrase(r.say, "status", incident.Confirmed), r.say.Say("Established. A statement without a word beside it is confirmed."), methodOf("status-words"))
	for _, w := range r.milestoneTerms() {
		add(r.say.Say("Milestone"), w.name, w.meaning, "")
	}
	for _, g := range r.metricGroups() {
		for _, m := range g.Metrics {
			add(r.say.Say("Measure"), m.Name, m.Meaning, methodOf(m.ID))
		}
	}
	for _, s := range r.site.Severities {
		add(r.say.Say("Severity scheme"), s.Scheme, r.say.Say("A severity scheme with the levels %s, gravest first.", strings.Join(s.Levels, " · ")), methodOf("severity-schemes"))
	}
	for _, w := range r.audienceTerms() {
		add(r.say.Say("Audience"), w.name, w.meaning, methodOf("audience"))
	}
	for _, w := range r.fieldTerms() {
		add(w.sort, w.name, w.meaning, w.method)
	}
	return terms
}

// stateTerms are the states of incidents, reports and actions.
func (r *Renderer) stateTerms() []siteTerm {
	say := r.say
	state, report, action := say.Say("State of an incident"), say.Say("State of a report"), say.Say("State of an action")
	return []siteTerm{
		{say.Say("Ongoing"), state, say.Say("It is not over at the as-of day."), ""},
		{say.Say("Mitigated"), state, say.Say("The harm no longer grows; the service is not yet what it was."), ""},
		{say.Say("Resolved"), state, say.Say("The service is again what it was before; what was lost or held may still have to be given back."), ""},
		{say.Say("State unknown"), state, say.Say("The record cannot tell whether it is over."), ""},
		{say.Say("Draft"), report, say.Say("Still being written; not on a published site."), ""},
		{say.Say("Preliminary report"), report, say.Say("A first version, before the inquiry has ended; it can change."), ""},
		{say.Say("Final report"), report, say.Say("The inquiry has ended. What is wrong in it is corrected openly."), ""},
		{say.Say("Correction"), report, say.Say("A version that says what was wrong in the one before and what is right."), ""},
		{say.Say("Retracted"), report, say.Say("Withdrawn: not to be relied on. The page stays and says why."), ""},
		{say.SayAs("action", "Open"), action, say.Say("Still to be done."), methodOf("action-states")},
		{say.Say("In progress"), action, say.Say("Begun, and still open."), methodOf("action-states")},
		{say.Say("Blocked"), action, say.Say("Open, and cannot go on until something else is settled."), methodOf("action-states")},
		{say.Say("Done"), action, say.Say("Done, by the test that the action names where it names one."), methodOf("action-states")},
		{say.Say("Will not be done"), action, say.Say("Decided against; the decision says why."), methodOf("action-states")},
	}
}

// milestoneTerms are the moments that an incident passes.
func (r *Renderer) milestoneTerms() []siteTerm {
	say := r.say
	meanings := map[incident.Milestone]string{
		incident.Introduced:        say.Say("The moment at which the condition came into being that later did harm."),
		incident.Started:           say.Say("The moment at which anybody was first hit."),
		incident.Detected:          say.Say("The moment at which the organisation first knew, by whatever way."),
		incident.Acknowledged:      say.Say("The moment at which somebody took it on."),
		incident.Declared:          say.Say("The moment at which it was declared an incident and the response began."),
		incident.Identified:        say.Say("The moment at which the cause was found; it may come after the mitigation."),
		incident.FirstPublicNotice: say.Say("The moment at which those hit were first told."),
		incident.MitigatedAt:       say.Say("The moment from which the harm no longer grew."),
		incident.ResolvedAt:        say.Say("The moment at which the service was again what it had been before."),
		incident.Recovered:         say.Say("The moment at which the last damage that could be repaired was repaired."),
		incident.CauseAddressed:    say.Say("The moment from which the same cause cannot do the same harm again."),
		incident.Closed:            say.Say("The moment at which the response ended."),
	}
	var terms []siteTerm
	for _, m := range incident.Milestones() {
		terms = append(terms, siteTerm{name: words.Phrase(say, "milestone", m), meaning: meanings[m]})
	}
	return terms
}

// audienceTerms are the marks that say who may see something.
func (r *Renderer) audienceTerms() []siteTerm {
	say := r.say
	return []siteTerm{
		{name: say.SayAs("audience", "Public"), meaning: say.Say("Everybody may see it.")},
		{name: say.SayAs("audience", "Customers"), meaning: say.Say("Customers and the own people may see it.")},
		{name: say.SayAs("audience", "Internal"), meaning: say.Say("The own people may see it.")},
		{name: say.SayAs("audience", "Restricted"), meaning: say.Say("A few named people may see it.")},
	}
}

// fieldTerms are the words on causes and on how incidents belong together.
func (r *Renderer) fieldTerms() []siteTerm {
	say := r.say
	cause, tie := say.Say("Cause"), say.Say("Relation")
	return []siteTerm{
		{say.Say("Trigger"), cause, say.Say("What changed, so that it happened then; not why it could happen."), ""},
		{say.Say("Contributing factor"), cause, say.Say("One of several conditions without which it would have gone otherwise."), methodOf("factor-share")},
		{say.Say("Ruled out"), cause, say.Say("An explanation that was looked at and found wrong; it stays visible."), ""},
		{say.Say("Recurrence"), tie, say.Say("An incident that its record calls the same as an earlier one, once more."), methodOf("again")},
		{say.Say("Duplicate"), tie, say.Say("A second record of the same incident; listed and not counted."), methodOf("counted")},
		{say.Say("Possible match"), tie, say.Say("A lead to another incident that may be the same; never counted."), ""},
		{say.Say("As of"), say.Say("Time"), say.Say("The day for which everything is computed that depends on the day."), methodOf("as-of")},
		{say.Say("Severity"), say.Say("Grade"), say.Say("How grave an incident is, by a level of a named scheme."), methodOf("severity-schemes")},
		{say.Say("Objective (SLO)"), say.Say("Service level"), say.Say("The level of service that is aimed at, over a named window."), methodOf("error-budget")},
	}
}
