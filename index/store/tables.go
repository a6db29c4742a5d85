package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"
)

// tablesOf lists the tables that the manifest of a folder names. Others were half written when the program was killed:
// Badger removes them.
func tablesOf(folder string) ([]string, error) {
	file, err := os.Open(filepath.Join(folder, badger.ManifestFilename))
	if errors.Is(err, os.ErrNotExist) { // a new store
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	manifest, _, err := badger.ReplayManifestFile(file, 0, badger.DefaultOptions(folder))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, file.Name(), err)
	}
	tables := make([]string, 0, len(manifest.Tables))
	for id := range manifest.Tables {
		tables = append(tables, table.NewFilename(id, folder))
	}
	return tables, nil
}

// checkTables checks the end of each table. Badger ends the program, from a goroutine of its own, where the lengths there
// are wrong; all else in a table it checks itself.
func checkTables(tables []string) error {
	for _, name := range tables {
		if err := checkTable(name); err != nil {
			return fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
		}
	}
	return nil
}

// checkTable checks the index of a table. A table ends in: index, length of the index, checksum of the index, length of
// the checksum; lengths are four bytes, most significant first.
func checkTable(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	end := tableEnd{file, info.Size()}
	sum, err := end.takeWithLength()
	if err != nil {
		return err
	}
	var expected pb.Checksum
	if err := proto.Unmarshal(sum, &expected); err != nil {
		return err
	}
	index, err := end.takeWithLength()
	if err != nil {
		return err
	}
	return y.VerifyChecksum(index, &expected)
}

// A tableEnd reads a table from its end.
type tableEnd struct {
	file *os.File
	at   int64
}

const lengthSize = 4

// takeWithLength reads what stands before its length.
func (t *tableEnd) takeWithLength() ([]byte, error) {
	size, err := t.take(lengthSize)
	if err != nil {
		return nil, err
	}
	return t.take(int64(binary.BigEndian.Uint32(size)))
}

func (t *tableEnd) take(n int64) ([]byte, error) {
	if n > t.at {
		return nil, fmt.Errorf("its end is not that of a table")
	}
	t.at -= n
	data := make([]byte, n)
	_, err := t.file.ReadAt(data, t.at)
	return data, err
}
