package cache

import "testing"

// TestDamagedPile wants a text that has changed on the disk to be told, and no
// other one.
func TestDamagedPile(t *testing.T) {
	p := Open(t.TempDir()).Pile()
	defer p.Close()
	one, two := p.Put("one text"), p.Put("another")
	if _, err := p.file.WriteAt([]byte("x"), 2); err != nil {
		t.Fatal(err)
	}
	if got := p.Get(two); got != "another" || p.Err() != nil {
		t.Errorf("got %q, %v", got, p.Err())
	}
	if got := p.Get(one); got != "" || p.Err() == nil {
		t.Errorf("got %q, %v; want an error", got, p.Err())
	}
}

// TestFullPile wants a text to stay with whoever has it when it cannot be written.
func TestFullPile(t *testing.T) {
	p := Open(t.TempDir()).Pile()
	p.Close()
	if p.Put("x") != "" || p.Put("y") != "" {
		t.Error("a text is laid aside that cannot be read again")
	}
}
