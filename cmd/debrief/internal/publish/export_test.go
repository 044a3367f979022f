package publish

import "testing"

// SameScan wants a page to tell the same by the fast scan as by the tokenizer, in
// the same order, and all its tags to be plain.
func SameScan(t *testing.T, page []byte) {
	t.Helper()
	sameScan(t, page)
	if odd := firstOdd(page); odd != "" {
		t.Errorf("this is not plain: %.80s", odd)
	}
}
