package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"path"
	"path/filepath"
	"strconv"
)

// listed is what a manifest lists.
type listed struct {
	site  *finder // which of its files are listed stands in known; nil for none
	known []bool  // by the index of a file
	// Other files, by the hash of the path, with the beginning of their sums, and
	// the folders that they lie in.
	files   map[uint64]uint64
	before  map[uint64]uint64 // of those that are listed twice, as they are in two sites
	folders map[uint64]struct{}
}

// readListed reads the manifest in a folder; nothing is listed when there is
// none. A manifest that is not Debrief's is an error. Most of what it lists may
// be the files of a site; nil for none.
func readListed(folder string, s *site) (listed, error) {
	l := listed{files: map[uint64]uint64{}, before: map[uint64]uint64{}, folders: map[uint64]struct{}{}}
	if s != nil {
		l.site, l.known = &finder{site: s}, make([]bool, s.len())
	}
	return l, eachListed(folder, l.add)
}

// eachListed hands over what the manifest in a folder lists, some of it perhaps
// twice.
func eachListed(folder string, use func(name []byte, size int64, sum []byte)) error {
	file, err := openManifest(filepath.Join(folder, manifestName))
	if file == nil || err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	if readForm(file, use) == nil {
		return nil
	}
	if _, err = file.Seek(0, io.SeekStart); err == nil {
		err = readStrictly(json.NewDecoder(bufio.NewReaderSize(file, 64<<10)), use)
	}
	if err != nil {
		return notAManifest()
	}
	return nil
}

// readStrictly reads a manifest in any form that is JSON.
func readStrictly(dec *json.Decoder, use func(name []byte, size int64, sum []byte)) error {
	for {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		if token == "files" {
			break
		}
	}
	if token, err := dec.Token(); err != nil || token != json.Delim('[') {
		return errors.Join(err, errors.New("files is no list"))
	}
	for dec.More() {
		var e entry
		if err := dec.Decode(&e); err != nil {
			return err
		}
		if sum, err := hex.DecodeString(e.SHA256); err == nil {
			use([]byte(e.Path), e.Size, sum)
		}
	}
	for range 2 { // the ends of the list and of it all
		if _, err := dec.Token(); err != nil {
			return err
		}
	}
	return nil
}

// errForm says that a manifest is not in the form that writeManifest gives it.
var errForm = errors.New("this is another form")

// readForm reads a manifest that is exactly as writeManifest writes it, in a
// tenth of the time that any JSON takes. What it has handed over before an error
// stands in the manifest too, as far as that is one.
func readForm(from io.Reader, use func(name []byte, size int64, sum []byte)) error {
	r := formReader{in: bufio.NewReaderSize(from, 64<<10)}
	r.want("{", `  "generator": "`+generator+`",`)
	for _, key := range []string{"version", "as_of", "audience"} {
		if value := r.between(`  "`+key+`": `, `,`); len(value) == 0 || value[0] != '"' || !json.Valid(value) {
			return errForm
		}
	}
	if list := r.between(`  "files": [`, ""); string(list) == "]" {
		r.want("}")
		return r.end()
	} else if len(list) > 0 {
		return errForm
	}
	var sum [sha256.Size]byte
	for more := true; more && !r.odd; {
		r.want("    {")
		name := r.name()
		size, err := strconv.ParseInt(string(r.between(`      "size": `, `,`)), 10, 64)
		digits := r.between(`      "sha256": "`, `"`)
		if err != nil || len(digits) != 2*len(sum) {
			return errForm
		}
		if _, err := hex.Decode(sum[:], digits); err != nil {
			return errForm
		}
		switch string(r.line()) {
		case "    },":
		case "    }":
			more = false
		default:
			return errForm
		}
		if !r.odd {
			use(name, size, sum[:])
		}
	}
	r.want("  ]", "}")
	return r.end()
}

// formReader reads lines, and notes when one is not what it should be.
type formReader struct {
	in   *bufio.Reader
	path []byte
	odd  bool
}

// line gives the next line without its end, until the one after it is read.
func (r *formReader) line() []byte {
	line, err := r.in.ReadSlice('\n')
	if err != nil {
		r.odd = true
		return nil
	}
	return line[:len(line)-1]
}

func (r *formReader) want(lines ...string) {
	for _, line := range lines {
		if string(r.line()) != line {
			r.odd = true
		}
	}
}

func (r *formReader) between(before, after string) []byte {
	line := r.line()
	rest, begins := bytes.CutPrefix(line, []byte(before))
	rest, ends := bytes.CutSuffix(rest, []byte(after))
	r.odd = r.odd || !begins || !ends
	return rest
}

// name reads the line of a path.
func (r *formReader) name() []byte {
	quoted := r.between(`      "path": `, `,`)
	r.path = r.path[:0]
	if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		r.odd = true
		return nil
	}
	for _, c := range quoted[1 : len(quoted)-1] {
		if c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			var text string
			r.odd = r.odd || json.Unmarshal(quoted, &text) != nil
			return append(r.path, text...)
		}
	}
	r.path = append(r.path, quoted[1:len(quoted)-1]...)
	return r.path
}

// end wants nothing to follow.
func (r *formReader) end() error {
	if _, err := r.in.ReadByte(); r.odd || !errors.Is(err, io.EOF) {
		return errForm
	}
	return nil
}

func (l *listed) add(name []byte, _ int64, sum []byte) {
	text := string(name)
	if l.site != nil {
		if i, is := l.site.file(text); is {
			l.known[i] = true
			return
		}
	}
	if unfit(text) != "" || len(sum) < 8 {
		return
	}
	hash := pathHash(text)
	if before, twice := l.files[hash]; twice {
		l.before[hash] = before
	}
	l.files[hash] = binary.BigEndian.Uint64(sum)
	for dir := path.Dir(text); dir != "."; dir = path.Dir(dir) {
		hash := pathHash(dir)
		if _, known := l.folders[hash]; known {
			break
		}
		l.folders[hash] = struct{}{}
	}
}

// has reports whether a file is listed.
func (l *listed) has(name string) bool {
	if l.site != nil {
		if i, is := l.site.file(name); is {
			return l.known[i]
		}
	}
	_, ok := l.files[pathHash(name)]
	return ok
}

// folder reports whether listed files lie below name, other than those of the
// site.
func (l *listed) folder(name string) bool {
	_, ok := l.folders[pathHash(name)]
	return ok
}

// wrote reports whether a file's bytes are those that are listed for its path,
// which is none of the site's.
func (l *listed) wrote(name, at string) bool {
	sum, err := sumOf(at)
	begin, hash := binary.BigEndian.Uint64(sum[:]), pathHash(name)
	before, twice := l.before[hash]
	return err == nil && (l.files[hash] == begin || twice && before == begin)
}
