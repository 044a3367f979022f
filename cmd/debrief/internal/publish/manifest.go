package publish

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
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

// writeManifest writes the manifest of a site, as json.MarshalIndent would.
func writeManifest(to io.Writer, notes []note, opts Options) error {
	out := bufio.NewWriterSize(to, 64<<10)
	line := []byte("{\n")
	for _, field := range [][2]string{{"generator", generator}, {"version", opts.Version}, {"as_of", opts.AsOf}, {"audience", opts.Audience}} {
		line = append(line, `  "`+field[0]+`": `...)
		line = append(appendJSON(line, field[1]), ",\n"...)
	}
	line = append(line, `  "files": [`...)
	for i, n := range notes {
		if i > 0 {
			line = append(line, ',')
		}
		line = appendJSON(append(line, "\n    {\n      \"path\": "...), n.path)
		line = strconv.AppendInt(append(line, ",\n      \"size\": "...), n.size, 10)
		line = hex.AppendEncode(append(line, ",\n      \"sha256\": \""...), n.sum[:])
		line = append(line, "\"\n    }"...)
		if _, err := out.Write(line); err != nil {
			return err
		}
		line = line[:0]
	}
	if len(notes) > 0 {
		line = append(line, "\n  "...)
	}
	if _, err := out.Write(append(line, "]\n}\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

func appendJSON(line []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(text) // text always has a form
			return append(line, quoted...)
		}
	}
	return append(append(append(line, '"'), text...), '"')
}

// manifestStands reports whether the manifest in a folder is that of a site,
// byte for byte.
func manifestStands(folder string, notes []note, opts Options) bool {
	file, err := os.Open(filepath.Join(folder, manifestName))
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // it was only read
	with := &comparer{with: file}
	if writeManifest(with, notes, opts) != nil {
		return false
	}
	n, err := file.Read(make([]byte, 1))
	return n == 0 && errors.Is(err, io.EOF)
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

// listed is what a manifest lists.
type listed struct {
	files   map[uint64]uint64   // by the hash of the path, the beginning of the SHA-256
	folders map[uint64]struct{} // that the files lie in
}

// readListed reads the manifest in a folder; nothing is listed when there is
// none. A manifest that is not Debrief's is an error.
func readListed(folder string) (listed, error) {
	l := listed{files: map[uint64]uint64{}, folders: map[uint64]struct{}{}}
	file, err := openManifest(filepath.Join(folder, manifestName))
	if file == nil || err != nil {
		return l, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	if err := l.read(json.NewDecoder(bufio.NewReaderSize(file, 64<<10))); err != nil {
		return l, notAManifest()
	}
	return l, nil
}

func (l *listed) read(dec *json.Decoder) error {
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
		l.add(e)
	}
	for range 2 { // the ends of the list and of it all
		if _, err := dec.Token(); err != nil {
			return err
		}
	}
	return nil
}

func (l *listed) add(e entry) {
	sum, err := hex.DecodeString(e.SHA256)
	if unfit(e.Path) != "" || err != nil || len(sum) < 8 {
		return
	}
	l.files[pathHash(e.Path)] = binary.BigEndian.Uint64(sum)
	for dir := path.Dir(e.Path); dir != "."; dir = path.Dir(dir) {
		hash := pathHash(dir)
		if _, known := l.folders[hash]; known {
			break
		}
		l.folders[hash] = struct{}{}
	}
}

// has reports whether a file is listed.
func (l *listed) has(name string) bool {
	_, ok := l.files[pathHash(name)]
	return ok
}

func (l *listed) folder(name string) bool {
	_, ok := l.folders[pathHash(name)]
	return ok
}

// wrote reports whether a file's bytes are those that are listed for its path.
func (l *listed) wrote(name, at string) bool {
	sum, err := sumOf(at)
	return err == nil && l.files[pathHash(name)] == binary.BigEndian.Uint64(sum[:])
}
