package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"
)

func newPurge() *cobra.Command {
	var f directoryFlags
	var on string
	c := &cobra.Command{
		Use:   "purge --data DIR",
		Short: "Take out the members whose time to be kept is over",
		Long: `purge takes out the members whose last day (--retain-until of their import) is past, and
writes the files of the directory anew, so that nothing of them is left. Run it every day.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			now := time.Now()
			if on != "" {
				if now, err = parseDay("on", on); err != nil {
					return err
				}
			}
			d, err := f.openDirectory(c, toWrite)
			if err != nil {
				return err
			}
			defer closeDirectory(d, &err)
			n, err := d.Purge(now, f.who())
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%d members taken out, %d remain\n", n, d.Store().Count())
			return nil
		},
	}
	f.addDirectory(c)
	c.Flags().StringVar(&on, "on", "", "purge as on this day, as 2028-12-31 (today)")
	return c
}
