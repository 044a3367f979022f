package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// What readers may not see is taken out before anything is shown (package
// audience). What is left to find here is what authors write a second time,
// where readers do see it.

// hiddenStaysHidden looks for it in records that hide something.
func (c *check) hiddenStaysHidden() {
	if !c.mayHide() {
		return
	}
	c.linksLeadToShownThings()
	c.referencesLeadToShownThings()
	c.hiddenMilestonesHaveNoEntry()
	c.hiddenNamesAreNotWritten()
	c.hiddenNumbersAreNotWritten()
	c.hiddenPartsCannotBeComputed()
}

// mayHide reports whether a record has anything that is stricter than the rest.
func (c *check) mayHide() bool {
	marked := func(t placedText) bool { return t.key == "audience" && t.pointer != "/audience" }
	return len(c.inc.Redact) > 0 || len(c.inc.Regulatory) > 0 || c.inc.Response != nil && len(c.inc.Response.Roles) > 0 ||
		slices.ContainsFunc(c.found.texts, marked)
}

// level gives who may see what stands at a JSON pointer.
func (c *check) level(pointer string) incident.Audience {
	if c.levels == nil {
		c.levels = audience.Levels(c.inc)
	}
	return c.levels(pointer)
}

// shows reports whether the readers of this build see what stands there.
func (c *check) shows(pointer string) bool {
	return cmp.Or(c.settings.Build, incident.Public).MaySee(c.level(pointer))
}

// hides reports whether an author has taken it from them on purpose, by a mark
// or a redaction, and not only by the record's default.
func (c *check) hides(pointer string) bool {
	return c.mayBeStricter(pointer) && !c.shows(pointer) && c.level(pointer).Level() > c.inc.Audience.Level()
}

// mayBeStricter reports whether something on the way to a place is stricter than
// the record. It is asked first, because the levels of all places cost much.
func (c *check) mayBeStricter(pointer string) bool {
	return len(c.inc.Redact) > 0 || slices.ContainsFunc(c.found.stricter, func(at string) bool {
		rest, ok := strings.CutPrefix(pointer, at)
		return ok && (rest == "" || rest[0] == '/')
	})
}

// leak tells what gets out with certainty: an error as soon as the record is
// shown to anyone.
func (c *check) leak(pointer, message, hint string, also ...problem.Also) {
	s := problem.Error
	if c.inc.RecordStatus != incident.Published && c.inc.RecordStatus != incident.Retracted {
		s = problem.Warning
	}
	c.tellAs(s, pointer, redactionLeak, message, hint, also...)
}

var linkTarget = regexp.MustCompile(`\]\(<?([^)\s>]+)`)

// linksLeadToShownThings: a link to an entry, an action, a factor, a source or
// a file that readers may not see tells them that it exists.
func (c *check) linksLeadToShownThings() {
	var hidden map[string]string // nil until there is a link
	for _, t := range c.found.texts {
		if !t.markdown || !strings.Contains(t.text, "](") {
			continue
		}
		if hidden == nil {
			hidden = c.hiddenTargets()
		}
		if len(hidden) == 0 || !c.shows(t.pointer) {
			continue
		}
		for _, m := range linkTarget.FindAllStringSubmatch(t.text, -1) {
			if pointer, ok := hidden[strings.TrimPrefix(m[1], "./")]; ok {
				c.leak(t.pointer, fmt.Sprintf("this text links to %q, which is kept from these readers (audience %s)", shorten(m[1]), c.level(pointer)),
					"take the link out, or mark the text as strictly", c.elsewhere(pointer, "this is what it links to"))
			}
		}
	}
}

// referencesLeadToShownThings: an action that names a factor which readers may
// not see is shown without it. Nothing gets out, but it may not be meant.
func (c *check) referencesLeadToShownThings() {
	if c.inc.Cause == nil {
		return
	}
	for _, r := range c.found.references {
		if r.to != "factor" {
			continue
		}
		for i, f := range c.inc.Cause.Factors {
			if f.ID != r.id {
				continue
			}
			if pointer := fmt.Sprintf("/root_cause/contributing_factors/%d", i); c.hides(pointer) && c.shows(r.pointer) {
				c.tellAs(problem.Hint, r.pointer, redactionLeak, fmt.Sprintf("the factor %q is kept from these readers (audience %s); they see this without it", f.ID, c.level(pointer)),
					"mark this as strictly, if it makes no sense alone", c.elsewhere(pointer, "this is the factor"))
			}
		}
	}
}

// hiddenTargets gives the pointers to what links may lead to and readers may
// not see, by what a link to it says.
func (c *check) hiddenTargets() map[string]string {
	hidden := map[string]string{}
	for _, list := range idLists(c.inc) {
		letter := map[string]string{"/timeline": "#t-", "/remediation/actions": "#a-", "/root_cause/contributing_factors": "#f-", "/sources": "#src-"}[list.pointer]
		for i, id := range list.ids {
			if pointer := fmt.Sprintf("%s/%d", list.pointer, i); letter != "" && id != "" && !c.shows(pointer) {
				hidden[letter+id] = pointer
			}
		}
	}
	for i, a := range c.inc.Attachments {
		if pointer := fmt.Sprintf("/attachments/%d", i); a.Path != "" && !c.shows(pointer) {
			hidden[a.Path] = pointer
		}
	}
	return hidden
}

// hiddenMilestonesHaveNoEntry: a milestone that is hidden under times is not
// told by an entry that marks it.
func (c *check) hiddenMilestonesHaveNoEntry() {
	for _, m := range incident.Milestones() {
		where := "/times/" + string(m)
		if t := c.inc.Times.Of(m); !t.Known() || !c.hides(where) {
			continue
		}
		for i, e := range c.inc.Timeline {
			if here := fmt.Sprintf("/timeline/%d", i); e.Marks == m && e.At.Known() && c.shows(here+"/at") && c.shows(here+"/marks") {
				c.leak(here+"/marks", fmt.Sprintf("%q is kept from these readers (audience %s), and this entry tells it", m, c.level(where)),
					"mark the entry as strictly, or take the mark on the time away", c.elsewhere(where, "it is hidden here"))
			}
		}
	}
}

