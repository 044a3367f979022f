package incident

import (
	"sync"
	"time"
)

// zones are the time zones that were loaded, by their names: each is there once,
// however many incidents are told in it.
var zones sync.Map

// LoadZone gives the time zone with an IANA name, UTC for none. The error is for
// a name that the system does not know.
func LoadZone(name string) (*time.Location, error) {
	if zone, loaded := zones.Load(name); loaded {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	first, _ := zones.LoadOrStore(name, zone)
	return first.(*time.Location), nil
}
