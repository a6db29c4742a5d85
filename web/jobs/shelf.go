package jobs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"diasmap/corpus/input"
	"diasmap/corpus/journal"
	"diasmap/index/seal"
)

// A shelf is where uploads and jobs lie, sealed if it has a key.
type shelf struct {
	dir    string
	key    *seal.Key
	sealer *seal.Sealer
}

// private is for who runs the server alone.
const (
	privateFolder fs.FileMode = 0o700
	privateFile   fs.FileMode = 0o600
)

// purpose is that of the keys of a shelf.
const purpose = "lists"

func newShelf(dir string, key *seal.Key) (*shelf, error) {
	s := &shelf{dir: dir, key: key}
	if key != nil {
		s.sealer = key.For(purpose).Sealer()
	}
	for _, kind := range []string{uploadKind, jobKind} {
		if err := os.MkdirAll(filepath.Join(dir, kind), privateFolder); err != nil {
			return nil, fmt.Errorf("make the folder of lists: %w", err)
		}
	}
	return s, nil
}

// The kinds of what lies on a shelf: folders of folders, one for each id.
const (
	uploadKind = "uploads"
	jobKind    = "jobs"
)

func (s *shelf) path(kind, id, file string) string { return filepath.Join(s.dir, kind, id, file) }

// ids lists what there is of a kind.
func (s *shelf) ids(kind string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(s.dir, kind))
	ids := make([]string, 0, len(entries))
	for _, e := range entries {
		if e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids, err
}

func (s *shelf) remove(kind, id string) error { return os.RemoveAll(filepath.Join(s.dir, kind, id)) }

// put writes a value in the place of the one before, in one step that survives a loss of power.
func (s *shelf) put(kind, id, file string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	name := s.path(kind, id, file)
	if s.sealer != nil {
		data = s.sealer.Seal(nil, data, []byte(kind+"/"+id))
	}
	if err := os.MkdirAll(filepath.Dir(name), privateFolder); err != nil {
		return err
	}
	f, err := os.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, privateFile)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// get reads a value.
func (s *shelf) get(kind, id, file string, value any) error {
	data, err := os.ReadFile(s.path(kind, id, file))
	if err != nil {
		return err
	}
	if s.sealer != nil {
		if data, err = s.sealer.Open(nil, data, []byte(kind+"/"+id)); err != nil {
			return err
		}
	}
	return json.Unmarshal(data, value)
}

// keep writes a content to a file, and returns its size in bytes.
func (s *shelf) keep(kind, id, file string, content io.Reader) (n int64, err error) {
	name := s.path(kind, id, file)
	if err := os.MkdirAll(filepath.Dir(name), privateFolder); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, privateFile)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := io.WriteCloser(unsealed{f})
	if s.key != nil {
		recipient, _, err := s.key.Age(purpose)
		if err != nil {
			return 0, err
		}
		if out, err = age.Encrypt(f, recipient); err != nil {
			return 0, err
		}
	}
	n, err = io.Copy(out, content)
	return n, errors.Join(err, out.Close(), f.Sync())
}

type unsealed struct{ io.Writer }

func (unsealed) Close() error { return nil }

// A content is a file that was kept.
type content struct {
	io.ReaderAt
	size int64
	file *os.File
}

func (c *content) Close() error { return c.file.Close() }

// open opens a file that was kept.
func (s *shelf) open(kind, id, file string) (*content, error) {
	f, err := os.Open(s.path(kind, id, file))
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	c := &content{f, info.Size(), f}
	if s.key == nil {
		return c, nil
	}
	_, identity, err := s.key.Age(purpose)
	if err == nil {
		c.ReaderAt, c.size, err = age.DecryptReaderAt(f, info.Size(), identity)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open a list that was sent: %w", err), f.Close())
	}
	return c, nil
}

// scratch makes room for what reading a list lays aside.
func (s *shelf) scratch() (input.Scratch, error) { return seal.NewScratch(s.dir) }

// journalSealer is what answers are sealed with, nil if they are not.
func (s *shelf) journalSealer() journal.Sealer {
	if s.sealer == nil {
		return nil
	}
	return s.sealer
}
