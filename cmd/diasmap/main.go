// Command diasmap works out from people's names which country each name probably comes from, so
// that a country of origin can find the people who left it and their descendants.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitSomeBad = 3 // done, but some rows had errors
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// run executes the command line and returns the exit status.
func run(args []string) int {
	root := newRoot()
	root.SetArgs(args)
	err := root.Execute()
	if err == nil {
		return exitDone
	}
	var rows rowErrors
	if errors.As(err, &rows) {
		return exitSomeBad
	}
	fmt.Fprintf(os.Stderr, "diasmap: %v\n", err)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

// A usageError is a mistake in the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// rowErrors says that so many rows could not be read; they are in the output all the same.
type rowErrors int

func (n rowErrors) Error() string { return fmt.Sprintf("%d rows with errors", int(n)) }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "diasmap",
		Short: "Find the country a name comes from, for lists of any length, offline",
		Long: `diasmap takes lists of people, works out from each name which country the name
probably comes from, and says why. The answer is the origin of the name: evidence
about a name, never a fact about a person.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%w (see diasmap %s --help)", err, c.Name())
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newDemo(), newClassify(), newExplain(), newRomanise(), newMatch(), newPlace(), newSector(), newLexicon(), newModel(), newEvaluate(), newCalibrate())
	root.AddCommand(newImport(), newImports(), newSearch(), newProfile(), newReview(), newDuplicates(), newSuppress(), newErase(), newPurge(), newAudit(), newVerify(), newReindex(), newBackup(), newRestore(), newKeygen(), newSources())
	root.AddCommand(newServe(), newUser(), newAPI())
	usageOfArgs(root)
	return root
}

// newGroup is a command that only holds others, and shows its help.
func newGroup(use, short string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(subs...)
	return c
}

// usageOfArgs turns complaints about arguments into usage errors, in c and below it.
func usageOfArgs(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return usagef("%s: %w (usage: %s)", c.Name(), err, c.UseLine())
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		usageOfArgs(sub)
	}
}
