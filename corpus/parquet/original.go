package parquet

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
)

// Rows on their way to a file, and what a file has of a record, are written alike: for each column a length and so many
// bytes; the length is one more than that of the bytes, and 0 for null. Of a record of a file, repeated columns are left
// out: they go by their text.

// appendOriginal appends the value of a column that is not repeated.
func appendOriginal(dst []byte, values []parquet.Value) []byte {
	if len(values) == 0 || values[0].IsNull() {
		return append(dst, 0)
	}
	v := values[0]
	dst = binary.AppendUvarint(dst, uint64(sizeOf(v)+1))
	return v.AppendBytes(dst)
}

func sizeOf(v parquet.Value) int {
	switch v.Kind() {
	case parquet.Boolean:
		return 1
	case parquet.Int32, parquet.Float:
		return 4
	case parquet.Int64, parquet.Double:
		return 8
	}
	return len(v.ByteArray())
}

// appendSized appends bytes that are no null.
func appendSized(dst, value []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(value)+1))
	return append(dst, value...)
}

// cutSized takes the first value; ok is false for null, and at the end.
func cutSized(data []byte) (value, rest []byte, ok bool) {
	n, used := binary.Uvarint(data)
	if used <= 0 || n == 0 || n-1 > uint64(len(data)-used) {
		return nil, data[max(used, 0):], false
	}
	end := used + int(n-1)
	return data[used:end], data[end:], true
}

// valueOf makes a value of the bytes of one; they are not copied.
func valueOf(kind parquet.Kind, b []byte) (parquet.Value, error) {
	if want := lengths[kind]; want != 0 && len(b) != want {
		return parquet.Value{}, fmt.Errorf("a value of %d bytes for a column of %v", len(b), kind)
	}
	switch kind {
	case parquet.Boolean:
		return parquet.BooleanValue(b[0] != 0), nil
	case parquet.Int32:
		return parquet.Int32Value(int32(binary.LittleEndian.Uint32(b))), nil
	case parquet.Int64:
		return parquet.Int64Value(int64(binary.LittleEndian.Uint64(b))), nil
	case parquet.Int96:
		word := binary.LittleEndian.Uint32
		return parquet.Int96Value(deprecated.Int96{word(b), word(b[4:]), word(b[8:])}), nil
	case parquet.Float:
		return parquet.FloatValue(math.Float32frombits(binary.LittleEndian.Uint32(b))), nil
	case parquet.Double:
		return parquet.DoubleValue(math.Float64frombits(binary.LittleEndian.Uint64(b))), nil
	case parquet.FixedLenByteArray:
		return parquet.FixedLenByteArrayValue(b), nil
	}
	return parquet.ByteArrayValue(b), nil
}

// lengths are those of values whose kind has one.
var lengths = map[parquet.Kind]int{
	parquet.Boolean: 1, parquet.Int32: 4, parquet.Int64: 8, parquet.Int96: 12, parquet.Float: 4, parquet.Double: 8,
}
