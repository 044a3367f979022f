package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// wordDefaults gives the commands that come with cobra our words and manners.
func wordDefaults(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			wordHelp(c)
		case "completion":
			wordCompletion(c)
		}
	}
}

func wordHelp(c *cobra.Command) {
	c.Short = "Tell more about a command"
	c.Long = "Tell more about a command: what it does, its flags, and examples."
	c.Example = "  debrief help check"
	c.RunE = func(c *cobra.Command, args []string) error {
		about, rest, err := c.Root().Find(args)
		if err != nil {
			return err
		}
		if len(rest) > 0 {
			return unknownCommand(about, rest)
		}
		about.InitDefaultHelpFlag()
		return about.Help()
	}
}

func wordCompletion(c *cobra.Command) {
	c.Short = "Print a script that completes commands, flags, rules and kinds in a shell"
	c.Long = "Print a script that completes commands, flags, rules, kinds and records in a shell.\n" +
		"Load it where the shell starts; the help of each shell's own command tells how."
	c.Example = "  debrief completion bash >~/.local/share/bash-completion/completions/debrief"
	c.Args = unknownCommand
	c.RunE = func(c *cobra.Command, _ []string) error {
		return fmt.Errorf("no shell is given; there are %s", strings.Join(commandNames(c), ", "))
	}
	for _, shell := range c.Commands() {
		wordShell(shell)
	}
}

// wordShell tells how one shell loads its script.
func wordShell(c *cobra.Command) {
	c.Args = atMost(0)
	name, how := c.Name(), "It takes effect in the next shell after this:"
	var load string
	switch name {
	case "bash":
		load = "debrief completion bash >~/.local/share/bash-completion/completions/debrief"
		how = "The package bash-completion must be there.\n" + how
	case "zsh":
		load = `debrief completion zsh >"${fpath[1]}/_debrief"`
	case "fish":
		load = "debrief completion fish >~/.config/fish/completions/debrief.fish"
	case "powershell":
		name, how = "PowerShell", "Put this line into your profile:"
		load = "debrief completion powershell | Out-String | Invoke-Expression"
	}
	c.Short = "Print the script for " + name
	c.Long = "Print the script for " + name + ". " + how + "\n\n  " + load
	c.Example = "  " + load
}
