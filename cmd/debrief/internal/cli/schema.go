package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/schema"
)

func (a *app) schemaCommand() *cobra.Command {
	of := map[string]func() []byte{"incident": schema.Incident, "config": schema.Config}
	return &cobra.Command{
		Use:   "schema [incident|config]",
		Short: "Print the JSON Schema of records or of config.yaml, for editors",
		Long: "Print the JSON Schema (draft-07) of incident records, or of config.yaml.\n\n" +
			"With it an editor completes keys and words, explains them, and marks what is\n" +
			"wrong. Every site holds the same two files: schema/incident.v1.json and\n" +
			"schema/config.v1.json.\n\n" +
			"A record names its schema for the YAML language server in its first line:\n" +
			"  # yaml-language-server: $schema=../site/schema/incident.v1.json",
		Example:   "  debrief schema > incident.v1.json\n  debrief schema config > config.v1.json",
		Args:      atMost(1),
		ValidArgs: []string{"incident", "config"},
		RunE: func(_ *cobra.Command, args []string) error {
			name := append(args, "incident")[0]
			text, known := of[name]
			if !known {
				return fmt.Errorf("there is no schema of %q: write incident or config%s", name, meant(name, []string{"incident", "config"}))
			}
			fmt.Fprint(a.stdout, string(text()))
			return nil
		},
	}
}
