// Package cli is the command: it reads arguments, calls package pipeline,
// prints, and gives the exit status.
//
// It is the only room that reads the clock, the environment and the terminal.
package cli
