package onomastics

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
)

// The compiled lexicon, drawn in docs/lexicon-format.md. All integers are little-endian.
//
//	header     magic [8]  version [4]  sections [4]  length of the file [8]
//	directory  a line a section: id [4]  zero [4]  offset [8]  length [8]
//	sections   in the order of their ids, each beginning at a multiple of 8
//	footer     SHA-256 of the sources [32]  CRC-32C of everything before it [4]
//
// Versions: 1, the first.
const (
	lexiconMagic = "DIASLEX\n"
	// LexiconVersion is the version of the format of compiled lexicons that is read and written.
	LexiconVersion = 1

	headerSize         = 24
	directoryEntrySize = 24
	digestSize         = 32
	footerSize         = digestSize + 4
)

// A Table names one look-up table of a lexicon.
type Table uint8

// The tables of a lexicon. Names are looked up by key (AppendKey), affixes by their letters with
// a hyphen on the open side ("-adze", "ter-"), letters by themselves.
const (
	FamilyTable Table = iota
	GivenTable
	PatronymicTable
	FamilyAffixTable
	GivenAffixTable
	LetterTable
	tableCount
)

var tableNames = [tableCount]string{"family", "given", "patronymic", "family affix", "given affix", "letter"}

// String names the table in words.
func (t Table) String() string {
	if t >= tableCount {
		return "unknown table"
	}
	return tableNames[t]
}

// holdsNames says whether postings of t are shares of bearers; otherwise they are log-odds.
func (t Table) holdsNames() bool { return t <= PatronymicTable }

// Section ids. Table t is section sectionTables+t.
const (
	sectionCountries = 1
	sectionHosts     = 2
	sectionTables    = 16
)

// A table section: log2 of the number of slots [4], number of keys [4], the slots [4 each], then
// the records. A slot is 0 when empty, else 1 + the offset of a record. Probing is linear.
//
//	record of names    length of key [1]  key  number of postings [1]  (country [1]  share [1])…
//	record of log-odds length of key [1]  key  background [1]  otherwise [1]
//	                   number of postings [1]  (country [1]  here [1]  above [1])…
//
// Postings are sorted by country number.
const tableHeaderSize = 8

// maxKeyLength bounds the keys a lexicon holds, in bytes; longer names are in no lexicon.
const maxKeyLength = 64

// A share of bearers is stored as eighths of a bit: byte q stands for 2^(-q/8), so that a byte
// spans 1 to 2·10^-10 in steps of 9 %.
const shareStepsPerBit = 8

func encodeShare(share float64) byte {
	return byte(math.Round(min(max(-math.Log2(share)*shareStepsPerBit, 0), 255)))
}

// logShareOf is the natural logarithm of an encoded share.
func logShareOf(q byte) float32 { return -float32(q) * (math.Ln2 / shareStepsPerBit) }

// Log-odds are stored as signed sixteenths of a nat, within ±7.9.
const oddsStepsPerNat = 16

func encodeOdds(lo float64) byte {
	return byte(int8(math.Round(min(max(lo*oddsStepsPerNat, -127), 127))))
}

func oddsOf(b byte) float32 { return float32(int8(b)) / oddsStepsPerNat }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// hashKey is FNV-1a of 64 bits with a final mixing, since tables take the highest bits.
func hashKey(key []byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, b := range key {
		h = (h ^ uint64(b)) * 0x100000001b3
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// An envelope is what compiled files have in common: header, directory, footer.
type envelope struct {
	magic                                 string
	version                               uint32
	what                                  string // for messages
	errMagic, errVersion, errSum, errForm error
}

var (
	lexiconEnvelope = envelope{lexiconMagic, LexiconVersion, "lexicon", ErrLexiconMagic, ErrLexiconVersion, ErrLexiconChecksum, ErrLexiconFormat}
	modelEnvelope   = envelope{modelMagic, ModelVersion, "model", ErrModelMagic, ErrModelVersion, ErrModelChecksum, ErrModelFormat}
)

// check verifies magic, version, length and checksum, in this order, so that the first thing
// that is wrong is the one reported.
func (e *envelope) check(data []byte) error {
	if len(data) < headerSize+footerSize || string(data[:8]) != e.magic {
		return fmt.Errorf("%w: want it to begin with %q", e.errMagic, e.magic)
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != e.version {
		return fmt.Errorf("%w: found version %d, this program reads version %d; build the %s again",
			e.errVersion, v, e.version, e.what)
	}
	if n := binary.LittleEndian.Uint64(data[16:]); n != uint64(len(data)) {
		return fmt.Errorf("%w: %d bytes long, its header says %d", e.errSum, len(data), n)
	}
	body := data[:len(data)-4]
	want := binary.LittleEndian.Uint32(data[len(data)-4:])
	if got := crc32.Checksum(body, castagnoli); got != want {
		return fmt.Errorf("%w: checksum %08x, want %08x", e.errSum, got, want)
	}
	return nil
}

// directory returns the sections by id.
func (e *envelope) directory(data []byte) (map[uint32][]byte, error) {
	n := binary.LittleEndian.Uint32(data[12:])
	end := uint64(len(data) - footerSize)
	if uint64(n) > (end-headerSize)/directoryEntrySize {
		return nil, fmt.Errorf("%w: %d sections do not fit", e.errForm, n)
	}
	sections := make(map[uint32][]byte, n)
	for i := range n {
		line := data[headerSize+i*directoryEntrySize:]
		id, off, size := binary.LittleEndian.Uint32(line), binary.LittleEndian.Uint64(line[8:]), binary.LittleEndian.Uint64(line[16:])
		if off > end || size > end-off {
			return nil, fmt.Errorf("%w: section %d lies outside the file", e.errForm, id)
		}
		sections[id] = data[off : off+size : off+size]
	}
	return sections, nil
}

func alignUp(n int) int { return (n + 7) &^ 7 }

func appendUint32(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }

func appendUint64(dst []byte, v uint64) []byte { return binary.LittleEndian.AppendUint64(dst, v) }

// coverageUnit: coverage is stored in thousandths.
const coverageUnit = 1000
