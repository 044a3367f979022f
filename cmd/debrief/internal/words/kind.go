package words

import "debrief/cmd/debrief/internal/incident"

// Kind tells a kind in the language: its name, its plural and its meaning. One
// that is not known is shown as it is written.
func (l *Language) Kind(k incident.Kind) incident.Profile {
	p := k.Profile()
	if p.Meaning == "" {
		return p
	}
	p.Label, p.Plural, p.Meaning = l.SayAs("kind", p.Label), l.SayAs("kinds", p.Plural), l.Say(p.Meaning)
	return p
}

// KindName names a kind as a label does; an outage is called so only when
// nothing worked any more. Mode is that of an outage, empty for any other.
func (l *Language) KindName(kind incident.Kind, mode incident.OutageMode) string {
	if kind != incident.Outage {
		return l.Kind(kind).Label
	}
	switch mode {
	case "":
		return l.Kind(kind).Label
	case incident.ModeFull:
		return l.SayAs("kind", "Outage")
	case "partial":
		return l.SayAs("kind", "Partial outage")
	case "intermittent":
		return l.SayAs("kind", "Intermittent disruption")
	case "degraded":
		return l.SayAs("kind", "Degradation")
	}
	return l.SayAs("kind", "Disruption")
}
