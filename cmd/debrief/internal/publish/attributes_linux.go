package publish

import (
	"bytes"
	"errors"
	"strings"

	"golang.org/x/sys/unix"
)

// likeAttributes gives a folder the extended attributes of another, among them
// lists of who may enter it.
func likeAttributes(dir, old string) error {
	want, err := attributesOf(old)
	if err != nil {
		return err
	}
	is, err := attributesOf(dir)
	if err != nil {
		return err
	}
	for name, value := range want {
		if there, has := is[name]; has && bytes.Equal(there, value) {
			continue
		}
		if err := called("setxattr", dir, func() error { return unix.Setxattr(dir, name, value, 0) }); err != nil {
			return err
		}
	}
	for name := range is {
		if _, has := want[name]; has {
			continue
		}
		if err := called("removexattr", dir, func() error { return unix.Removexattr(dir, name) }); err != nil {
			return err
		}
	}
	return nil
}

// attributesOf gives the extended attributes of a folder; none where the file
// system has none.
func attributesOf(dir string) (map[string][]byte, error) {
	list, err := growing(dir, func(room []byte) (int, error) { return unix.Listxattr(dir, room) })
	if errors.Is(err, unix.ENOTSUP) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		if all[name], err = growing(dir, func(room []byte) (int, error) { return unix.Getxattr(dir, name, room) }); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// growing reads what says how long it is when there is no room for it.
func growing(dir string, read func(room []byte) (int, error)) (data []byte, err error) {
	for {
		var n int
		if err := called("getxattr", dir, func() error { n, err = read(data); return err }); err != nil {
			if errors.Is(err, unix.ERANGE) { // it has grown meanwhile
				data = nil
				continue
			}
			return nil, err
		}
		if n <= len(data) || n == 0 {
			return data[:n], nil
		}
		data = make([]byte, n)
	}
}
