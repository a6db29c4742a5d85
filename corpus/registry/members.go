package registry

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"diasmap/corpus/input"
)

// A stream is a file as it is published, or a member of an archive.
type stream struct {
	name   string // what errors call it
	member string // its name if it is within something, else ""
	r      *bufio.Reader
}

// streamBuffer is how much of a stream can be looked at before it is read.
const streamBuffer = 1 << 20

// newStreamBuffer is space to read streams through, one after the other.
func newStreamBuffer() *bufio.Reader { return bufio.NewReaderSize(nil, streamBuffer) }

// head is the beginning of the stream.
func (s *stream) head(n int) []byte {
	b, _ := s.r.Peek(min(n, streamBuffer))
	return b
}

// A memberReader reads a member of an archive. What goes wrong, but for reading the file itself, is damage.
type memberReader struct{ r io.Reader }

func (m memberReader) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	var file *fs.PathError
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, input.ErrDamaged) || errors.As(err, &file) {
		return n, err
	}
	return n, fmt.Errorf("%w: %w", input.ErrDamaged, err)
}

// eachStream calls do, through buffer, for the content of an input or, if it is an archive, for its members that are accepted.
// passed counts the others. A damaged archive is told by an error that wraps input.ErrDamaged.
func eachStream(in *input.Input, buffer *bufio.Reader, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
	head := in.Peek(512)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return eachZipped(in, buffer, accepts, do)
	case len(head) == 512 && bytes.HasPrefix(head[257:], []byte("ustar")):
		return eachTarred(in, buffer, accepts, do)
	}
	buffer.Reset(in)
	return 0, do(&stream{name: in.Name(), r: buffer})
}

func eachTarred(in *input.Input, buffer *bufio.Reader, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
	archive := tar.NewReader(in)
	last, some := "its beginning", false
	for {
		entry, err := archive.Next()
		if errors.Is(err, io.EOF) && !some {
			return passed, fmt.Errorf("open %s: %w", in.Name(), errNoFiles)
		}
		if errors.Is(err, io.EOF) {
			return passed, nil
		}
		if err != nil {
			return passed, fmt.Errorf("%s breaks off after %s: %w: %w", in.Name(), last, input.ErrDamaged, err)
		}
		if entry.Typeflag != tar.TypeReg {
			continue
		}
		last = entry.Name
		if !accepts(entry.Name) {
			passed++
			continue
		}
		some = true
		buffer.Reset(memberReader{archive})
		if err := do(&stream{name: in.Name() + ":" + entry.Name, member: entry.Name, r: buffer}); err != nil {
			return passed, err
		}
	}
}

func eachZipped(in *input.Input, buffer *bufio.Reader, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
	content, size, err := in.ReaderAt()
	if err != nil {
		return 0, err
	}
	archive, err := zip.NewReader(content, size)
	if err != nil {
		return 0, fmt.Errorf("%s: %w: %w", in.Name(), input.ErrDamaged, err)
	}
	some := false
	for _, entry := range archive.File {
		if !entry.Mode().IsRegular() {
			continue
		}
		if !accepts(entry.Name) {
			passed++
			continue
		}
		some = true
		if err := unzip(in, entry, buffer, do); err != nil {
			return passed, err
		}
	}
	if !some {
		return passed, fmt.Errorf("open %s: %w", in.Name(), errNoFiles)
	}
	return passed, nil
}

// zipRatio is how many times its stored size a member of a ZIP archive may have.
const zipRatio = 200

func unzip(in *input.Input, entry *zip.File, buffer *bufio.Reader, do func(*stream) error) error {
	if entry.UncompressedSize64 > zipRatio*max(entry.CompressedSize64, 1<<20) {
		return fmt.Errorf("%s:%s: %w", in.Name(), entry.Name, input.ErrBomb)
	}
	r, err := entry.Open()
	if err != nil {
		return fmt.Errorf("%s:%s: %w: %w", in.Name(), entry.Name, input.ErrDamaged, err)
	}
	defer r.Close()
	buffer.Reset(memberReader{r})
	return do(&stream{name: in.Name() + ":" + entry.Name, member: entry.Name, r: buffer})
}
