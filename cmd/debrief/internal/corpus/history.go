package corpus

import (
	"fmt"
	"time"
)

// writeRelations writes how the incident belongs to earlier ones: at times as
// the same again, at times as their consequence, more often just as related.
func (p *plan) writeRelations(s *sheet) {
	if !p.d.in(30) {
		return
	}
	other, ok := p.earlier()
	if !ok {
		return
	}
	relation := often(p.d, []weighted[string]{{4, "related"}, {1, "caused_by"}})
	if other.service == p.service {
		relation = often(p.d, []weighted[string]{{5, "recurrence_of"}, {2, "caused_by"}, {3, "related"}})
	}
	s.line("relations:")
	s.line("  - {type: %s, id: %s, note: %s}", relation, other.id, quoted(fmt.Sprintf("%s took part in both.", coined(p.d))))
	if p.d.in(10) {
		s.line("  - {type: related, external: {system: supplier, id: S-%d}}", p.d.between(1000, 9999))
	}
}

// published gives the day of the first revision.
func (p *plan) published() time.Time {
	if p.undated {
		return known.AddDate(0, 0, -1)
	}
	return earliest(p.at(p.end()).AddDate(0, 0, 3), known)
}

func (p *plan) writeRevisions(s *sheet) {
	first := p.published()
	s.line("revisions:")
	version := 1
	if p.version == "final" && p.d.in(50) {
		s.line("  - {version: 1, at: %s, type: preliminary, summary: %s}", day(first), quoted("What is known so far."))
		version++
	}
	last := earliest(first.AddDate(0, 0, p.d.between(1, 20)), known)
	s.line("  - {version: %d, at: %s, type: %s, summary: %s}", version, day(last), p.version, quoted("After the review."))
	if p.status == "retracted" {
		s.line("  - {version: %d, at: %s, type: retraction, summary: %s}", version+1, day(earliest(last.AddDate(0, 0, 9), known)),
			quoted("The figures belonged to another incident."))
	}
}
