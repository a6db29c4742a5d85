package sector

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

// The compiled file:
//
//	magic     "DMSECT" and the version, u16
//	sections  count u32, then the length of each u32
//	the sections one after the other: words, classifier of occupations, classifier of industries
//	digest    SHA-256 of the tables it was compiled from
//	checksum  CRC-32C of everything before it, u32
//
// all numbers little-endian.
const (
	magic   = "DMSECT"
	version = 1
)

// Errors of opening a compiled file.
var (
	// ErrFormat: the file is not a compiled file of this version.
	ErrFormat = errors.New("sector: not compiled sectors of this version")
	// ErrChecksum: the file was damaged.
	ErrChecksum = errors.New("sector: checksum of compiled sectors is wrong")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Pack makes a compiled file of its sections.
func Pack(sections [][]byte, digest [sha256.Size]byte) []byte {
	file := binary.LittleEndian.AppendUint16([]byte(magic), version)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(sections)))
	for _, s := range sections {
		file = binary.LittleEndian.AppendUint32(file, uint32(len(s)))
	}
	for _, s := range sections {
		file = append(file, s...)
	}
	file = append(file, digest[:]...)
	return binary.LittleEndian.AppendUint32(file, crc32.Checksum(file, castagnoli))
}

// Open reads a compiled file, which it keeps and uses as it lies. It verifies the checksum.
func Open(file string) (*Resolver, error) {
	sections, digest, err := unpack(file)
	if err != nil {
		return nil, err
	}
	if len(sections) != words.Sections+2*softmax.Sections {
		return nil, fmt.Errorf("%w: %d sections", ErrFormat, len(sections))
	}
	r := &Resolver{digest: digest}
	if r.lexicon, err = words.Open(sections[:words.Sections]); err != nil {
		return nil, err
	}
	sections = sections[words.Sections:]
	if r.occupations, err = softmax.Open(sections[:softmax.Sections]); err != nil {
		return nil, err
	}
	if r.industries, err = softmax.Open(sections[softmax.Sections:]); err != nil {
		return nil, err
	}
	if r.occupations.Classes() != Units() || r.industries.Classes() != Divisions() {
		return nil, fmt.Errorf("%w: its groups are not those of the tables", ErrFormat)
	}
	return r, nil
}

func unpack(file string) (sections []string, digest string, err error) {
	const head, tail = len(magic) + 2 + 4, sha256.Size + 4
	if len(file) < head+tail || file[:len(magic)] != magic || file[len(magic)] != version {
		return nil, "", ErrFormat
	}
	body, sum := file[:len(file)-4], file[len(file)-4:]
	if checksum(body) != u32(sum, 0) {
		return nil, "", ErrChecksum
	}
	digest = body[len(body)-sha256.Size:]
	count := int(u32(file, len(magic)+2))
	at := head + 4*count
	for i := range count {
		if at > len(body)-sha256.Size {
			return nil, "", ErrFormat
		}
		n := int(u32(file, head+4*i))
		if n > len(body)-sha256.Size-at {
			return nil, "", ErrFormat
		}
		sections = append(sections, file[at:at+n])
		at += n
	}
	return sections, digest, nil
}

// checksum is the CRC-32C of a string, without copying it whole.
func checksum(s string) (sum uint32) {
	var block [16 << 10]byte
	for len(s) > 0 {
		n := copy(block[:], s)
		sum = crc32.Update(sum, castagnoli, block[:n])
		s = s[n:]
	}
	return sum
}

func u32(s string, at int) uint32 { return binary.LittleEndian.Uint32([]byte(s[at : at+4])) }
