package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

// wanted says which incidents are wanted; no words of a kind want all.
type wanted struct {
	kinds, services, severities []string
	since                       string
	day                         incident.Instant // since
}

func (w *wanted) add(c *cobra.Command) {
	set := c.Flags()
	set.StringArrayVar(&w.kinds, "kind", nil, "only incidents of this `kind`")
	set.StringArrayVar(&w.services, "service", nil, "only incidents of this `service`")
	set.StringArrayVar(&w.severities, "severity", nil, "only incidents of this severity `level`")
	set.StringVar(&w.since, "since", "", "only incidents that may have begun on this `day` or later")
	complete(c, "kind", completeKinds)
	complete(c, "since", cobra.NoFileCompletions)
}

// check wants every word of the filters to be known from the project.
func (w *wanted) check(all pipeline.Listing) error {
	for _, filter := range []struct {
		flag         string
		given, known []string
	}{{"kind", w.kinds, kinds(all)}, {"service", w.services, services(all)}, {"severity", w.severities, severities(all)}} {
		for i, word := range filter.given {
			at := slices.IndexFunc(filter.known, func(k string) bool { return strings.EqualFold(k, word) })
			if at < 0 {
				return fmt.Errorf("--%s: no incident has %q%s", filter.flag, word, meantOrKnown(word, filter.known))
			}
			filter.given[i] = filter.known[at]
		}
	}
	if w.since == "" {
		return nil
	}
	day, err := incident.ParseInstant(w.since)
	if err != nil || !day.IsDate() {
		return fmt.Errorf("--since: %q is no day; write it like 2026-01-31, or 2026-01 for a month", w.since)
	}
	w.day = day
	return nil
}

// meantOrKnown asks for the word that was meant, or names those there are.
func meantOrKnown(word string, known []string) string {
	const most = 12
	if near := meant(word, known); near != "" || len(known) == 0 || len(known) > most {
		return near
	}
	return "; there are " + strings.Join(known, ", ")
}

// has reports whether an incident is wanted.
func (w *wanted) has(l listed) bool {
	inc := l.Incident
	among := func(words []string, has ...string) bool {
		return len(words) == 0 || slices.ContainsFunc(words, func(word string) bool { return slices.Contains(has, word) })
	}
	kinds := []string{string(inc.Kind)}
	for _, k := range inc.AlsoKinds {
		kinds = append(kinds, string(k))
	}
	return among(w.kinds, kinds...) && among(w.services, inc.Services...) && among(w.severities, l.severity()) && w.maySince(l)
}

// maySince reports whether an incident may have begun on the day or later. One
// of which no day is known may not.
func (w *wanted) maySince(l listed) bool {
	if w.day.IsZero() {
		return true
	}
	return !l.Span.IsZero() && (l.Span.Hi.IsZero() || l.Span.Hi.After(w.day.Clock(l.Zone)))
}

func kinds(all pipeline.Listing) []string {
	words := incident.Kind("").Words()
	for _, rep := range all.Reports {
		words = append(words, string(rep.Incident.Kind))
		for _, k := range rep.Incident.AlsoKinds {
			words = append(words, string(k))
		}
	}
	return distinct(words)
}

func services(all pipeline.Listing) []string {
	words := slices.Clone(all.Services)
	for _, rep := range all.Reports {
		words = append(words, rep.Incident.Services...)
	}
	return distinct(words)
}

func severities(all pipeline.Listing) []string {
	words := slices.Clone(all.Severities)
	for _, rep := range all.Reports {
		words = append(words, listed{Report: rep}.severity())
	}
	return distinct(words)
}

// distinct sorts words and leaves out doubles and the empty one.
func distinct(words []string) []string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	slices.Sort(words)
	return slices.Compact(words)
}
