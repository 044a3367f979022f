package page

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// frame is what layout.html.tmpl gets: all of a page but for its body's own
// content.
type frame struct {
	*shared
	Title       string // of the page; empty on the index
	Description string // one or two plain sentences
	Canonical   string // absolute; empty when the site's address is not known
	MovedTo     string // where a browser goes from here; empty for nearly all pages
	// MainLanguage is that of the page's content where it is not the site's.
	MainLanguage string
	Contents     []heading // what the page's sections are; may be empty
	Stamp        []string  // what print has at its head: id, version, as-of date, audience
	Running      string    // what every further page of paper has at its head
	Body         template.HTML
	Head         head // what programs are told
}

// form is where a page will be read.
type form int

const (
	ofSite   form = iota
	fullCopy      // it leaves the site
	bareCopy      // it leaves the site, without its scripts
)

// navigation is one link of the site's main menu.
type navigation struct {
	Title, Path string // Path is relative to the site's folder
	Current     bool
	Within      bool // the page lies below it
}

// heading is a heading of the page that can be linked to.
type heading struct{ ID, Title string }

// moment is a time in words with its form for machines.
type moment struct{ Words, Datetime string }

// sheet is one page before it is framed.
type sheet struct {
	Path, Kind, Title, Description string
	Contents                       []heading
	Stamp                          []string // of an incident: id, version
	Plots                          bool     // it has charts to draw
	Language                       string   // of its content; empty for the site's
	// MovedTo is where what was here is now, relative to the page, and Home the
	// same from the site's folder; both empty for nearly all pages.
	MovedTo, Home string
	About         about
	form          form
	Body          []byte
}

// navigation is the main menu as a page of a kind shows it.
func (r *Renderer) navigation(kind string) []navigation {
	return []navigation{
		{Title: r.say.Say("Incidents"), Path: "index.html", Current: kind == indexKind, Within: slices.Contains([]string{reportKind, listKind, directoryKind, archiveKind}, kind)},
		{Title: r.say.Say("Trends"), Path: "trends/index.html", Current: kind == trendsKind},
		{Title: r.say.Say("Actions"), Path: actionsFolder + "index.html", Current: kind == actionsKind},
		{Title: r.say.Say("Periods"), Path: periodsFolder + "index.html", Current: kind == periodsKind},
		{Title: r.say.Say("Methods"), Path: "methods/index.html", Current: kind == methodsKind, Within: kind == rulesKind},
	}
}

// page executes a template of a whole page and puts it into the layout.
func (r *Renderer) page(s sheet, template string, data any) (File, error) {
	body := r.buffers.empty()
	defer r.buffers.back(body)
	if err := r.frames.ExecuteTemplate(capped{body, template}, template, data); err != nil {
		return File{}, fmt.Errorf("render %s: %w", s.Path, err)
	}
	s.Body = body.Bytes()
	return r.frame(s)
}

// bodyPlace is what the layout gets for a page's body, which takes its place
// when the layout is executed: templates copy what they write several times. No
// text of an author looks like it, for templates escape what it begins with.
const bodyPlace template.HTML = "<body-of-the-page>"

const layoutTemplate = "layout.html.tmpl"

// frame puts a page into the layout.
func (r *Renderer) frame(s sheet) (File, error) {
	s.Description = r.describe(s)
	f := frame{
		shared: r.shared(s),
		Title:  s.Title, Description: s.Description, MovedTo: s.MovedTo, MainLanguage: s.Language, Contents: s.Contents,
		Body: bodyPlace,
	}
	f.Stamp, f.Running = r.stamps(s, f)
	if s.Kind != missingKind {
		f.Canonical = r.site.address(cmp.Or(s.Home, s.Path))
	}
	f.Head = r.head(s, f.Canonical)
	f.Head.Feeds, f.Head.Data = f.Feeds, f.Data
	out := r.buffers.empty()
	defer r.buffers.back(out)
	if err := r.frames.ExecuteTemplate(capped{out, layoutTemplate}, layoutTemplate, f); err != nil {
		return File{}, fmt.Errorf("frame %s: %w", s.Path, err)
	}
	if bytes.Count(out.Bytes(), []byte(bodyPlace))*len(s.Body) > mostOfPage {
		return File{}, fmt.Errorf("frame %s: %w", s.Path, tooMuch(layoutTemplate))
	}
	// The one cast to HTML: the body is goldmark's safe output or html/template's own.
	return File{Path: s.Path, Data: withBody(r.buffers.spare(), out.Bytes(), s.Body)}, nil
}

