package parquet

import (
	"bytes"
	"errors"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// chunkOf is a column chunk of pages, each with a header and as many bytes as it says, but for what is cut off.
func chunkOf(t *testing.T, cut int, pages ...format.PageHeader) ([]byte, *format.RowGroup) {
	t.Helper()
	file := []byte("PAR1")
	for _, header := range pages {
		var protocol thrift.CompactProtocol
		encoded, err := thrift.Marshal(&protocol, &header)
		if err != nil {
			t.Fatal(err)
		}
		file = append(append(file, encoded...), make([]byte, min(header.CompressedPageSize, 1000))...)
	}
	file = file[:len(file)-cut]
	return file, &format.RowGroup{Columns: []format.ColumnChunk{{MetaData: format.ColumnMetaData{DataPageOffset: 4, TotalCompressedSize: int64(len(file) - 4)}}}}
}

// Pages that say they unpack to more than any honest one, or are longer than their column, are not given to the library, which
// makes room for as much.
func TestPagesThatCannotBe(t *testing.T) {
	honest := format.PageHeader{CompressedPageSize: 100, UncompressedPageSize: 1 << 20}
	for name, test := range map[string]struct {
		second format.PageHeader
		want   error
	}{
		"honest":    {honest, nil},
		"unpacks":   {format.PageHeader{CompressedPageSize: 100, UncompressedPageSize: 2_000_000_000}, ErrTooLarge},
		"is longer": {format.PageHeader{CompressedPageSize: 2_000_000_000, UncompressedPageSize: 1000}, ErrTooLarge},
	} {
		file, group := chunkOf(t, 0, honest, test.second)
		if err := checkPages(bytes.NewReader(file), group); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	file, group := chunkOf(t, 130, honest, honest) // within the first page: left to the library
	if err := checkPages(bytes.NewReader(file), group); err != nil && !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}
