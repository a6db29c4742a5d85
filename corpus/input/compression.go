package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Limits against files made to fill a memory or a disk.
const (
	// mostNested is how often a content may be compressed.
	mostNested = 2
	// mostRatio is how many times its stored size a content may have, once it is above ratioFloor bytes. Lists of
	// people compress 3 to 20 times; gzip can do 1,030 times, zstd more.
	mostRatio  = 200
	ratioFloor = 256 << 20
	// mostWindow bounds the memory that a zstd stream may ask for.
	mostWindow = 128 << 20
)

// ErrBomb: a content is compressed more often or more strongly than any list is.
var ErrBomb = errors.New("compressed beyond what a list of people can be: decompress it yourself if you trust it")

// A compression is a way to compress.
type compression struct {
	name, magic string
	endings     []string
	open        func(io.Reader) (io.Reader, func() error, error)
	create      func(io.Writer) (io.WriteCloser, error)
}

var compressions = []compression{
	{
		"gzip", "\x1f\x8b", []string{".gz", ".gzip"},
		func(r io.Reader) (io.Reader, func() error, error) {
			z, err := gzip.NewReader(r)
			return z, func() error { return nil }, err
		},
		func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
	},
	{
		"zstd", "\x28\xb5\x2f\xfd", []string{".zst", ".zstd"},
		func(r io.Reader) (io.Reader, func() error, error) {
			z, err := zstd.NewReader(r, zstd.WithDecoderMaxWindow(mostWindow), zstd.WithDecoderConcurrency(1))
			if err != nil {
				return nil, nil, err
			}
			return z, func() error { z.Close(); return nil }, nil
		},
		func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1)) },
	},
}

// CutCompression splits a name of a file into the name without the ending of a compression, and the
// compression: gzip, zstd or "".
func CutCompression(name string) (rest, compression string) {
	lower := strings.ToLower(name)
	for _, c := range compressions {
		for _, ending := range c.endings {
			if strings.HasSuffix(lower, ending) {
				return name[:len(name)-len(ending)], c.name
			}
		}
	}
	return name, ""
}

// Compress returns a writer that compresses to w; its Close does not close w. An empty name asks for none.
func Compress(w io.Writer, name string) (io.WriteCloser, error) {
	for _, c := range compressions {
		if c.name == name {
			return c.create(w)
		}
	}
	return uncompressed{w}, nil
}

type uncompressed struct{ io.Writer }

func (uncompressed) Close() error { return nil }

// decompress takes off each compression that the content's first bytes show.
func (in *Input) decompress() error {
	for {
		c := compressionOf(in.Peek(4))
		if c == nil {
			return nil
		}
		if len(in.compression) == mostNested {
			return fmt.Errorf("%w (%s %d times over)", ErrBomb, c.name, mostNested+1)
		}
		r, end, err := c.open(in.content)
		if err != nil {
			return fmt.Errorf("open %s: %w: %w", c.name, ErrDamaged, err)
		}
		in.plain = false
		in.closers = append(in.closers, end)
		in.compression = append(in.compression, c.name)
		in.content = bufio.NewReaderSize(&decompressed{r: r, name: c.name, stored: in.stored}, bufferSize)
	}
}

func compressionOf(head []byte) *compression {
	for i, c := range compressions {
		if bytes.HasPrefix(head, []byte(c.magic)) {
			return &compressions[i]
		}
	}
	return nil
}

// A decompressed content watches over the ratio, and tells damage from faults of reading.
type decompressed struct {
	r      io.Reader
	name   string
	n      int64
	stored *counter
}

func (d *decompressed) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	d.n += int64(n)
	if d.n > ratioFloor && d.n > mostRatio*d.stored.n {
		return n, fmt.Errorf("%w (%d bytes became %d)", ErrBomb, d.stored.n, d.n)
	}
	if err == nil || err == io.EOF || d.stored.err != nil {
		return n, err
	}
	return n, fmt.Errorf("%s: %w: %w", d.name, ErrDamaged, err)
}
