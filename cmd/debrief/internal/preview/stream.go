package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// beat is how often a stream says that it is still there.
const beat = 10 * time.Second

// stream tells one open page, as Server-Sent Events, what it is now when it has
// changed (page, with its tag) and what there is to say beside it (state). The
// page says which state of which address it has.
func (s *server) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	line := http.NewResponseController(w)
	say := func(text string) bool {
		_ = line.SetWriteDeadline(s.Now().Add(beat)) // a stream that cannot have one ends with the others
		_, err := fmt.Fprint(w, text)
		return err == nil && line.Flush() == nil
	}
	_ = line.SetReadDeadline(time.Time{}) // nothing more is to be read
	if !say("retry: 400\n\n") {
		return
	}
	query := r.URL.Query()
	page, seen := query.Get("page"), query.Get("seen")
	pulse := time.NewTicker(beat)
	defer pulse.Stop()
	var told []byte
	for {
		change := s.next()
		a := s.answer(page)
		if now := a.tag(); now != seen {
			seen = now
			if !say(fmt.Sprintf("event: page\ndata: %s\n\n", now)) {
				return
			}
		}
		if state := s.state(a.name); !bytes.Equal(state, told) {
			told = state
			if !say(fmt.Sprintf("event: state\ndata: %s\n\n", state)) {
				return
			}
		}
		select {
		case <-change:
		case <-pulse.C:
			if !say(": still there\n\n") {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

// state gives what the panel of a page shows, as JSON on one line.
func (s *server) state(name string) []byte {
	data, err := json.Marshal(panelOf(s.Workshop.PageFindings(name)))
	if err != nil {
		panic("preview: the panel's state cannot be encoded: " + err.Error()) // it has only text and numbers
	}
	return data
}
