package cli

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

// flags are those that several commands have in common, as they are given.
type flags struct {
	dir, config, incidents, templates, out string
	baseURL, asOf, audience                string
}

// add adds all of them, for a command that makes a site.
func (f *flags) add(c *cobra.Command) {
	f.addSources(c)
	set := c.Flags()
	set.StringVar(&f.out, "out", "site", "`folder` to write the site to")
	complete(c, "out", completeFolders)
	f.addBaseURL(c)
}

// addBaseURL adds that of a command that writes absolute addresses.
func (f *flags) addBaseURL(c *cobra.Command) {
	c.Flags().StringVar(&f.baseURL, "base-url", "", "absolute `address` that the site will have, instead of base_url in the settings")
	complete(c, "base-url", cobra.NoFileCompletions)
}

// addSources adds the flags that say what a site is made from and for whom.
func (f *flags) addSources(c *cobra.Command) {
	f.addProject(c)
	f.addAudience(c)
	c.Flags().StringVar(&f.templates, "templates", "templates", "`folder` that lies over the built-in templates, file by file")
	complete(c, "templates", completeFolders)
}

// addProject adds those of a command that reads a project.
func (f *flags) addProject(c *cobra.Command) {
	f.addPlaces(c)
	c.Flags().StringVar(&f.asOf, "as-of", "", "the present `day`, or a moment of it; else SOURCE_DATE_EPOCH, else today in UTC")
	complete(c, "as-of", cobra.NoFileCompletions)
}

// addPlaces adds those that say where a project is.
func (f *flags) addPlaces(c *cobra.Command) {
	set := c.Flags()
	set.StringVarP(&f.dir, "chdir", "C", ".", "work in this project `folder`")
	set.StringVar(&f.config, "config", "config.yaml", "settings `file`")
	set.StringVar(&f.incidents, "incidents", "incidents", "`folder` with the records")
	complete(c, "chdir", completeFolders)
	complete(c, "config", completeYAML)
	complete(c, "incidents", completeFolders)
}

// addAudience adds that of a command whose result depends on the readers.
func (f *flags) addAudience(c *cobra.Command) {
	c.Flags().StringVar(&f.audience, "audience", "", "`who` the site is for: "+strings.Join(incident.Audience("").Words(), ", ")+"; instead of audience.build in the settings")
	complete(c, "audience", completeAudiences)
}

// options gives what the flags ask for. An error is wrong use.
func (a *app) options(c *cobra.Command, f flags) (pipeline.Options, error) {
	if err := said(c); err != nil {
		return pipeline.Options{}, err
	}
	asOf, err := a.asOf(f.asOf)
	if err != nil {
		return pipeline.Options{}, err
	}
	base, err := config.BaseURL(f.baseURL)
	if err != nil {
		return pipeline.Options{}, fmt.Errorf("--base-url: %w; write it like https://example.com/incidents/", err)
	}
	who := incident.Audience(f.audience)
	if f.audience != "" {
		if err := oneOf("audience", f.audience, who.Words()); err != nil {
			return pipeline.Options{}, err
		}
	}
	if err := f.leads(); err != nil {
		return pipeline.Options{}, err
	}
	return pipeline.Options{
		Dir: f.dir, Config: f.config, Incidents: f.incidents, Templates: f.templates, Out: f.out,
		Demanded: pipeline.Demanded{Config: c.Flags().Changed("config"), Templates: c.Flags().Changed("templates")},
		AsOf:     asOf, BaseURL: base, Audience: who, Version: version,
	}, nil
}

// said wants every flag that is given to say something: an empty variable of a
// script would else have the command do what a flag was to prevent. An address
// may be empty.
func said(c *cobra.Command) (err error) {
	c.Flags().Visit(func(flag *pflag.Flag) {
		switch {
		case err != nil || flag.Value.Type() != "string" || flag.Value.String() != "" || flag.Name == "base-url":
		case slices.Contains([]string{"chdir", "config", "incidents", "templates", "out", "cache"}, flag.Name):
			err = fmt.Errorf("--%s: a path is missing", flag.Name)
		case flag.Name == "audience":
			err = fmt.Errorf("--audience: it is not said who; write one of %s, or leave it out", strings.Join(incident.Audience("").Words(), ", "))
		default:
			err = fmt.Errorf("--%s: nothing stands after it; write something, or leave it out", flag.Name)
		}
	})
	return err
}

// leads wants the project's folder to be there.
func (f *flags) leads() error {
	if info, err := os.Stat(f.dir); err != nil || !info.IsDir() {
		return fmt.Errorf("--chdir: there is no folder %s", f.dir)
	}
	return nil
}

// earliestYear is the first that can be the present one, as in SOURCE_DATE_EPOCH.
const earliestYear = 1970

// asOf gives the present day: as it is given, else the moment that
// SOURCE_DATE_EPOCH names, else the day in UTC.
func (a *app) asOf(given string) (incident.Instant, error) {
	if given != "" {
		asOf, err := incident.ParseInstant(given)
		if err != nil || asOf.Precision() < incident.ToDay {
			return incident.Instant{}, fmt.Errorf("--as-of: %q is neither a day, such as 2026-01-31, nor a moment, such as 2026-01-31T14:05Z", given)
		}
		if year := asOf.Clock(time.UTC).Year(); year < earliestYear {
			return incident.Instant{}, fmt.Errorf("--as-of: %q lies before %d; write the present day, or leave it out", given, earliestYear)
		}
		return asOf, nil
	}
	epoch := a.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return incident.InstantOf(a.now().UTC(), incident.ToDay), nil
	}
	const latest = 253402300799 // the end of the year 9999
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > latest {
		return incident.Instant{}, fmt.Errorf("SOURCE_DATE_EPOCH: %q is not a number of seconds since 1970", epoch)
	}
	return incident.InstantOf(time.Unix(seconds, 0).UTC(), incident.ToSecond), nil
}