// naming are the keys whose texts name someone or something.
var naming = []string{"name", "operator", "organisation", "host", "address", "prefix", "ticket", "url", "archived", "reference", "recipients"}

// hiddenNamesAreNotWritten: a name that is hidden in its own place is not
// written in a text that readers see. It is certain only of a text that is
// hidden by itself: of a thing that is hidden as a whole the name may be known.
func (c *check) hiddenNamesAreNotWritten() {
	for _, h := range c.found.texts {
		if h.markdown || h.key == "" || !distinct(h.text) || !c.hides(h.pointer) {
			continue
		}
		alone := c.shows(h.pointer[:strings.LastIndexByte(h.pointer, '/')])
		if !alone && (!slices.Contains(naming, h.key) || c.isShownAs(h.text)) {
			continue
		}
		for _, t := range c.found.texts {
			if !mentions(t.text, h.text) || !c.shows(t.pointer) || toldElsewhere(h.pointer, t.pointer) {
				continue
			}
			message := fmt.Sprintf("%q is kept from these readers (audience %s), and is written here", shorten(h.text), c.level(h.pointer))
			hint, also := "say it without the name, or hide this text too", c.elsewhere(h.pointer, "it is hidden here")
			if alone {
				c.leak(t.pointer, message, hint, also)
			} else {
				c.tellAs(problem.Warning, t.pointer, redactionLeak, message, hint, also)
			}
		}
	}
}

// toldElsewhere reports whether names of people are told of by another rule,
// which looks for them in these texts.
func toldElsewhere(hidden, shown string) bool {
	if !strings.HasPrefix(hidden, "/response/roles/") {
		return false
	}
	part, _, _ := strings.Cut(strings.TrimPrefix(shown, "/"), "/")
	return slices.Contains([]string{"timeline", "root_cause", "remediation", "lessons"}, part)
}

// distinct reports whether a text is no everyday word.
func distinct(text string) bool {
	special := func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("./@:", r) }
	return utf8.RuneCountInString(text) >= 4 && strings.ContainsFunc(text, special)
}

// isShownAs reports whether readers see a field that says nothing but this.
func (c *check) isShownAs(text string) bool {
	return slices.ContainsFunc(c.found.texts, func(t placedText) bool { return strings.EqualFold(t.text, text) && c.shows(t.pointer) })
}

// mentions reports whether a text holds words, not as a part of other words.
func mentions(text, words string) bool {
	text, words = strings.ToLower(text), strings.ToLower(words)
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		begin, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:begin])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = end
	}
}

// leastDistinct is the least number that is hardly written by chance.
const leastDistinct = 1000

var (
	groupedNumber = regexp.MustCompile(`\d{1,3}(?:[,.'\x{00a0}\x{202f} ]\d{3})+|\d+`)
	noDigit       = regexp.MustCompile(`\D`)
)

// hiddenNumbersAreNotWritten: a number that is hidden in its own place is not
// written in a text that readers see. It may be another number, so this is a
// warning.
func (c *check) hiddenNumbersAreNotWritten() {
	for _, h := range c.found.numbers {
		value, exact := exactly(h.Number)
		if !exact || value < leastDistinct || value != float64(int64(value)) || !c.hides(h.pointer) {
			continue
		}
		digits := strconv.FormatInt(int64(value), 10)
		for _, t := range c.found.texts {
			if !t.markdown || !c.shows(t.pointer) {
				continue
			}
			for _, written := range groupedNumber.FindAllString(t.text, -1) {
				if noDigit.ReplaceAllString(written, "") == digits {
					c.tellAs(problem.Warning, t.pointer, redactionLeak, fmt.Sprintf("%s is written here, and so is a number that is kept from these readers (audience %s)", written, c.level(h.pointer)),
						"if it is the same number, say it without the figure, or hide this text too", c.elsewhere(h.pointer, "the number is hidden here"))
				}
			}
		}
	}
}

// hiddenPartsCannotBeComputed: where all but one part of a sum is shown with
// the sum, the last part is shown too. Sums that package audience hides by
// itself are not told.
func (c *check) hiddenPartsCannotBeComputed() {
	released := c.released()
	if released == nil || len(released.Curve) == 0 {
		return
	}
	const pointer = "/false_positive/released"
	end := fmt.Sprintf("%s/curve/%d", pointer, len(released.Curve)-1)
	if !c.shows(end + "/1") {
		return
	}
	var hidden []string
	for _, part := range released.By {
		if p := pointer + "/by/" + source.Escape(part.Name); !c.shows(p) {
			hidden = append(hidden, p)
		}
	}
	if len(hidden) == 1 && len(released.By) > 1 {
		c.computable(hidden[0], "the other ways of release and the end of the curve", end)
	}
	flagged := "/false_positive/wrongly_flagged"
	if lost := pointer + "/unrecoverable"; released.Unrecoverable.Known() && c.hides(lost) && c.shows(flagged) && c.inc.FalsePositive.WronglyFlagged.Known() {
		c.computable(lost, "the number of wrongly flagged items and the end of the curve", flagged)
	}
}

func (c *check) computable(pointer, from, shown string) {
	c.tellAs(problem.Warning, pointer, redactionLeak, fmt.Sprintf("readers who may not see this number can compute it from %s", from),
		"hide one of these too, or show this number", c.elsewhere(shown, "this is shown"))
}
