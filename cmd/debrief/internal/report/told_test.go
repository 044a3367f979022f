package report

import (
	"fmt"
	"strings"
	"time"
)

// told writes a duration for comparison: its bounds, the nominal length when
// it is as good as written, and its marks.
func told(d Duration) string {
	parts := []string{fmt.Sprintf("[%s, %s]", bound(d.Lo), bound(d.Hi))}
	if d.Word != "" {
		parts = []string{string(d.Word)}
	} else if d.Lo == nil && d.Hi == nil && d.Earlier == nil {
		parts = []string{"absent"}
	}
	if d.Nominal != nil && d.Written {
		parts = append(parts, "written "+d.Nominal.String())
	}
	for _, mark := range []struct {
		name string
		set  bool
	}{{"approx", d.Approx}, {"so far", d.SoFar}, {"at least", d.AtLeast}, {"before", d.Before}} {
		if mark.set {
			parts = append(parts, mark.name)
		}
	}
	if d.Earlier != nil {
		parts = append(parts, "earlier by up to "+d.Earlier.String())
	}
	if d.Status != "" {
		parts = append(parts, string(d.Status))
	}
	return strings.Join(parts, " ")
}

func bound(d *time.Duration) string {
	if d == nil {
		return "–"
	}
	return d.String()
}

// toldRatio writes a ratio for comparison.
func toldRatio(r Ratio) string {
	if r.Undefined != "" {
		return r.Undefined
	}
	words := fmt.Sprintf("[%s, %s]", number(r.Lo), number(r.Hi))
	if r.Value != nil {
		words = number(r.Value)
	}
	if r.Approx {
		words = "about " + words
	}
	if r.Status != "" {
		words += " " + string(r.Status)
	}
	return words
}

func number(n *float64) string {
	if n == nil {
		return "–"
	}
	return fmt.Sprintf("%.4g", *n)
}
