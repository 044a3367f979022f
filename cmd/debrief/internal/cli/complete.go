package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

// complete makes a flag's values known to shells. A flag that the command does
// not have is a fault of the program.
func complete(c *cobra.Command, flag string, words cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, words); err != nil {
		panic(err)
	}
}

// completeWords offers words out of a fixed list.
func completeWords(words []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

func completeFolders(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func completeYAML(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

func completeAudiences(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return incident.Audience("").Words(), cobra.ShellCompDirectiveNoFileComp
}

// completeKinds offers the known kinds with what they mean.
func completeKinds(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, k := range incident.Kinds() {
		all = append(all, cobra.CompletionWithDesc(string(k.Slug), k.Meaning))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeRules offers the ids and names of the rules that are not given yet.
func completeRules(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, r := range pipeline.Rules() {
		for _, word := range []string{r.ID, r.Name} {
			if !slices.Contains(given, word) {
				all = append(all, cobra.CompletionWithDesc(word, r.Title))
			}
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeIDs offers the ids of the project's incidents that are not given yet.
func (a *app) completeIDs(f *flags) cobra.CompletionFunc {
	return a.completeProject(f, func(opts pipeline.Options) ([]string, error) {
		return pipeline.IDs(pipeline.Records(opts)), nil
	})
}

// completeRecords offers the ids of the incidents, and the files of records.
func (a *app) completeRecords(f *flags) cobra.CompletionFunc {
	ids := a.completeIDs(f)
	files := a.completeProject(f, func(opts pipeline.Options) ([]string, error) { return pipeline.Records(opts), nil })
	return func(c *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		all, then := ids(c, given, typed)
		more, _ := files(c, given, typed)
		return append(all, more...), then
	}
}

// completeListed offers words that the project's records have.
func (a *app) completeListed(f *flags, words func(pipeline.Listing) []string) cobra.CompletionFunc {
	return a.completeProject(f, func(opts pipeline.Options) ([]string, error) {
		all, err := pipeline.List(opts)
		return words(all), err
	})
}

// completeServices offers those of the settings, else those of the records.
func (a *app) completeServices(f *flags) cobra.CompletionFunc {
	return a.completeProject(f, func(opts pipeline.Options) ([]string, error) {
		known, err := pipeline.ReadNames(opts)
		var names []string
		for _, s := range known.Settings.Services {
			names = append(names, s.Name)
		}
		if err != nil || len(names) > 0 || !known.Folder {
			return names, err
		}
		all, err := pipeline.List(opts)
		return services(all), err
	})
}

// completeProject offers what a project has and is not given yet.
func (a *app) completeProject(f *flags, words func(pipeline.Options) ([]string, error)) cobra.CompletionFunc {
	return func(c *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		opts, err := a.options(c, *f)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		all, err := words(opts)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return slices.DeleteFunc(all, func(w string) bool { return slices.Contains(given, w) }), cobra.ShellCompDirectiveNoFileComp
	}
}
