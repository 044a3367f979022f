package record

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// maxAttachment is the size of the largest attachment in bytes.
const maxAttachment = 2_000_000

// attachable are the endings of files that may be attached, with what tells
// that the content is what the ending says.
var attachable = map[string]func([]byte) string{
	".png":  pictureFault("\x89PNG\r\n\x1a\n"),
	".jpg":  pictureFault("\xff\xd8\xff"),
	".jpeg": pictureFault("\xff\xd8\xff"),
	".pdf":  pdfFault,
	".svg":  svgFault,
	".json": jsonFault,
	".csv":  textFault,
	".txt":  textFault,
}

const attachableHint = "png, jpg, svg, csv, json, txt or pdf"

// pagesOwn are the files of an incident's page itself.
var pagesOwn = []string{"index.html", "report.md", "record.json", "timeline.svg", "card.png"}

var pathForm = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$`)

// attachmentPathsStayInside: a path leads from the record's own folder to a
// file in it of a kind that may be published.
func (c *check) attachmentPathsStayInside() {
	first, spelt := map[string]int{}, map[string]string{}
	for i, a := range c.inc.Attachments {
		pointer := fmt.Sprintf("/attachments/%d/path", i)
		before, twice := first[strings.ToLower(a.Path)]
		message, hint := pathFault(a.Path)
		other := caseTwin(spelt, a.Path)
		switch {
		case a.Path == "":
		case message != "":
			c.tell(pointer, attachments, message, hint)
		case twice:
			c.tell(pointer, attachments, fmt.Sprintf("the file %q is attached twice", a.Path), "take one of them out",
				c.elsewhere(fmt.Sprintf("/attachments/%d/path", before), "it is first attached here"))
		case other != "":
			c.tell(pointer, attachments, fmt.Sprintf("%q and %q are one where upper and lower case are the same", shorten(a.Path), shorten(other)), "give one of them another name")
		}
		first[strings.ToLower(a.Path)] = i
	}
}

// caseTwin finds a file or a folder that is in the way of a path on a disk that
// is blind to case; empty when there is none. It notes the path's parts as they
// are spelt, folders with a slash at the end.
func caseTwin(spelt map[string]string, name string) (twin string) {
	for part := name; part != "." && part != "/"; part = path.Dir(part) {
		as := part
		if part != name {
			as += "/"
		}
		key := strings.ToLower(part)
		if other, known := spelt[key]; known && other != as {
			twin = other
		}
		spelt[key] = as
	}
	return twin
}

// longestPath is how many characters the path of an attachment has, so that it
// has room on every disk.
const longestPath = 200

// firstOf gives the first part of a path.
func firstOf(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

func pathFault(name string) (message, hint string) {
	switch {
	case strings.HasPrefix(name, "/") || strings.Contains(name, `\`) || strings.Contains(name, ":"):
		return fmt.Sprintf("%q is not a relative path", shorten(name)), "write the path from the record's own folder on, with /"
	case slices.Contains(strings.Split(name, "/"), ".."):
		return fmt.Sprintf("%q leads out of the record's own folder", shorten(name)), "copy the file into the folder"
	case !pathForm.MatchString(name):
		return fmt.Sprintf("%q is not a name that works everywhere", shorten(name)), "letters a to z, digits, and . _ - after the first"
	case slices.ContainsFunc(strings.Split(name, "/"), incident.IsDevice):
		return fmt.Sprintf("%q has the name of a device on Windows, where no file can have it", shorten(name)), "give it another name"
	case len(name) > longestPath:
		return fmt.Sprintf("the path %q has %d characters, more than %d", shorten(name), len(name), longestPath), "give the file a shorter name"
	case attachable[strings.ToLower(path.Ext(name))] == nil:
		return fmt.Sprintf("files like %q cannot be attached", shorten(name)), attachableHint
	case slices.Contains(pagesOwn, strings.ToLower(firstOf(name))):
		return fmt.Sprintf("the name %q is used by the page itself", firstOf(name)), "give it another name"
	}
	return "", ""
}

// checkAttachedFiles: what is attached is there, is what the record says, and
// does no harm to who opens it.
func checkAttachedFiles(f *reading, fsys fs.FS, settings Settings) {
	c := &check{reading: f, inc: f.incident, settings: settings}
	for i, a := range f.incident.Attachments[:min(len(f.incident.Attachments), mostAttachments)] {
		if message, _ := pathFault(a.Path); a.Path == "" || message != "" {
			continue
		}
		pointer := fmt.Sprintf("/attachments/%d", i)
		name := path.Join(f.folder(), a.Path)
		if message, hint := fileFault(fsys, name); message != "" {
			c.tell(pointer+"/path", attachments, message, cmp.Or(hint, "attachments are files in "+f.folder()+"/"))
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			c.tell(pointer+"/path", attachments, fmt.Sprintf("%s cannot be read: %v", name, err), "")
			continue
		}
		c.attached(pointer, a, data)
	}
}

// fileFault says why a path is not a file that can be published, and the way
// out where it is not to put one there.
func fileFault(fsys fs.FS, name string) (message, hint string) {
	for i, c := range name {
		if c != '/' {
			continue
		}
		if info, err := fs.Lstat(fsys, name[:i]); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Sprintf("%s is a symbolic link, which is not followed", name[:i]), ""
		}
	}
	info, err := fs.Lstat(fsys, name)
	switch {
	case err != nil:
		return fmt.Sprintf("there is no file %s", name), ""
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Sprintf("%s is a symbolic link, which is not followed", name), ""
	case !info.Mode().IsRegular():
		return fmt.Sprintf("%s is not a file", name), ""
	case info.Size() > maxAttachment:
		return fmt.Sprintf("%s has %d bytes; at most %d can be attached", name, info.Size(), maxAttachment), "make it smaller, or link to it"
	}
	return "", ""
}

// attached checks a file's content against what the record says of it.
func (c *check) attached(pointer string, a incident.Attachment, data []byte) {
	sum := sha256.Sum256(data)
	switch digits := hex.EncodeToString(sum[:]); {
	case a.Bytes != 0 && a.Bytes != len(data):
		c.tell(pointer+"/bytes", attachments, fmt.Sprintf("%s has %d bytes, not %d", a.Path, len(data), a.Bytes),
			"write the right number if the file is the right one")
	case a.SHA256 != "" && !strings.EqualFold(a.SHA256, digits):
		c.tell(pointer+"/sha256", attachments, fmt.Sprintf("%s is not the file that this sum is of", a.Path), "its own sum is "+digits)
	}
	if textFault(data) == "" {
		c.fileHoldsNoSecret(pointer+"/path", a.Path, data)
	}
	if fault := attachable[strings.ToLower(path.Ext(a.Path))](data); fault != "" {
		c.tell(pointer+"/path", attachments, fmt.Sprintf("%s cannot be attached: %s", a.Path, fault), wayOut(a.Path, data))
	}
	c.telling(pointer, a, data)
}

// wayOut says how a file gets a content that can be attached.
func wayOut(name string, data []byte) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".json":
		if bytes.HasPrefix(data, []byte("\uFEFF")) {
			return "save it without a byte order mark"
		}
	case ".pdf":
		return "print it to a new PDF, or attach a picture of it"
	case ".svg":
		return "export it as plain SVG without links and scripts, or as a PNG"
	case ".png", ".jpg", ".jpeg":
		return "save or export the picture anew, with the ending of what it is"
	}
	return ""
}

// telling looks at what a picture's file says of where and by whom it was
// taken, which nobody sees who looks at the picture.
func (c *check) telling(pointer string, a incident.Attachment, data []byte) {
	said := readPicture(data)
	if said.width > 0 && said.height > mostPixels/said.width {
		c.tell(pointer+"/path", attachments, fmt.Sprintf("%s has %d by %d pixels; at most %d million can be shown", a.Path, said.width, said.height, mostPixels/1_000_000),
			"save the picture smaller")
	}
	const hint = "save the picture anew without its data, for example with: exiftool -all= "
	switch {
	case said.position:
		c.tellReaders(pointer+"/path", attachments, fmt.Sprintf("%s says where on earth it was taken", a.Path), hint+a.Path)
	case said.camera:
		c.tellAs(problem.Warning, pointer+"/path", attachments, fmt.Sprintf("%s says by which device or whom it was taken", a.Path), hint+a.Path)
	}
}

// pictures are the endings of what is seen and not read.
var pictures = []string{".png", ".jpg", ".jpeg", ".svg"}

// picturesAreDescribed: who cannot see a picture reads what is on it.
func (c *check) picturesAreDescribed() {
	for i, a := range c.inc.Attachments {
		fault, _ := pathFault(a.Path)
		if fault == "" && slices.Contains(pictures, strings.ToLower(path.Ext(a.Path))) && strings.TrimSpace(a.Alt) == "" {
			c.tellAs(problem.Warning, fmt.Sprintf("/attachments/%d", i), attachments, fmt.Sprintf("the picture %q has no alt", shorten(a.Path)),
				"write alt: … with what is to be seen on it, for those who cannot see it")
		}
	}
}

func beginsWith(magic string) func([]byte) string {
	return func(data []byte) string {
		if !bytes.HasPrefix(data, []byte(magic)) {
			return "its content is not what its ending says"
		}
		return ""
	}
}

// pictureFault wants a picture of which browsers show something.
func pictureFault(magic string) func([]byte) string {
	return func(data []byte) string {
		said := readPicture(data)
		switch fault := beginsWith(magic)(data); {
		case fault != "":
			return fault
		case !said.whole:
			return "it is cut off"
		case said.width < 1 || said.height < 1:
			return "its beginning does not tell a size of at least 1 by 1 pixels"
		}
		return ""
	}
}

func jsonFault(data []byte) string {
	if !json.Valid(data) {
		return "its content is not JSON"
	}
	return ""
}

func textFault(data []byte) string {
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "its content is not text in UTF-8"
	}
	return ""
}
