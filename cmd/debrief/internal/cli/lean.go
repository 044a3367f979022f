package cli

import (
	"runtime"
	"runtime/debug"
)

// Memory is cleared when it has grown by 25 % of what is in use and of 64 MB more:
// by 16 MB and a quarter. By 100 % of what is in use, as is usual, small builds
// would clear it more often, and large ones would take twice of what they need.
const (
	leanPercent = 25
	leanBallast = 64 << 20 // is never touched, and so takes none of the machine's memory
)

// lean keeps memory small until it is ended, unless the user has set how it is
// cleared.
func (a *app) lean() (end func()) {
	if a.getenv("GOGC") != "" {
		return func() {}
	}
	before, ballast := debug.SetGCPercent(leanPercent), make([]byte, leanBallast)
	return func() {
		runtime.KeepAlive(ballast)
		debug.SetGCPercent(before)
	}
}
