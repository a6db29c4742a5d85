package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"diasmap/index"
)

// A backupCommand is the flags of backup.
type backupCommand struct {
	directoryFlags
	recipients     []string
	passphraseFile string
	plain          bool
}

func newBackup() *cobra.Command {
	var f backupCommand
	c := &cobra.Command{
		Use:   "backup FILE --data DIR",
		Short: "Write all that a directory holds to one encrypted file",
		Long: `backup writes members, imports, suppressions and the audit log to one file, encrypted in the
age format (age-encryption.org): for recipients, by a passphrase, or, where neither is
given and the directory is encrypted, by its key file. The file age decrypts it too.`,
		Example: `  diasmap backup armenia-2026-11.age --data armenia --key-file armenia.key
  diasmap backup armenia-2026-11.age --data armenia --recipient age1…`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringArrayVar(&f.recipients, "recipient", nil, "public key of who may restore it, as age1… (repeatable)")
	flags.StringVar(&f.passphraseFile, "passphrase-file", "", "file of a passphrase that restores it")
	flags.BoolVar(&f.plain, "plain", false, "do not encrypt the file")
	return c
}

func (f *backupCommand) run(c *cobra.Command, name string) (err error) {
	if _, err := os.Stat(name); err == nil {
		return usagef("backup: there is a file %s already: name a new one", name)
	}
	recipients, how, err := f.seal()
	if err != nil {
		return err
	}
	d, err := f.openDirectory(c, toRead)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	out, err := createOutput(c.OutOrStdout(), name)
	if err != nil {
		return err
	}
	n, err := d.Backup(out, f.who(), recipients...)
	if err != nil {
		out.discard()
		return fmt.Errorf("back up %s: %w", f.data, err)
	}
	if err := out.commit(); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	fmt.Fprintf(c.OutOrStdout(), "%s: %d members, %s\n", name, n, how)
	return nil
}

// seal says for whom the backup is encrypted, and how in words.
func (f *backupCommand) seal() (recipients []age.Recipient, how string, err error) {
	for _, text := range f.recipients {
		r, err := age.ParseX25519Recipient(text)
		if err != nil {
			return nil, "", usagef("--recipient: %w", err)
		}
		recipients = append(recipients, r)
	}
	switch {
	case f.plain && (len(recipients) > 0 || f.passphraseFile != ""):
		return nil, "", usagef("--plain and --recipient, --passphrase-file exclude each other")
	case f.plain:
		return nil, "not encrypted: anybody who has the file can read it", nil
	case len(recipients) > 0 && f.passphraseFile != "":
		return nil, "", usagef("--recipient and --passphrase-file exclude each other")
	case len(recipients) > 0:
		return recipients, "encrypted for its recipients", nil
	case f.passphraseFile != "":
		passphrase, err := readPassphrase(f.passphraseFile)
		if err != nil {
			return nil, "", err
		}
		r, err := age.NewScryptRecipient(passphrase)
		return []age.Recipient{r}, "encrypted by the passphrase", err
	case f.keyFile != "":
		key, err := f.key()
		if err != nil {
			return nil, "", err
		}
		r, _, err := index.BackupKey(*key)
		return []age.Recipient{r}, "encrypted by the key file", err
	}
	return nil, "", usagef("backup: say who may restore it: --recipient, --passphrase-file, or --plain")
}

func readPassphrase(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	passphrase := strings.TrimSpace(string(data))
	if passphrase == "" {
		return "", usagef("--passphrase-file: %s is empty", name)
	}
	return passphrase, nil
}

// A restoreCommand is the flags of restore.
type restoreCommand struct {
	directoryFlags
	identityFile, passphraseFile, backupKeyFile string
	check                                       bool
}

func newRestore() *cobra.Command {
	var f restoreCommand
	c := &cobra.Command{
		Use:   "restore FILE --data NEWDIR",
		Short: "Make a directory of a backup",
		Long: `restore makes a directory in a new folder of a backup, and its search index anew. With
--key-file the directory is encrypted. A backup of an encrypted directory is opened with the
same key file, or with the one that --backup-key-file names, if the key is to be another.
A backup that is damaged or cut short makes nothing. --check only reads it through.`,
		Example: `  diasmap restore armenia-2026-11.age --data armenia-2 --key-file armenia.key
  diasmap restore armenia-2026-11.age --check --identity me.key`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringVar(&f.identityFile, "identity", "", "file of the secret key of a recipient (age-keygen)")
	flags.StringVar(&f.passphraseFile, "passphrase-file", "", "file of the passphrase")
	flags.StringVar(&f.backupKeyFile, "backup-key-file", "", "key file of the directory that was backed up (--key-file)")
	flags.BoolVar(&f.check, "check", false, "read the backup to its end and restore nothing")
	return c
}

func (f *restoreCommand) run(c *cobra.Command, name string) (err error) {
	if f.data == "" && !f.check {
		return usagef("restore: say --data DIR, a new folder, or --check")
	}
	identities, err := f.identities()
	if err != nil {
		return err
	}
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open the backup: %w", err)
	}
	defer file.Close()
	if f.check {
		n, err := index.CheckBackup(file, identities...)
		if err != nil {
			return fmt.Errorf("check %s: %w", name, err)
		}
		fmt.Fprintf(c.OutOrStdout(), "%s is whole: %d records\n", name, n)
		return nil
	}
	options, err := f.options(c)
	if err != nil {
		return err
	}
	d, err := index.Restore(file, f.data, options, f.who(), identities...)
	if err != nil {
		return fmt.Errorf("restore %s: %w", name, err)
	}
	defer closeDirectory(d, &err)
	fmt.Fprintf(c.OutOrStdout(), "%s: %d members restored\n", f.data, d.Store().Count())
	return nil
}

// identities are what may open the backup.
func (f *restoreCommand) identities() (identities []age.Identity, err error) {
	if f.identityFile != "" {
		file, err := os.Open(f.identityFile)
		if err != nil {
			return nil, fmt.Errorf("open the identity: %w", err)
		}
		defer file.Close()
		if identities, err = age.ParseIdentities(file); err != nil {
			return nil, usagef("--identity %s: %w", f.identityFile, err)
		}
	}
	if f.passphraseFile != "" {
		passphrase, err := readPassphrase(f.passphraseFile)
		if err != nil {
			return nil, err
		}
		identity, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			return nil, err
		}
		identities = append(identities, identity)
	}
	of := directoryFlags{keyFile: f.backupKeyFile}
	if of.keyFile == "" {
		of.keyFile = f.keyFile
	}
	key, err := of.key()
	if err != nil || key == nil {
		return identities, err
	}
	_, identity, err := index.BackupKey(*key)
	return append(identities, identity), errors.Join(err)
}
