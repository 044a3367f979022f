package corpus

import "fmt"

// writeFalsePositive writes a block whose figures add up.
func (p *plan) writeFalsePositive(s *sheet) {
	d, n := p.d, p.flagged
	lost := n * d.below(3) / 1000
	deleted := n * d.between(0, 20) / 100
	s.line("false_positive:")
	s.line("  unit: message")
	version := d.between(10, 400)
	s.line("  detector: {name: %s, type: %s, version_bad: \"%d\", version_good: \"%d\", deployed_at: %s, withdrawn_at: %s}", p.part,
		one(d, []string{"rule", "heuristic", "signature", "model", "blocklist", "threshold"}), version, version-1, instant(p.at(0)), instant(p.at(p.end())))
	s.line("  verdict: {assigned: %s, correct: legitimate}", one(d, []string{"phishing", "spam", "malware", "bulk"}))
	s.line("  automated_actions: [quarantine, delete-after-delivery]")
	s.line("  override: {customer_override_worked: %s}", one(d, []string{`"true"`, `"false"`, "unknown"}))
	p.writeConfusion(s)
	s.line("  wrongly_flagged: %d", n)
	s.line("  by_action: {quarantine: %d, delete-after-delivery: %d}", n-deleted, deleted)
	if !p.ongoing {
		p.writeReleased(s, n-lost, lost)
	}
	if d.in(40) {
		s.line("  collateral: [{type: delay, text: %s, count: %d}]", quoted(fmt.Sprintf("Late mail to %s in %s.", p.who, p.place)), d.between(1, 900))
	}
}

func (p *plan) writeConfusion(s *sheet) {
	d := p.d
	s.line("  confusion:")
	usual, good := d.between(1, 400), d.between(400000, 9000000)
	s.line("    - {phase: before, tp: %d, fp: %d, tn: %d, fn: %d, fn_status: estimated, basis: \"reports of readers\"}", d.between(900, 90000), usual, good, d.between(10, 9000))
	s.line("    - {phase: during, tp: %d, fp: %d, tn: %d, fn: %d, fn_status: estimated, basis: \"all checked again\"}", d.between(90, 9000), p.flagged, good/8, d.between(1, 900))
	if d.in(70) {
		s.line("    - {phase: after, tp: %d, fp: %d, tn: %d, fn: %d, fn_status: estimated, basis: \"reports of readers\"}", d.between(900, 90000), usual*3/4, good, d.between(10, 9000))
	}
}

// writeReleased writes how messages were given back, from the end until all
// that can be given back is.
func (p *plan) writeReleased(s *sheet, released, lost int) {
	last, ok := p.when("recovered")
	if !ok {
		return
	}
	by := released * p.d.between(5, 30) / 100
	middle := (p.end() + last) / 2
	s.line("  released:")
	s.line("    unrecoverable: %d", lost)
	s.line("    curve: [[%s, 0], [%s, %d], [%s, %d]]", instant(p.at(0)), instant(p.at(middle)), released*2/3, instant(p.at(last)), released)
	s.line("    by: {automatic: %d, administrator: %d}", released-by, by)
	s.line("  time_to_release: {n: %d, p50: %s, p90: %s, max: %s, basis: \"from verdict to release\"}", released, length(max(1, last/3)), length(max(1, last*2/3)), length(last))
}
