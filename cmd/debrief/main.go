// Command debrief compiles incident records into a static site of reports.
package main

import (
	"os"

	"debrief/cmd/debrief/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
