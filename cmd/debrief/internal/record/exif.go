package record

import (
	"bytes"
	"encoding/binary"
)

// photograph is what a picture's file says beside the picture.
type photograph struct {
	position bool // where it was taken
	camera   bool // by which device, or by whom

	width, height int  // in pixels; 0 when it does not say
	whole         bool // a PNG comes to its end, a JPEG to its pixels
}

// readPicture looks through the data that cameras and programs write into JPEG
// (APP1) and PNG (eXIf, iTXt): Exif and XMP. Of another file it says nothing.
func readPicture(data []byte) photograph {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		return readJPEG(data[2:])
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return readPNG(data[8:])
	}
	return photograph{}
}

// readJPEG goes from marker to marker up to the picture itself.
func readJPEG(data []byte) photograph {
	var said photograph
	for len(data) >= 4 && data[0] == 0xff {
		marker, size := data[1], int(binary.BigEndian.Uint16(data[2:]))
		if marker == 0xff { // a fill byte
			data = data[1:]
			continue
		}
		said.whole = marker == 0xda
		if said.whole || size < 2 || size+2 > len(data) {
			break
		}
		part := data[4 : size+2]
		if isFrame(marker) && len(part) >= 5 && said.width == 0 {
			said.height, said.width = int(binary.BigEndian.Uint16(part[1:])), int(binary.BigEndian.Uint16(part[3:]))
		}
		if exif, ok := bytes.CutPrefix(part, []byte("Exif\x00\x00")); ok && marker == 0xe1 {
			said.tiff(exif)
		} else if marker == 0xe1 {
			said.xmp(part)
		}
		data = data[size+2:]
	}
	return said
}

// isFrame reports whether a part tells the picture's size (SOF).
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

// readPNG goes from chunk to chunk.
func readPNG(data []byte) photograph {
	var said photograph
	for len(data) >= 12 {
		size := int64(binary.BigEndian.Uint32(data))
		if size+12 > int64(len(data)) {
			break
		}
		part := data[8 : 8+size]
		switch string(data[4:8]) {
		case "IHDR":
			if len(part) == 13 && said.width == 0 {
				said.width, said.height = int(binary.BigEndian.Uint32(part)), int(binary.BigEndian.Uint32(part[4:]))
			}
		case "eXIf":
			said.tiff(part)
		case "iTXt", "tEXt":
			said.xmp(part)
		case "IEND":
			said.whole = true
		}
		data = data[size+12:]
	}
	return said
}

// The tags of Exif that matter here. Source: CIPA DC-008 (Exif 2.32), tables
// 3 to 17.
const (
	tagMake, tagModel, tagArtist = 0x010f, 0x0110, 0x013b
	tagExifPart, tagGPSPart      = 0x8769, 0x8825
	tagOwner, tagSerial          = 0xa430, 0xa431
	tagLatitude, tagLongitude    = 2, 4
)

// tiff reads the tags of an Exif block.
func (p *photograph) tiff(data []byte) {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(data, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(data) < 8 || order.Uint16(data[2:]) != 42 {
		return
	}
	for tag, value := range tags(data, order.Uint32(data[4:]), order) {
		switch tag {
		case tagMake, tagModel, tagArtist:
			p.camera = true
		case tagExifPart:
			below := tags(data, value, order)
			p.camera = p.camera || has(below, tagOwner) || has(below, tagSerial)
		case tagGPSPart:
			below := tags(data, value, order)
			p.position = p.position || has(below, tagLatitude) || has(below, tagLongitude)
		}
	}
}

func has(tags map[uint16]uint32, tag uint16) bool {
	_, ok := tags[tag]
	return ok
}

// tags gives the tags of one directory of a TIFF block with their values or
// the offsets of these.
func tags(data []byte, at uint32, order binary.ByteOrder) map[uint16]uint32 {
	found := map[uint16]uint32{}
	if int64(at)+2 > int64(len(data)) {
		return found
	}
	n := int(order.Uint16(data[at:]))
	data = data[at+2:]
	for i := 0; i < n && len(data) >= 12; i++ {
		found[order.Uint16(data)] = order.Uint32(data[8:])
		data = data[12:]
	}
	return found
}

// xmp looks for a position in a block of XMP, which is XML.
func (p *photograph) xmp(data []byte) {
	p.position = p.position || bytes.Contains(data, []byte("GPSLatitude")) || bytes.Contains(data, []byte("GPSLongitude"))
}
