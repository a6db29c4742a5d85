//go:build unix

package store

import "golang.org/x/sys/unix"

// freeBytes asks the system how many bytes are free for us on the disk of a folder.
func freeBytes(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return s.Bavail * uint64(s.Bsize), nil
}
