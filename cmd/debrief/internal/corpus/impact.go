package corpus

import "fmt"

func (p *plan) writeImpact(s *sheet) {
	d := p.d
	s.line("impact:")
	if d.in(60) {
		s.line("  summary: %s", quoted(fmt.Sprintf("In %s, %s and a few others; %s took up some of the load.", p.place, p.who, coined(d))))
	}
	s.line("  dimensions: %s", list(some(d, []string{"availability", "integrity", "confidentiality", "latency", "correctness"}, d.between(1, 2))))
	s.line("  users: %s", p.users())
	if d.in(40) {
		total := d.between(300, 90000)
		s.line("  organisations: {affected: %d, total: %d}", d.between(1, total/3), total)
	}
	if d.in(25) {
		s.line("  support: {tickets: %d}", d.between(0, 400))
	}
	if d.in(8) {
		s.line("  financial: {currency: EUR, direct_cost: {min: %d, max: %d, status: estimated}, audience: restricted}", d.between(100, 900), d.between(1000, 90000))
	}
}

// users gives how many people were hit: a number, a bound, an estimate, a range,
// or the word for not knowing.
func (p *plan) users() string {
	d := p.d
	total := d.between(10000, 2000000)
	n := d.between(20, total/4)
	switch d.below(6) {
	case 0:
		return "{affected: unknown, total: unknown}"
	case 1:
		return fmt.Sprintf("{affected: {min: %d, text: \"thousands\"}, total: %d}", max(1000, n/2), total)
	case 2:
		return fmt.Sprintf("{affected: {value: %d, approx: true, status: estimated, basis: \"sessions that ended\"}, total: %d}", n/100*100, total)
	case 3:
		return fmt.Sprintf("{affected: {min: %d, max: %d}, total: %d}", n/2, n, total)
	default:
		return fmt.Sprintf("{affected: %d, total: %d}", n, total)
	}
}

func (p *plan) writeResponse(s *sheet) {
	d := p.d
	s.line("response:")
	s.line("  detection: {method: %s}", often(d, []weighted[string]{{45, "monitoring"}, {25, "customer_report"},
		{14, "staff"}, {6, "third_party"}, {2, "researcher"}, {1, "press"}, {1, "authority"}, {1, "audit"}, {5, "unknown"}}))
	if d.in(30) {
		s.line("  teams: %s", list(some(d, names(owners()), 2)))
	}
	if d.in(20) {
		s.line("  roles: [{role: incident commander, team: %s, audience: internal}]", one(d, owners()).name)
	}
	if d.in(25) {
		s.line("  workarounds: [{text: %s, audience: customers}]", quoted(fmt.Sprintf("Send through %s instead.", coined(d))))
	}
}

func (p *plan) writeSources(s *sheet) {
	titles := map[string]string{"measures": "Measurements", "chat": "Notes of the channel", "status-page": "Status page", "tickets": "Tickets"}
	sorts := map[string]string{"measures": "primary-data", "chat": "primary-operator", "status-page": "primary-operator", "tickets": "primary-operator"}
	s.line("sources:")
	for _, id := range p.sources {
		rest := ""
		switch id {
		case "status-page":
			rest = fmt.Sprintf(", url: %s", quoted(fmt.Sprintf("https://status.example/incidents/%s", p.part)))
		case "chat", "tickets":
			rest = ", audience: internal"
		}
		s.line("  - {id: %s, title: %s, type: %s%s}", id, quoted(fmt.Sprintf("%s of %s", titles[id], p.part)), sorts[id], rest)
	}
}
