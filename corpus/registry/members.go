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
	"os"
	"path"
	"path/filepath"
	"strings"

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

// head is the beginning of the stream.
func (s *stream) head(n int) []byte {
	b, _ := s.r.Peek(min(n, streamBuffer))
	return b
}

// filesOf lists the files to read at name: itself, those of a pattern or, of a folder, those accepted, in the order
// of their names. passed counts the others.
func filesOf(name string, accepts func(string) bool) (files []string, passed int, err error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		if files, err = filepath.Glob(name); err == nil && len(files) > 0 {
			return files, 0, nil
		}
		return nil, 0, fmt.Errorf("open %s: %w", name, input.ErrNoFile)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("open the registry: %w", err)
	}
	if !info.IsDir() {
		return []string{name}, 0, nil
	}
	err = filepath.WalkDir(name, func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && at != name && entry.IsDir():
			return filepath.SkipDir
		case !entry.Type().IsRegular():
			return nil
		case strings.HasPrefix(entry.Name(), ".") || !acceptsStored(entry.Name(), accepts):
			passed++
			return nil
		}
		files = append(files, at)
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("open %s: %w", name, errNoFiles)
	}
	return files, passed, err
}

// errNoFiles: a folder or archive holds none of a registry's files.
var errNoFiles = errors.New("it holds no file of this registry: see docs/registries for what its files are called")

// acceptsStored is accepts for names that may have the ending of a compression or an archive.
func acceptsStored(name string, accepts func(string) bool) bool {
	plain, _ := input.CutCompression(name)
	ending := strings.ToLower(path.Ext(plain))
	return ending == ".zip" || ending == ".tar" || strings.HasSuffix(strings.ToLower(name), ".tgz") || accepts(plain)
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

// eachStream calls do for the content of an input or, if it is an archive, for its members that are accepted.
// passed counts the others. A damaged archive is told by an error that wraps input.ErrDamaged.
func eachStream(in *input.Input, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
	head := in.Peek(512)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return eachZipped(in, accepts, do)
	case len(head) == 512 && bytes.HasPrefix(head[257:], []byte("ustar")):
		return eachTarred(in, accepts, do)
	}
	return 0, do(&stream{name: in.Name(), r: bufio.NewReaderSize(in, streamBuffer)})
}

func eachTarred(in *input.Input, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
	archive := tar.NewReader(in)
	buffer, last, some := bufio.NewReaderSize(nil, streamBuffer), "its beginning", false
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

func eachZipped(in *input.Input, accepts func(string) bool, do func(*stream) error) (passed int, err error) {
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
		if err := unzip(in, entry, do); err != nil {
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

func unzip(in *input.Input, entry *zip.File, do func(*stream) error) error {
	if entry.UncompressedSize64 > zipRatio*max(entry.CompressedSize64, 1<<20) {
		return fmt.Errorf("%s:%s: %w", in.Name(), entry.Name, input.ErrBomb)
	}
	r, err := entry.Open()
	if err != nil {
		return fmt.Errorf("%s:%s: %w: %w", in.Name(), entry.Name, input.ErrDamaged, err)
	}
	defer r.Close()
	return do(&stream{name: in.Name() + ":" + entry.Name, member: entry.Name, r: bufio.NewReaderSize(memberReader{r}, streamBuffer)})
}
