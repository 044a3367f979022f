package page

import (
	"debrief/cmd/debrief/internal/incident"
)

func (c *composer) falsePositiveView() kindView {
	block := c.inc.FalsePositive
	say := c.say.Say
	view := kindView{Heading: say("The false positive in numbers"), Facts: c.falsePositiveFacts(block)}
	var p parts
	p.table(say("How good the verdicts were"), c.quality(), c.qualityNote())
	p.table(say("Getting it back"), c.releases(block), c.releaseNote(block.TimeToRelease))
	p.list(say("What else it did"), c.collateral(block))
	view.Parts = p
	return view
}

func (c *composer) falsePositiveFacts(block *incident.FalsePositiveBlock) grid {
	say := c.say.Say
	g := c.factsGrid()
	unit := block.Unit
	if d := block.Detector; d != nil {
		g.add(say("Detector"), c.detector(d))
		g.add(say("Brought in"), c.rollout(d))
		if d.WithdrawnAt != nil {
			g.add(say("Withdrawn"), c.when(d.WithdrawnAt))
		}
	}
	if v := block.Verdict; v != nil {
		g.add(say("Verdict"), c.verdict(v))
	}
	g.add(say("Done automatically"), c.names(block.AutomatedActions, asWritten))
	g.add(say("Wrongly flagged"), c.number(block.WronglyFlagged, unit))
	g.add(say("By what was done"), c.namedNumbers(block.ByAction))
	if r := block.Released; r != nil {
		g.add(say("Given back by"), c.namedNumbers(r.By))
		g.add(say("Lost for good"), c.number(r.Unrecoverable, unit))
	}
	if o := block.Override; o != nil {
		g.add(say("Could customers overrule it?"), c.override(o))
	}
	return g
}

func (c *composer) detector(d *incident.Detector) string {
	var words []string
	if d.Name != "" {
		words = append(words, escape(d.Name))
	}
	if d.Type != "" {
		words = append(words, said(c.say, "detector", d.Type))
	}
	if d.VersionBad != "" {
		words = append(words, c.say.Say("version at fault %s", escape(d.VersionBad)))
	}
	if d.VersionGood != "" {
		words = append(words, c.say.Say("good version %s", escape(d.VersionGood)))
	}
	return c.say.Commas(words)
}

func (c *composer) rollout(d *incident.Detector) string {
	words := ""
	if d.DeployedAt != nil {
		words = c.when(d.DeployedAt)
	}
	return c.say.Colon(words, escape(d.Rollout))
}

func (c *composer) verdict(v *incident.Verdict) string {
	var words []string
	if v.Assigned != "" {
		words = append(words, c.say.Say("taken for %s", escape(v.Assigned)))
	}
	if v.Correct != "" {
		words = append(words, c.say.Say("really %s", escape(v.Correct)))
	}
	return c.say.Commas(words)
}

func (c *composer) override(o *incident.Override) string {
	words := ""
	if o.CustomerOverrideWorked != "" {
		words = saidFirst(c.say, "answer", o.CustomerOverrideWorked)
	}
	return c.say.Colon(words, c.line(o.Note))
}

// namedNumbers tells numbers with their names: "quarantine 34,906, …".
func (c *composer) namedNumbers(all []incident.NamedNumber) string {
	var words []string
	for _, n := range all {
		if n.Number != nil {
			words = append(words, escape(n.Name)+" "+c.number(n.Number, ""))
		}
	}
	return c.say.Items(words)
}

// collateral lists harm beside the wrong verdicts.
func (c *composer) collateral(block *incident.FalsePositiveBlock) []string {
	all := c.points()
	for _, item := range block.Collateral {
		words := c.sentence(item.Text)
		if item.Count != nil {
			words = c.say.Sentences(c.say.FullStop(words), c.say.Say("Count: %s", c.number(item.Count, "")))
		}
		all.add(saidFirst(c.say, "collateral", item.Type), words)
	}
	return all.list
}
