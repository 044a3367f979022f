package page

import (
	"net"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
)

// drawPath draws the way that was meant and the one that was taken. Where a
// hop is not published, a drawing would join what does not belong together.
func (d *illustrator) drawPath() {
	block := d.inc.Misrouting
	intended, actual := hopsOf(block.Intended), hopsOf(block.Actual)
	if d.Misrouting.PathHidden || len(intended)+len(actual) == 0 {
		return
	}
	heading := d.pathFinding()
	f, err := chart.NewPath(chart.PathSpec{
		ID: "path", Label: heading, Intended: nodesOf(intended), Actual: nodesOf(actual),
		IntendedName: "meant", ActualName: "taken", BoundaryName: "in other hands", Table: pathTable(intended, actual),
	})
	d.add(inMisrouting, heading, "", f, err)
}

// pathFinding tells where the ways part. Hops with one id that are described in
// two ways are shown without a finding.
func (d *illustrator) pathFinding() string {
	m, block := d.Misrouting, d.inc.Misrouting
	switch at := m.FirstDivergent; {
	case len(hopsOf(block.Actual)) == 0:
		return "The way that was meant; the one taken is not known"
	case len(hopsOf(block.Intended)) == 0:
		return "The way that was taken; the one meant is not known"
	case at < 0 && !slices.Equal(nodesOf(block.Intended.Hops), nodesOf(block.Actual.Hops)):
		return "The way that was meant and the way that was taken"
	case at < 0:
		return "The way that was taken is the one that was meant"
	case m.DivergentHop == nil:
		return "The way ended before hop " + strconv.Itoa(at+1)
	default:
		words := "From hop " + strconv.Itoa(at+1) + " on the way led to " + hopTitle(*m.DivergentHop)
		var countries []string
		for _, code := range m.Jurisdictions {
			countries = append(countries, tidy(regionWords(code)))
		}
		if len(countries) > 0 && len(countries) <= 3 {
			words += " (" + enumerated(countries) + ")"
		}
		return words
	}
}

func nodesOf(hops []incident.Hop) []chart.Node {
	nodes := make([]chart.Node, len(hops))
	for i, h := range hops {
		nodes[i] = chart.Node{ID: h.ID, Title: upperFirst(hopTitle(h)), Detail: hopDetail(h),
			Beyond: h.Trust == incident.TrustThirdParty || h.Trust == incident.TrustUnknownParty}
	}
	return nodes
}

// hopTitle names a hop by who runs it, else by what it does.
func hopTitle(h incident.Hop) string {
	switch {
	case tidy(h.Operator) != "":
		return tidy(h.Operator)
	case h.Role != "" && h.Role != "other":
		return phrase("", h.Role)
	}
	return tidy(h.ID)
}

// hopDetail tells where a hop is and what it does.
func hopDetail(h incident.Hop) string {
	var words []string
	add := func(word string) {
		if word = tidy(word); word != "" {
			words = append(words, word)
		}
	}
	if tidy(h.Operator) != "" && h.Role != "other" {
		add(phrase("", h.Role))
	}
	add(hostText(h))
	add(h.Address)
	add(h.Prefix)
	if as := "AS" + strconv.Itoa(h.ASN); h.ASN != 0 && !strings.Contains(h.Operator, as) {
		add(as)
	}
	if h.Jurisdiction != "" {
		add(regionWords(h.Jurisdiction))
	}
	if len(words) == 0 && isPlain(h.Description) {
		add(h.Description)
	}
	return strings.Join(words, " · ")
}

func hostText(h incident.Hop) string {
	if h.Host != "" && h.Port != 0 {
		return net.JoinHostPort(h.Host, strconv.Itoa(h.Port))
	}
	return h.Host
}

// pathTable sets the hops of both ways side by side.
func pathTable(intended, actual []incident.Hop) chart.Table {
	t := chart.Table{Caption: "The two ways, hop by hop", Columns: tableColumns("Hop", "Meant", "Taken", "Taken way is in the hands of")}
	cell := func(hops []incident.Hop, i int) string {
		if i >= len(hops) {
			return "–"
		}
		return strings.Join(append([]string{hopTitle(hops[i])}, strings.Split(hopDetail(hops[i]), " · ")...), ", ")
	}
	for i := range max(len(intended), len(actual)) {
		hands := "–"
		if i < len(actual) {
			hands = phrase("trust", actual[i].Trust)
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), strings.TrimSuffix(cell(intended, i), ", "), strings.TrimSuffix(cell(actual, i), ", "), hands})
	}
	return t
}

// drawFlow draws how much went where, once every value is known.
func (d *illustrator) drawFlow() {
	flows := d.inc.Misrouting.Flows
	if !d.Misrouting.FlowsKnown || len(flows) == 0 {
		return
	}
	spec := chart.FlowSpec{ID: "flow", Table: chart.Table{Caption: "What flowed where", Columns: tableColumns("From", "To", ">How much", "Meant?")}}
	seen, sum := map[string]bool{}, 0.0
	for _, f := range flows {
		for _, id := range []string{f.From, f.To} {
			if !seen[id] {
				seen[id] = true
				spec.Nodes = append(spec.Nodes, chart.FlowNode{ID: id, Name: d.hopNamed(id)})
			}
		}
		value, _ := f.Value.Range().Exact()
		sum += value
		words := countWords(value)
		if unit := tidy(f.Unit); unit != "" {
			words += " " + plural(value, unit)
		}
		isWrong, meant := false, "not told"
		if f.Intended != nil {
			isWrong, meant = !*f.Intended, map[bool]string{true: "yes", false: "no"}[*f.Intended]
		}
		spec.Links = append(spec.Links, chart.Link{From: f.From, To: f.To, Value: value, Text: words, Wrong: isWrong})
		spec.Table.Rows = append(spec.Table.Rows, []string{d.hopNamed(f.From), d.hopNamed(f.To), words, meant})
	}
	const most = 24 // nodes that a drawing can tell apart
	if sum <= 0 || len(spec.Nodes) > most {
		return
	}
	spec.Label = "How much went where"
	if isTold(d.Misrouting.Misrouted) {
		spec.Label = upperFirst(ratioWords(d.Misrouting.Misrouted))
		if unit := tidy(flows[0].Unit); unit != "" {
			spec.Label += " of the " + plural(2, unit)
		}
		spec.Label += " went the wrong way"
	}
	f, err := chart.NewFlow(spec)
	d.add(inMisrouting, spec.Label, "", f, err)
}

// hopNamed names the hop that a flow refers to, with its id where hops share a
// name.
func (d *illustrator) hopNamed(id string) string {
	if isAmbiguous(id, d.inc.Misrouting.Flows, d.hopCalled) {
		return d.hopCalled(id) + " (" + tidy(id) + ")"
	}
	return d.hopCalled(id)
}

// isAmbiguous reports whether flows lead by another hop with the same name.
func isAmbiguous(id string, flows []incident.Flow, name func(id string) string) bool {
	return slices.ContainsFunc(flows, func(f incident.Flow) bool {
		return f.From != id && name(f.From) == name(id) || f.To != id && name(f.To) == name(id)
	})
}

func (d *illustrator) hopCalled(id string) string {
	for _, p := range []*incident.Path{d.inc.Misrouting.Intended, d.inc.Misrouting.Actual} {
		for _, h := range hopsOf(p) {
			if h.ID != id {
				continue
			}
			if h.Host != "" {
				return tidy(h.Host)
			}
			return hopTitle(h)
		}
	}
	return tidy(id)
}
