package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestDbgShots(t *testing.T) {
	dir := manyRecords(t, 7)
	s := serve(t, dir)
	chrome := browser(t)
	file := filepath.Join(dir, "incidents", "2026-04-12-invoice-quarantine-000.yaml")
	text, _ := os.ReadFile(file)
	bad := strings.Replace(string(text), "resolved", "resolvd: [1", 1)
	bad = strings.Replace(string(text), "kind: false-positive", "kind: false-positve", 1)
	bad = strings.Replace(bad, "at: 2026-04-09T14:20+03:00", "at: yesterday", 1)
	os.WriteFile(file, []byte(bad), 0o644)
	os.WriteFile(filepath.Join(dir, "incidents", "new-one.yaml"), []byte("title: [\n"), 0o644)
	os.WriteFile(filepath.Join(dir, "incidents", "draft-one.yaml"), []byte(strings.Replace(string(text), "title:", "record_status: draft\ntitle:", 1)), 0o644)
	time.Sleep(time.Second)
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			ctx, wrong := tab(t, chrome, s.address+"incidents/2026-04-12-invoice-quarantine-000/", view{width: width, scheme: scheme})
			for _, folded := range []bool{true, false} {
				chromedp.Run(ctx, chromedp.Evaluate[any](fmt.Sprintf(`localStorage.setItem('debrief-preview-folded', '%v'); location.reload()`, folded)))
				time.Sleep(1200 * time.Millisecond)
				png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				os.WriteFile(fmt.Sprintf("/tmp/shot-%d-%s-%v.png", width, scheme, folded), png, 0o644)
			}
			fmt.Println(wrong.all())
		}
	}
	fmt.Println(s.said)
}
