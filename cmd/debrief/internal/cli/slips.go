package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"debrief/cmd/debrief/internal/source"
)

// oneOf wants a flag's value to be one of the known words.
func oneOf(flag, given string, known []string) error {
	if slices.Contains(known, given) {
		return nil
	}
	return fmt.Errorf("--%s: %q is not one of %s%s", flag, given, strings.Join(known, ", "), meant(given, known))
}

// meant asks whether a known word was meant by one that is not known.
func meant(given string, known []string) string {
	if near := source.Nearest(given, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// unknownCommand wants no arguments after a command that only holds others:
// they would be commands that there are not.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("unknown command %q%s", args[0], meant(args[0], commandNames(c)))
}

// exactlyOne wants one argument, which is what is told.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("%s is missing", what)
		}
		return atMost(1)(c, args)
	}
}

// atMost wants no more arguments than a command can use.
func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) <= n:
			return nil
		case n == 0:
			return fmt.Errorf("%s takes no arguments, and there is %q", c.CommandPath(), args[0])
		}
		return fmt.Errorf("%s takes one argument, and %q is one more", c.CommandPath(), args[n])
	}
}

// forms says what the values of flags have to be, by their types.
var forms = map[string]string{"int": "a number", "bool": "true or false", "stringSlice": "a list with commas between its words"}

// unknownFlag asks whether another flag was meant, or says what the value of
// one has to be.
func unknownFlag(c *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		if form := forms[invalid.GetFlag().Value.Type()]; form != "" {
			return fmt.Errorf("--%s: %q is not %s", invalid.GetFlag().Name, invalid.GetValue(), form)
		}
	}
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) || missing.GetSpecifiedShortnames() != "" {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return fmt.Errorf("%w%s", err, meant("--"+missing.GetSpecifiedName(), names))
}

// commandNames gives the commands below one.
func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}
