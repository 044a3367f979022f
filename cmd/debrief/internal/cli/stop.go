package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilStopped gives a context that ends when the user or the system asks the
// program to, such as by Ctrl-C. Who asks twice ends it at once.
func untilStopped() (ctx context.Context, stop func()) {
	ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
