package page

import (
	"bytes"
	"fmt"
)

// missingKind is the class name of the page for addresses that lead nowhere.
const missingKind = "missing"

const missingTemplate = "404.html.tmpl"

// missingPage is what 404.html.tmpl gets.
type missingPage struct {
	Root string // leads to the site's folder, as in the layout
}

// NotFound makes 404.html. It is served at whatever address was asked for, so
// its links begin at the host's root as soon as the site's address is known.
func (r *Renderer) NotFound() ([]File, error) {
	var body bytes.Buffer
	if err := r.frames.ExecuteTemplate(capped{&body, missingTemplate}, missingTemplate, missingPage{Root: r.site.basePath()}); err != nil {
		return nil, fmt.Errorf("render 404.html: %w", err)
	}
	file, err := r.frame(sheet{Path: "404.html", Kind: missingKind, Title: r.say.Say("Page not found"),
		Description: r.say.Say("There is no page at this address."), Body: body.Bytes()})
	return []File{file}, err
}
