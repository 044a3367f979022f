package schema

// impactKeys are those of the impact.
var impactKeys = map[string]key{
	"Impact.summary":       {text: "What those who were hit could not do, in a sentence or two.", examples: eg("One user in nine could not open a mailbox.")},
	"Impact.dimensions":    {text: "The qualities of the service that suffered.", examples: eg([]string{"availability", "latency"})},
	"Impact.users":         {text: "How many users were hit. The share is worked out."},
	"Impact.organisations": {text: "How many organisations were hit. The share is worked out."},
	"Impact.items":         {text: "How many items were hit, such as messages or files. The share is worked out."},
	"Impact.requests":      {text: "How many requests failed. The share is worked out."},
	"Impact.transactions":  {text: "How many transactions were hit. The share is worked out."},
	"Impact.reports":       {text: "How many reports came in from users."},
	"Impact.regions":       {text: "The countries or regions that were hit: ISO 3166-1 codes in capitals. Put \"NO\" in quotes.", examples: somePlaces},
	"Impact.functions":     {text: "What did not work.", examples: eg([]string{"login", "search"})},
	"Impact.support":       {text: "What reached the help desk."},
	"Impact.financial":     {text: "What it cost."},
	"Impact.reputation":    {text: "What was said in public."},
	"Impact.sla":           {text: "Whether a contract was broken."},
	"Impact.data":          {text: "Which data was touched."},
	"Impact.slo":           {text: "What the incident used of the error budgets of service-level objectives."},
	"Impact.series":        {text: "Measures over time, drawn as charts."},

	"Count.affected": {text: "How many were hit. Where it is not known exactly: {min: 300, max: 500}, or {value: 400, approx: true}.", examples: aNumber},
	"Count.total":    {text: "How many there are in all.", examples: aNumber},

	"Support.tickets":    {text: "How many tickets were opened.", examples: aNumber},
	"Support.complaints": {text: "How many complaints came in.", examples: aNumber},

	"Financial.currency":      {text: "The currency of all amounts: three capital letters of ISO 4217.", form: "Currency", examples: eg("EUR")},
	"Financial.direct_cost":   {text: "What had to be paid because of the incident.", form: "Money", examples: aNumber},
	"Financial.indirect_cost": {text: "What was lost otherwise, such as sales.", form: "Money", examples: aNumber},
	"Financial.recoveries":    {text: "What came back, such as from an insurance.", form: "Money", examples: aNumber},
	"Financial.sla_credits":   {text: "What customers were credited.", form: "Money", examples: aNumber},

	"Reputation.media": {text: "true if the press wrote about it."},
	"Reputation.text":  {text: "What was said, in Markdown.", examples: eg("Two local papers wrote about it.")},

	"SLA.breached": {text: "Whether the contract was broken: true, false or unknown."},
	"SLA.reason":   {text: "Why, in Markdown.", examples: eg("99.9 % a month; it was 99.7 %")},

	"DataImpact.dimension": {text: "The qualities of the data that suffered.", examples: eg([]string{"integrity"})},
	"DataImpact.records":   {text: "How many records were touched.", examples: aNumber},
	"DataImpact.subjects":  {text: "How many people the data is about.", examples: aNumber},
	"DataImpact.classes":   {text: "What sort of data it is.", examples: eg([]string{"addresses", "mail"})},
	"DataImpact.text":      {text: "What happened to the data, in Markdown.", examples: eg("No data was lost.")},

	"SLO.id":                  {text: "The name of the objective.", form: "Anchor", examples: eg("login")},
	"SLO.service":             {text: "The service that it is promised for, by the name that config.yaml lists.", examples: eg("outlook-com")},
	"SLO.sli":                 {text: "What is measured, in plain text.", form: "Paragraph", examples: eg("good logins / logins")},
	"SLO.target":              {text: "The share that has to be good: more than 0 and less than 1.", least: "0", most: "1", between: true, examples: eg(0.999)},
	"SLO.window":              {text: "The time that the budget is for.", examples: eg("30d")},
	"SLO.budgeting":           {text: "How the budget is counted."},
	"SLO.slice":               {text: "How long a slice is, for budgets in timeslices.", examples: eg("1m")},
	"SLO.window_end":          {text: "When the window ended that the numbers are of.", examples: anInstant},
	"SLO.total_events":        {text: "How many events there were in the window.", examples: aNumber},
	"SLO.bad_events_incident": {text: "How many of them were bad because of this incident.", examples: aNumber},
	"SLO.bad_events_window":   {text: "How many of them were bad for whatever reason.", examples: aNumber},
	"SLO.bad_slices_incident": {text: "How many slices were bad because of this incident.", examples: aNumber},
	"SLO.bad_slices_window":   {text: "How many slices were bad for whatever reason.", examples: aNumber},

	"Series.id":     {text: "The name of the series, for links.", form: "Anchor", examples: eg("failed-logins")},
	"Series.title":  {text: "What the chart shows.", examples: eg("Failed logins")},
	"Series.unit":   {text: "What is counted. The unit ratio stands for a share from 0 to 1.", examples: eg("ratio", "message")},
	"Series.points": {text: "The measures in the order of time: [time, number], with null for a gap.", examples: eg([]any{[]any{"2026-02-05T08:00Z", 0.01}, []any{"2026-02-05T08:10Z", nil}})},
}
