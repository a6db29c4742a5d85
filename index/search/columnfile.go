package search

import (
	"errors"
	"fmt"
	"os"
	"slices"
)

// A columnFile is the log of columns, open to be added to.
type columnFile struct {
	file   *os.File
	seal   Sealer
	blocks int
	size   int64
	buffer []byte
}

// A loaded file is what the log says.
type loadedFile struct {
	rows rows
	dead []uint32
	mark []byte
}

// createColumns makes an empty log.
func createColumns(path string, seal Sealer) (*columnFile, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make the columns of the index: %w", err)
	}
	if _, err := file.Write(newHeader(seal != nil)); err != nil {
		return nil, errors.Join(fmt.Errorf("make the columns of the index: %w", err), file.Close())
	}
	return &columnFile{file: file, seal: seal, size: headerSize}, nil
}

// openColumns opens the log and reads its first blocks; what comes after them is cut off, as it never counted. The error
// wraps ErrDamaged if there are fewer.
func openColumns(path string, o Options, blocks int) (*columnFile, *loadedFile, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open the columns of the index: %w: %w", ErrDamaged, err)
	}
	loaded, size, err := loadColumns(content, o.Sealer, blocks)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", path, err)
	}
	if o.ReadOnly {
		return &columnFile{}, loaded, nil
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the columns of the index: %w", err)
	}
	if err := file.Truncate(size); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("cut %s: %w", path, err), file.Close())
	}
	return &columnFile{file: file, seal: o.Sealer, blocks: blocks, size: size}, loaded, nil
}

// loadColumns reads the first blocks of a file, and tells how many bytes they take.
func loadColumns(content []byte, seal Sealer, blocks int) (*loadedFile, int64, error) {
	if err := checkHeader(content, seal != nil); err != nil {
		return nil, 0, err
	}
	loaded := &loadedFile{}
	loaded.rows.reserve(len(content) / (rowSize + 20))
	rest := content[headerSize:]
	for number := range blocks {
		payload, after, err := cutFrame(rest, seal, number)
		if errors.Is(err, errShort) {
			return nil, 0, fmt.Errorf("%w: block %d of %d is missing", ErrDamaged, number, blocks)
		}
		if err != nil {
			return nil, 0, err
		}
		b, err := takeBlock(&loaded.rows, payload, number)
		if err != nil {
			return nil, 0, err
		}
		loaded.dead = append(loaded.dead, b.dead...)
		loaded.mark = b.mark
		rest = after
	}
	if err := checkRest(rest, seal, blocks); err != nil {
		return nil, 0, err
	}
	for _, row := range loaded.dead {
		if int(row) >= loaded.rows.count() {
			return nil, 0, fmt.Errorf("%w: row %d is dead and never lived", ErrDamaged, row)
		}
	}
	return loaded, int64(len(content) - len(rest)), nil
}

// checkRest checks what comes after the blocks that count. A crash leaves one block at most, since the next is only begun when the
// index of words holds it; if there are more, that index has lost what it held.
func checkRest(rest []byte, seal Sealer, blocks int) error {
	_, after, err := cutFrame(rest, seal, blocks)
	if err == nil && len(after) > 0 {
		return fmt.Errorf("%w: the index of words holds %d blocks, the columns have more", ErrDamaged, blocks)
	}
	return nil
}

// reserve makes columns without values but the empty one, and room for n rows.
func (r *rows) reserve(n int) {
	for c := range columnCount {
		r.columns[c] = column{codes: make([]uint32, 0, n), values: []string{""}}
	}
	r.id = slices.Grow(r.id, n)
	r.stamp, r.family, r.given = slices.Grow(r.stamp, n), slices.Grow(r.family, n), slices.Grow(r.given, n)
	r.probability, r.born = slices.Grow(r.probability, n), slices.Grow(r.born, n)
	r.imported, r.updated, r.nameEnds = slices.Grow(r.imported, n), slices.Grow(r.updated, n), slices.Grow(r.nameEnds, n)
}

// add adds a block and returns its number, counted from 1. It counts when the index of words holds it too, which waits for
// the disk. Should power fail and the disk have kept that and lost this, Open finds the file too short.
func (f *columnFile) add(payload func(dst []byte) []byte) (int, error) {
	f.buffer = payload(f.buffer[:0])
	if f.file == nil {
		return 0, ErrReadOnly
	}
	frame := appendFrame(nil, f.buffer, f.seal, f.blocks)
	if _, err := f.file.WriteAt(frame, f.size); err != nil {
		return 0, fmt.Errorf("write the columns of the index: %w", err)
	}
	f.size += int64(len(frame))
	f.blocks++
	return f.blocks, nil
}

// takeBack removes the last block, which had begun at size, after the index of words refused it.
func (f *columnFile) takeBack(size int64) error {
	f.blocks--
	f.size = size
	return f.file.Truncate(size)
}

func (f *columnFile) close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
}
