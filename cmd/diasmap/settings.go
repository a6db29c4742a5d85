package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

const (
	configFlag   = "config"
	environment  = "DIASMAP_"
	settingsHelp = `Each flag may also be set in the environment (DIASMAP_LISTEN, DIASMAP_KEY_FILE) and in a file (--config, YAML:
listen: 127.0.0.1:8080). The command line goes before the environment, and that before the file.`
)

// addSettings lets a command take its flags from the environment and from a file too.
func addSettings(c *cobra.Command) {
	c.Flags().String(configFlag, "", "file of settings, YAML: names of flags and values")
	c.PreRunE = func(c *cobra.Command, _ []string) error { return applySettings(c.Flags(), os.LookupEnv) }
}

// applySettings sets the flags that the command line does not.
func applySettings(flags *pflag.FlagSet, lookup func(string) (string, bool)) error {
	given := map[string]bool{}
	flags.Visit(func(f *pflag.Flag) { given[f.Name] = true })
	var faults []error
	flags.VisitAll(func(f *pflag.Flag) {
		name := environment + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if value, ok := lookup(name); ok && !given[f.Name] {
			given[f.Name] = true
			if err := flags.Set(f.Name, value); err != nil {
				faults = append(faults, usagef("%s: %w", name, err))
			}
		}
	})
	if err := errors.Join(faults...); err != nil {
		return usageError{err}
	}
	file, _ := flags.GetString(configFlag)
	if file == "" {
		return nil
	}
	return applyFile(flags, file, given)
}

func applyFile(flags *pflag.FlagSet, file string, given map[string]bool) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return usagef("--config: %w", err)
	}
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	var settings map[string]any
	if err := yaml.Unmarshal(data, &settings); err != nil {
		return usagef("read the settings in %s: %w", file, err)
	}
	for name, value := range settings {
		if flags.Lookup(name) == nil || name == configFlag {
			return usagef("%s: there is no setting %q", file, name)
		}
		if given[name] {
			continue
		}
		for _, text := range settingTexts(value) {
			if err := flags.Set(name, text); err != nil {
				return usagef("%s: %s: %w", file, name, err)
			}
		}
	}
	return nil
}

// settingTexts are the values of a setting as the command line has them: each of a list, name=value of what has names.
func settingTexts(value any) []string {
	switch value := value.(type) {
	case []any:
		texts := make([]string, 0, len(value))
		for _, each := range value {
			texts = append(texts, fmt.Sprint(each))
		}
		return texts
	case map[string]any:
		texts := make([]string, 0, len(value))
		for _, name := range slices.Sorted(maps.Keys(value)) {
			texts = append(texts, fmt.Sprintf("%s=%v", name, value[name]))
		}
		return texts
	}
	return []string{fmt.Sprint(value)}
}
