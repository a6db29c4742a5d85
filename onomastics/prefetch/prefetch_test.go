package prefetch_test

import (
	"testing"
	"unsafe"

	"diasmap/onomastics/prefetch"
)

// What is asked for may lie anywhere: asking never faults.
func TestAskingDoesNotFault(t *testing.T) {
	table := make([]byte, 64)
	prefetch.Byte(nil, 0)
	prefetch.Byte(table, 64)
	prefetch.Byte(table, 1<<63)
	prefetch.Slots(table, []uint32{0, 1 << 31, 7}, 7)
	prefetch.Slots(table, []uint32{1 << 31}, 1<<31-1)
	prefetch.Slots(nil, nil, 0)
	prefetch.All(unsafe.Pointer(&table[0]), 1<<20)
	prefetch.Refs(table, []uint32{1, 64})
	prefetch.Refs(nil, nil)
}
