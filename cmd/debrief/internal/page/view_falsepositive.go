package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

func (c *composer) falsePositiveView() kindView {
	block := c.inc.FalsePositive
	view := kindView{Heading: "The false positive in numbers", Facts: c.falsePositiveFacts(block)}
	var p parts
	p.table("How good the verdicts were", c.quality(), c.qualityNote())
	p.table("Getting it back", c.releases(block), releaseNote(block.TimeToRelease))
	p.list("What else it did", c.collateral(block))
	view.Parts = p
	return view
}

func (c *composer) falsePositiveFacts(block *incident.FalsePositiveBlock) grid {
	g := factsGrid()
	unit := block.Unit
	if d := block.Detector; d != nil {
		g.add("Detector", c.detector(d))
		g.add("Brought in", c.rollout(d))
		if d.WithdrawnAt != nil {
			g.add("Withdrawn", c.when(d.WithdrawnAt))
		}
	}
	if v := block.Verdict; v != nil {
		g.add("Verdict", c.verdict(v))
	}
	g.add("Done automatically", names(block.AutomatedActions, asWritten))
	g.add("Wrongly flagged", c.number(block.WronglyFlagged, unit))
	g.add("By what was done", c.namedNumbers(block.ByAction))
	if r := block.Released; r != nil {
		g.add("Given back by", c.namedNumbers(r.By))
		g.add("Lost for good", c.number(r.Unrecoverable, unit))
	}
	if o := block.Override; o != nil {
		g.add("Could customers overrule it?", c.override(o))
	}
	return g
}

func (c *composer) detector(d *incident.Detector) string {
	var words []string
	if d.Name != "" {
		words = append(words, escape(d.Name))
	}
	if d.Type != "" {
		words = append(words, said("", d.Type))
	}
	if d.VersionBad != "" {
		words = append(words, "version at fault "+escape(d.VersionBad))
	}
	if d.VersionGood != "" {
		words = append(words, "good version "+escape(d.VersionGood))
	}
	return strings.Join(words, ", ")
}

func (c *composer) rollout(d *incident.Detector) string {
	words := ""
	if d.DeployedAt != nil {
		words = c.when(d.DeployedAt)
	}
	return joined(words, ": ", escape(d.Rollout))
}

func (c *composer) verdict(v *incident.Verdict) string {
	var words []string
	if v.Assigned != "" {
		words = append(words, "taken for "+escape(v.Assigned))
	}
	if v.Correct != "" {
		words = append(words, "really "+escape(v.Correct))
	}
	return strings.Join(words, ", ")
}

func (c *composer) override(o *incident.Override) string {
	words := ""
	if o.CustomerOverrideWorked != "" {
		words = saidFirst("answer", o.CustomerOverrideWorked)
	}
	return joined(words, ": ", c.line(o.Note))
}

// namedNumbers tells numbers with their names: "quarantine 34,906, …".
func (c *composer) namedNumbers(all []incident.NamedNumber) string {
	var words []string
	for _, n := range all {
		if n.Number != nil {
			words = append(words, escape(n.Name)+" "+c.number(n.Number, ""))
		}
	}
	return strings.Join(words, "; ")
}

// collateral lists harm beside the wrong verdicts.
func (c *composer) collateral(block *incident.FalsePositiveBlock) []string {
	var all points
	for _, item := range block.Collateral {
		words := c.sentence(item.Text)
		if item.Count != nil {
			words = fullStop(words) + " Count: " + c.number(item.Count, "")
		}
		all.add(saidFirst("collateral", item.Type), words)
	}
	return all
}
