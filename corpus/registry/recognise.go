package registry

import (
	"bytes"
	"errors"

	"diasmap/corpus/input"
)

// Recognise finds the registry that a file, folder or archive looks like, by names and by the beginning of the first
// content; nil if it looks like none, or cannot be read.
func Recognise(name string) *Registry {
	var found *Registry
	seen := 0
	err := eachFile(name, func(string) bool { return true }, func(file string) error {
		seen++
		if found = recogniseFile(file); found == nil && seen < recogniseFiles {
			return nil
		}
		return errStopped
	}, func() {})
	if err != nil && !errors.Is(err, errStopped) {
		return nil
	}
	return found
}

func recogniseFile(file string) *Registry {
	in, err := input.Open(file, nil)
	if err != nil {
		return nil
	}
	defer in.Close()
	var found *Registry
	seen := 0
	_, err = eachStream(in, newStreamBuffer(), func(string) bool { return true }, func(s *stream) error {
		seen++
		if found = recognise(s.name, s.head(recogniseHead)); found == nil && seen < recogniseFiles {
			return nil
		}
		return errStopped
	})
	if err != nil && !errors.Is(err, errStopped) {
		return nil
	}
	return found
}

// recogniseFiles is how many files of a folder, and members of an archive, are looked at.
const recogniseFiles = 20

// recogniseHead is how much of a content is looked at.
const recogniseHead = 64 << 10

func recognise(name string, head []byte) *Registry {
	head = bytes.TrimPrefix(head, []byte(byteOrderMark))
	for _, r := range All() {
		if r.looks(name, head) {
			return r
		}
	}
	return nil
}
