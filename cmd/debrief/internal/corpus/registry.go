package corpus

// named is an entry of a registry of config.yaml.
type named struct{ name, title string }

func services() []named {
	return []named{
		{"address-book", "Address book"}, {"archive", "Archive"}, {"calendar", "Calendar"},
		{"directory", "Directory"}, {"inbound-mail", "Inbound mail"}, {"mail-filter", "Mail filter"},
		{"mobile-sync", "Mobile sync"}, {"name-service", "Name service"}, {"outbound-mail", "Outbound mail"},
		{"search", "Search"}, {"sign-in", "Sign-in"}, {"web-mail", "Web mail"},
	}
}

func owners() []named {
	return []named{
		{"delivery", "Delivery"}, {"filter", "Filter"}, {"identity", "Identity"}, {"network", "Network"},
		{"observability", "Observability"}, {"release", "Release management"}, {"storage", "Storage"}, {"support", "Support"},
	}
}

// sharedFactor is a contributing factor that many records name.
type sharedFactor struct{ name, title, category, text string }

func sharedFactors() []sharedFactor {
	return []sharedFactor{
		{"absolute-threshold", "A threshold that does not move", "monitoring", "The alert watches an absolute count and stays quiet at night."},
		{"all-at-once", "No stages", "change-management", "The change reached every site within minutes."},
		{"cache-outlives", "A cache that outlives its source", "software-defect", "Cached answers were used long after their source had changed."},
		{"capacity-guess", "A guess about capacity", "capacity", "What the remaining machines can carry was never measured."},
		{"expired", "An end that nobody watched", "time-calendar", "The day of its end stood in no calendar."},
		{"hidden-dependency", "A dependency nobody had listed", "dependency", "Another service was needed to start, and no list told so."},
		{"old-runbook", "A runbook of another time", "documentation", "The runbook describes a tool that has been replaced."},
		{"retries", "Retries without a limit", "automation", "Clients tried again at once and tripled the load."},
		{"slow-rollback", "A long way back", "process", "The way back needed as many approvals as the way there."},
		{"unlike-production", "Tests unlike production", "testing", "The test data held none of the messages that matter."},
	}
}

// severities lists the levels of the one scheme, gravest first.
func severities() []string { return []string{"SEV1", "SEV2", "SEV3", "SEV4"} }

func names(all []named) []string {
	list := make([]string, len(all))
	for i, n := range all {
		list[i] = n.name
	}
	return list
}

// Config gives a config.yaml that lists every service, owner, factor and
// severity that the records name.
func Config() []byte {
	var s sheet
	s.line("title: %s", quoted("Invented mail incidents"))
	s.line("organisation: %s", quoted("Made-up Mail (fictional)"))
	s.line("base_url: %s", quoted("https://corpus.example/"))
	s.line("timezone: UTC")
	s.line("services:")
	for i, n := range services() {
		s.line("  - {name: %s, title: %s, owner: %s}", n.name, quoted(n.title), owners()[i%len(owners())].name)
	}
	s.line("owners:")
	for _, n := range owners() {
		s.line("  - {name: %s, title: %s}", n.name, quoted(n.title))
	}
	s.line("factors:")
	for _, f := range sharedFactors() {
		s.line("  - {name: %s, title: %s, definition: %s}", f.name, quoted(f.title), quoted(f.text))
	}
	s.line("severities:")
	s.line("  - {scheme: corpus, levels: %s}", list(severities()))
	return []byte(s.String())
}
