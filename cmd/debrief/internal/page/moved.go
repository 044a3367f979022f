package page

// movedKind is the class name of pages at the former addresses of reports.
const movedKind = "moved"

// movedPage is what moved.html.tmpl gets.
type movedPage struct {
	Title, Path string // of the report; Path is relative to this page
}

// Moved makes the page at a former address of a report: it leads to where the
// report is now, without a script too.
func (r *Renderer) Moved(id, title, alias string) ([]File, error) {
	target := "../" + id + "/index.html"
	file, err := r.page(sheet{Path: reportPath(alias), Kind: movedKind, Title: title, MovedTo: target, Home: reportPath(id),
		Description: r.say.Say("This report has moved.")}, "moved.html.tmpl", movedPage{Title: title, Path: target})
	return []File{file}, err
}
