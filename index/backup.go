package index

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"diasmap/index/audit"
	"diasmap/index/seal"
	"diasmap/index/store"
)

// A backup is, from the outside in: age encryption (age-encryption.org/v1), unless it is plain; zstd; the line of
// backupMagic; the length of the audit log on a line, and the audit log; a dump of the store. The search index is made
// anew when the backup is restored.

// backupMagic begins every backup. The number is the version.
const backupMagic = "diasmap backup 1\n"

// ErrBackup: a file is no backup, cannot be opened with what was given, or is damaged.
var ErrBackup = errors.New("the backup cannot be read")

// Backup writes all that the directory holds to w, encrypted for the recipients; in plain text if there are none. It
// returns how many members that is.
func (d *Directory) Backup(w io.Writer, by string, recipients ...age.Recipient) (members int, err error) {
	if d.follower != nil {
		if err := d.Settle(); err != nil {
			return 0, err
		}
	}
	members = d.store.Count()
	if err := d.Say(audit.Entry{Who: by, Action: "backup", Count: members}); err != nil {
		return 0, err
	}
	sealed := io.WriteCloser(nopCloser{w})
	if len(recipients) > 0 {
		if sealed, err = age.Encrypt(w, recipients...); err != nil {
			return 0, fmt.Errorf("encrypt the backup: %w", err)
		}
	}
	compressed, err := zstd.NewWriter(sealed, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return 0, err
	}
	if err := d.writeBackup(compressed); err != nil {
		return 0, fmt.Errorf("write the backup: %w", err)
	}
	return members, errors.Join(compressed.Close(), sealed.Close())
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func (d *Directory) writeBackup(w io.Writer) error {
	log, err := os.ReadFile(d.audit.File())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if _, err := fmt.Fprintf(w, "%s%d\n%s", backupMagic, len(log), log); err != nil {
		return err
	}
	_, err = d.store.Dump(w)
	return err
}

// BackupKey is the recipient and identity that the backups of an encrypted directory are sealed with where nothing else
// is asked for: whoever has the key file can restore them.
func BackupKey(key seal.Key) (age.Recipient, age.Identity, error) {
	return key.Age("backup")
}

// openBackup decrypts and decompresses a backup, up to the length of its audit log.
func openBackup(r io.Reader, identities []age.Identity) (*bufio.Reader, int64, error) {
	in := bufio.NewReader(r)
	const ageMagic = "age-encryption.org/"
	head, _ := in.Peek(len(ageMagic))
	plain := io.Reader(in)
	if string(head) == ageMagic {
		if len(identities) == 0 {
			return nil, 0, fmt.Errorf("%w: it is encrypted: say --key-file, --identity or --passphrase-file", ErrBackup)
		}
		var err error
		if plain, err = age.Decrypt(in, identities...); err != nil {
			return nil, 0, fmt.Errorf("%w: %w", ErrBackup, err)
		}
	}
	z, err := zstd.NewReader(plain, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	content := bufio.NewReader(z)
	magic, err := content.ReadString('\n')
	if err != nil || magic != backupMagic {
		return nil, 0, fmt.Errorf("%w: it does not begin with %q: %w", ErrBackup, strings.TrimSpace(backupMagic), err)
	}
	var length int64
	if _, err := fmt.Fscanf(content, "%d\n", &length); err != nil || length < 0 {
		return nil, 0, fmt.Errorf("%w: its audit log has no length: %w", ErrBackup, err)
	}
	return content, length, nil
}

// CheckBackup reads a backup to its end and returns how many records it holds.
func CheckBackup(r io.Reader, identities ...age.Identity) (records int, err error) {
	content, length, err := openBackup(r, identities)
	if err != nil {
		return 0, err
	}
	if _, err := io.CopyN(io.Discard, content, length); err != nil {
		return 0, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	records, err = store.ReadDump(content, func(_, _ []byte) error { return nil })
	if err != nil {
		return records, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return records, nil
}

// Restore makes a directory in dir, where there is none, of a backup. With a key in the options it is encrypted,
// whether the backed up one was or not. A backup that cannot be read to its end makes nothing.
func Restore(r io.Reader, dir string, o Options, by string, identities ...age.Identity) (*Directory, error) {
	content, length, err := openBackup(r, identities)
	if err != nil {
		return nil, err
	}
	if err := restoreFiles(content, length, dir, o); err != nil {
		return nil, err
	}
	d, err := Open(dir, o)
	if err != nil {
		return nil, err
	}
	err = d.Update(func(tx Tx) error {
		return tx.Audit(audit.Entry{Who: by, Action: "restore", Count: d.store.Count()})
	})
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// restoreFiles writes what a backup holds into a new directory, and the header last.
func restoreFiles(content io.Reader, length int64, dir string, o Options) (err error) {
	if err := os.MkdirAll(dir, privateDir); err != nil {
		return fmt.Errorf("make the folder of the directory: %w", err)
	}
	o.Create = true
	d, err := begin(dir, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.abandon()) }()
	if !isFresh(dir) {
		return fmt.Errorf("restore to %s: there is something already: name a new folder", dir)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(d.path(storeDir)), os.RemoveAll(d.path(auditFile)))
		}
	}()
	log, err := os.OpenFile(d.path(auditFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY, privateFile)
	if err != nil {
		return fmt.Errorf("restore the audit log: %w", err)
	}
	defer log.Close()
	if _, err := io.CopyN(log, content, length); err != nil {
		return fmt.Errorf("restore the audit log: %w: %w", ErrBackup, err)
	}
	if err := errors.Join(log.Sync(), log.Close()); err != nil {
		return fmt.Errorf("restore the audit log: %w", err)
	}
	if _, err := store.Load(filepath.Join(dir, storeDir), content, d.storeOptions()); err != nil {
		return fmt.Errorf("restore the store: %w: %w", ErrBackup, err)
	}
	d.header.Made = time.Now().UTC().Truncate(time.Second)
	return errors.Join(d.header.write(dir), endMaking(dir))
}
