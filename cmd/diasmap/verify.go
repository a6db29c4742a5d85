package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"diasmap/index/audit"
)

func newVerify() *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use:   "verify --data DIR",
		Short: "Check that every record of a directory can be read, and that index and audit log agree with it",
		Long: `verify reads every record of the store, compares the search index with it member by
member, and checks the chain of the audit log. A search index that does not agree is mended by
diasmap reindex; a damaged store has to be restored from a backup.

Exit status: 0 all is well, 1 something is wrong.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			d, err := f.openDirectory(c, toRead)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			r, err := d.Verify()
			if err != nil {
				return err
			}
			out := c.OutOrStdout()
			fmt.Fprintf(out, "%d members in the store, %d in the search index, %d entries in the audit log\n", r.Members, r.Indexed, r.Entries)
			if len(r.Faults) == 0 {
				fmt.Fprintln(out, "all can be read and agree")
				return nil
			}
			for _, fault := range r.Faults {
				fmt.Fprintln(out, fault)
			}
			if r.More > 0 {
				fmt.Fprintf(out, "and %d more\n", r.More)
			}
			if r.IndexStale {
				return fmt.Errorf("verify %s: the search index does not agree with the store: run diasmap reindex", f.data)
			}
			return fmt.Errorf("verify %s: %d faults: restore a backup", f.data, len(r.Faults)+r.More)
		},
	}
	f.addDirectory(c)
	return c
}

func newReindex() *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use:   "reindex --data DIR",
		Short: "Make the search index of a directory anew",
		Long: `reindex makes the search index anew from the store. It is put in the place of the old
one when it is whole, so that it may be broken off at any time.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			d, err := f.openDirectory(c, toWrite)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			if err := d.Reindex(); err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%d members indexed\n", d.Store().Count())
			return d.Say(audit.Entry{Who: f.who(), Action: "reindex", Count: d.Store().Count()})
		},
	}
	f.addDirectory(c)
	return c
}
