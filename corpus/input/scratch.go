package input

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// A Scratch is room on a disk for what is too large for memory: it is written from its beginning on, and read anywhere. Close
// gives it back.
type Scratch interface {
	io.Writer
	io.ReaderAt
	io.Closer
}

// A NewScratch makes a Scratch.
type NewScratch func() (Scratch, error)

// TemporaryFile is a Scratch in plain text, in the system's folder of temporary files.
func TemporaryFile() (Scratch, error) {
	file, err := os.CreateTemp("", "diasmap-*")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	_ = os.Remove(file.Name()) // where the system allows it, the file goes with the process
	return temporaryFile{file}, nil
}

type temporaryFile struct{ *os.File }

func (t temporaryFile) Write(p []byte) (int, error) {
	n, err := t.File.Write(p)
	if err != nil {
		err = fmt.Errorf("%w: free space there, or set TMPDIR", err)
	}
	return n, err
}

func (t temporaryFile) Close() error {
	err := t.File.Close()
	if removed := os.Remove(t.Name()); removed != nil && !errors.Is(removed, os.ErrNotExist) {
		return errors.Join(err, removed)
	}
	return err
}
