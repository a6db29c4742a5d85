// Package input opens what lists are read from: files and standard input, compressed or not.
package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// An Input is the content of a file or of standard input, decompressed. Formats read it as a stream (Read, Peek)
// or, where they must go back and forth, through ReaderAt.
type Input struct {
	name        string
	size        int64
	at          io.ReaderAt // nil for what is only read on
	plain       bool        // at is all of the content, which is not compressed
	scratch     NewScratch
	stored      *counter
	content     *bufio.Reader
	compression []string
	closers     []func() error
}

// bufferSize is how much is read at once, and the most that Peek shows.
const bufferSize = 64 << 10

// Stdin is the name of standard input on the command line.
const Stdin = "-"

// Faults of an input as a whole.
var (
	// ErrNoFile: there is no file of that name.
	ErrNoFile = errors.New("there is no such file")
	// ErrFolder: the name is that of a folder.
	ErrFolder = errors.New("it is a folder: name a list")
)

// Open opens the file called name, or stdin if that is «-».
func Open(name string, stdin io.Reader) (*Input, error) {
	if name == Stdin {
		return newInput(&Input{name: "standard input", size: -1}, stdin)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("open %s: %w", name, ErrNoFile)
	case err != nil:
		return nil, fmt.Errorf("open the list: %w", err)
	case info.IsDir():
		return nil, fmt.Errorf("open %s: %w", name, ErrFolder)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the list: %w", err)
	}
	in := &Input{name: name, size: -1, closers: []func() error{file.Close}}
	if info.Mode().IsRegular() {
		in.size, in.at, in.plain = info.Size(), file, true
	}
	return newInput(in, file)
}

// FromBytes is an input of content that is at hand.
func FromBytes(name string, content []byte) (*Input, error) {
	return newInput(&Input{name: name, size: int64(len(content))}, bytes.NewReader(content))
}

// FromReaderAt is an input of content of a size in bytes, which the caller closes after the input. What has to be laid aside
// goes to scratch, TemporaryFile if that is nil.
func FromReaderAt(name string, content io.ReaderAt, size int64, scratch NewScratch) (*Input, error) {
	return newInput(&Input{name: name, size: size, at: content, plain: true, scratch: scratch}, io.NewSectionReader(content, 0, size))
}

func newInput(in *Input, stored io.Reader) (*Input, error) {
	in.stored = &counter{r: stored}
	in.content = bufio.NewReaderSize(in.stored, bufferSize)
	if err := in.decompress(); err != nil {
		return nil, errors.Join(fmt.Errorf("read %s: %w", in.name, err), in.Close())
	}
	return in, nil
}

// Name is what errors call the input.
func (in *Input) Name() string { return in.name }

// Size is that of the file as it is stored, in bytes, -1 if unknown.
func (in *Input) Size() int64 { return in.size }

// BytesRead is how many of these bytes were read.
func (in *Input) BytesRead() int64 { return in.stored.n }

// Compression is gzip, zstd, both (outermost first), or "".
func (in *Input) Compression() string { return strings.Join(in.compression, "+") }

// Read reads the decompressed content.
func (in *Input) Read(p []byte) (int, error) { return in.content.Read(p) }

// Peek returns the next n bytes without reading them, fewer at the end of the content and if n is above 64 KiB.
func (in *Input) Peek(n int) []byte {
	head, _ := in.content.Peek(min(n, bufferSize))
	return head
}

// Scratch makes room for what is laid aside of the content.
func (in *Input) Scratch() (Scratch, error) {
	if in.scratch != nil {
		return in.scratch()
	}
	return TemporaryFile()
}

// ReaderAt gives access to all of the content, and its size in bytes. What is not an ordinary file is copied to a
// Scratch, which Close gives back. Nothing may have been read before.
func (in *Input) ReaderAt() (io.ReaderAt, int64, error) {
	if in.plain {
		return in.at, in.size, nil
	}
	spool, err := in.Scratch()
	if err != nil {
		return nil, 0, fmt.Errorf("read %s: %w", in.name, err)
	}
	in.closers = append(in.closers, spool.Close)
	size, err := io.Copy(spool, in.content)
	if err != nil {
		return nil, 0, fmt.Errorf("copy %s to a temporary file: %w", in.name, err)
	}
	return spool, size, nil
}

// Close closes the file and removes temporary ones.
func (in *Input) Close() error {
	var err error
	for _, c := range in.closers {
		err = errors.Join(err, c())
	}
	in.closers = nil
	return err
}

// A counter counts the bytes read through it, and keeps why reading failed.
type counter struct {
	r   io.Reader
	n   int64
	err error // but for the end
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}
