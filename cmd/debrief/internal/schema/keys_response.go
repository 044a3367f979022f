package schema

// responseKeys are those of the response, the cause and what follows from it.
var responseKeys = map[string]key{
	"Response.detection":      {text: "How the organisation came to know."},
	"Response.roles":          {text: "The parts that people had in the response."},
	"Response.teams":          {text: "The teams that took part.", examples: eg([]string{"mail-platform"})},
	"Response.bcp_activated":  {text: "true if a plan for business continuity was put in force."},
	"Response.workarounds":    {text: "What those who were hit could do meanwhile."},
	"Response.communications": {text: "What those who were hit were told, message by message."},

	"Detection.method":            {text: "Who or what noticed first."},
	"Detection.gap":               {text: "Why it was not noticed sooner, in Markdown.", examples: eg("The alert watches the count per customer, not the sum.")},
	"Detection.earliest_evidence": {text: "The first moment at which the data would have shown it.", examples: aTime},
	"Detection.alert":             {text: "The alert that fired, or should have.", form: "Paragraph", examples: eg("login-errors")},

	"Role.role": {text: "The part.", examples: eg("incident commander")},
	"Role.team": {text: "The team of whoever had it.", examples: eg("mail-platform")},
	"Role.name": {text: "Who it was. Restricted unless marked otherwise; better left out.", examples: eg("R. Example")},

	"Workaround.text": {text: "What they could do, in Markdown.", examples: eg("Mail clients that were signed in kept working.")},
	"Workaround.from": {text: "Since when it worked.", examples: aTime},
	"Workaround.to":   {text: "Until when it worked.", form: "End", examples: aTime},

	"Communication.at":      {text: "When it was sent.", examples: aTime},
	"Communication.channel": {text: "Where it was said.", examples: eg("status-page", "mail")},
	"Communication.text":    {text: "What was said, in Markdown.", examples: eg("We are looking into it.")},

	"Cause.summary":              {text: "Why it happened, in a few sentences: conditions, not people.", examples: eg("The failover moved the store's address, not the store.")},
	"Cause.confidence":           {text: "How sure you are of the cause."},
	"Cause.trigger":              {text: "What set it off. The factors say why it could."},
	"Cause.contributing_factors": {text: "The conditions without which it would have gone otherwise. There is never just one."},
	"Cause.ruled_out":            {text: "Ideas that turned out wrong, and what showed it."},
	"Cause.open_questions":       {text: "What you would still like to know.", examples: eg([]string{"Why did the first alert take four minutes?"})},

	"Trigger.text":     {text: "What changed, in Markdown.", examples: eg("The yearly failover test")},
	"Trigger.category": {text: "What sort of thing it was."},
	"Trigger.at":       {text: "When it changed.", examples: aTime},

	"Factor.id":       {text: "A name for links and for actions. Left out, factors are counted: f1, f2, …", form: "Anchor", examples: eg("f1")},
	"Factor.category": {text: "What sort of condition it is."},
	"Factor.text":     {text: "The condition, in Markdown.", examples: eg("The test environment has one site only.")},

	"RuledOut.text": {text: "The idea, in Markdown.", examples: eg("A full disk")},

	"Remediation.immediate":         {text: "What was done at once.", examples: eg([]string{"The rule was switched off."})},
	"Remediation.actions":           {text: "The work that follows, each with an owner and a day."},
	"Remediation.reason_no_actions": {text: "Why no action follows, in Markdown.", examples: eg("The service is being replaced this month.")},

	"Action.id":       {text: "A name for links. Left out, actions are counted: a1, a2, …", form: "Anchor", examples: eg("a1")},
	"Action.title":    {text: "What will be different when it is done. Begin with a verb.", examples: eg("Run the false-positive gate on every path")},
	"Action.type":     {text: "What the action is for."},
	"Action.factors":  {text: "The ids of the contributing factors that it is about.", examples: eg([]string{"f1"})},
	"Action.priority": {text: "How urgent it is, P0 first."},
	"Action.owner":    {text: "The team that does it, by the name that config.yaml lists; never a person.", examples: eg("mail-platform")},
	"Action.created":  {text: "When it was decided.", examples: eg("2026-02-06")},
	"Action.due":      {text: "When it is to be done.", examples: eg("2026-03-31")},
	"Action.status":   {text: "How far it is.", fallback: "open"},
	"Action.done_at":  {text: "When it was done.", examples: eg("2026-03-20")},
	"Action.verify":   {text: "How you will know that it works, in Markdown.", examples: eg("The test passes without hands.")},
	"Action.decision": {text: "Why it was put off or dropped, in Markdown.", examples: eg("Waits for the budget of 2027.")},
	"Action.ticket":   {text: "The ticket: an address or a number.", examples: eg("https://tracker.example.com/MAIL-17", "MAIL-17")},

	"Lessons.went_well":   {text: "What went well.", examples: eg([]string{"The team was there within minutes."})},
	"Lessons.went_poorly": {text: "What went badly.", examples: eg([]string{"The page came late."})},
	"Lessons.lucky":       {text: "Where you were lucky.", examples: eg([]string{"It was a quiet morning."})},
	"Lessons.surprises":   {text: "What nobody expected.", examples: eg([]string{"The cache ignored that the rule was gone."})},
}
