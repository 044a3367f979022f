//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package publish

// likeAttributes keeps none here.
func likeAttributes(string, string) error { return nil }
