package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// mostAgreed is how many pages are read to see that Hugo's hold what they have
// to hold.
const mostAgreed = 200

var tag = regexp.MustCompile(`<[^>]*>`)

// agree wants the pages of Hugo's site to tell what the records of the other
// one tell, on so many pages at the most.
func agree(site, hugo string, most int) error {
	all, err := recordsOf(site)
	if err != nil {
		return err
	}
	for _, name := range all[:min(most, len(all))] {
		r, err := readRecord(name)
		if err != nil {
			return err
		}
		page, err := os.ReadFile(filepath.Join(hugo, "incidents", r.ID, "index.html"))
		if err != nil {
			return fmt.Errorf("look at Hugo's page: %w", err)
		}
		if lost := missing(r, words(tag.ReplaceAllString(string(page), ""))); lost != "" {
			return fmt.Errorf("the comparison is not fair: Hugo's page of %s lacks %q", r.ID, lost)
		}
	}
	return nil
}

// missing gives the first thing of an incident that a text does not hold; empty
// when it holds everything.
func missing(r record, text string) string {
	for _, want := range r.texts() {
		if !strings.Contains(text, words(want)) {
			return want
		}
	}
	return ""
}

// texts gives what a page has to tell.
func (r record) texts() []string {
	all := []string{r.Title, string(r.Summary.Headline), string(r.Summary.Public), string(r.Cause.Summary), r.Cause.Trigger.Text, r.Remediation.None}
	for _, e := range r.Timeline {
		all = append(all, e.Text)
	}
	for _, f := range r.Cause.Factors {
		all = append(all, f.Text)
	}
	all = append(append(all, r.Cause.Questions...), r.Remediation.Immediate...)
	for _, a := range r.Remediation.Actions {
		all = append(all, a.Title, a.Verify, a.Decision)
	}
	for _, s := range r.Sources {
		all = append(all, s.Title)
	}
	for _, v := range r.Revisions {
		all = append(all, v.Summary)
	}
	return all
}

// words gives a text with single spaces, without what HTML and YAML write in
// other ways.
func words(text string) string {
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}
