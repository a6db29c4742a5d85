package onomastics

import (
	"encoding/binary"
	"math"

	"diasmap/envelope"
)

// The compiled lexicon, drawn in docs/lexicon-format.md: sections, in the order of their ids, in an
// envelope.
//
// Versions: 1, the first.
const (
	lexiconMagic = "DIASLEX\n"
	// LexiconVersion is the version of the format of compiled lexicons that is read and written.
	LexiconVersion = 1

	digestSize = envelope.DigestSize
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

// affixes is the table of the affixes of names of t; those of a patronymic stand nowhere.
func (t Table) affixes() Table {
	if t == GivenTable {
		return GivenAffixTable
	}
	return FamilyAffixTable
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

// hashKey is FNV-1a of 64 bits with a final mixing, since tables take the highest bits.
func hashKey(key []byte) uint64 {
	h := uint64(hashStart)
	for _, b := range key {
		h = hashStep(h, b)
	}
	return hashEnd(h)
}

const hashStart = 0xcbf29ce484222325

func hashStep(h uint64, b byte) uint64 { return (h ^ uint64(b)) * 0x100000001b3 }

func hashEnd(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

var (
	lexiconEnvelope = envelope.Format{Magic: lexiconMagic, Version: LexiconVersion, What: "lexicon",
		ErrMagic: ErrLexiconMagic, ErrVersion: ErrLexiconVersion, ErrChecksum: ErrLexiconChecksum, ErrFormat: ErrLexiconFormat}
	modelEnvelope = envelope.Format{Magic: modelMagic, Version: ModelVersion, What: "model",
		ErrMagic: ErrModelMagic, ErrVersion: ErrModelVersion, ErrChecksum: ErrModelChecksum, ErrFormat: ErrModelFormat}
)

func appendUint32(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }

// coverageUnit: coverage is stored in thousandths.
const coverageUnit = 1000
