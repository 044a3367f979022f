package pipeline

import (
	"crypto/sha256"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
)

// TestSameKeySameBytes changes one thing of one incident after another by
// chance, and takes incidents out and in, and wants every batch that then has
// the key that it had before to be the very same. A batch is made when its key
// is another one, and else now and then.
func TestSameKeySameBytes(t *testing.T) {
	t.Parallel()
	g := newGarden(t, 120)
	steps := 45
	if testing.Short() {
		steps = 12
	}
	g.look("at first")
	for i := range steps {
		g.look(g.change(i))
		if t.Failed() {
			return
		}
	}
}

// TestLittleIsMadeAgain wants a change of one incident to give few pages another
// key.
func TestLittleIsMadeAgain(t *testing.T) {
	t.Parallel()
	g := newGarden(t, 300)
	all := g.keys()
	if len(all) < 400 {
		t.Fatalf("%d batches", len(all))
	}
	for _, tt := range []struct {
		what   string
		most   int
		change func(*incident.Incident)
	}{
		{"nothing", 0, func(*incident.Incident) {}},
		{"the title", 40, func(inc *incident.Incident) { inc.Title = "Another title" }},
		{"the timeline", 0, func(inc *incident.Incident) {
			inc.Timeline = slices.Clone(inc.Timeline)
			inc.Timeline[1].Text = "Another text"
		}},
	} {
		i := slices.IndexFunc(g.shown, func(s *shown) bool { return len(s.incident.Timeline) > 3 && !s.incident.Fictional })
		inc := *g.shown[i].incident
		tt.change(&inc)
		before := g.shown[i]
		g.shown[i] = g.project.show(&inc, before.folder)
		var again []string
		for at, key := range g.keys() {
			if all[at] != key {
				again = append(again, at)
			}
		}
		if g.shown[i] = before; len(again) > tt.most {
			slices.Sort(again)
			t.Errorf("%s of one incident: %d batches are made again: %s", tt.what, len(again), again)
		}
	}
}

// garden is incidents of all sorts that are changed, with what was made of them.
type garden struct {
	t        *testing.T
	rnd      *rand.Rand
	project  *project
	renderer *page.Renderer
	memory   memory
	shown    []*shown
	away     []*shown
	made     map[string]batchMade
}

// batchMade is what was made of a batch under a key.
type batchMade struct {
	key  cache.Key
	sums map[string][sha256.Size]byte // of the files, by path
}

// newGarden takes so many records of the corpus, and the samples.
func newGarden(t *testing.T, n int) *garden {
	t.Helper()
	dir := t.TempDir()
	if err := corpus.Write(dir, n, 7); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "incidents"), os.DirFS("../../../../incidents")); err != nil {
		t.Fatal(err)
	}
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", AsOf: asOf, Audience: incident.Internal, BaseURL: "https://example.org/"}
	g := &garden{t: t, rnd: rand.New(rand.NewPCG(3, 4)), project: &project{}, made: map[string]batchMade{}}
	if err := g.project.readSettings(opts); err != nil {
		t.Fatal(err)
	}
	if err := g.project.readRecords(opts); err != nil {
		t.Fatal(err)
	}
	incidents, err := g.project.filtered(audience.Filter)
	if err != nil {
		t.Fatal(err)
	}
	site := g.project.site(opts)
	site.PageSize = 9
	if g.renderer, err = page.New(nil, site); err != nil {
		t.Fatal(err)
	}
	for _, inc := range incidents {
		g.shown = append(g.shown, g.project.show(inc, g.project.records.Folder(inc.ID)))
	}
	g.memory.batches = cache.Open(t.TempDir()).Shelf("pages", cache.Key{})
	t.Cleanup(g.memory.batches.Leave)
	return g
}

