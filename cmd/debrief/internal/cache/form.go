package cache

import (
	"reflect"

	"github.com/fxamacker/cbor/v2"
)

// The form of what is kept: CBOR with moments to the nanosecond.
var (
	writing = must(cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode())
	reading = must(cbor.DecOptions{DefaultMapType: reflect.TypeFor[map[string]any](), MaxArrayElements: 1 << 24, MaxMapPairs: 1 << 24}.DecMode())
)

func must[M any](mode M, err error) M {
	if err != nil {
		panic("cache: " + err.Error())
	}
	return mode
}

// Encode gives a value in the form in which things are kept: its exported
// fields, and zero apart from nil.
func Encode(value any) ([]byte, error) { return writing.Marshal(value) }

// Decode reads a value that Encode gave.
func Decode(data []byte, into any) error { return reading.Unmarshal(data, into) }
