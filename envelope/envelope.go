// Package envelope is the frame that compiled files have in common: magic and version first, a directory of
// sections, and at the end the digest of the sources and a checksum. All integers are little-endian.
//
//	header     magic [8]  version [4]  sections [4]  length of the file [8]
//	directory  a line a section: id [4]  zero [4]  offset [8]  length [8]
//	sections   in the order given, each beginning at a multiple of 8
//	footer     SHA-256 of the sources [32]  CRC-32C of everything before it [4]
package envelope

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Sizes of the parts, in bytes.
const (
	HeaderSize = 24
	EntrySize  = 24 // a line of the directory
	DigestSize = 32
	FooterSize = DigestSize + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Checksum is the CRC-32C of b.
func Checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// A Format is one kind of compiled file.
type Format struct {
	Magic   string // 8 bytes
	Version uint32
	What    string // for messages, as «lexicon»
	// The errors that are wrapped: other magic, other version, not the bytes that were written, and a
	// malformed directory though the checksum holds.
	ErrMagic, ErrVersion, ErrChecksum, ErrFormat error
}

// A Section is a part of a file.
type Section struct {
	ID   uint32
	Body []byte
}

// Open checks a file and returns its sections by id; they share its memory. It verifies magic, version, length and checksum, in
// this order, so that the first thing that is wrong is the one reported.
func (f *Format) Open(data []byte) (map[uint32][]byte, error) {
	if err := f.check(data); err != nil {
		return nil, err
	}
	return f.directory(data)
}

func (f *Format) check(data []byte) error {
	if len(data) < HeaderSize+FooterSize || string(data[:8]) != f.Magic {
		return fmt.Errorf("%w: want it to begin with %q", f.ErrMagic, f.Magic)
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != f.Version {
		return fmt.Errorf("%w: found version %d, this program reads version %d; build the %s again",
			f.ErrVersion, v, f.Version, f.What)
	}
	if n := binary.LittleEndian.Uint64(data[16:]); n != uint64(len(data)) {
		return fmt.Errorf("%w: %d bytes long, its header says %d", f.ErrChecksum, len(data), n)
	}
	want := binary.LittleEndian.Uint32(data[len(data)-4:])
	if got := Checksum(data[:len(data)-4]); got != want {
		return fmt.Errorf("%w: checksum %08x, want %08x", f.ErrChecksum, got, want)
	}
	return nil
}

func (f *Format) directory(data []byte) (map[uint32][]byte, error) {
	n := binary.LittleEndian.Uint32(data[12:])
	end := uint64(len(data) - FooterSize)
	if uint64(n) > (end-HeaderSize)/EntrySize {
		return nil, fmt.Errorf("%w: %d sections do not fit", f.ErrFormat, n)
	}
	sections := make(map[uint32][]byte, n)
	for i := range n {
		line := data[HeaderSize+i*EntrySize:]
		id, off, size := binary.LittleEndian.Uint32(line), binary.LittleEndian.Uint64(line[8:]), binary.LittleEndian.Uint64(line[16:])
		if off > end || size > end-off {
			return nil, fmt.Errorf("%w: section %d lies outside the file", f.ErrFormat, id)
		}
		sections[id] = data[off : off+size : off+size]
	}
	return sections, nil
}

// Digest returns the digest of the sources that a file carries, of a file that Open has accepted.
func Digest(data []byte) (digest [DigestSize]byte) {
	copy(digest[:], data[len(data)-FooterSize:])
	return digest
}

// Seal puts header, directory, sections and footer together.
func (f *Format) Seal(sections []Section, digest [DigestSize]byte) []byte {
	out := make([]byte, alignUp(HeaderSize+EntrySize*len(sections)))
	copy(out, f.Magic)
	binary.LittleEndian.PutUint32(out[8:], f.Version)
	binary.LittleEndian.PutUint32(out[12:], uint32(len(sections)))
	for i, s := range sections {
		e := out[HeaderSize+i*EntrySize:]
		binary.LittleEndian.PutUint32(e, s.ID)
		binary.LittleEndian.PutUint64(e[8:], uint64(len(out)))
		binary.LittleEndian.PutUint64(e[16:], uint64(len(s.Body)))
		out = append(out, s.Body...)
		out = append(out, make([]byte, alignUp(len(out))-len(out))...)
	}
	binary.LittleEndian.PutUint64(out[16:], uint64(len(out)+FooterSize))
	out = append(out, digest[:]...)
	return binary.LittleEndian.AppendUint32(out, Checksum(out))
}

func alignUp(n int) int { return (n + 7) &^ 7 }
