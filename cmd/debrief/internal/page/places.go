package page

import (
	"strconv"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// The addresses of lists that numbers lead to, relative to the site's folder.
// An empty address says that there is no such page: then a number stands
// without a link, beside links to the incidents behind it.

// monthPlace is the report of a month, which every month between the first and
// the last has.
func (r *Renderer) monthPlace(year, month int) string {
	return periodsFolder + yearName(year) + "-" + strconv.Itoa(100 + month)[1:] + "/index.html"
}

func (r *Renderer) yearPlace(year int) string { return yearFolder(year) + "index.html" }

func (r *Renderer) undatedPlace() string { return undatedFolder + "index.html" }

func (r *Renderer) kindPlace(kind incident.Kind) string { return kindFolder(kind) + "index.html" }

func (r *Renderer) servicePlace(service string) string { return serviceFolder(service) + "index.html" }

func (r *Renderer) factorPlace(category incident.Category) string {
	return categoryFolder(category) + "index.html"
}

func (r *Renderer) severityPlace(scheme, level string) string {
	return severityFolder(portfolio.GradeOf(&incident.Severity{Scheme: scheme, Level: level})) + "index.html"
}

// actionsPlace is the ledger of all actions, or of those of one status: open,
// overdue, blocked, done, wont-do.
func (r *Renderer) actionsPlace(status string) string {
	if status == "" {
		return actionsFolder + "index.html"
	}
	return actionsFolder + status + "/index.html"
}

// archivePlace lists all incidents; tablePlace is the same as a table for
// machines.
func (r *Renderer) archivePlace() string { return archiveFolder + "index.html" }

func (r *Renderer) tablePlace() string { return "incidents.csv" }
