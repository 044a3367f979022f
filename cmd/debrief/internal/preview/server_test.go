package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

// preview is a running preview of a small project.
type preview struct {
	t       *testing.T
	dir     string
	home    string // its address, with a slash at the end
	end     func() // and wait
	shop    *pipeline.Workshop
	rebuilt atomic.Int64
}

func record(title string) string {
	return fmt.Sprintf(`title: %q
kind: outage
summary: "What happened: %s."
times: {started: 2026-05-04T09:00Z, detected: 2026-05-04T09:10Z, resolved: 2026-05-04T10:00Z}
timeline:
  - {at: 2026-05-04T09:00Z, text: "It begins."}
`, title, title)
}

func start(t *testing.T) *preview {
	t.Helper()
	p := &preview{t: t, dir: t.TempDir()}
	p.write("config.yaml", "title: Incidents\n")
	p.write("incidents/mail-late.yaml", record("Mail was late")+"attachments: [{id: d, path: data.csv, title: Data}]\n")
	p.write("incidents/mail-late/data.csv", "minute,delay\n")
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.home = "http://" + listener.Addr().String() + "/"
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	shop, err := pipeline.Open(pipeline.Options{Dir: p.dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", AsOf: asOf, BaseURL: p.home})
	if err != nil {
		t.Fatal(err)
	}
	p.shop = shop
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{Listener: listener, Workshop: shop, Now: time.Now,
			Rebuilt: func(pipeline.Change, time.Duration) { p.rebuilt.Add(1) }, Warn: func(text string) { t.Log(text) }})
	}()
	ended := false
	p.end = func() {
		if ended {
			return
		}
		ended = true
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("serve: %v", err)
			}
		case <-time.After(2 * time.Second):
			t.Error("the preview does not end")
		}
	}
	t.Cleanup(p.end)
	return p
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	full := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// ask sends a request with headers, which come in pairs, and gives the answer
// with its body.
func (p *preview) ask(method, path string, headers ...string) (*http.Response, string) {
	p.t.Helper()
	r, err := http.NewRequest(method, p.home, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if r.URL.Opaque = path; strings.HasPrefix(path, "//") { // as it is, with dots and all
		r.URL.Opaque, r.URL.Path = "", path
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 10 * time.Second}
	answer, err := client.Do(r)
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer answer.Body.Close() //nolint:errcheck // it was read
	if answer.Header.Get("Content-Type") == "text/event-stream" {
		return answer, ""
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return answer, string(body)
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	p := start(t)
	port := strings.TrimSuffix(p.home[strings.LastIndex(p.home, ":")+1:], "/")
	const page = "text/html; charset=utf-8"
	for _, tt := range []struct {
		path    string
		headers []string
		status  int
		kind    string
	}{
		{"/", nil, 200, page},
		{"/index.html?x=1", nil, 200, page},
		{"/incidents/mail-late/", nil, 200, page},
		{"/incidents/mail-late/index.html", nil, 200, page},
		{"/incidents/mail-late", nil, 302, "text/plain; charset=utf-8"},
		{"/incidents/mail-late/report.md", nil, 200, "text/markdown; charset=utf-8"},
		{"/incidents/mail-late/record.json", nil, 200, "application/json"},
		{"/incidents/mail-late/timeline.svg", nil, 200, "image/svg+xml"},
		{"/incidents/mail-late/data.csv", nil, 200, "text/csv; charset=utf-8"},
		{"/-/preview.js", nil, 200, "text/javascript; charset=utf-8"},
		{"/-/patch.js", nil, 200, "text/javascript; charset=utf-8"},
		{"/-/preview.css", nil, 200, "text/css; charset=utf-8"},
		{"/-/", nil, 404, "text/plain; charset=utf-8"},
		{"/-/../embed.go", nil, 404, "text/plain; charset=utf-8"},
		{"/-/events?page=/", nil, 200, "text/event-stream"},
		{"/.nojekyll", nil, 200, "application/octet-stream"},
		{"/incidents/", nil, 200, page},
		{"/incidents/1999/", nil, 404, page},
		{"/incidents/none/", nil, 404, page},
		{"/config.yaml", nil, 404, page},
		{"/incidents/mail-late.yaml", nil, 404, page},
		{"/../config.yaml", nil, 404, page},
		{"/%2e%2e/config.yaml", nil, 404, page},
		{"/incidents/mail-late/../../config.yaml", nil, 404, page},
		{"/incidents/mail-late/..%2f..%2fmail-late.yaml", nil, 404, page},
		{"//evil.example/", nil, 404, page},
		{"//incidents/mail-late", nil, 404, page},
		{"/", []string{"Host", "localhost:" + port}, 200, page},
		{"/", []string{"Host", "LocalHost:" + port}, 200, page},
		{"/", []string{"Host", "[::1]:" + port}, 200, page},
		{"/", []string{"Host", "127.0.0.1"}, 421, "text/plain; charset=utf-8"},
		{"/", []string{"Host", "127.0.0.1:1"}, 421, "text/plain; charset=utf-8"},
		{"/", []string{"Host", "evil.example"}, 421, "text/plain; charset=utf-8"},
		{"/", []string{"Host", "evil.example:" + port}, 421, "text/plain; charset=utf-8"},
		{"/-/events", []string{"Host", "evil.example:" + port}, 421, "text/plain; charset=utf-8"},
		{"/-/events", []string{"Origin", "http://127.0.0.1:" + port}, 200, "text/event-stream"},
		{"/-/events", []string{"Origin", "https://evil.example"}, 403, "text/plain; charset=utf-8"},
		{"/-/events", []string{"Origin", "http://127.0.0.1:1"}, 403, "text/plain; charset=utf-8"},
		{"/-/events", []string{"Origin", "null"}, 403, "text/plain; charset=utf-8"},
		{"/", []string{"Origin", "https://evil.example"}, 403, "text/plain; charset=utf-8"},
	} {
		answer, body := p.ask("GET", tt.path, tt.headers...)
		if answer.StatusCode != tt.status || answer.Header.Get("Content-Type") != tt.kind {
			t.Errorf("%s %v: %d %s, want %d %s", tt.path, tt.headers, answer.StatusCode, answer.Header.Get("Content-Type"), tt.status, tt.kind)
		}
		if answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", tt.path, answer.Header)
		}
		if got := strings.Count(body, `src="/-/preview.js"`); tt.kind == page && got != 1 || tt.kind != page && got != 0 {
			t.Errorf("%s has the preview's script %d times", tt.path, got)
		}
		if answer.StatusCode == http.StatusFound && answer.Header.Get("Location") != tt.path+"/" {
			t.Errorf("%s leads to %s", tt.path, answer.Header.Get("Location"))
		}
	}
}

func TestOnlyReading(t *testing.T) {
	t.Parallel()
	p := start(t)
	for method, want := range map[string]int{"POST": 405, "PUT": 405, "DELETE": 405, "OPTIONS": 405, "HEAD": 200} {
		answer, body := p.ask(method, "/")
		if answer.StatusCode != want || method == "HEAD" && body != "" {
			t.Errorf("%s: %d, want %d", method, answer.StatusCode, want)
		}
	}
}

// The links of the page for addresses that lead nowhere work at any address.
func TestNotFoundHere(t *testing.T) {
	t.Parallel()
	p := start(t)
	if _, body := p.ask("GET", "/no/such/page"); !strings.Contains(body, `href="/index.html"`) || !strings.Contains(body, "There is no page here") {
		t.Errorf("the page is %s", body)
	}
}

func TestWithScript(t *testing.T) {
	t.Parallel()
	const script = `<script src="/-/preview.js" data-seen="t" defer></script>` + "\n"
	for page, want := range map[string]string{
		"<head></head><body>":           "<head>" + script + "</head><body>",
		"<HEAD></HEAD >x</head>":        "<HEAD>" + script + "</HEAD >x</head>",
		"<p>a template without a frame": "<p>a template without a frame" + script,
		"":                              script,
	} {
		if got := string(withScript([]byte(page), "t")); got != want {
			t.Errorf("%q becomes %q, want %q", page, got, want)
		}
	}
}

// event is one event of a stream.
type event struct{ name, data string }

// listen opens the stream of a page and gives its events.
func (p *preview) listen(page, seen string) <-chan event {
	p.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	p.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.home+"-/events?page="+page+"&seen="+seen, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	events := make(chan event, 100)
	go func() {
		defer close(events)
		defer answer.Body.Close() //nolint:errcheck // it is a stream
		var e event
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			switch name, value, _ := strings.Cut(lines.Text(), ": "); name {
			case "event":
				e.name = value
			case "data":
				e.data = value
			case "":
				if e.name != "" {
					events <- e
				}
				e = event{}
			}
		}
	}()
	return events
}

