package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// generator marks a manifest as Debrief's. It is the first thing in it.
const generator = "debrief"

// entry is one file in a manifest, which lists all that a build wrote, without
// the manifest itself, sorted by path.
type entry struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// writeManifest writes the manifest of a site, as json.MarshalIndent would, and
// gives the sum of its bytes.
func writeManifest(to io.Writer, s *site, opts Options) (sum [sha256.Size]byte, err error) {
	hash := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(hash, to), 64<<10)
	w := manifestWriter{to: out}
	w.begin(opts)
	w.site(s)
	err = w.end()
	hash.Sum(sum[:0])
	return sum, err
}

// writeBoth writes a manifest that lists what the one in a folder does, and then a
// site: all that stands in the folder while it becomes that site.
func writeBoth(to io.Writer, folder string, s *site, opts Options) error {
	w := manifestWriter{to: bufio.NewWriterSize(to, 64<<10)}
	w.begin(opts)
	if err := eachListed(folder, w.file); err != nil {
		return err
	}
	w.site(s)
	return w.end()
}

// manifestWriter writes a manifest piece by piece; the first error is told at the
// end.
type manifestWriter struct {
	to   *bufio.Writer
	line []byte
	some bool // a file is listed
}

func (w *manifestWriter) begin(opts Options) {
	w.line = append(w.line, "{\n"...)
	for _, field := range [][2]string{{"generator", generator}, {"version", opts.Version}, {"as_of", opts.AsOf}, {"audience", opts.Audience}} {
		w.line = append(w.line, `  "`+field[0]+`": `...)
		w.line = append(appendJSON(w.line, field[1]), ",\n"...)
	}
	w.line = append(w.line, `  "files": [`...)
}

func (w *manifestWriter) site(s *site) {
	var text []byte
	for i := range s.len() {
		n := s.note(i)
		folder, name := s.all.path(n)
		text = append(append(text[:0], folder...), name...)
		w.file(text, n.size, n.sum[:])
	}
}

func (w *manifestWriter) file(name []byte, size int64, sum []byte) {
	line := w.line
	if w.some {
		line = append(line, ',')
	}
	line = appendJSON(append(line, "\n    {\n      \"path\": "...), name)
	line = strconv.AppendInt(append(line, ",\n      \"size\": "...), size, 10)
	line = hex.AppendEncode(append(line, ",\n      \"sha256\": \""...), sum)
	line = append(line, "\"\n    }"...)
	_, _ = w.to.Write(line) // a fault stays with the writer
	w.line, w.some = line[:0], true
}

func (w *manifestWriter) end() error {
	if w.some {
		w.line = append(w.line, "\n  "...)
	}
	_, _ = w.to.Write(append(w.line, "]\n}\n"...)) // see file
	return w.to.Flush()
}

func appendJSON[T string | []byte](line []byte, text T) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(string(text)) // text always has a form
			return append(line, quoted...)
		}
	}
	return append(append(append(line, '"'), text...), '"')
}

// manifestStands reports whether the manifest in a folder is that of a site,
// byte for byte, and gives its sum.
func manifestStands(folder string, s *site, opts Options) (sum [sha256.Size]byte, stands bool) {
	file, err := os.Open(filepath.Join(folder, manifestName))
	if err != nil {
		return sum, false
	}
	defer file.Close() //nolint:errcheck // it was only read
	if sum, err = writeManifest(&comparer{with: file}, s, opts); err != nil {
		return sum, false
	}
	n, err := file.Read(make([]byte, 1))
	return sum, n == 0 && errors.Is(err, io.EOF)
}

// comparer fails when what is written differs from what can be read.
type comparer struct {
	with   io.Reader
	buffer []byte
}

func (c *comparer) Write(data []byte) (int, error) {
	if len(c.buffer) < len(data) {
		c.buffer = make([]byte, len(data))
	}
	there := c.buffer[:len(data)]
	if _, err := io.ReadFull(c.with, there); err != nil {
		return 0, err
	}
	if !bytes.Equal(there, data) {
		return 0, errors.New("it differs")
	}
	return len(data), nil
}

// checkManifest wants the manifest in a folder to be Debrief's, if there is
// one.
func checkManifest(folder string) error {
	file, err := openManifest(filepath.Join(folder, manifestName))
	if file == nil || err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	dec := json.NewDecoder(file)
	for _, want := range []json.Token{json.Delim('{'), "generator", generator} {
		if got, err := dec.Token(); err != nil || got != want {
			return notAManifest()
		}
	}
	return nil
}

func notAManifest() error {
	return fmt.Errorf("%s was not written by Debrief: move it away or choose another output folder", manifestName)
}

// openManifest opens a manifest; nil when there is none. It follows no symbolic
// link.
func openManifest(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read manifest: %w", err)
	case !info.Mode().IsRegular():
		return nil, notAManifest()
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	return file, nil
}
