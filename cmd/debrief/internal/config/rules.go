package config

import "debrief/cmd/debrief/internal/problem"

// Settings is the rule about settings that cannot be used.
var Settings = &problem.Rule{ID: "PM067", Name: "settings", Severity: problem.Error, Firm: true}
