package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man [FOLDER]",
		Short: "Write the manual pages",
		Long: `Write the manual pages, one for each command: debrief.1, debrief-check.1 and so on.
They go into the folder that is named, else into this one; it is made when it is
not there, and pages of the same name are replaced.`,
		Example: `  debrief man ~/.local/share/man/man1
  debrief man . && man ./debrief-check.1`,
		Args:              atMost(1),
		ValidArgsFunction: completeFolders,
		RunE: func(c *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			if folder == "" {
				return fmt.Errorf("FOLDER: a path is missing")
			}
			a.man(c.Root(), folder)
			return nil
		},
	}
}

// man writes the page of a command and those of all below it.
func (a *app) man(root *cobra.Command, folder string) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		a.fail(fmt.Errorf("make folder: %w", err))
		return
	}
	pages := commandsOf(root)
	for _, c := range pages {
		name := filepath.Join(folder, pageName(c)+".1")
		if err := os.WriteFile(name, []byte(manPage(c)), 0o644); err != nil {
			a.fail(fmt.Errorf("write manual: %w", err))
			return
		}
	}
	a.say("%s in %s", count(len(pages), "manual page"), folder)
}

// commandsOf gives a command and all below it that are shown.
func commandsOf(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			all = append(all, commandsOf(sub)...)
		}
	}
	return all
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage gives a command's page in roff. It has no date, so that it is the
// same whenever it is written.
func manPage(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"debrief %s\" \"Debrief manual\"\n", roffArgument(strings.ToUpper(pageName(c))), version)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(pageName(c)), roff(lowerFirst(c.Short)))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n%s\n", roff(c.CommandPath()), roff(synopsis(c)))
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s", paragraphs(c.Long, c.Short))
	if c.Flags().HasAvailableFlags() {
		b.WriteString(".SH OPTIONS\n")
		c.Flags().VisitAll(func(f *pflag.Flag) { b.WriteString(manFlag(f)) })
	}
	if c.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(c.Example))
	}
	fmt.Fprintf(&b, ".SH EXIT STATUS\n0 fine, 1 problems in records or settings, 2 wrong use, 3 failure.\n")
	if others := related(c); len(others) > 0 {
		fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", strings.Join(others, ",\n"))
	}
	return b.String()
}

// synopsis is what follows the command's name.
func synopsis(c *cobra.Command) string {
	var parts []string
	if c.HasAvailableSubCommands() {
		parts = append(parts, "COMMAND")
	}
	if c.Flags().HasAvailableFlags() {
		parts = append(parts, "[flags]")
	}
	if _, arguments, ok := strings.Cut(c.Use, " "); ok {
		parts = append(parts, arguments)
	}
	return strings.Join(parts, " ")
}

// related names the pages of the commands above and below.
func related(c *cobra.Command) []string {
	var pages []string
	if c.HasParent() {
		pages = append(pages, pageName(c.Parent()))
	}
	for _, sub := range commandsOf(c)[1:] {
		if sub.Parent() == c {
			pages = append(pages, pageName(sub))
		}
	}
	slices.Sort(pages)
	for i, page := range pages {
		pages[i] = ".BR " + roff(page) + " (1)"
	}
	return pages
}

func manFlag(f *pflag.Flag) string {
	if f.Hidden {
		return ""
	}
	value, usage := pflag.UnquoteUsage(f)
	name := "\\fB" + roff("--"+f.Name) + "\\fR"
	if f.Shorthand != "" {
		name = "\\fB" + roff("-"+f.Shorthand) + "\\fR, " + name
	}
	if value != "" {
		name += " \\fI" + roff(value) + "\\fR"
	}
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
		usage += fmt.Sprintf(" (default %q)", f.DefValue)
	}
	return ".TP\n" + name + "\n" + roff(usage) + "\n"
}

// paragraphs gives text in paragraphs; one with indented lines keeps its lines.
func paragraphs(long, short string) string {
	if long == "" {
		long = short
	}
	var b strings.Builder
	for i, p := range strings.Split(strings.TrimSpace(long), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if strings.HasPrefix(p, " ") || strings.Contains(p, "\n ") {
			fmt.Fprintf(&b, ".nf\n%s\n.fi\n", roff(p))
		} else {
			b.WriteString(roff(p) + "\n")
		}
	}
	return b.String()
}

// roff escapes text, line by line.
func roff(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

func roffArgument(text string) string { return `"` + strings.ReplaceAll(text, `"`, `\(dq`) + `"` }

func lowerFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToLower(text[:1]) + text[1:]
}
