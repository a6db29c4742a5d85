package parquet

import (
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

const (
	// largestPage is how many bytes a page may unpack to. Writers make pages of 1 MiB, some of 64; the library makes room
	// for as much as a page says, before it reads any of it.
	largestPage = 256 << 20
	// headerRoom is how much is read at once of the header of a page.
	headerRoom = 16 << 10
)

// checkPages reads the headers of the pages of a row group, and says which of them cannot be what it says. Headers that
// cannot be read are left to the library.
func checkPages(r io.ReaderAt, group *format.RowGroup) error {
	room := make([]byte, headerRoom)
	for i := range group.Columns {
		m := &group.Columns[i].MetaData
		at := m.DataPageOffset
		if m.DictionaryPageOffset > 0 && m.DictionaryPageOffset < at {
			at = m.DictionaryPageOffset
		}
		for end := at + m.TotalCompressedSize; at >= 0 && at < end; {
			var header format.PageHeader
			size, ok := readPageHeader(r, at, room, &header)
			if !ok {
				break
			}
			if header.UncompressedPageSize > largestPage || int64(header.CompressedPageSize) > end-at {
				return fmt.Errorf("%w (column %d: a page says it unpacks from %d bytes to %d)", ErrTooLarge, i+1, header.CompressedPageSize,
					header.UncompressedPageSize)
			}
			at += int64(size) + int64(header.CompressedPageSize)
		}
	}
	return nil
}

// readPageHeader reads the header of the page at an offset, and returns its length; false if there is none.
func readPageHeader(r io.ReaderAt, at int64, room []byte, header *format.PageHeader) (int, bool) {
	n, err := r.ReadAt(room, at)
	if n == 0 || err != nil && !errors.Is(err, io.EOF) {
		return 0, false
	}
	var protocol thrift.CompactProtocol
	from := protocol.NewReaderFromBytes(room[:n])
	err = guard(func() error { return thrift.NewDecoder(from).Decode(header) })
	return from.BytesRead(), err == nil && header.CompressedPageSize >= 0 && header.UncompressedPageSize >= 0
}
