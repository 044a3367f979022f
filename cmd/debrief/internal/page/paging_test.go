package page

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
)

func TestPagesOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(rapid.Int()).Draw(t, "items")
		size := rapid.IntRange(1, 7).Draw(t, "size")
		var again []int
		parts := pagesOf(items, size)
		for i, p := range parts {
			if p.Number != i+1 || p.Of != len(parts) || len(p.Items) > size || len(p.Items) == 0 && len(items) > 0 {
				t.Fatalf("part %d: %+v", i, p)
			}
			for j, item := range p.Items {
				if partWith(len(again)+j, size) != p.Number {
					t.Fatalf("item %v is said to stand on page %d", item, partWith(len(again)+j, size))
				}
			}
			again = append(again, p.Items...)
		}
		if !slices.Equal(again, items) {
			t.Fatalf("got %v of %v", again, items)
		}
	})
	if got := pagesOf([]int(nil), 100); len(got) != 1 || got[0].Of != 1 {
		t.Errorf("an empty list has one page: %+v", got)
	}
}

func TestPagingOf(t *testing.T) {
	t.Parallel()
	r := rendererFor(t, sampleSite())
	if got := r.pagingOf("tags/", 1, 1); got.Words != "" {
		t.Errorf("the only page says %+v", got)
	}
	shown := func(number, of int) string {
		p := r.pagingOf("kinds/outage/", number, of)
		words := []string{p.Words, p.Root, p.Newer, p.Older}
		for _, o := range p.Others {
			word := o.Words
			if o.Gap {
				word = "…" + word
			}
			if o.Current {
				word = "[" + word + "]"
			}
			words = append(words, word)
		}
		return strings.Join(words, " ")
	}
	for _, tt := range []struct {
		number, of int
		want       string
	}{
		{1, 2, "Page 1 of 2 ../../  kinds/outage/page-2/index.html [1] 2"},
		{2, 2, "Page 2 of 2 ../../../ kinds/outage/index.html  1 [2]"},
		{4, 7, "Page 4 of 7 ../../../ kinds/outage/page-3/index.html kinds/outage/page-5/index.html 1 …3 [4] 5 …7"},
		{1, 1200, "Page 1 of 1,200 ../../  kinds/outage/page-2/index.html [1] 2 …1,200"},
	} {
		if got := shown(tt.number, tt.of); got != tt.want {
			t.Errorf("%d of %d:\n got %s\nwant %s", tt.number, tt.of, got, tt.want)
		}
	}
}

// TestPathNames wants an address of its own for every name.
func TestPathNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"exchange-online": "exchange-online", "2026": "2026", "Outlook.com": "outlook-com-", "page-2": "page-2-", "メール": "n-", "con": "con-", "com1": "com1-", "Nul": "nul-", "console": "console", "": "n-", "a--b": "a-b-"} {
		got := pathName(in)
		if got != want && (!strings.HasSuffix(want, "-") || !strings.HasPrefix(got, want) || len(got) != len(want)+8) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if twice := pathName("Outlook.com"); pathName(twice) == twice {
		t.Errorf("the name %q would have the address of Outlook.com", twice)
	}
	form := rapid.StringMatching(`[a-bA-B._ -]{0,4}(-[0-9a-f]{8})?|page-[0-9]|con|aux|lpt1`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := form.Draw(t, "a"), form.Draw(t, "b")
		if one, two := pathName(a), pathName(b); a != b && one == two {
			t.Fatalf("%q and %q share %q", a, b, one)
		} else if !plainName.MatchString(one) || pagedName.MatchString(one) || incident.IsDevice(one) {
			t.Fatalf("%q has the address %q", a, one)
		}
	})
}