// change changes one incident by chance, and tells what it did.
func (g *garden) change(step int) string {
	i := g.rnd.IntN(len(g.shown))
	switch {
	case step%9 == 4:
		if step%2 == 0 { // the first or the last of all
			i = g.rnd.IntN(2) * (len(g.shown) - 1)
		}
		g.away = append(g.away, g.shown[i])
		g.shown = slices.Delete(slices.Clone(g.shown), i, i+1)
		return "gone: " + g.away[len(g.away)-1].incident.ID
	case step%9 == 8 && len(g.away) > 0:
		back := g.away[0]
		g.away, g.shown = g.away[1:], append(slices.Clone(g.shown), back)
		slices.SortFunc(g.shown, func(a, b *shown) int { return strings.Compare(a.incident.ID, b.incident.ID) })
		return "back: " + back.incident.ID
	}
	old, other := g.shown[i], g.shown[g.rnd.IntN(len(g.shown))]
	var what []string
	anew := g.graft(reflect.ValueOf(*old.incident), reflect.ValueOf(*other.incident), &what).Interface().(incident.Incident)
	if anew.ID = old.incident.ID; step%9 == 2 {
		types := []incident.RelationType{incident.HasPart, incident.PartOf, incident.RecurrenceOf}
		r := incident.Relation{Type: types[g.rnd.IntN(len(types))], ID: other.incident.ID}
		anew.Relations, what = append(slices.Clone(anew.Relations), r), append(what, string(r.Type))
	}
	g.shown = slices.Clone(g.shown)
	g.shown[i] = g.project.show(&anew, old.folder)
	return anew.ID + " has of " + other.incident.ID + ": " + strings.Join(what, ".")
}

// graft gives a value with one part of another one in it, and tells which.
func (g *garden) graft(into, from reflect.Value, what *[]string) reflect.Value {
	deeper := g.rnd.IntN(4) > 0
	switch kind := into.Kind(); {
	case kind == reflect.Struct && isOpen(into.Type()) && deeper:
		i := g.rnd.IntN(into.NumField())
		*what = append(*what, into.Type().Field(i).Name)
		anew := reflect.New(into.Type()).Elem()
		anew.Set(into)
		anew.Field(i).Set(g.graft(into.Field(i), from.Field(i), what))
		return anew
	case kind == reflect.Pointer && !into.IsNil() && !from.IsNil():
		anew := reflect.New(into.Type().Elem())
		anew.Elem().Set(g.graft(into.Elem(), from.Elem(), what))
		return anew
	case kind == reflect.Slice && into.Len() > 0 && from.Len() > 0 && deeper:
		anew := reflect.MakeSlice(into.Type(), into.Len(), into.Len())
		reflect.Copy(anew, into)
		i := g.rnd.IntN(into.Len())
		anew.Index(i).Set(g.graft(into.Index(i), from.Index(g.rnd.IntN(from.Len())), what))
		return anew
	}
	return from
}

// isOpen reports whether all fields of a struct can be set one by one.
func isOpen(of reflect.Type) bool {
	for i := range of.NumField() {
		if !of.Field(i).IsExported() {
			return false
		}
	}
	return of.NumField() > 0
}

// making gets everything ready for the batches as the incidents are now.
func (g *garden) making() *making {
	m := newMaking(&edition{project: g.project, renderer: g.renderer, shown: g.shown, linked: links(g.shown)}, nil)
	m.memory = g.memory
	for _, s := range g.shown {
		_, sum, err := summed(s.entry())
		if err != nil {
			g.t.Fatal(err)
		}
		s.sum = sum
	}
	return m
}

func (m *making) keyed(t *testing.T) []batch {
	t.Helper()
	all, err := each(append(m.aliases(), m.common()...), func(b batch) ([]batch, error) {
		if b.coming == nil {
			return []batch{b}, nil
		}
		return b.apart()
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(all...)
}

// keys gives the key of every batch.
func (g *garden) keys() map[string]cache.Key {
	m, keys := g.making(), map[string]cache.Key{}
	for _, b := range m.keyed(g.t) {
		keys[b.at], _ = m.keyOf(b)
	}
	return keys
}

// look compares all batches with what was made of them before.
func (g *garden) look(why string) {
	m := g.making()
	for _, b := range m.keyed(g.t) {
		key, known := m.keyOf(b)
		before, there := g.made[b.at]
		same := there && key == before.key
		if !known || same && g.rnd.IntN(4) > 0 {
			continue
		}
		files, err := b.make()
		if err != nil {
			g.t.Fatalf("%s: %v", b.at, err)
		}
		sums := map[string][sha256.Size]byte{}
		for _, f := range files {
			sums[f.Path] = sha256.Sum256(f.Data)
			if same && sums[f.Path] != before.sums[f.Path] {
				g.t.Errorf("%s: %s has the same key and other bytes", why, f.Path)
			}
		}
		if same && len(sums) != len(before.sums) {
			g.t.Errorf("%s: %s has the same key and other files", why, b.at)
		}
		g.made[b.at] = batchMade{key, sums}
	}
}
