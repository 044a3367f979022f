package page

import (
	"debrief/cmd/debrief/internal/incident"
)

// The addresses of lists that numbers lead to, relative to the site's folder.
// An empty address says that there is no such page: then a number stands
// without a link, beside links to the incidents behind it.

func (r *Renderer) monthPlace(year, month int) string { return "" }

func (r *Renderer) yearPlace(year int) string { return "" }

func (r *Renderer) undatedPlace() string { return "" }

func (r *Renderer) kindPlace(kind incident.Kind) string { return "" }

func (r *Renderer) servicePlace(service string) string { return "" }

func (r *Renderer) factorPlace(category incident.Category) string { return "" }

func (r *Renderer) severityPlace(scheme, level string) string { return "" }

// actionsPlace is the ledger of all actions, or of those of one status: open,
// overdue, blocked, done, wont-do.
func (r *Renderer) actionsPlace(status string) string { return "" }

// archivePlace lists all incidents; tablePlace is the same as a table for
// machines.
func (r *Renderer) archivePlace() string { return "index.html" }

func (r *Renderer) tablePlace() string { return "" }
