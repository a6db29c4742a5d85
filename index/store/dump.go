package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/cespare/xxhash/v2"
	"github.com/dgraph-io/badger/v4"
)

// A dump is all keys and values: for each the length of the key, the key, the length of the value, the value, with
// lengths as varints. It ends with an empty key, the number of keys and the XXH64 of all bytes before that hash.

const (
	// longestKey and longestValue bound what is read of a dump that may be damaged.
	longestKey   = 1 << 10
	longestValue = 16 << 20
)

// Dump writes all that is in the store to w, as it was at one moment, in plain text.
func (s *Store) Dump(w io.Writer) (keys int, err error) {
	d := dumpWriter{w: bufio.NewWriter(w), hash: xxhash.New()}
	err = s.view(func(txn *badger.Txn) error {
		return eachOf(txn, "", "", func(item *badger.Item) error {
			keys++
			return item.Value(func(v []byte) error {
				d.bytes(item.Key())
				d.bytes(v)
				return d.err
			})
		})
	})
	if err != nil {
		return keys, err
	}
	d.bytes(nil)
	d.number(uint64(keys))
	d.write(binary.BigEndian.AppendUint64(nil, d.hash.Sum64()))
	return keys, errors.Join(d.err, d.w.Flush())
}

// A dumpWriter keeps the first error.
type dumpWriter struct {
	w    *bufio.Writer
	hash *xxhash.Digest
	err  error
}

func (d *dumpWriter) write(b []byte) {
	if d.err == nil {
		_, _ = d.hash.Write(b) // never fails
		_, d.err = d.w.Write(b)
	}
}

func (d *dumpWriter) number(n uint64) { d.write(binary.AppendUvarint(nil, n)) }

func (d *dumpWriter) bytes(b []byte) {
	d.number(uint64(len(b)))
	d.write(b)
}

// ErrDump: what should be a dump is damaged, or cut short.
var ErrDump = errors.New("damaged or cut short")

// ReadDump calls yield for all that Dump wrote. An error after some of it means that none of it may be trusted.
func ReadDump(r io.Reader, yield func(key, value []byte) error) (keys int, err error) {
	d := dumpReader{r: bufio.NewReader(r), hash: xxhash.New()}
	for {
		key := d.bytes(longestKey)
		if len(key) == 0 {
			break
		}
		value := d.bytes(longestValue)
		if d.err != nil {
			break
		}
		keys++
		if err := yield(key, value); err != nil {
			return keys, err
		}
	}
	count := d.number()
	want := d.hash.Sum64()
	var hash [8]byte
	d.read(hash[:])
	switch {
	case d.err != nil:
		return keys, fmt.Errorf("%w: %w", ErrDump, d.err)
	case count != uint64(keys) || binary.BigEndian.Uint64(hash[:]) != want:
		return keys, fmt.Errorf("%w: its sum is wrong", ErrDump)
	}
	return keys, nil
}

// A dumpReader keeps the first error.
type dumpReader struct {
	r    *bufio.Reader
	hash *xxhash.Digest
	err  error
}

// ReadByte is for binary.ReadUvarint.
func (d *dumpReader) ReadByte() (byte, error) {
	b, err := d.r.ReadByte()
	if err == nil {
		_, _ = d.hash.Write([]byte{b}) // never fails
	}
	return b, err
}

func (d *dumpReader) number() uint64 {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d)
	d.err = err
	return n
}

func (d *dumpReader) read(b []byte) {
	if d.err == nil {
		_, d.err = io.ReadFull(d.r, b)
		_, _ = d.hash.Write(b) // never fails
	}
}

func (d *dumpReader) bytes(most uint64) []byte {
	n := d.number()
	if d.err == nil && n > most {
		d.err = fmt.Errorf("a length of %d", n)
	}
	if d.err != nil {
		return nil
	}
	b := make([]byte, n)
	d.read(b)
	return b
}

// Load makes a new store in dir of a dump.
func Load(dir string, r io.Reader, o Options) (keys int, err error) {
	if _, err := readCurrent(dir); err == nil {
		return 0, fmt.Errorf("make the store %s: there is one already", dir)
	}
	s, err := open(dir, firstData, o)
	if err != nil {
		return 0, err
	}
	err = s.use(func(db *badger.DB) error {
		batch := db.NewWriteBatch()
		defer batch.Cancel()
		keys, err = ReadDump(r, batch.Set)
		if err != nil {
			return err
		}
		return errors.Join(batch.Flush(), db.View(s.readOwn), db.Sync())
	})
	if err = errors.Join(err, s.Close()); err != nil {
		return keys, err
	}
	return keys, writeCurrent(dir, firstData)
}