// hear waits for the next event.
func (p *preview) hear(events <-chan event) event {
	p.t.Helper()
	select {
	case e := <-events:
		return e
	case <-time.After(10 * time.Second):
		p.t.Fatal("nothing is heard")
	}
	return event{}
}

// shown gives the state in which a page is sent.
func (p *preview) shown(path string) string {
	p.t.Helper()
	_, body := p.ask("GET", path)
	_, rest, found := strings.Cut(body, `data-seen="`)
	if !found {
		p.t.Fatalf("%s does not say what it is: %s", path, body)
	}
	tag, _, _ := strings.Cut(rest, `"`)
	return tag
}

func (e event) panel(t *testing.T) panel {
	t.Helper()
	var got panel
	if err := json.Unmarshal([]byte(e.data), &got); e.name != "state" || err != nil {
		t.Fatalf("heard %s %s, want a state (%v)", e.name, e.data, err)
	}
	return got
}

func TestStream(t *testing.T) {
	t.Parallel()
	p := start(t)
	const page = "/incidents/mail-late/"
	events := p.listen(page, p.shown(page))
	other := p.listen("/no-such-page", p.shown("/no-such-page"))
	if got := p.hear(events).panel(t); got.Errors != 0 || got.Stale {
		t.Errorf("at first: %+v", got)
	}
	p.hear(other)

	p.write("incidents/mail-late.yaml", "title: [\n")
	got := p.hear(events).panel(t)
	if got.Errors != 1 || !got.Stale || !got.Items[0].Own || got.Items[0].Place != "incidents/mail-late.yaml:1:9" || !strings.Contains(got.Items[0].Excerpt, "title: [") {
		t.Errorf("with an error: %+v", got)
	}
	if got := p.hear(other).panel(t); got.Errors != 1 || got.Items[0].Own {
		t.Errorf("elsewhere: %+v", got)
	}

	p.write("incidents/mail-late.yaml", record("Mail was very late"))
	if e := p.hear(events); e.name != "page" {
		t.Errorf("after mending and changing: %+v", e)
	}
	if got := p.hear(other).panel(t); got.Errors != 0 {
		t.Errorf("elsewhere, after mending: %+v", got)
	}
	if e := p.hear(p.listen(page, "200-old")); e.name != "page" {
		t.Errorf("a page of an earlier preview hears %+v", e)
	}
}

