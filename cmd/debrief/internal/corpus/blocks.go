package corpus

import "fmt"

// writeBlock writes what only this kind of incident has.
func (p *plan) writeBlock(s *sheet) {
	switch p.kind {
	case "outage":
		p.writeOutage(s)
	case "degradation":
		if p.d.in(50) {
			p.writeOutage(s)
		}
	case "false-positive":
		p.writeFalsePositive(s)
	case "misrouting":
		p.writeMisrouting(s)
	}
}

func (p *plan) writeOutage(s *sheet) {
	d := p.d
	s.line("outage:")
	s.line("  mode: %s", one(d, []string{"partial", "intermittent", "degraded"}))
	s.line("  windows:")
	to := instant(p.at(p.end()))
	if p.ongoing {
		to = "ongoing"
	}
	middle := p.end() / 2
	if d.in(40) && middle > 1 {
		p.writeWindow(s, instant(p.at(0)), instant(p.at(middle)))
		p.writeWindow(s, instant(p.at(middle)), to)
		return
	}
	p.writeWindow(s, instant(p.at(0)), to)
}

func (p *plan) writeWindow(s *sheet, from, to string) {
	fraction := fmt.Sprintf("0.%02d", p.d.between(1, 95))
	if p.d.in(20) {
		fraction = "unknown"
	}
	s.line("    - {from: %s, to: %s, services: [%s], level: partial, fraction: %s, basis: %s}", from, to, p.service, fraction,
		quoted(fmt.Sprintf("Share of failed requests at %s.", p.part)))
}

func (p *plan) writeMisrouting(s *sheet) {
	d := p.d
	wrong := d.between(10, 50000)
	s.line("misrouting:")
	s.line("  layer: %s", one(d, []string{"dns", "bgp", "mail", "http", "queue", "load-balancer", "service-discovery"}))
	s.line("  protocol: [smtp]")
	s.line("  intended:")
	s.line("    description: %s", quoted(fmt.Sprintf("Mail goes from %s to the reader.", p.part)))
	s.line("    hops: [{id: sender, role: client, trust: own}, {id: %s, role: relay, host: %s.example, trust: own}, {id: reader, role: endpoint, trust: partner}]", p.part, p.part)
	s.line("  actual:")
	s.line("    description: %s", quoted("Mail goes to a machine of somebody else."))
	s.line("    hops: [{id: sender, role: client, trust: own}, {id: stranger, role: relay, host: %s.invalid, trust: third_party}]", coined(d))
	s.line("  flows:")
	s.line("    - {from: sender, to: %s, value: %d, unit: message, intended: true}", p.part, d.between(1000, 900000))
	s.line("    - {from: sender, to: stranger, value: %d, unit: message, intended: false}", wrong)
	s.line("  exposure: {occurred: %s, data_classes: [mail], items: %d, subjects: unknown, encrypted_in_transit: %s, accessed_by_recipient: %s, retained_by_recipient: unknown}",
		one(d, []string{"confirmed", "possible"}), wrong, one(d, []string{"true", "false", "unknown"}), one(d, []string{"possible", "unknown", "ruled_out"}))
	s.line("  containment:")
	s.line("    - {action: stop-routing, at: %s, coverage: 1, evidence: [measures], text: %s}", instant(p.at(p.end())), quoted("The wrong entry is taken out."))
}
