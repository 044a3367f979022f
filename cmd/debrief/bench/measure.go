package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// cost is what a whole process took.
type cost struct {
	Wall time.Duration
	CPU  time.Duration // of all cores, its own and the system's for it
	Peak int64         // bytes of memory at the most, as the system counts what is resident
}

// launch is the first argument of the small process that starts what is
// measured. Linux begins a process's peak at that of the one that started it,
// and the bench itself may have grown.
const launch = "launch"

// measured runs a program to its end. What it prints is told when it fails.
func measured(dir string, env []string, name string, args ...string) (cost, error) {
	own, err := os.Executable()
	if err != nil {
		return cost{}, fmt.Errorf("find myself: %w", err)
	}
	flush()
	var out, printed bytes.Buffer
	c := exec.Command(own, append([]string{launch, name}, args...)...)
	c.Dir, c.Env, c.Stdout, c.Stderr = dir, append(os.Environ(), env...), &out, &printed
	if err := c.Run(); err != nil {
		return cost{}, fmt.Errorf("run %s %s: %w\n%s", name, strings.Join(args, " "), err, lastLines(printed.String()))
	}
	var took cost
	if err := json.Unmarshal(out.Bytes(), &took); err != nil {
		return cost{}, fmt.Errorf("read what %s took: %w", name, err)
	}
	return took, nil
}

// launched runs a program, prints what it took, and gives the exit status.
func launched(args []string, stdout, stderr io.Writer) int {
	c := exec.Command(args[0], args[1:]...)
	c.Stdout, c.Stderr = stderr, stderr
	began := time.Now()
	err := c.Run()
	took := cost{Wall: time.Since(began)}
	if err == nil {
		took.CPU = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		took.Peak, err = peak(c.ProcessState)
	}
	if err == nil {
		err = json.NewEncoder(stdout).Encode(took)
	}
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, err)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() > 0 {
		return exit.ExitCode()
	}
	return 1
}

// lastLines gives as much of a program's output as tells why it failed.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-15):], "\n")
}

// median gives the middle of each measure by itself; of an even number the
// lower one. There is at least one.
func median(all []cost) cost {
	return cost{
		Wall: middle(all, func(c cost) time.Duration { return c.Wall }),
		CPU:  middle(all, func(c cost) time.Duration { return c.CPU }),
		Peak: middle(all, func(c cost) int64 { return c.Peak }),
	}
}

func middle[T int64 | time.Duration](all []cost, of func(cost) T) T {
	values := make([]T, len(all))
	for i, c := range all {
		values[i] = of(c)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
