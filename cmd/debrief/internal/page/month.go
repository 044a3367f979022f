package page

import (
	"time"

	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// month names a month with its year: "March 2026".
func (r *Renderer) month(year int, m time.Month) string {
	return r.say.SayAs("month and year", "%s %s", r.monthName(m), yearName(year))
}

// monthName names a month by itself, or at the beginning of a title.
func (r *Renderer) monthName(m time.Month) string {
	return words.UpperFirst([...]string{
		r.say.Say("January"), r.say.Say("February"), r.say.Say("March"), r.say.Say("April"), r.say.SayAs("month", "May"), r.say.Say("June"),
		r.say.Say("July"), r.say.Say("August"), r.say.Say("September"), r.say.Say("October"), r.say.Say("November"), r.say.Say("December"),
	}[m-1])
}

// momentOf tells the day on which an incident began; empty when none is known.
func (r *Renderer) momentOf(e *portfolio.Entry) moment {
	when := e.When()
	if when == nil {
		return moment{}
	}
	return moment{Words: dayWords(r.say, when, e.Zone), Datetime: e.At.In(e.Zone).Format(time.DateOnly)}
}
