package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"diasmap/web/account"
)

// userFlags are the flags of commands about accounts.
type userFlags struct{ data, role, passwordFile string }

func (f *userFlags) addTo(c *cobra.Command) *cobra.Command {
	c.Flags().StringVar(&f.data, "data", "", "folder of the directory")
	return c
}

// book opens the accounts of the directory.
func (f *userFlags) book() (*account.Book, error) {
	if f.data == "" {
		return nil, usagef("user: say --data DIR, the folder of the directory")
	}
	if info, err := os.Stat(f.data); err != nil || !info.IsDir() {
		return nil, usagef("user: there is no directory in %s: diasmap import makes one", f.data)
	}
	return account.Open(f.data), nil
}

func newUser() *cobra.Command {
	return newGroup("user", "Say who may sign in to serve, and what they may do", newUserAdd(), newUserPassword(), newUserRole(), newUserRemove(), newUserSignOut(), newUserList(), newUserToken())
}

const rolesHelp = `  viewer    classifies names, sees counts in fives
  outreach  searches and sees members
  reviewer  decides about members
  admin     sees imports and the audit log
Each may do what those before may. Changes hold at once, also while the server runs.`

func newUserAdd() *cobra.Command {
	var f userFlags
	c := &cobra.Command{
		Use:   "add NAME --role ROLE --data DIR",
		Short: "Make an account",
		Long:  "add makes an account and asks for its password. Roles:\n\n" + rolesHelp,
		Example: `  diasmap user add anahit --role outreach --data armenia
  pass show diasmap | diasmap user add levon --role admin --password-file - --data armenia`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			role, err := account.ParseRole(f.role)
			if err != nil {
				return usagef("--role: %w", err)
			}
			b, err := f.book()
			if err != nil {
				return err
			}
			password, err := f.password(c)
			if err != nil {
				return err
			}
			if err := b.Add(args[0], role, password); err != nil {
				return usageError{err}
			}
			fmt.Fprintf(c.OutOrStdout(), "%s may sign in, as %s\n", args[0], role)
			return nil
		},
	}
	c.Flags().StringVar(&f.role, "role", "", "viewer, outreach, reviewer or admin")
	f.addPassword(c)
	return f.addTo(c)
}

func (f *userFlags) addPassword(c *cobra.Command) {
	c.Flags().StringVar(&f.passwordFile, "password-file", "", "file of the password, - for standard input; else it is asked for")
}

// password reads the password from the file named, or from the terminal.
func (f *userFlags) password(c *cobra.Command) (string, error) {
	switch f.passwordFile {
	case "":
		return askPassword(c.ErrOrStderr())
	case "-":
		data, err := io.ReadAll(io.LimitReader(c.InOrStdin(), account.MostPassword+2))
		return string(bytes.TrimRight(data, "\r\n")), err
	}
	data, err := os.ReadFile(f.passwordFile)
	if err != nil {
		return "", usagef("--password-file: %w", err)
	}
	return string(bytes.TrimRight(data, "\r\n")), nil
}

// askPassword asks twice, without showing what is typed.
func askPassword(prompt io.Writer) (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return "", usagef("say --password-file FILE, or - for standard input: there is no terminal to ask for a password")
	}
	var typed [2][]byte
	for i, question := range []string{"password: ", "once more: "} {
		fmt.Fprint(prompt, question)
		line, err := term.ReadPassword(in)
		fmt.Fprintln(prompt)
		if err != nil {
			return "", fmt.Errorf("read the password: %w", err)
		}
		typed[i] = line
	}
	if !bytes.Equal(typed[0], typed[1]) {
		return "", usagef("the passwords differ")
	}
	return string(typed[0]), nil
}

func newUserPassword() *cobra.Command {
	var f userFlags
	c := &cobra.Command{
		Use:   "password NAME --data DIR",
		Short: "Change a password, and sign out who used the old one",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			b, err := f.book()
			if err != nil {
				return err
			}
			password, err := f.password(c)
			if err != nil {
				return err
			}
			return userFault(b.SetPassword(args[0], password))
		},
	}
	f.addPassword(c)
	return f.addTo(c)
}

