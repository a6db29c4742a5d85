package sector

import (
	"errors"
	"fmt"
	"unsafe"

	"diasmap/envelope"
	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

// Errors of opening a compiled file.
var (
	// ErrMagic: the file is no compiled file of sectors.
	ErrMagic = errors.New("sector: not compiled sectors")
	// ErrVersion: the file is of another version.
	ErrVersion = errors.New("sector: compiled sectors of another version")
	// ErrFormat: the file's parts do not fit together.
	ErrFormat = errors.New("sector: malformed compiled sectors")
	// ErrChecksum: the file was damaged.
	ErrChecksum = errors.New("sector: checksum of compiled sectors is wrong")
)

// format is the frame of the compiled file (package envelope). Its sections, numbered from 1: those of the words, of the classifier of
// occupations, of the classifier of industries.
var format = envelope.Format{
	Magic: "DMSECTOR", Version: 1, What: "compiled sectors",
	ErrMagic: ErrMagic, ErrVersion: ErrVersion, ErrChecksum: ErrChecksum, ErrFormat: ErrFormat,
}

// allSections is how many sections a compiled file has.
const allSections = words.Sections + 2*softmax.Sections

// Pack makes a compiled file of its sections; digest is that of the tables.
func Pack(sections [][]byte, digest [envelope.DigestSize]byte) []byte {
	numbered := make([]envelope.Section, len(sections))
	for i, s := range sections {
		numbered[i] = envelope.Section{ID: uint32(i + 1), Body: s}
	}
	return format.Seal(numbered, digest)
}

// Open reads a compiled file, which it keeps and uses as it lies, and which must not change. It verifies the checksum.
func Open(file []byte) (*Resolver, error) {
	byID, err := format.Open(file)
	if err != nil {
		return nil, err
	}
	sections := make([]string, allSections)
	for i := range sections {
		body, ok := byID[uint32(i+1)]
		if !ok {
			return nil, fmt.Errorf("%w: no section %d", ErrFormat, i+1)
		}
		sections[i] = asString(body)
	}
	r := &Resolver{}
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

// asString is b as a string without copying it, so that words of the file are handed out without allocating. Nobody writes to the
// file.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
