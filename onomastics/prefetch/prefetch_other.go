//go:build !amd64

package prefetch

import "unsafe"

// Byte asks for the cache line of b[i]; for nothing if there is none.
func Byte([]byte, uint64) {}

// Line asks for the cache line of p.
func Line(unsafe.Pointer) {}

// All asks for the cache lines of size bytes from p on.
func All(unsafe.Pointer, uintptr) {}

// Slots asks for the slots of hashes in a table of slots of 8 bytes, whose number is mask+1, a power of 2.
func Slots([]byte, []uint32, uint32) {}

// Refs asks for the bytes at offsets one less than refs, which lie within table.
func Refs([]byte, []uint32) {}
