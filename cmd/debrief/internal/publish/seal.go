package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
)

// Seal is what it takes to find out whether a finished site still stands as it
// was: the sum of its manifest, and the time of every file, packed into a few
// bytes each.
type Seal []byte

// Seal gives that of the site, after Commit.
func (w *Writer) Seal() Seal { return w.seal }

func sealOf(s *site, sum [sha256.Size]byte) Seal {
	seal, last := append(make(Seal, 0, len(sum)+6*s.len()), sum[:]...), int64(0)
	for i := range s.len() {
		n := s.note(i)
		seal = binary.AppendVarint(seal, n.time-last)
		last = n.time
	}
	return seal
}

// Stands reports whether the site that a seal is of stands in dir, every file
// as it was, and what a build of it then gives. It holds the folder's lock for
// as long as it looks, as a build does, and changes nothing, but that what a
// killed build has left is put in order. Size and time are enough to know a
// file; where the time differs, its bytes are compared.
func Stands(ctx context.Context, dir string, opts Options, seal Seal) (Result, bool) {
	w, err := Begin(ctx, dir, opts)
	if err != nil {
		return Result{}, false
	}
	files, err := w.stands(seal)
	return Result{Files: files}, errors.Join(err, w.Abort()) == nil
}

var errBroken = errors.New("the site is another one")

// stands gives the number of files.
func (w *Writer) stands(seal Seal) (files int, err error) {
	manifest, err := openManifest(w.present.at(manifestName))
	if err != nil || manifest == nil || len(seal) < sha256.Size {
		return 0, errors.Join(err, errBroken)
	}
	defer manifest.Close() //nolint:errcheck // it was only read
	hash := sha256.New()
	l := sealed{w: w, times: unpacking{data: seal[sha256.Size:]}}
	err = readForm(io.TeeReader(manifest, hash), l.add)
	l.look()
	switch {
	case err != nil:
		return 0, err
	case l.broken || l.times.short || len(l.times.data) > 0 || !bytes.Equal(hash.Sum(nil), seal[:sha256.Size]):
		return 0, errBroken
	}
	return l.files, w.ctx.Err()
}

// sealed looks at the files of a site, many at once.
type sealed struct {
	w       *Writer
	times   unpacking
	last    int64
	waiting []Made
	files   int
	broken  bool
}

// lookedAtOnce is how many files are looked at in one go.
const lookedAtOnce = 1 << 10

func (l *sealed) add(name []byte, size int64, sum []byte) {
	l.last += l.times.varint()
	l.waiting = append(l.waiting, Made{Path: string(name), Size: size, Sum: [sha256.Size]byte(sum), ModTime: l.last})
	l.files++
	if len(l.waiting) == lookedAtOnce {
		l.look()
	}
}

// look looks at those that wait.
func (l *sealed) look() {
	if !l.broken {
		err := atSameTime(len(l.waiting), func(i int) error {
			if _, is := l.w.present.keeps(l.waiting[i]); !is {
				return errBroken
			}
			return l.w.ctx.Err()
		})
		l.broken = err != nil
	}
	l.waiting = l.waiting[:0]
}