// withBody puts a body into a page wherever its place is, in spare memory.
func withBody(spare, page, body []byte) []byte {
	place := []byte(bodyPlace)
	all := slices.Grow(spare, len(page)-len(place)+len(body))
	for {
		before, after, found := bytes.Cut(page, place)
		all = append(all, before...)
		if !found {
			return all
		}
		all, page = append(all, body...), after
	}
}

// Spent takes back the memory of a page that was written and that nobody has any
// more, for the next one.
func (r *Renderer) Spent(data []byte) { r.buffers.spares.Put(&data) }

// buffers are kept from page to page.
type buffers struct {
	pool   sync.Pool // of *bytes.Buffer
	spares sync.Pool // of *[]byte, of pages that are spent
}

// spare gives memory of a page that is spent, without content.
func (b *buffers) spare() []byte {
	if data, is := b.spares.Get().(*[]byte); is {
		return (*data)[:0]
	}
	return nil
}

// empty gives an empty buffer, to be given back when what is in it was copied.
func (b *buffers) empty() *bytes.Buffer {
	if kept, is := b.pool.Get().(*bytes.Buffer); is {
		kept.Reset()
		return kept
	}
	return &bytes.Buffer{}
}

func (b *buffers) back(used *bytes.Buffer) { b.pool.Put(used) }

// stamps are what paper has at the head of the first page, and of the others.
func (r *Renderer) stamps(s sheet, f frame) (first []string, running string) {
	var day []string
	if f.AsOf.Words != "" {
		day = append(day, r.say.Say("Data as of %s", f.AsOf.Words))
	}
	if f.Audience != "" {
		day = append(day, r.say.Say("Audience: %s", f.AudienceName))
	}
	whole := s.Stamp
	if len(whole) == 0 {
		whole = slices.DeleteFunc([]string{f.SiteTitle, s.Title}, func(part string) bool { return part == "" })
	}
	return slices.Concat(s.Stamp, day), strings.Join(slices.Concat(whole, day), " · ")
}

// tellsTimes reports whether a page holds times that differ from zone to zone.
func tellsTimes(body []byte) bool {
	if bytes.Contains(body, []byte(`data-ends="`)) || bytes.Contains(body, []byte(`"zone":"`)) {
		return true
	}
	for {
		_, rest, found := bytes.Cut(body, []byte(`<time datetime="`))
		if !found {
			return false
		}
		told, after, _ := bytes.Cut(rest, []byte(`"`))
		if bytes.IndexByte(told, 'T') >= 0 {
			return true
		}
		body = after
	}
}

func (s Site) language() string {
	if s.Language == "" {
		return "en"
	}
	return s.Language
}

// direction is the direction of a language's script.
func direction(language string) string {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if slices.Contains([]string{"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}, base) {
		return "rtl"
	}
	return "ltr"
}

// basePath is the path of the site's folder on its host, for the one page that
// is served at any address. It is empty when the address is not known.
func (s Site) basePath() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil || s.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}

// asOf tells the present day of the build as it was given.
func (r *Renderer) asOf() moment { return r.now }

func asOf(s Site, zone words.Times) moment {
	if given, err := incident.ParseInstant(s.AsOfGiven); err == nil {
		return moment{Words: zone.Written(given), Datetime: given.String()}
	}
	if s.AsOf.IsZero() {
		return moment{}
	}
	return moment{Words: zone.Day(s.AsOf), Datetime: s.AsOf.In(zone.Location()).Format(time.DateOnly)}
}
