package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A lock is held while a directory is open: by one writer, or by any number of readers.
type lock struct {
	flock  *flock.Flock
	holder string // file that says who writes
}

const (
	lockFile   = "LOCK"
	holderFile = "LOCK.holder"
	lockRetry  = 50 * time.Millisecond
)

// acquire takes the lock of a directory, and tells others what is being done.
func acquire(dir string, o Options) (*lock, error) {
	l := &lock{flock.New(filepath.Join(dir, lockFile)), filepath.Join(dir, holderFile)}
	ctx, cancel := context.WithTimeout(context.Background(), o.Wait)
	defer cancel()
	try, once := l.flock.TryLockContext, l.flock.TryLock
	if o.ReadOnly {
		try, once = l.flock.TryRLockContext, l.flock.TryRLock
	}
	ok, err := once()
	if !ok && err == nil {
		ok, err = try(ctx, lockRetry)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded) || err == nil && !ok:
		return nil, fmt.Errorf("open %s: %w: %s: wait until that is done, then try again", dir, ErrBusy, l.who())
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", dir, err)
	}
	if !o.ReadOnly {
		note := fmt.Sprintf("%s, process %d, since %s", o.What, os.Getpid(), time.Now().Format(time.DateTime))
		if err := os.WriteFile(l.holder, []byte(note), privateFile); err != nil {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", dir, err), l.flock.Close())
		}
	}
	return l, nil
}

// who tells who holds the lock.
func (l *lock) who() string {
	if ok, err := l.flock.TryRLock(); ok && err == nil {
		_ = l.flock.Close()
		return "it is being read"
	}
	note, err := os.ReadFile(l.holder)
	if err != nil {
		return "it is being written to"
	}
	return "it is being written to by diasmap " + strings.TrimSpace(string(note))
}

// release gives the lock back.
func (l *lock) release() error {
	if l.flock.Locked() {
		if err := os.Remove(l.holder); err != nil && !errors.Is(err, os.ErrNotExist) {
			return errors.Join(err, l.flock.Close())
		}
	}
	return l.flock.Close()
}

// privateFile and privateDir let nobody but the owner look.
const (
	privateFile = 0o600
	privateDir  = 0o700
)
