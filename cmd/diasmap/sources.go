package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"diasmap/corpus/registry"
)

func newSources() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "sources [ID]",
		Short: "List the public registries that are read, and what of their fields becomes which column",
		Long: `sources lists the registries that --source names, with what their files are called.
With ID it lists the columns of that registry, and which field each comes from:

  first   the first value that is not empty       all    all values, with «; » between
  list    all values, the empty ones too          is     the same for everybody
  made    made by the program from what is named

Columns marked as carried go out and are never judged by. Where to get each registry,
its licence and its traps: docs/registries.`,
		Example: `  diasmap sources
  diasmap sources orcid`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listSources(c.OutOrStdout(), asJSON)
			}
			r, err := registry.Find(args[0])
			if err != nil {
				return usageError{err}
			}
			return showSource(c.OutOrStdout(), r, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return c
}

func listSources(out io.Writer, asJSON bool) error {
	if asJSON {
		type line struct {
			ID    string `json:"id"`
			Title string `json:"title"`
			Files string `json:"files"`
		}
		var lines []line
		for _, r := range registry.All() {
			lines = append(lines, line{r.ID, r.Title, r.Files})
		}
		return writeIndented(out, lines)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range registry.All() {
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Title, r.Files)
	}
	return w.Flush()
}

func showSource(out io.Writer, r *registry.Registry, asJSON bool) error {
	if asJSON {
		return writeIndented(out, r.Fields())
	}
	fmt.Fprintf(out, "%s: %s\nfiles: %s\n\n", r.ID, r.Title, r.Files)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "column\trule\tfrom\t")
	for _, f := range r.Fields() {
		carried := ""
		if f.Carried {
			carried = "carried"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.Column, f.Rule, f.From, carried)
	}
	return w.Flush()
}

func writeIndented(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