// A page that does not exist appears by itself.
func TestPagesComeAndGo(t *testing.T) {
	t.Parallel()
	p := start(t)
	const page = "/incidents/mail-lost/"
	events := p.listen(page, p.shown(page))
	p.hear(events)
	p.write("incidents/mail-lost.yaml", record("Mail was lost"))
	if e := p.hear(events); e.name != "page" {
		t.Errorf("when it comes: %+v", e)
	}
	events = p.listen(page, p.shown(page))
	p.hear(events)
	if err := os.Remove(filepath.Join(p.dir, "incidents/mail-lost.yaml")); err != nil {
		t.Fatal(err)
	}
	if e := p.hear(events); e.name != "page" {
		t.Errorf("when it goes: %+v", e)
	}
}

// Nothing is left running after the end, also with streams open.
func TestEndLeavesNothing(t *testing.T) {
	p := start(t)
	http.DefaultClient.CloseIdleConnections()
	before := runtime.NumGoroutine()
	events := p.listen("/", p.shown("/"))
	p.hear(events)
	began := time.Now()
	p.end()
	if took := time.Since(began); took > time.Second {
		t.Errorf("the end took %v", took)
	}
	for range events {
	}
	http.DefaultClient.CloseIdleConnections()
	for range 100 {
		if runtime.NumGoroutine() < before { // the preview's own are gone
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before the end", runtime.NumGoroutine(), before)
}
