package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/user"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index"
	"diasmap/index/seal"
	"diasmap/index/search"
)

// directoryFlags are the flags of commands that work with a directory of members.
type directoryFlags struct {
	data, keyFile, by string
}

func (f *directoryFlags) addDirectory(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.data, "data", "", "folder of the directory")
	flags.StringVar(&f.keyFile, "key-file", "", "file of the key, if the directory is encrypted (diasmap keygen makes one)")
	flags.StringVar(&f.by, "by", "", "who does this, for the audit log (the user of the system)")
}

// A directoryUse says what a command does with a directory.
type directoryUse int

// What commands do: look, change, or change and make the directory if there is none.
const (
	toRead directoryUse = iota
	toWrite
	toMake
)

// lockPatience is how long a short piece of work of another process is waited for.
const lockPatience = 3 * time.Second

// openDirectory opens the directory the flags name.
func (f *directoryFlags) openDirectory(c *cobra.Command, use directoryUse) (*index.Directory, error) {
	if f.data == "" {
		return nil, usagef("%s: say --data DIR, the folder of the directory", c.Name())
	}
	o, err := f.options(c)
	if err != nil {
		return nil, err
	}
	o.Create, o.ReadOnly = use == toMake, use == toRead
	if use != toRead {
		boundMemory()
	}
	d, err := index.Open(f.data, o)
	if errors.Is(err, index.ErrKeyNeeded) || errors.Is(err, index.ErrNotEncrypted) || errors.Is(err, index.ErrNoDirectory) {
		return nil, usageError{err}
	}
	return d, err
}

// options are how directories are opened.
func (f *directoryFlags) options(c *cobra.Command) (index.Options, error) {
	key, err := f.key()
	if err != nil {
		return index.Options{}, err
	}
	opener, err := searchOpener()
	log := c.ErrOrStderr()
	return index.Options{
		Key: key, Engine: opener, What: c.Name(), Wait: lockPatience,
		Log:      slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{ReplaceAttr: untimed})),
		Progress: rebuildProgress(log),
	}, err
}

// writerMemory is what the heap should not grow beyond while a directory is written to, at the price of some processor
// time: with what Badger maps, a million members then take about a gigabyte.
const writerMemory = 528 << 20

// boundMemory bounds the heap, unless the user did (GOMEMLIMIT).
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(writerMemory)
	}
}

// key reads the key file; nil if none is named.
func (f *directoryFlags) key() (*seal.Key, error) {
	if f.keyFile == "" {
		return nil, nil
	}
	key, err := seal.ReadKeyFile(f.keyFile)
	if err != nil {
		return nil, usageError{err}
	}
	return &key, nil
}

// searchOpener opens search indexes with all that the program knows.
func searchOpener() (index.Opener, error) {
	options, err := search.DefaultOptions()
	if err != nil {
		return nil, err
	}
	return search.Opener(options), nil
}

// who is who does this.
func (f *directoryFlags) who() string {
	if f.by != "" {
		return f.by
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return fmt.Sprintf("user %d", os.Getuid())
}

// closeDirectory closes d after a command, whose error it returns if there is one.
func closeDirectory(d *index.Directory, err *error) {
	*err = errors.Join(*err, d.Close())
}

// untimed leaves the time out of what is told on a terminal.
func untimed(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

// rebuildProgress shows how far a search index is that is made anew.
func rebuildProgress(log io.Writer) func(done, all int) {
	var bar *progress
	return func(done, all int) {
		if bar == nil {
			bar = newCount(log, int64(all), "indexing")
		}
		bar.update(int64(done), done)
		if done == all {
			bar.end()
			bar = nil
		}
	}
}
