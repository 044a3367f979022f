package page

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/card"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// cards draws the pictures for links to pages. It is nil where the site's
// address is not known: a picture is looked for at an absolute address.
type cards struct {
	*card.Drawer
	site   string
	accent card.Colour
	tones  map[string]card.Colour // of kinds, by the stylesheet's names
	// english has the words that stand in for those that cards cannot show.
	english *words.Language
}

func newCards(site Site, style File) (*cards, error) {
	if site.BaseURL == "" {
		return nil, nil
	}
	drawer, err := card.New()
	if err != nil {
		return nil, err
	}
	c := &cards{Drawer: drawer, site: site.Title, tones: map[string]card.Colour{}, english: words.English()}
	for _, m := range themeColour.FindAllStringSubmatch(string(style.Data), -1) {
		if _, known := c.tones[m[1]]; !known { // the first one is of the light scheme
			c.tones[m[1]] = inked(m[2])
		}
	}
	c.accent = c.tones["accent"]
	if site.Accent != "" {
		c.accent = inked(site.Accent)
	}
	return c, nil
}

// themeColour matches the colours of theme.css that cards have too.
var themeColour = regexp.MustCompile(`--(accent|kind-[a-z-]+): (#[0-9a-fA-F]{6});`)

// inked is a colour as dark as it has to be to be read.
func inked(text string) card.Colour {
	c, err := parseColour(text)
	if err != nil {
		return card.Colour{}
	}
	c = c.towards(colour{0, 0, 0}, lightGround)
	return card.Colour{uint8(c[0]), uint8(c[1]), uint8(c[2])}
}

// shapeOf is the shape that the pages' icons have for a kind.
func shapeOf(kind incident.Kind) card.Shape {
	switch kind {
	case incident.Misrouting:
		return card.Diversion
	case incident.FalsePositive:
		return card.Shield
	case incident.Outage:
		return card.Power
	}
	return card.Diamond
}

func (c *cards) tone(kind incident.Kind) card.Colour {
	if tone, known := c.tones["kind-"+string(kind)]; known {
		return tone
	}
	return c.tones["kind-other"]
}

// firstShown is the first of the texts that a card can show; empty if none.
func (c *cards) firstShown(texts ...string) string {
	for _, text := range texts {
		if c.Shows(text) {
			return text
		}
	}
	return ""
}

// card draws the picture for links to a report. A title with a letter that
// cards do not have is stood in for by the incident's id, and our own words by
// the English ones.
func (r *Renderer) card(e *portfolio.Entry, l *listed) ([]byte, error) {
	c := r.cards
	drawn := card.Card{
		Site: c.site, Accent: c.accent, Shape: shapeOf(e.Kind), Kind: c.firstShown(l.Kind, e.Kind.Profile().Label, string(e.Kind)), Tone: c.tone(e.Kind),
		Title: c.firstShown(l.Title, e.ID),
	}
	if s := e.Severity; s != nil && s.Level != string(incident.Unknown) {
		drawn.Tags = append(drawn.Tags, c.firstShown(l.Severity, s.Level))
	}
	if e.Fictional {
		drawn.Mark = c.firstShown(r.say.Say("Fictional example"), "Fictional example")
	}
	switch {
	case e.RecordStatus == incident.Retracted:
		if drawn.Mark != "" {
			drawn.Tags = append(drawn.Tags, drawn.Mark)
		}
		drawn.Mark = c.firstShown(l.RecordStatus, "Retracted")
	case l.RecordStatus != "":
		drawn.Tags = append(drawn.Tags, l.RecordStatus)
	}
	drawn.Facts = []card.Fact{
		{Label: r.say.Say("Date"), Value: c.firstShown(l.When.Words, writtenDay(e.When()))},
		{Label: r.say.Say("Duration"), Value: c.firstShown(l.Duration, c.english.Duration(e.Impact()))},
	}
	if e.State != "" && e.State != incident.StateUnknown {
		drawn.Facts = append(drawn.Facts, card.Fact{Label: r.say.Say("State"), Value: l.State})
	}
	if len(l.Services) > 0 {
		drawn.Facts = append(drawn.Facts, card.Fact{Label: r.say.Say("Service"), Value: l.Services[0]})
		if len(l.Services) > 1 {
			drawn.Facts[len(drawn.Facts)-1] = card.Fact{Label: r.say.Say("Services"), Value: strings.Join(l.Services, ", ")}
		}
	}
	return c.Draw(drawn)
}

// writtenDay is a time's day in digits, for a time that is one instant; else
// empty.
func writtenDay(t *incident.Time) string {
	if t == nil || t.At.IsZero() || t.Approx {
		return ""
	}
	day := t.At.String()
	return day[:min(len(day), len(time.DateOnly))]
}

// siteCard draws the picture for links to all other pages.
func (c *cards) siteCard(site Site, say *words.Language) (File, error) {
	drawn := card.Card{Site: c.site, Accent: c.accent, Shape: card.Pulse, Tone: c.accent, Title: say.Say("Incident reports")}
	if site.Organisation != "" {
		drawn.Site, drawn.Title = site.Organisation, site.Title
	}
	if u, err := url.Parse(site.BaseURL); err == nil {
		drawn.Facts = []card.Fact{{Label: say.Say("Incident reports"), Value: u.Host + strings.TrimSuffix(u.Path, "/")}}
		if !c.Shows(drawn.Title) {
			drawn.Title, drawn.Facts = u.Host, nil
		}
	}
	data, err := c.Draw(drawn)
	return named("card.png", data), err
}
