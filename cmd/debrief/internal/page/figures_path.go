package page

import (
	"net"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
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
	say := d.say.Say
	f, err := chart.NewPath(chart.PathSpec{
		ID: "path", Label: heading, Intended: d.nodesOf(intended), Actual: d.nodesOf(actual),
		IntendedName: say("meant"), ActualName: say("taken"), BoundaryName: say("in other hands"),
		More: func(n int) string { return say("… and %s more", d.say.Whole(int64(n))) }, Table: d.pathTable(intended, actual),
	})
	d.add(inMisrouting, heading, "", f, err)
}

// pathFinding tells where the ways part. Hops with one id that are described in
// two ways are shown without a finding.
func (d *illustrator) pathFinding() string {
	m, block, say := d.Misrouting, d.inc.Misrouting, d.say.Say
	switch at := m.FirstDivergent; {
	case len(hopsOf(block.Actual)) == 0:
		return say("The way that was meant; the one taken is not known")
	case len(hopsOf(block.Intended)) == 0:
		return say("The way that was taken; the one meant is not known")
	case at < 0 && !slices.Equal(d.nodesOf(block.Intended.Hops), d.nodesOf(block.Actual.Hops)):
		return say("The way that was meant and the way that was taken")
	case at < 0:
		return say("The way that was taken is the one that was meant")
	case m.DivergentHop == nil:
		return say("The way ended before hop %s", strconv.Itoa(at+1))
	default:
		words := say("From hop %s on the way led to %s", strconv.Itoa(at+1), d.hopTitle(*m.DivergentHop))
		var countries []string
		for _, code := range m.Jurisdictions {
			countries = append(countries, tidy(d.say.Region(code)))
		}
		if len(countries) <= 3 {
			words = d.say.Bracketed(words, d.say.List(countries))
		}
		return words
	}
}

func (d *illustrator) nodesOf(hops []incident.Hop) []chart.Node {
	nodes := make([]chart.Node, len(hops))
	for i, h := range hops {
		nodes[i] = chart.Node{ID: h.ID, Title: upperFirst(d.hopTitle(h)), Detail: strings.Join(d.hopDetails(h), " · "),
			Beyond: h.Trust == incident.TrustThirdParty || h.Trust == incident.TrustUnknownParty}
	}
	return nodes
}

// hopTitle names a hop by who runs it, else by what it does.
func (d *illustrator) hopTitle(h incident.Hop) string {
	switch {
	case tidy(h.Operator) != "":
		return tidy(h.Operator)
	case h.Role != "" && h.Role != "other":
		return words.Phrase(d.say, "role", h.Role)
	}
	return tidy(h.ID)
}

// hopDetails tell where a hop is and what it does.
func (d *illustrator) hopDetails(h incident.Hop) []string {
	var details []string
	add := func(detail string) {
		if detail = tidy(detail); detail != "" {
			details = append(details, detail)
		}
	}
	if tidy(h.Operator) != "" && h.Role != "other" {
		add(words.Phrase(d.say, "role", h.Role))
	}
	add(hostText(h))
	add(h.Address)
	add(h.Prefix)
	if as := "AS" + strconv.Itoa(h.ASN); h.ASN != 0 && !strings.Contains(h.Operator, as) {
		add(as)
	}
	if h.Jurisdiction != "" {
		add(d.say.Region(h.Jurisdiction))
	}
	if len(details) == 0 && isPlain(h.Description) {
		add(h.Description)
	}
	return details
}

func hostText(h incident.Hop) string {
	if h.Host != "" && h.Port != 0 {
		return net.JoinHostPort(h.Host, strconv.Itoa(h.Port))
	}
	return h.Host
}

// pathTable sets the hops of both ways side by side.
func (d *illustrator) pathTable(intended, actual []incident.Hop) chart.Table {
	say := d.say.Say
	t := chart.Table{Caption: say("The two ways, hop by hop"), Columns: tableColumns(say("Hop"), say("Meant"), say("Taken"), say("Taken way is in the hands of"))}
	cell := func(hops []incident.Hop, i int) string {
		if i >= len(hops) {
			return "–"
		}
		return d.say.Commas(append([]string{d.hopTitle(hops[i])}, d.hopDetails(hops[i])...))
	}
	for i := range max(len(intended), len(actual)) {
		hands := "–"
		if i < len(actual) {
			hands = words.Phrase(d.say, "trust", actual[i].Trust)
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), cell(intended, i), cell(actual, i), hands})
	}
	return t
}

// drawFlow draws how much went where, once every value is known.
func (d *illustrator) drawFlow() {
	flows := d.inc.Misrouting.Flows
	if !d.Misrouting.FlowsKnown || len(flows) == 0 {
		return
	}
	say := d.say.Say
	spec := chart.FlowSpec{ID: "flow", Table: chart.Table{Caption: say("What flowed where"), Columns: tableColumns(d.say.SayAs("flow", "From"), d.say.SayAs("flow", "To"), ">"+say("How much"), say("Meant?"))}}
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
		much := d.say.Amount(value)
		if unit := tidy(f.Unit); unit != "" {
			much += " " + d.say.Unit(value, unit)
		}
		isWrong, meant := false, say("not told")
		if f.Intended != nil {
			isWrong, meant = !*f.Intended, words.Phrase(d.say, "answer", strconv.FormatBool(*f.Intended))
		}
		spec.Links = append(spec.Links, chart.Link{From: f.From, To: f.To, Value: value, Text: much, Wrong: isWrong})
		spec.Table.Rows = append(spec.Table.Rows, []string{d.hopNamed(f.From), d.hopNamed(f.To), much, meant})
	}
	const most = 24 // nodes that a drawing can tell apart
	if sum <= 0 || len(spec.Nodes) > most {
		return
	}
	spec.Label = d.flowFinding(tidy(flows[0].Unit))
	f, err := chart.NewFlow(spec)
	d.add(inMisrouting, spec.Label, "", f, err)
}

// flowFinding tells what share went the wrong way, as far as that is known.
func (d *illustrator) flowFinding(unit string) string {
	share := d.say.Ratio(d.Misrouting.Misrouted)
	switch {
	case !isTold(d.Misrouting.Misrouted):
		return d.say.Say("How much went where")
	case unit != "":
		return upperFirst(d.say.Say("%s of the %s went the wrong way", share, d.say.Unit(2, unit)))
	}
	return upperFirst(d.say.Say("%s went the wrong way", share))
}

// hopNamed names the hop that a flow refers to, with its id where hops share a
// name.
func (d *illustrator) hopNamed(id string) string {
	if isAmbiguous(id, d.inc.Misrouting.Flows, d.hopCalled) {
		return d.say.Bracketed(d.hopCalled(id), tidy(id))
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
			return d.hopTitle(h)
		}
	}
	return tidy(id)
}
