package page

import (
	"net"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

func (c *composer) misroutingView() kindView {
	block, m, say := c.inc.Misrouting, c.Misrouting, c.say.Say
	view := kindView{Heading: say("The misrouting in detail"), Facts: c.misroutingFacts(block)}
	var p parts
	if !c.drawn("path") {
		p.table(say("The two ways"), c.paths(block), c.pathNote(block))
	}
	p.table(say("What came within reach"), c.exposure(block.Exposure), "")
	p.table(say("How it was contained"), c.containment(m.Containment), "")
	if !c.drawn("flow") {
		p.table(say("What flowed where"), c.flows(block.Flows), "")
	}
	view.Parts = p
	return view
}

func (c *composer) misroutingFacts(block *incident.MisroutingBlock) grid {
	m, say := c.Misrouting, c.say.Say
	g := c.factsGrid()
	g.add(say("Where"), saidFirst(c.say, "layer", block.Layer))
	g.add(say("Protocols"), c.names(block.Protocol, strings.ToUpper))
	if m.PathHidden {
		g.add(say("Wrong from"), c.say.Absent(incident.Withheld))
	}
	g.add(say("Wrong from"), c.divergence())
	g.add(say("Passed into other hands"), c.crossings())
	g.add(say("Countries entered"), c.names(m.Jurisdictions, c.say.Region))
	if len(block.Flows) > 0 {
		g.add(say("Misrouted share"), c.ratio(m.Misrouted, c.say.Ratio))
	}
	g.add(say("Exposed for"), c.lengthIfKnown(m.Exposure))
	g.add(say("Noticed after"), c.lengthIfKnown(m.Lag))
	g.add(say("Condition lay unnoticed for"), c.lengthIfKnown(m.Dwell))
	if len(m.Containment) > 0 {
		g.add(say("Fully contained"), c.sinceDetection(m.FullContainment))
	}
	g.add(say("Residual exposure"), c.heldWords(m.Residual))
	return g
}

// sinceDetection tells a length from the detection on.
func (c *composer) sinceDetection(d report.Duration) string {
	if !d.Known() && !words.IsEarlier(d) {
		return c.length(d)
	}
	return c.say.Beside(d, c.say.SayAs("before or after", "the detection")) + c.mark(d.Status)
}

// divergence tells the first hop that should not have been reached.
func (c *composer) divergence() string {
	m := c.Misrouting
	switch {
	case m.FirstDivergent < 0:
		return ""
	case m.DivergentHop == nil:
		return c.say.Say("hop %s: the way ended early", strconv.Itoa(m.FirstDivergent+1))
	}
	return c.say.Say("hop %s, %s", strconv.Itoa(m.FirstDivergent+1), c.hopName(*m.DivergentHop))
}

func (c *composer) crossings() string {
	var all []string
	for _, x := range c.Misrouting.Crossings {
		all = append(all, c.say.Bracketed(c.hopName(x.From), said(c.say, "trust", x.FromTrust))+" → "+c.say.Bracketed(c.hopName(x.To), said(c.say, "trust", x.ToTrust)))
	}
	return c.say.Items(all)
}

// hopName names a hop in a few words.
func (c *composer) hopName(h incident.Hop) string {
	switch {
	case h.Host != "":
		return code(h.Host)
	case h.Operator != "":
		return escape(h.Operator)
	case h.Prefix != "":
		return code(h.Prefix)
	case h.Role != "" && h.Role != "other":
		return said(c.say, "role", h.Role)
	}
	return escape(h.ID)
}

// paths sets the two ways side by side.
func (c *composer) paths(block *incident.MisroutingBlock) grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(say("Hop"), say("Meant"), say("Taken"))}
	intended, actual := hopsOf(block.Intended), hopsOf(block.Actual)
	for i := range max(len(intended), len(actual)) {
		row := []string{strconv.Itoa(i + 1), "–", "–"}
		if i < len(intended) {
			row[1] = c.hop(intended[i])
		}
		if i < len(actual) {
			row[2] = c.hop(actual[i])
			if c.Misrouting.FirstDivergent >= 0 && i >= c.Misrouting.FirstDivergent {
				row[2] = c.lead(say("differs")) + row[2]
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func hopsOf(p *incident.Path) []incident.Hop {
	if p == nil {
		return nil
	}
	return p.Hops
}

// hop tells all that is known of a hop.
func (c *composer) hop(h incident.Hop) string {
	var words []string
	add := func(word string) {
		if word != "" {
			words = append(words, word)
		}
	}
	add(saidFirst(c.say, "role", h.Role))
	add(escape(h.Operator))
	add(c.host(h))
	if h.Address != "" {
		add(code(h.Address))
	}
	if h.Prefix != "" {
		add(code(h.Prefix))
	}
	if as := "AS" + strconv.Itoa(h.ASN); h.ASN != 0 && !strings.Contains(h.Operator, as) {
		add(as)
	}
	if h.Protocol != "" {
		add(escape(h.Protocol))
	}
	if h.Jurisdiction != "" {
		add(escape(c.say.Region(h.Jurisdiction)))
	}
	add(said(c.say, "trust", h.Trust))
	add(c.line(h.Description))
	if len(words) == 0 {
		return escape(h.ID)
	}
	return c.say.Commas(words)
}

func (c *composer) host(h incident.Hop) string {
	switch {
	case h.Host != "" && h.Port != 0:
		return code(net.JoinHostPort(h.Host, strconv.Itoa(h.Port)))
	case h.Host != "":
		return code(h.Host)
	case h.Port != 0:
		return c.say.Say("port %s", strconv.Itoa(h.Port))
	}
	return ""
}

func (c *composer) pathNote(block *incident.MisroutingBlock) string {
	var said []string
	if block.Intended != nil && c.line(block.Intended.Description) != "" {
		said = append(said, c.say.FullStop(c.say.Colon(c.say.Say("Meant"), c.sentence(block.Intended.Description))))
	}
	if block.Actual != nil && c.line(block.Actual.Description) != "" {
		said = append(said, c.say.FullStop(c.say.Colon(c.say.Say("Taken"), c.sentence(block.Actual.Description))))
	}
	return c.say.Sentences(said...)
}

func (c *composer) exposure(e *incident.Exposure) grid {
	g := c.factsGrid()
	if e == nil {
		return g
	}
	say := c.say.Say
	g.add(say("Did anything come within reach?"), saidFirst(c.say, "possibility", e.Occurred))
	g.add(say("What"), c.names(e.DataClasses, asWritten))
	g.add(say("How many items"), c.number(e.Items, ""))
	g.add(say("How many people"), c.number(e.Subjects, ""))
	g.add(say("Within whose reach"), c.names(e.Recipients, asWritten))
	g.add(say("Encrypted on the way?"), c.encrypted(e))
	g.add(say("Looked at by the recipient?"), saidFirst(c.say, "possibility", e.AccessedByRecipient))
	g.add(say("Kept by the recipient?"), saidFirst(c.say, "possibility", e.RetainedByRecipient))
	return g
}

// encrypted says what encryption protects, which is nothing once the other end
// is the wrong one.
func (c *composer) encrypted(e *incident.Exposure) string {
	words := saidFirst(c.say, "answer", e.EncryptedInTransit)
	if e.EncryptedInTransit != incident.Yes || e.Occurred == incident.PossibilityRuledOut {
		return words
	}
	for _, x := range c.Misrouting.Crossings {
		if x.ToTrust == incident.TrustThirdParty {
			return c.say.Say("%s, which does not protect it from the wrong recipient", words)
		}
	}
	return words
}

func (c *composer) containment(steps []report.ContainmentStep) grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(say("Step"), say("When"), say("After the detection"), say("Covered"), say("Remark"))}
	for _, s := range steps {
		after := c.lengthIfKnown(s.After)
		if !c.inc.Milestone(incident.Detected).Known() {
			after = ""
		}
		g.Rows = append(g.Rows, []string{
			saidFirst(c.say, "containment", s.Action) + c.mark(s.Status), c.when(s.At), after,
			c.fraction(s.Containment.Coverage), strings.TrimSpace(c.line(s.Text) + c.cite(s.Evidence...)),
		})
	}
	return g
}

func (c *composer) flows(flows []incident.Flow) grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(c.say.SayAs("flow", "From"), c.say.SayAs("flow", "To"), ">"+say("How much"), say("Meant?"))}
	if !slices.ContainsFunc(flows, func(f incident.Flow) bool { return f.Value.Known() }) {
		return g
	}
	for _, f := range flows {
		meant := ""
		if f.Intended != nil {
			meant = words.Phrase(c.say, "answer", strconv.FormatBool(*f.Intended))
		}
		much := ""
		switch {
		case f.Value.Known():
			much = c.number(f.Value, f.Unit)
		case f.Value != nil:
			much = c.number(f.Value, "")
		}
		g.Rows = append(g.Rows, []string{c.flowEnd(f.From, flows), c.flowEnd(f.To, flows), much, meant})
	}
	return g
}

// flowEnd names the hop at an end of a flow, with its id where hops share a
// name.
func (c *composer) flowEnd(id string, flows []incident.Flow) string {
	if isAmbiguous(id, flows, c.hopByID) {
		return c.say.Bracketed(c.hopByID(id), escape(id))
	}
	return c.hopByID(id)
}

// hopByID names the hop that a flow refers to.
func (c *composer) hopByID(id string) string {
	block := c.inc.Misrouting
	for _, p := range []*incident.Path{block.Intended, block.Actual} {
		for _, h := range hopsOf(p) {
			if h.ID == id {
				return c.hopName(h)
			}
		}
	}
	return escape(id)
}
