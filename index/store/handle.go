package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"

	"diasmap/index/sums"
)

// A handle is an open Badger and who uses it. The files of a store lie in a folder of their own, data-1 at first; the
// file CURRENT names it. So all data can be written anew beside what is there, and put in its place in one step.
type handle struct {
	db     *badger.DB
	folder string
	reads  bool // and never writes
	known  sums.List
	users  sync.WaitGroup
}

const (
	currentFile = "CURRENT"
	dataPrefix  = "data-"
	firstData   = dataPrefix + "1"
)

func openHandle(folder string, o Options) (*handle, error) {
	h := &handle{folder: folder, reads: o.ReadOnly}
	complete, err := h.check()
	if err != nil {
		return nil, err
	}
	err = guard(func() error {
		var err error
		h.db, err = badger.Open(badgerOptions(folder, o))
		if err == nil && !complete {
			err = h.db.VerifyChecksum()
		}
		return err
	})
	switch {
	case errors.Is(err, badger.ErrEncryptionKeyMismatch):
		return nil, ErrKey
	case o.ReadOnly && err != nil && strings.Contains(err.Error(), badger.ErrTruncateNeeded.Error()): // it does not wrap it
		return nil, ErrUnclosed
	case err != nil && !errors.Is(err, ErrDamaged):
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return h, err
}

// close waits for the last user.
func (h *handle) close() error {
	h.users.Wait()
	if err := guard(h.db.Close); err != nil || h.reads {
		return err
	}
	return writeSums(h.folder, h.known)
}

// check looks for damage that Badger does not expect, and makes ready for it. It says whether all tables are known to be
// what was written.
func (h *handle) check() (complete bool, err error) {
	if err := h.removeUnbegun(); err != nil {
		return false, err
	}
	tables, err := tablesOf(h.folder)
	if err != nil {
		return false, err
	}
	if h.known, complete, err = checkSums(h.folder, tables); err != nil {
		return false, err
	}
	if err := checkTables(tables); err != nil {
		return false, err
	}
	if !h.reads {
		err = removeSums(h.folder)
	}
	return complete, err
}

// removeUnbegun removes logs without a byte, which Badger does not open: it was killed between making and filling them.
func (h *handle) removeUnbegun() error {
	for _, ending := range []string{"*.vlog", "*.mem"} {
		logs, err := filepath.Glob(filepath.Join(h.folder, ending))
		if err != nil {
			return err
		}
		for _, log := range logs {
			if info, err := os.Stat(log); err != nil || info.Size() > 0 {
				continue
			}
			if h.reads {
				return ErrUnclosed
			}
			if err := os.Remove(log); err != nil {
				return err
			}
		}
	}
	return nil
}

// guard turns a panic of the library, which some damaged files lead to, into an error.
func guard(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return do()
}

// readCurrent is the folder that the data lie in.
func readCurrent(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(data))
	if !strings.HasPrefix(name, dataPrefix) || name != filepath.Base(name) {
		return "", fmt.Errorf("%s names %q", currentFile, name)
	}
	return name, nil
}

// writeCurrent has the data lie in another folder, in one step.
func writeCurrent(dir, data string) error {
	name := filepath.Join(dir, currentFile)
	file, err := os.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, privateFile)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := fmt.Fprintln(file, data); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// removeOthers removes data that a rewriting left, finished or not.
func removeOthers(dir, current string) error {
	folders, err := filepath.Glob(filepath.Join(dir, dataPrefix+"*"))
	if err != nil {
		return err
	}
	for _, f := range folders {
		if filepath.Base(f) != current {
			if err := os.RemoveAll(f); err != nil {
				return fmt.Errorf("remove old data of the store: %w", err)
			}
		}
	}
	return nil
}
