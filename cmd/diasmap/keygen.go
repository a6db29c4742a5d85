package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"diasmap/index/seal"
)

func newKeygen() *cobra.Command {
	return &cobra.Command{
		Use:   "keygen FILE",
		Short: "Make a key file for encrypting a directory",
		Long: `keygen draws a key by chance and writes it to a file that only its owner may read.
Whoever has the file can read the directory, and nobody can without it: keep a copy
in another place, and not beside the directory.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := seal.NewKeyFile(args[0]); err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%s: keep a copy of it in another place: without it the directory cannot be read\n", args[0])
			return nil
		},
	}
}
