package page

import "strconv"

// pageSize is how many incidents or actions stand on one page of a list, unless
// the site says otherwise.
const pageSize = 100

// part is one page of a long list.
type part[T any] struct {
	Items      []T
	Number, Of int // its place, from 1, and how many pages there are
}

// pagesOf cuts a list into pages of a size, in its order. A list without items
// has one page without items.
func pagesOf[T any](items []T, size int) []part[T] {
	count := max(1, (len(items)+size-1)/size)
	parts := make([]part[T], count)
	for i := range parts {
		from, to := min(i*size, len(items)), min((i+1)*size, len(items))
		parts[i] = part[T]{Items: items[from:to], Number: i + 1, Of: count}
	}
	return parts
}

// partPath gives the address of a page of the list in a folder, which ends with
// a slash: kinds/outage/index.html, kinds/outage/page-2/index.html.
func partPath(folder string, number int) string {
	if number <= 1 {
		return folder + "index.html"
	}
	return folder + "page-" + strconv.Itoa(number) + "/index.html"
}

// partWith gives the number of the page on which the item at an index stands.
func partWith(index, size int) int { return index/size + 1 }

// paging is what a page of a long list says of the others; zero when it is the
// only one. Paths are relative to the site's folder; the template paging in
// lists.html.tmpl shows it.
type paging struct {
	Root   string // leads from the page to the site's folder
	Words  string // "Page 2 of 7"
	Newer  string // empty on the first page
	Older  string // empty on the last
	Others []partLink
}

// partLink is a link to one page of a list.
type partLink struct {
	Words   string
	Path    string
	Current bool
	Gap     bool // pages are left out before this one
}

// pagingOf tells where a page of a list stands among the others.
func (r *Renderer) pagingOf(folder string, number, of int) paging {
	if of <= 1 {
		return paging{}
	}
	p := paging{Root: rootOf(partPath(folder, number)), Words: r.say.Say("Page %s of %s", r.say.Whole(int64(number)), r.say.Whole(int64(of)))}
	if number > 1 {
		p.Newer = partPath(folder, number-1)
	}
	if number < of {
		p.Older = partPath(folder, number+1)
	}
	last := 0
	for n := 1; n <= of; n++ {
		if n != 1 && n != of && (n < number-1 || n > number+1) {
			continue
		}
		p.Others = append(p.Others, partLink{Words: r.say.Whole(int64(n)), Path: partPath(folder, n), Current: n == number, Gap: n > last+1})
		last = n
	}
	return p
}
