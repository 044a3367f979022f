package record_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// exif gives an Exif block with tags in its first directory, and one below it.
func exif(order binary.AppendByteOrder, tags []uint16, part uint16, below []uint16) []byte {
	mark := "II"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM"
	}
	first := len(tags)
	if part != 0 {
		first++
	}
	data := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	data = order.AppendUint16(data, uint16(first))
	field := func(tag uint16, value uint32) {
		data = order.AppendUint16(order.AppendUint16(data, tag), 4)
		data = order.AppendUint32(order.AppendUint32(data, 1), value)
	}
	for _, tag := range tags {
		field(tag, 0)
	}
	if part != 0 {
		field(part, uint32(8+2+12*first+4))
		data = order.AppendUint32(data, 0)
		data = order.AppendUint16(data, uint16(len(below)))
		for _, tag := range below {
			field(tag, 0)
		}
	}
	return order.AppendUint32(data, 0)
}

func segment(marker byte, content []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(content)+2)), content...)
}

func jpeg(segments ...[]byte) []byte {
	frame := segment(0xc0, []byte("\x08\x00\x01\x00\x01\x01\x01\x11\x00"))
	return append(append(append([]byte("\xff\xd8"), bytes.Join(segments, nil)...), frame...), "\xff\xda\x00\x02…GPSLatitude…\xff\xd9"...)
}

// png gives a picture of one pixel with one chunk more; the sums are not right.
func png(name string, content []byte) []byte { return pngOf(1, 1, name, content) }

func pngOf(width, height uint32, name string, content []byte) []byte {
	chunk := func(name string, content []byte) []byte {
		return append(append(append(binary.BigEndian.AppendUint32(nil, uint32(len(content))), name...), content...), 0, 0, 0, 0)
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	head := chunk("IHDR", append(size, 8, 6, 0, 0, 0))
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), head, chunk(name, content), chunk("IEND", nil))
}

func TestPicturesDoNotTellWhereTheyWereTaken(t *testing.T) {
	app0 := segment(0xe0, []byte("JFIF\x00"))
	position := exif(binary.LittleEndian, []uint16{0x0112}, 0x8825, []uint16{1, 2, 3, 4})
	inJPEG := func(block []byte) []byte { return jpeg(app0, segment(0xe1, append([]byte("Exif\x00\x00"), block...))) }
	xmp := []byte("http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude=\"52,31N\"/>")
	const where, who = "says where on earth it was taken", "says by which device or whom it was taken"
	for _, tt := range []struct {
		name, file string
		data       []byte
		want       string
		severity   problem.Severity
	}{
		{"position", "a.jpg", inJPEG(position), where, problem.Error},
		{"position, big end first", "a.jpg", inJPEG(exif(binary.BigEndian, nil, 0x8825, []uint16{4})), where, problem.Error},
		{"position in XMP", "a.jpeg", jpeg(segment(0xe1, xmp)), where, problem.Error},
		{"position in a PNG", "a.png", png("eXIf", position), where, problem.Error},
		{"position in the XMP of a PNG", "a.png", png("iTXt", append([]byte("XML:com.adobe.xmp\x00"), xmp...)), where, problem.Error},
		{"camera", "a.jpg", inJPEG(exif(binary.LittleEndian, []uint16{0x010f, 0x0110}, 0, nil)), who, problem.Warning},
		{"serial number", "a.jpg", inJPEG(exif(binary.BigEndian, nil, 0x8769, []uint16{0xa431})), who, problem.Warning},
		{"a version of the tags alone", "a.jpg", inJPEG(exif(binary.LittleEndian, []uint16{0x0112}, 0x8825, []uint16{0})), "", 0},
		{"no data", "a.jpg", jpeg(app0), "", 0},
		{"cut off", "a.jpg", inJPEG(position)[:40], "a.jpg cannot be attached: it is cut off", problem.Error},
		{"a directory that is not there", "a.jpg", inJPEG([]byte("II*\x00\xff\xff\xff\xff")), "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set := readAll(t, fstest.MapFS{
				"incidents/one.yaml":       small("attachments: [{id: a, title: A, alt: A rack., path: " + tt.file + "}]"),
				"incidents/one/" + tt.file: {Data: tt.data},
			})
			if tt.want == "" && len(set.Problems) > 0 {
				t.Fatal(set.Problems.Text())
			}
			if tt.want != "" && (len(set.Problems) != 1 || !strings.Contains(set.Problems[0].Message, tt.want) || set.Problems[0].Severity != tt.severity) {
				t.Errorf("want one %s %q, got\n%s", tt.severity, tt.want, set.Problems.Text())
			}
		})
	}
}

func TestHiddenPicturesMayKnowTheirPlace(t *testing.T) {
	position := exif(binary.LittleEndian, nil, 0x8825, []uint16{2})
	set := readAll(t, fstest.MapFS{
		"incidents/one.yaml":  small("attachments: [{id: a, title: A, alt: A rack., path: a.png, audience: internal}]"),
		"incidents/one/a.png": {Data: png("eXIf", position)},
	})
	if len(set.Problems) != 1 || set.Problems[0].Severity != problem.Warning {
		t.Error(set.Problems.Text())
	}
}

func TestPicturesAreDescribed(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/one.yaml":  small("attachments: [{id: a, title: A, path: a.png}, {id: b, title: B, path: b.csv}]"),
		"incidents/one/a.png": {Data: png("IDAT", nil)},
		"incidents/one/b.csv": {Data: []byte("a,b\n")},
	})
	if len(set.Problems) != 1 || !strings.Contains(set.Problems[0].Message, `the picture "a.png" has no alt`) {
		t.Error(set.Problems.Text())
	}
}

func FuzzPictures(f *testing.F) {
	f.Add(jpeg(segment(0xe1, append([]byte("Exif\x00\x00"), exif(binary.LittleEndian, nil, 0x8825, []uint16{2})...))))
	f.Add(png("eXIf", exif(binary.BigEndian, []uint16{0x010f}, 0x8769, []uint16{0xa431})))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{
			"incidents/one.yaml":  small("attachments: [{id: a, title: A, alt: A rack., path: a.jpg}, {id: b, title: B, alt: A rack., path: b.png}]"),
			"incidents/one/a.jpg": {Data: append([]byte("\xff\xd8\xff"), data...)},
			"incidents/one/b.png": {Data: append([]byte("\x89PNG\r\n\x1a\n"), data...)},
		}
		if _, err := record.ReadAll(fsys, "incidents", settings); err != nil {
			t.Fatal(err)
		}
	})
}
