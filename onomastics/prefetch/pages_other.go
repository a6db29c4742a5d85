//go:build !linux

package prefetch

import "unsafe"

// InLargePages asks for memory of so many bytes to lie in large pages, of which the processor finds more at once. It is
// a wish: here it is not passed on.
func InLargePages(unsafe.Pointer, uintptr) {}
