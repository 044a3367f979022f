package words

import "testing"

func TestWithin(t *testing.T) {
	for _, tt := range []struct{ tag, label, want string }{
		{"en", "Data losses", "data losses"}, {"en", "DDoS", "DDoS"}, {"en", "", ""}, {"de", "Ausfälle", "Ausfälle"}, {"fr", "Événements", "événements"}, {"ja", "停止", "停止"},
	} {
		if got := ours(t, tt.tag).Within(tt.label); got != tt.want {
			t.Errorf("%s: Within(%q) = %q, want %q", tt.tag, tt.label, got, tt.want)
		}
	}
}
