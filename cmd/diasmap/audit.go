package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/audit"
)

func newAudit() *cobra.Command {
	var f directoryFlags
	var asJSON bool
	var action string
	c := &cobra.Command{
		Use:   "audit --data DIR",
		Short: "Show who did what with a directory, when, and what for",
		Long: `audit shows the log of imports, searches, exports, reviews, suppressions, erasures, purges,
backups: who, when, for what purpose, and about how many members. It holds no names.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			d, err := f.openDirectory(c, toRead)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			show := showEntries
			if asJSON {
				show = writeEntries
			}
			return show(c.OutOrStdout(), func(yield func(*audit.Entry) error) error {
				return d.Audit().Read(func(e *audit.Entry) error {
					if action != "" && e.Action != action {
						return nil
					}
					return yield(e)
				})
			})
		},
	}
	f.addDirectory(c)
	c.Flags().BoolVar(&asJSON, "json", false, "a line of JSON for each entry")
	c.Flags().StringVar(&action, "action", "", "only entries of this action, as search")
	c.AddCommand(newAuditVerify())
	return c
}

func showEntries(out io.Writer, each func(func(*audit.Entry) error) error) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "entry\tat\twho\taction\tmembers\tpurpose\tabout")
	err := each(func(e *audit.Entry) error {
		about := make([]string, 0, len(e.About))
		for _, key := range slices.Sorted(maps.Keys(e.About)) {
			about = append(about, key+" "+e.About[key])
		}
		_, err := fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%d\t%s\t%s\n", e.Number, e.At.Format(time.DateTime), e.Who, e.Action, e.Count, e.Purpose, strings.Join(about, ", "))
		return err
	})
	if err != nil {
		return err
	}
	return w.Flush()
}

func writeEntries(out io.Writer, each func(func(*audit.Entry) error) error) error {
	e := json.NewEncoder(out)
	return each(func(entry *audit.Entry) error { return e.Encode(entry) })
}

func newAuditVerify() *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use:   "verify --data DIR",
		Short: "Check that nothing in the audit log was changed or taken out",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			d, err := f.openDirectory(c, toRead)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			n, err := d.VerifyAudit()
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "the audit log is whole: %d entries\n", n)
			return nil
		},
	}
	f.addDirectory(c)
	return c
}
