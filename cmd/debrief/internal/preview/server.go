package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"debrief/cmd/debrief/internal/pipeline"
)

// Options says what to serve and where.
type Options struct {
	Listener net.Listener       // on an address of this machine; required, closed by Serve
	Workshop *pipeline.Workshop // required

	Now func() time.Time // required
	// Rebuilt is told of every change and how long it took to take it in; Warn
	// of what makes the preview slower. Both are called one at a time; required.
	Rebuilt func(pipeline.Change, time.Duration)
	Warn    func(string)
}

// server is one preview.
type server struct {
	Options
	hosts []string // that requests may ask for

	mu     sync.Mutex
	change chan struct{} // closed at the next change
}

// How long requests may take, so that none holds the preview up.
const (
	headerTime = 5 * time.Second
	writeTime  = 30 * time.Second
	idleTime   = time.Minute
	partTime   = 300 * time.Millisecond // for what is under way at the end
)

// Serve serves the preview until the context ends. The error is for a listener
// that fails.
func Serve(ctx context.Context, opts Options) error {
	s := newServer(opts)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	web := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: headerTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() {
		failed <- web.Serve(opts.Listener)
		stop()
	}()
	s.watch(ctx)
	parting, done := context.WithTimeout(context.Background(), partTime)
	defer done()
	if web.Shutdown(parting) != nil {
		_ = web.Close() // whatever is still open has had its time
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func newServer(opts Options) *server {
	port := strconv.Itoa(opts.Listener.Addr().(*net.TCPAddr).Port)
	s := &server{Options: opts, change: make(chan struct{})}
	for _, host := range []string{"127.0.0.1", "localhost", "::1"} {
		s.hosts = append(s.hosts, net.JoinHostPort(host, port))
	}
	return s
}

// next gives a channel that is closed at the next change.
func (s *server) next() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.change
}

// changed tells everyone who waits.
func (s *server) changed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.change)
	s.change = make(chan struct{})
}
