package corpus

import (
	"fmt"
	"strings"
)

// write writes the whole record.
func (p *plan) write(s *sheet) {
	p.writeHead(s)
	p.writeSummary(s)
	p.writeTimes(s)
	p.writeTimeline(s)
	if p.stub {
		p.writeStubEnd(s)
		return
	}
	p.writeImpact(s)
	p.writeResponse(s)
	p.writeCause(s)
	p.writeRemediation(s)
	p.writeBlock(s)
	p.writeRelations(s)
	p.writeSources(s)
	p.writeRevisions(s)
}

func (p *plan) writeHead(s *sheet) {
	d := p.d
	s.line("# yaml-language-server: $schema=../site/schema/incident.v1.json")
	s.line("title: %s", quoted(p.title()))
	s.line("kind: %s", p.kind)
	s.line("fictional: true")
	if d.in(6) {
		s.line("aliases: [inc-%d]", 100000+p.number)
	}
	if d.in(30) {
		number := d.between(1000, 99999)
		s.line("external_ids: [{system: tracker, id: INC-%d, url: %s}]", number, quoted(fmt.Sprintf("https://tracker.example/INC-%d", number)))
	}
	if d.in(88) {
		s.line("severity: {level: %s, scheme: corpus}", often(d, []weighted[string]{{8, "SEV1"}, {27, "SEV2"}, {45, "SEV3"}, {20, "SEV4"}}))
	} else {
		s.line("severity: unknown")
	}
	s.line("incident_state: %s", p.state())
	s.line("record_status: %s", p.status)
	if d.in(5) {
		s.line("audience: %s", one(d, []string{"customers", "internal"}))
	}
	s.line("timezone: %s", p.zone)
	s.line("tags: %s", list(some(d, tags(), d.between(1, 4))))
	s.line("services: %s", list(p.services()))
}

func (p *plan) state() string {
	switch {
	case p.ongoing:
		return "ongoing"
	case p.undated:
		return "unknown"
	default:
		return "resolved"
	}
}

// services gives the service and at times a second one.
func (p *plan) services() []string {
	all := []string{p.service}
	if second := one(p.d, services()).name; second != p.service && p.d.in(20) {
		all = append(all, second)
	}
	return all
}

func tags() []string {
	return strings.Fields("mail routing phishing spam sign-in storage network release certificate capacity quota search calendar mobile dns bgp queue backup third-party night")
}

func (p *plan) title() string {
	if p.speech != nil {
		return p.speech.title
	}
	what := map[string]string{
		"misrouting": "sent mail the wrong way", "false-positive": "held back good mail", "outage": "kept people out",
		"degradation": "made mail slow", "change-failure": "was changed and changed back", "data-loss": "lost mail",
		"security": "was attacked", "data-exposure": "showed mail to others", "near-miss": "nearly stopped",
		"maintenance": "was away for planned work", "other": "surprised everyone",
	}[p.kind]
	return fmt.Sprintf("The %s %s in %s %s", one(p.d, adjectives()), p.fault.subject, p.place, what)
}

func (p *plan) writeSummary(s *sheet) {
	public := fmt.Sprintf("The %s of %s %s. Mail of %s in %s was affected. It is over, and nothing has to be done.",
		p.fault.subject, p.part, p.fault.verb, p.who, p.place)
	if p.ongoing {
		public = fmt.Sprintf("The %s of %s %s. Mail of %s in %s is affected. We are at work on it.", p.fault.subject, p.part, p.fault.verb, p.who, p.place)
	}
	if p.speech != nil {
		public = p.speech.summary
	}
	if p.stub {
		s.line("summary: %s", quoted(public))
		return
	}
	s.line("summary:")
	if p.d.in(50) {
		s.line("  headline: %s", quoted(fmt.Sprintf("Because of %s, %s in %s had trouble with their mail.", one(p.d, causes()), p.who, p.place)))
	}
	s.line("  public: %s", quoted(public))
	if p.d.in(25) {
		s.line("  internal: {text: %s, audience: internal}", quoted(fmt.Sprintf("The rack of %s in %s carried twice what it was bought for.", coined(p.d), p.place)))
	}
}

// writeTimes writes what the timeline does not mark.
func (p *plan) writeTimes(s *sheet) {
	if p.undated {
		s.line("times: {started: unknown, resolved: unknown}")
		return
	}
	var lines []string
	for _, mark := range []string{"detected", "resolved", "recovered"} {
		_, marked := p.when(mark)
		switch {
		case marked || mark == "recovered" && p.kind != "false-positive":
		case p.ongoing && mark != "detected":
			lines = append(lines, fmt.Sprintf("%s: ongoing", mark))
		default:
			lines = append(lines, fmt.Sprintf("%s: unknown", mark))
		}
	}
	if len(lines) > 0 {
		s.line("times: {%s}", strings.Join(lines, ", "))
	}
}

func (p *plan) writeStubEnd(s *sheet) {
	s.line("impact: {users: {affected: unknown}}")
	if p.kind == "outage" {
		s.line("outage: {mode: unknown, windows: []}")
	}
	s.line("revisions:")
	s.line("  - {version: 1, at: %s, type: preliminary, summary: %s}", day(p.published()), quoted("The first that is known."))
}
