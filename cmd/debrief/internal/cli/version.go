package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/page"
)

// version is the program's version, which sites print.
const version = "0.1.0"

// commit is set when linking; else the build information has it, if it was
// built in a repository.
var commit string

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Show the version, the commit, the Go version and the chart runtime",
		Long:              "Show the version, the commit, the Go version and the chart runtime.\nA report of a fault needs all four.",
		Example:           "  debrief version",
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			a.version()
			return nil
		},
	}
}

func (a *app) version() {
	fmt.Fprintf(a.stdout, "debrief %s\ncommit: %s\ngo: %s\ncharts: %s\n", version, builtFrom(), runtime.Version(), chartRuntime())
}

// builtFrom gives the commit, with a word when files were changed since.
func builtFrom() string {
	info, ok := debug.ReadBuildInfo()
	if commit != "" || !ok {
		return cmp.Or(commit, "unknown")
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := cmp.Or(settings["vcs.revision"], "unknown")
	if settings["vcs.modified"] == "true" {
		revision += ", changed since"
	}
	return revision
}

// runtimeForm finds the name in the comment that the bundle begins with.
var runtimeForm = regexp.MustCompile(`(?i)\becharts (\d+\.\d+\.\d+)`)

// chartRuntime names the chart runtime that is built in.
func chartRuntime() string {
	file, err := page.Embedded().Open("echarts.js")
	if err != nil {
		return `not bundled ("make site" bundles it)`
	}
	defer file.Close() //nolint:errcheck // nothing was written
	head, err := bufio.NewReader(io.LimitReader(file, 4096)).Peek(4096)
	if err != nil && err != io.EOF { //nolint:errorlint // Peek gives it as it is
		return "bundled, but not readable"
	}
	if m := runtimeForm.FindSubmatch(head); m != nil {
		return fmt.Sprintf("ECharts %s, bundled", m[1])
	}
	return "ECharts, bundled"
}