func newUserRole() *cobra.Command {
	var f userFlags
	return f.addTo(&cobra.Command{
		Use:   "role NAME ROLE --data DIR",
		Short: "Change what somebody may do",
		Long:  "Roles:\n\n" + rolesHelp,
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			role, err := account.ParseRole(args[1])
			if err != nil {
				return usageError{err}
			}
			b, err := f.book()
			if err != nil {
				return err
			}
			return userFault(b.SetRole(args[0], role))
		},
	})
}

func newUserRemove() *cobra.Command {
	var f userFlags
	return f.addTo(&cobra.Command{
		Use:   "remove NAME --data DIR",
		Short: "Take an account and its tokens away",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			b, err := f.book()
			if err != nil {
				return err
			}
			return userFault(b.Remove(args[0]))
		},
	})
}

func newUserSignOut() *cobra.Command {
	var f userFlags
	return f.addTo(&cobra.Command{
		Use:   "sign-out NAME --data DIR",
		Short: "End all sessions of somebody, who has to sign in again",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			b, err := f.book()
			if err != nil {
				return err
			}
			return b.SignOut(args[0], time.Now())
		},
	})
}

// userFault makes mistakes about who is meant mistakes of usage.
func userFault(err error) error {
	if errors.Is(err, account.ErrNoUser) || errors.Is(err, account.ErrNoToken) || errors.Is(err, account.ErrWeakPassword) {
		return usageError{err}
	}
	return err
}

func newUserList() *cobra.Command {
	var f userFlags
	return f.addTo(&cobra.Command{
		Use:   "list --data DIR",
		Short: "List accounts and tokens",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			b, err := f.book()
			if err != nil {
				return err
			}
			users, err := b.Users()
			if err != nil {
				return err
			}
			tokens, err := b.Tokens()
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "user\trole\tmade\ttoken\tuntil\tpurpose")
			for _, u := range users {
				fmt.Fprintf(w, "%s\t%s\t%s\t\t\t\n", u.Name, u.Role, u.Made.Format(time.DateOnly))
			}
			for _, t := range tokens {
				fmt.Fprintf(w, "%s\t\t%s\t%s\t%s\t%s\n", t.User, t.Made.Format(time.DateOnly), t.ID, t.Until.Format(time.DateOnly), t.Purpose)
			}
			return w.Flush()
		},
	})
}

func newUserToken() *cobra.Command {
	var f userFlags
	var purpose, remove string
	var days int
	c := &cobra.Command{
		Use:   "token NAME --purpose TEXT --data DIR",
		Short: "Make a token, by which another system works with somebody's rights",
		Example: `  diasmap user token crm --purpose "invitations to the health forum" --days 90 --data armenia
  diasmap user token crm --remove 7QPDX2KM --data armenia`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			b, err := f.book()
			if err != nil {
				return err
			}
			if remove != "" {
				return userFault(b.RemoveToken(remove))
			}
			if strings.TrimSpace(purpose) == "" || days < 1 {
				return usagef("user token: say --purpose, which stands in the audit log with whatever is done, and --days of 1 or more")
			}
			secret, t, err := b.AddToken(args[0], purpose, time.Now().AddDate(0, 0, days))
			if err != nil {
				return userFault(err)
			}
			fmt.Fprintf(c.ErrOrStderr(), "token %s, until %s; it is shown this once:\n", t.ID, t.Until.Format(time.DateOnly))
			fmt.Fprintln(c.OutOrStdout(), secret)
			return nil
		},
	}
	flags := c.Flags()
	flags.StringVar(&purpose, "purpose", "", "what it is for, for the audit log")
	flags.IntVar(&days, "days", 90, "how many days it holds")
	flags.StringVar(&remove, "remove", "", "end the token with this id instead")
	return f.addTo(c)
}
