package corpus

import "fmt"

func (p *plan) writeCause(s *sheet) {
	d := p.d
	open := !p.finished()
	s.line("root_cause:")
	s.line("  summary: %s", quoted(fmt.Sprintf("In %s, %s met %s, and the %s %s.", p.part, one(d, causes()), one(d, causes()), p.fault.subject, p.fault.verb)))
	confidence := often(d, []weighted[string]{{60, "confirmed"}, {30, "likely"}, {10, "suspected"}})
	s.line("  confidence: %s", confidence)
	s.line("  trigger: {text: %s, category: %s, evidence: [measures]}", quoted(fmt.Sprintf("A change to %s in %s.", coined(d), p.place)),
		one(d, []string{"config-push", "binary-push", "external-event", "time-calendar", "hardware", "network"}))
	s.line("  contributing_factors:")
	p.writeFactors(s)
	if open || confidence == "suspected" {
		s.line("  open_questions: [%s]", quoted(fmt.Sprintf("Why did %s take part?", coined(d))))
	}
}

// writeFactors writes one to three factors: those that many records share by
// their names, and the record's own by a number.
func (p *plan) writeFactors(s *sheet) {
	for _, f := range some(p.d, sharedFactors(), p.d.between(0, 2)) {
		p.factors = append(p.factors, f.name)
		s.line("    - {id: %s, category: %s, text: %s, status: confirmed, evidence: [measures]}", f.name, f.category, quoted(f.text))
	}
	for len(p.factors) == 0 || len(p.factors) < 3 && p.d.in(45) {
		id := fmt.Sprintf("f%d", len(p.factors)+1)
		text := fmt.Sprintf("The %s %s of %s held %s.", one(p.d, adjectives()), one(p.d, subjects()), coined(p.d), one(p.d, causes()))
		category := one(p.d, []string{"software-defect", "testing", "monitoring", "capacity", "dependency", "process", "data", "documentation"})
		s.line("    - {id: %s, category: %s, text: %s, evidence: [measures]}", id, category, quoted(text))
		p.factors = append(p.factors, id)
	}
}
