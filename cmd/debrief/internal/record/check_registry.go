package record

import (
	"fmt"
	"regexp"
	"slices"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// Registry lists the names that records are to use. An empty list lets every
// name pass.
type Registry struct {
	Services, Owners, Factors []string
	Schemes                   []config.Scheme
}

// servicesAreKnown: wherever a record names a service, it is one of the list.
func (c *check) servicesAreKnown() {
	c.areKnown("services", "services", "/services", c.inc.Services, c.settings.Known.Services)
	for i, e := range c.inc.Timeline {
		c.areKnown("services", "services", fmt.Sprintf("/timeline/%d/services", i), e.Services, c.settings.Known.Services)
	}
	if c.inc.Outage != nil {
		for i, w := range c.inc.Outage.Windows {
			c.areKnown("services", "services", fmt.Sprintf("/outage/windows/%d/services", i), w.Services, c.settings.Known.Services)
		}
	}
	if c.inc.Impact != nil {
		for i, slo := range c.inc.Impact.SLOs {
			c.isKnown("services", "services", fmt.Sprintf("/impact/slo/%d/service", i), slo.Service, c.settings.Known.Services)
		}
	}
}

// ownersAreKnown: an action is given to a team of the list.
func (c *check) ownersAreKnown() {
	if c.inc.Remediation == nil {
		return
	}
	for i, a := range c.inc.Remediation.Actions {
		c.isKnown("owners", "owners", fmt.Sprintf("/remediation/actions/%d/owner", i), a.Owner, c.settings.Known.Owners)
	}
}

// ownName are ids that only count and name nothing.
var ownName = regexp.MustCompile(`^[a-z]?[0-9]+$`)

// factorsAreKnown: a factor that has a name has one of the list.
func (c *check) factorsAreKnown() {
	if c.inc.Cause == nil {
		return
	}
	for i, f := range c.inc.Cause.Factors {
		pointer := fmt.Sprintf("/root_cause/contributing_factors/%d/id", i)
		if c.wrote(pointer) && !ownName.MatchString(f.ID) {
			c.isKnown("factors", "factors", pointer, f.ID, c.settings.Known.Factors)
		}
	}
}

// severityIsKnown: a level is one of its scheme.
func (c *check) severityIsKnown() {
	s := c.inc.Severity
	if s == nil || s.Level == "" || s.Level == string(incident.StatusUnknown) {
		return
	}
	var schemes, levels []string
	for _, scheme := range c.settings.Known.Schemes {
		schemes = append(schemes, scheme.Scheme)
		if s.Scheme == "" || s.Scheme == scheme.Scheme {
			levels = append(levels, scheme.Levels...)
		}
	}
	c.isKnown("severity schemes", "severities", "/severity/scheme", s.Scheme, schemes)
	c.isKnown("severity levels", "severities", "/severity/level", s.Level, levels)
}

func (c *check) areKnown(what, list, pointer string, names, known []string) {
	for i, name := range names {
		c.isKnown(what, list, fmt.Sprintf("%s/%d", pointer, i), name, known)
	}
}

// isKnown tells a name that is not in a list that says something. Items of the
// settings that could not be read have no name and are told there.
func (c *check) isKnown(what, list, pointer, name string, known []string) {
	if slices.Contains(known, "") {
		return
	}
	if name == "" || len(known) == 0 || slices.Contains(known, name) {
		return
	}
	hint := fmt.Sprintf("listed are: %s; a new one is added under %s in config.yaml", someOf(known), list)
	if near := source.Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? A new one is added under %s in config.yaml", near, list)
	}
	c.tell(pointer, registryName, fmt.Sprintf("%q is not one of the %s that the settings list", shorten(name), what), hint)
}
