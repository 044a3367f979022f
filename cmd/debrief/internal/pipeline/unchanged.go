package pipeline

import (
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// siteName is the name that a finished build is kept under.
const siteName = "site"

// finished is what a build keeps of itself: what it told, and how its site stands.
type finished struct {
	Outcome             Outcome
	RulesOfOwn, OfWaive []string // of the problems, which are kept without them
	Site                publish.Seal
}

// unchanged finds out whether a build would make the same site as the last one,
// which is still there, and then gives what that one told. It is not where
// anything is different or not known.
func (p *project) unchanged(opts Options, kept *cache.Folder, key cache.Key) (done Outcome, same bool, err error) {
	f, ok := lastOf(kept, key)
	if !ok {
		return Outcome{}, false, nil
	}
	ctx, options := p.into(opts)
	f.Outcome.Site, same = publish.Stands(ctx, opts.within(opts.Out), options, f.Site)
	if err := opts.stopped(); err != nil || !same {
		return Outcome{}, false, err
	}
	return f.Outcome, true, nil
}

// lastOf gives what a build from the same kept of itself.
func lastOf(kept *cache.Folder, key cache.Key) (finished, bool) {
	var f finished
	data := kept.Get(siteName, key)
	if data == nil || cache.Decode(data, &f) != nil {
		return f, false
	}
	return f, withRules(f.Outcome.Problems, f.RulesOfOwn) && withRules(f.Outcome.Waived, f.OfWaive)
}

// keep keeps a finished build. That it cannot be kept is no fault of the site.
func keep(kept *cache.Folder, key cache.Key, done Outcome, site publish.Seal) {
	if kept == nil {
		return
	}
	f := finished{Outcome: done, Site: site}
	f.Outcome.Problems, f.RulesOfOwn = withoutRules(done.Problems)
	f.Outcome.Waived, f.OfWaive = withoutRules(done.Waived)
	if data, err := cache.Encode(f); err == nil {
		_ = kept.Put(siteName, key, data)
	}
}

// withoutRules gives problems without their rules, and the ids of those.
func withoutRules(list problem.List) (problem.List, []string) {
	bare, ids := make(problem.List, len(list)), make([]string, len(list))
	for i, p := range list {
		ids[i] = p.Rule.ID
		p.Rule = nil
		bare[i] = p
	}
	return bare, ids
}

// withRules gives problems their rules again; false when there is no such rule.
func withRules(list problem.List, ids []string) bool {
	if len(list) > len(ids) {
		return false
	}
	known := map[string]*problem.Rule{}
	for i := range list {
		rule, ok := known[ids[i]]
		if !ok {
			rule = ruleCalled(ids[i])
			known[ids[i]] = rule
		}
		if rule == nil {
			return false
		}
		list[i].Rule = rule
	}
	return true
}
