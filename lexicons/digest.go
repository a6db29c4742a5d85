package lexicons

import (
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"path"
)

// Digest is the SHA-256 of all tables of fsys: for each .tsv file, in the order of their paths,
// its path, a zero byte, its length in 8 bytes (little-endian) and its content. Line ends count
// as they are.
func Digest(fsys fs.FS) ([sha256.Size]byte, error) {
	h := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || path.Ext(name) != ".tsv" {
			return nil
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		h.Write([]byte(name))
		h.Write(binary.LittleEndian.AppendUint64([]byte{0}, uint64(len(content))))
		h.Write(content)
		return nil
	})
	return [sha256.Size]byte(h.Sum(nil)), err
}
