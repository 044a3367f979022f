package pipeline

import (
	"context"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// Options says what to build. Paths are relative to Dir, or absolute.
type Options struct {
	Dir       string // the project's folder; required
	Config    string // the settings; required
	Incidents string // the folder with the records; required
	Templates string // the folder that lies over the built-in templates; required
	Out       string // the folder to write the site to; required for Build

	// Demanded says that the settings and the templates were asked for by name
	// and must be there; otherwise defaults stand in for them.
	Demanded Demanded

	AsOf     incident.Instant  // the present day, or a moment of it; required
	BaseURL  string            // instead of that of the settings, unless empty
	Audience incident.Audience // instead of that of the settings, unless empty
	Version  string            // of the program; printed in the site

	// Cache is a folder for what the next build can use again; nothing is kept
	// when it is empty. Program tells this very program from all others, those of
	// the same version too.
	Cache, Program string
	// Progress is told of a build how much of a stage is done: at first 0, and
	// never less than before. Of is 0 as long as that is not known. It is called
	// by many goroutines, one at a time, and must be quick. Nil for nobody.
	Progress func(stage Stage, done, of int)
	// Recalls is told, before records are read, of how many of them the last build
	// kept something. Nil for nobody.
	Recalls func(known int)
	// Clock has a build say where its time went. Nil for no such thing.
	Clock func() time.Time
	// Context ends a build before its time: the site then stays as it is. Nil
	// lets it come to its end.
	Context context.Context
	// Turn is taken before the site changes, so that who leaves before the build
	// has come to its end can wait for that; nil for none.
	Turn *publish.Turn
	// Waiting is called once when another build is at work in Out and this one
	// waits for it; nil for nothing.
	Waiting func()
}

// stopped gives the error of a build that has to end before its time.
func (o Options) stopped() error {
	if o.Context == nil {
		return nil
	}
	return o.Context.Err()
}

// Demanded names what must be there.
type Demanded struct{ Config, Templates bool }

// Outcome is what a check or a build found and did.
type Outcome struct {
	Problems problem.List // of all files, sorted by place; of a build without the hints of records
	Hints    int          // that are not among them
	Waived   problem.List // that records waive, sorted by place
	Files    []string     // that were read: the settings and all records
	Records  int
	Rules    string // the address of the site's page on rules; empty when the site's is not known

	// Spent is where the time of a build went, in the order of the stages; in the
	// sum it is all of it. Work that is done beside other work takes its part of
	// the time. Nil without a clock.
	Spent []Spent

	// The rest is for Build, and zero when there was an error in a record.
	Audience incident.Audience
	Shown    int // incidents that the audience gets to see
	Pages    int // HTML files
	// Drafts are the ids of the records that are left out of every site,
	// because they are drafts or in review, sorted.
	Drafts []string
	Site   publish.Result
	// Tables says that charts show as tables, because there is no chart
	// runtime.
	Tables bool
	// Homeless says that the site's address is not known, so that there is no
	// sitemap and no picture for links, and feeds lack absolute addresses.
	Homeless bool
	// Unkept says why nothing can be kept for the next build; empty where it can.
	Unkept string
}
