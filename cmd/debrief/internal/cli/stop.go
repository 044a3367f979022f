package cli

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// parting is how long a command that is stopped has to come to its end.
const parting = 700 * time.Millisecond

// endings are the signals that ask a program to end: Ctrl-C, the system's, and
// that the terminal is gone, unless whoever began the program wants it to outlive
// that, such as nohup.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// untilStopped gives a context that ends when the user or the system asks the
// program to, such as by Ctrl-C. When the command has not called stop a little
// later, the program ends without it, with the status that leave gives. Who asks
// twice ends it at once.
func (a *app) untilStopped(leave func() int) (context.Context, func()) {
	ctx, deafen := signal.NotifyContext(context.Background(), endings()...)
	var once sync.Once // to end, or to leave
	left := false
	context.AfterFunc(ctx, func() {
		deafen() // so that the next signal ends it at once
		time.Sleep(parting)
		once.Do(func() {
			left = true
			a.left <- leave()
		})
	})
	return ctx, func() {
		once.Do(deafen)
		if left {
			select {} // the process ends
		}
	}
}
