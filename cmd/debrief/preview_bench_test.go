package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// shownAt makes every page say when it first shows a new mark: after the frame
// that has it was painted.
const shownAt = `(() => {
	const tell = (mark) => requestAnimationFrame(() => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => tellShown(mark + " " + (performance.timeOrigin + performance.now()));
		channel.port2.postMessage(0);
	});
	let last = "";
	const look = (node) => {
		const found = node.nodeType === Node.TEXT_NODE && node.data.match(/MARK-(\d+)-/);
		if (!found || found[1] === last || !node.parentElement?.closest("body")) return;
		last = found[1];
		tell(last);
	};
	const seen = new MutationObserver((records) => {
		for (const {target, addedNodes} of records) [target, ...addedNodes].forEach(look);
	});
	seen.observe(document, {childList: true, characterData: true, subtree: true});
})()`

// BenchmarkPreview measures in Chromium, with 1,000 records, how long it takes
// from the moment before a file is saved until the page shows what is new in it.
func BenchmarkPreview(b *testing.B) {
	dir := manyRecords(b, 1000)
	s := serve(b, dir)
	chrome := browser(b)
	record := filepath.Join(dir, "incidents", "2026-04-12-invoice-quarantine-003.yaml")
	home := "incidents/2026-04-12-invoice-quarantine-003/"
	for _, bench := range []struct{ name, file, page string }{
		{"report", record, home},
		{"index", record, ""},
		{"settings", filepath.Join(dir, "config.yaml"), home},
	} {
		b.Run(bench.name, func(b *testing.B) { measure(b, chrome, s, bench.file, s.address+bench.page) })
	}
	b.Logf("resident memory of the preview: %d MB", memoryOf(s.process.Process.Pid))
}

var title = regexp.MustCompile(`(?m)^title: .*$`)

func measure(b *testing.B, chrome context.Context, s *serving, file, address string) {
	shown := make(chan string, 10)
	ctx, cancel := chromedp.NewContext(chrome, chromedp.WithListener(func(event any) {
		if called, ok := event.(*runtime.EventBindingCalled); ok {
			shown <- called.Payload
		}
	}))
	defer cancel()
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for _, err := range []error{
		chromedp.Do(ctx),
		call(ctx, runtime.Enable, cdp.Empty{}),
		call(ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "tellShown"}),
		call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: shownAt}),
		chromedp.Do(ctx, chromedp.Navigate(address)),
	} {
		if err != nil {
			b.Fatal(err)
		}
	}
	var took []float64
	for i := 0; b.Loop(); i++ {
		mark := fmt.Sprint(time.Now().UnixNano())
		next := title.ReplaceAll(text, []byte(`title: "MARK-`+mark+`- was late"`))
		time.Sleep(300 * time.Millisecond) // a pause for thought
		saving := time.Now()
		if err := os.WriteFile(file+"~", next, 0o644); err != nil {
			b.Fatal(err)
		}
		if err := os.Rename(file+"~", file); err != nil {
			b.Fatal(err)
		}
		took = append(took, arrival(b, s, shown, mark).Sub(saving).Seconds()*1000)
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "ms-median")
	b.ReportMetric(took[len(took)*95/100], "ms-p95")
	b.ReportMetric(took[len(took)-1], "ms-max")
	b.ReportMetric(0, "ns/op") // it has the pauses in it
}

// arrival waits for the page to show a mark and gives when it did.
func arrival(b *testing.B, s *serving, shown <-chan string, mark string) time.Time {
	late := time.After(20 * time.Second)
	for {
		select {
		case told := <-shown:
			var got string
			var at float64 // milliseconds since 1970
			if _, err := fmt.Sscan(told, &got, &at); err != nil {
				b.Fatal(err)
			}
			if got == mark {
				return time.UnixMicro(int64(at * 1000))
			}
		case <-late:
			b.Fatalf("the page does not show the mark\n%s", s.said)
		}
	}
}

func call[P, R any](ctx context.Context, method cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, method, params)
	return err
}

var resident = regexp.MustCompile(`VmRSS:\s*(\d+) kB`)

// memoryOf gives the megabytes that a process holds; 0 where that is not known.
func memoryOf(pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	found := resident.FindSubmatch(status)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.Atoi(string(found[1])) // digits
	return kilobytes / 1024
}
