package excel

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"
)

// Bounds of what is unpacked. An honest sheet shrinks to a tenth or a thirtieth; formatted but empty rows to a
// hundredth.
const (
	mostRatio     = 400
	ratioFrom     = 64 << 20  // bytes of a part before its ratio is looked at
	largestSheet  = 256 << 30 // bytes of a sheet or of the shared strings
	largestPart   = 64 << 20  // bytes of any other part
	mostParts     = 100_000
	mostWorksheet = 10_000
)

// A container is the ZIP archive (ECMA-376 part 2) that a workbook is.
type container struct {
	parts map[string]*zip.File // by their names in lower case, without a slash at the beginning
}

func openContainer(r io.ReaderAt, size int64) (*container, error) {
	if err := refuse(r, size); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	if len(archive.File) > mostParts {
		return nil, fmt.Errorf("%w: it has %d parts", ErrTooLarge, len(archive.File))
	}
	c := &container{parts: make(map[string]*zip.File, len(archive.File))}
	for _, f := range archive.File {
		c.parts[partName(f.Name)] = f
	}
	switch {
	case c.parts["xl/workbook.bin"] != nil:
		return nil, ErrBinary
	case c.parts["content.xml"] != nil && c.parts["mimetype"] != nil:
		return nil, ErrOpenDocument
	case c.parts["[content_types].xml"] == nil:
		return nil, fmt.Errorf("%w: it is a ZIP archive of something else", ErrFormat)
	}
	return c, nil
}

// refuse tells files that are no ZIP archives by their first bytes.
func refuse(r io.ReaderAt, size int64) error {
	const enough = 1 << 20
	head := make([]byte, min(size, enough))
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")): // OLE: a .xls, or an encrypted .xlsx within
		if bytes.Contains(head, utf16le("EncryptedPackage")) || bytes.Contains(head, utf16le("EncryptionInfo")) {
			return ErrPassword
		}
		return ErrOld
	case bytes.HasPrefix(head, []byte("\x09\x08")), bytes.HasPrefix(head, []byte("\x09\x04")): // BIFF without OLE
		return ErrOld
	case n == 0:
		return fmt.Errorf("%w: the file is empty", ErrFormat)
	}
	return ErrFormat
}

func utf16le(s string) []byte {
	wide := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		wide = append(wide, s[i], 0)
	}
	return wide
}

func partName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// open opens a part for reading; reading fails beyond what limit and the ratio allow.
func (c *container) open(name string, limit int64) (*part, error) {
	f := c.parts[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: it lacks %s", ErrBroken, name)
	}
	packed := &meter{}
	raw, err := f.OpenRaw()
	if err != nil {
		return nil, fmt.Errorf("%w (%s: %w)", ErrBroken, name, err)
	}
	packed.r = raw
	p := &part{name: name, packed: packed, limit: limit}
	switch f.Method {
	case zip.Store:
		p.r = packed
	case zip.Deflate:
		p.r = flate.NewReader(packed)
	default:
		return nil, fmt.Errorf("%w: %s is packed in a way (%d) that Excel does not use", ErrFormat, name, f.Method)
	}
	p.want, p.sum, p.wantSum = int64(f.UncompressedSize64), crc32.NewIEEE(), f.CRC32
	return p, nil
}

// read reads a small part whole.
func (c *container) read(name string) ([]byte, error) {
	p, err := c.open(name, largestPart)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(p)
}

// A part is a file within a container as it is unpacked.
type part struct {
	name   string
	r      io.Reader
	packed *meter
	read   int64
	sum    hash.Hash32
	limit  int64
	// want and wantSum are the size and the checksum that the directory of the archive tells.
	want    int64
	wantSum uint32
}

func (p *part) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.read += int64(n)
	p.sum.Write(b[:n])
	switch {
	case p.read > p.limit, p.read > ratioFrom && p.read/mostRatio > p.packed.n:
		return n, fmt.Errorf("%w (%s: %d bytes of %d packed)", ErrTooLarge, p.name, p.read, p.packed.n)
	case errors.Is(err, io.EOF) && p.read < p.want:
		return n, fmt.Errorf("%w (%s: it ends after %d bytes of %d)", ErrBroken, p.name, p.read, p.want)
	case errors.Is(err, io.EOF) && p.sum.Sum32() != p.wantSum:
		return n, fmt.Errorf("%w (%s: its checksum is wrong)", ErrBroken, p.name)
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w (%s: %w)", ErrBroken, p.name, err)
	}
	return n, err
}

// A meter counts what is read.
type meter struct {
	r io.Reader
	n int64
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.n += int64(n)
	return n, err
}

// resolve is the name of a part that another one refers to.
func resolve(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return partName(target)
	}
	return partName(path.Join(path.Dir(from), target))
}
