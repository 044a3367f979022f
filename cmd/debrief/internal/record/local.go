package record

import (
	"errors"
	"fmt"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// A time may name its zone in place of an offset: {at: 2026-02-05T10:31, tz:
// Europe/Berlin}. Like the short times, these are written out in the document's
// tree, so that nothing behind this file knows of them.

// resolveLocal gives the times of day of a time object the offset that its zone
// had then. One that the zone's clocks showed twice or never is told and taken
// out of the tree; so is every one of an unknown zone, which is told later.
func resolveLocal(n *source.Node, tell func(*source.Node, *problem.Rule, string, string)) {
	if n == nil || n.Kind != source.Object {
		return
	}
	zone := n.Get("tz")
	if zone == nil || zone.Kind != source.Scalar || zone.Null() || zone.Blank() {
		return
	}
	for _, key := range []string{"at", "earliest", "latest"} {
		local := n.Get(key)
		switch {
		case local == nil || local.Kind != source.Scalar || !incident.IsLocal(local.Text):
		case !knownZone(zone.Text):
			local.Kind = source.Broken
		default:
			writeOutLocal(local, zone.Text, tell)
		}
	}
}

func writeOutLocal(n *source.Node, name string, tell func(*source.Node, *problem.Rule, string, string)) {
	zone, err := incident.LoadZone(name)
	if err != nil {
		return // knownZone has looked
	}
	at, err := incident.ParseLocal(n.Text, zone)
	var change *incident.ClockChange
	switch {
	case err == nil:
		n.Text = at.String()
	case errors.As(err, &change):
		tell(n, localTime, change.Error(), offsetsMeant(change))
		n.Kind = source.Broken
	case errors.Is(err, incident.ErrNoSuchDay):
		tell(n, source.Malformed, fmt.Sprintf("%q does not exist", n.Text), noSuchDayHint)
		n.Kind = source.Broken
	}
}

// offsetsMeant is the way out for a local time that was not there once.
func offsetsMeant(change *incident.ClockChange) string {
	return fmt.Sprintf("write the offset that was meant: %s (%s) or %s (%s)",
		change.Before, inUTC(change.Before), change.After, inUTC(change.After))
}

func inUTC(i incident.Instant) string { return i.Clock(time.UTC).UTC().Format("15:04Z") }
