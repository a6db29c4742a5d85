package prefetch

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// InLargePages asks for memory of so many bytes to lie in large pages, of which the processor finds more at once. It is
// a wish: whether it is granted is not told.
func InLargePages(p unsafe.Pointer, size uintptr) {
	const page = 4096
	if size < largePage || uintptr(p)%page != 0 {
		return
	}
	_ = unix.Madvise(unsafe.Slice((*byte)(p), size&^(page-1)), unix.MADV_HUGEPAGE)
}

// largePage is the size of a large page of most processors.
const largePage = 2 << 20
