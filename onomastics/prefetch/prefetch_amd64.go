package prefetch

import "unsafe"

// Byte asks for the cache line of b[i]; for nothing if there is none.
func Byte(b []byte, i uint64) {
	if i < uint64(len(b)) {
		line(&b[i])
	}
}

// Line asks for the cache line of p.
func Line(p unsafe.Pointer) { line((*byte)(p)) }

// All asks for the cache lines of size bytes from p on.
func All(p unsafe.Pointer, size uintptr) { lines((*byte)(p), size) }

// Slots asks for the slots of hashes in a table of slots of 8 bytes, whose number is mask+1, a power of 2.
func Slots(table []byte, hashes []uint32, mask uint32) {
	if len(table) >= (int(mask)+1)*8 {
		slots(&table[0], hashes, mask)
	}
}

// Refs asks for the bytes at offsets one less than refs, which lie within table.
func Refs(table []byte, refs []uint32) {
	if len(table) > 0 {
		offsets(&table[0], refs)
	}
}

//go:noescape
func line(p *byte)

//go:noescape
func slots(table *byte, hashes []uint32, mask uint32)

//go:noescape
func lines(p *byte, size uintptr)

//go:noescape
func offsets(table *byte, refs []uint32)
