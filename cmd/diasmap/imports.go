package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/store"
)

func newImports() *cobra.Command {
	var f directoryFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "imports [IMPORT] --data DIR",
		Short: "List the imports of a directory: what, when, what for, and what came of them",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			d, err := f.openDirectory(c, toRead)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			imports, err := d.Store().Imports()
			if len(args) == 1 {
				var one *store.Import
				one, err = d.Store().Import(args[0])
				imports = []*store.Import{one}
			}
			if errors.Is(err, store.ErrNoImport) {
				return usageError{err}
			}
			if err != nil {
				return err
			}
			if asJSON || len(args) == 1 {
				return writeImports(c.OutOrStdout(), imports)
			}
			return showImports(c.OutOrStdout(), imports)
		},
	}
	f.addDirectory(c)
	c.Flags().BoolVar(&asJSON, "json", false, "all that is known of them, as JSON")
	return c
}

func showImports(out io.Writer, imports []*store.Import) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "import\tsource\tbegun\tended\tby\trecords\tnew\tchanged\tunchanged\tkeep until\tpurpose")
	for _, i := range imports {
		ended, until := "broken off", ""
		if !i.Ended.IsZero() {
			ended = i.Ended.Format(time.DateTime)
		}
		if !i.RetainUntil.IsZero() {
			until = i.RetainUntil.Format(time.DateOnly)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\n", i.ID, i.Source, i.Started.Format(time.DateTime), ended, i.By,
			i.Rows, i.New, i.Changed, i.Unchanged, until, i.Purpose)
	}
	return w.Flush()
}

func writeImports(out io.Writer, imports []*store.Import) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	for _, i := range imports {
		if err := e.Encode(i); err != nil {
			return err
		}
	}
	return nil
}
