package pipeline

import (
	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/record"
)

// known gives the names that the settings list.
func known(settings config.Config) record.Registry {
	r := record.Registry{Schemes: settings.Severities}
	for _, s := range settings.Services {
		r.Services = append(r.Services, s.Name)
	}
	for _, o := range settings.Owners {
		r.Owners = append(r.Owners, o.Name)
	}
	for _, f := range settings.Factors {
		r.Factors = append(r.Factors, f.Name)
	}
	return r
}
