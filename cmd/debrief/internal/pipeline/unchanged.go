package pipeline

import (
	"slices"

	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// siteName is the name that a finished build is kept under.
const siteName = "site"

// finished is what a build keeps of itself: what it told, and its files.
type finished struct {
	Outcome             Outcome
	RulesOfOwn, OfWaive []string // of the problems, which are kept without them
	Files               []noted
}

// unchanged finds out whether a build would make the same site as the last one,
// which is still there, and then gives what that one told. It is not where
// anything is different or not known.
func (p *project) unchanged(opts Options, kept *cache.Folder, key cache.Key) (done Outcome, same bool, err error) {
	f, ok := lastOf(kept, key)
	if !ok {
		return Outcome{}, false, nil
	}
	out, err := p.publish(opts)
	if err != nil {
		return Outcome{}, false, nil //nolint:nilerr // building tells it, in its place
	}
	there, _ := each(f.Files, func(n noted) (bool, error) {
		return out.Keep(publish.Made{Path: n.Path, Size: n.Size, Sum: n.Sum, ModTime: n.ModTime}), nil
	}) // none has an error
	if slices.Contains(there, false) {
		return Outcome{}, false, out.Abort()
	}
	f.Outcome.Site, err = out.Commit()
	return f.Outcome, true, err
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
func keep(kept *cache.Folder, key cache.Key, done Outcome, files []noted) {
	if kept == nil {
		return
	}
	f := finished{Outcome: done, Files: files}
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
	for i := range list {
		if i >= len(ids) || ruleCalled(ids[i]) == nil {
			return false
		}
		list[i].Rule = ruleCalled(ids[i])
	}
	return true
}
