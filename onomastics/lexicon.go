package onomastics

import (
	"encoding/hex"
	"fmt"

	"diasmap/envelope"
)

// A CountryEntry is what a lexicon says of one country.
type CountryEntry struct {
	Code       Country
	Name       string  // short English name
	Adjective  string  // as in «the Georgian lexicon»
	Population uint64  // persons; 0 when unknown
	Forms      float64 // distinct family names its affixes were counted over
	GivenForms float64 // the same for given names
	// FamilyCoverage and GivenCoverage are how large a share of its people bear listed names.
	FamilyCoverage, GivenCoverage float64
}

// A HostEntry counts the people born in Origin who live in Host.
type HostEntry struct {
	Host, Origin int // country numbers
	Persons      uint32
}

// A Lexicon answers which countries bear a name, from one compiled file. It keeps the bytes it
// was opened on and copies next to nothing. It is safe for concurrent use.
type Lexicon struct {
	countries []CountryEntry
	number    map[Country]int
	hosts     []HostEntry
	tables    [tableCount]hashTable
	digest    [digestSize]byte
	size      int
}

// OpenLexicon checks and opens a compiled lexicon. The lexicon refers to data, which must not
// change afterwards. The error wraps ErrLexiconMagic, ErrLexiconVersion, ErrLexiconChecksum or
// ErrLexiconFormat.
func OpenLexicon(data []byte) (*Lexicon, error) {
	sections, err := lexiconEnvelope.Open(data)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{size: len(data), digest: envelope.Digest(data)}
	if err := l.readCountries(sections[sectionCountries]); err != nil {
		return nil, err
	}
	if err := l.readHosts(sections[sectionHosts]); err != nil {
		return nil, err
	}
	for t := range tableCount {
		if l.tables[t], err = openHashTable(sections[sectionTables+uint32(t)], t); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *Lexicon) readCountries(section []byte) error {
	r := sectionReader{b: section}
	n := r.uvarint()
	if n > 255 {
		return fmt.Errorf("%w: %d countries", ErrLexiconFormat, n)
	}
	l.number = make(map[Country]int, n)
	for i := range int(n) {
		var e CountryEntry
		copy(e.Code[:], r.bytes(2))
		e.Name, e.Adjective = r.string(), r.string()
		e.Population = r.uvarint()
		e.Forms, e.GivenForms = float64(r.uvarint()), float64(r.uvarint())
		e.FamilyCoverage, e.GivenCoverage = float64(r.uvarint())/coverageUnit, float64(r.uvarint())/coverageUnit
		l.countries = append(l.countries, e)
		l.number[e.Code] = i
	}
	if r.failed {
		return fmt.Errorf("%w: the countries end too early", ErrLexiconFormat)
	}
	return nil
}

func (l *Lexicon) readHosts(section []byte) error {
	r := sectionReader{b: section}
	n := r.uvarint()
	if n > uint64(len(section)) {
		return fmt.Errorf("%w: %d host counts", ErrLexiconFormat, n)
	}
	l.hosts = make([]HostEntry, 0, n)
	for range n {
		pair := r.bytes(2)
		persons := r.uvarint()
		if r.failed || int(pair[0]) >= len(l.countries) || int(pair[1]) >= len(l.countries) {
			return fmt.Errorf("%w: host counts", ErrLexiconFormat)
		}
		l.hosts = append(l.hosts, HostEntry{int(pair[0]), int(pair[1]), uint32(persons)})
	}
	return nil
}

// Countries lists the countries in the order of their numbers. The slice is shared: do not write.
func (l *Lexicon) Countries() []CountryEntry { return l.countries }

// Country returns what the lexicon says of c.
func (l *Lexicon) Country(c Country) (CountryEntry, bool) {
	i, ok := l.number[c]
	if !ok {
		return CountryEntry{}, false
	}
	return l.countries[i], true
}

// Hosts lists the people counted by host and origin. The slice is shared: do not write.
func (l *Lexicon) Hosts() []HostEntry { return l.hosts }

// Len returns the number of keys in table t.
func (l *Lexicon) Len(t Table) int { return l.tables[t].keys }

// Digest is the SHA-256 of the tables the lexicon was compiled from, in hexadecimal.
func (l *Lexicon) Digest() string { return hex.EncodeToString(l.digest[:]) }

// Size is the length of the compiled file in bytes.
func (l *Lexicon) Size() int { return l.size }

// A Bearing says how large a share of a country's people bear a name.
type Bearing struct {
	Country Country
	Share   float64 // of 1
}

// Bearings appends to dst the countries that bear the name with this key in a table of names, in
// the order of their numbers. It appends nothing for a key no country bears.
func (l *Lexicon) Bearings(dst []Bearing, t Table, key []byte) []Bearing {
	if !t.holdsNames() {
		return dst
	}
	postings, ok := l.names(t, key)
	if !ok {
		return dst
	}
	for i := 0; i+1 < len(postings); i += 2 {
		if c := int(postings[i]); c < len(l.countries) {
			dst = append(dst, Bearing{l.countries[c].Code, shareOf(postings[i+1])})
		}
	}
	return dst
}

// names returns the postings (country, share) of a key in a table of names.
func (l *Lexicon) names(t Table, key []byte) ([]byte, bool) {
	return l.namesHashed(t, hashKey(key), key)
}

// namesHashed is names for a key whose hash is known.
func (l *Lexicon) namesHashed(t Table, hash uint64, key []byte) ([]byte, bool) {
	if len(key) > maxKeyLength {
		return nil, false
	}
	ref := l.tables[t].findHashed(hash, key)
	if ref == 0 {
		return nil, false
	}
	rest := l.tables[t].after(ref, len(key))
	if len(rest) == 0 || len(rest) < 1+2*int(rest[0]) {
		return nil, false
	}
	return rest[1 : 1+2*int(rest[0])], true
}

// An oddsRecord is what a lexicon says of an affix or a letter: its share over all countries, the
// log-odds of the countries that are not listed, and postings (country, here, above).
type oddsRecord struct {
	background, otherwise byte
	postings              []byte
}

func (l *Lexicon) odds(t Table, key []byte) (oddsRecord, bool) {
	rest, ok := l.tables[t].find(key)
	if !ok {
		return oddsRecord{}, false
	}
	return openOdds(rest)
}

// openOdds reads what follows the key in a record of log-odds.
func openOdds(rest []byte) (oddsRecord, bool) {
	if len(rest) < 3 || len(rest) < 3+3*int(rest[2]) {
		return oddsRecord{}, false
	}
	return oddsRecord{rest[0], rest[1], rest[3 : 3+3*int(rest[2])]}, true
}

// oddsAt returns the postings of a record that an affix of so many letters was found at; nothing for ref 0.
func (l *Lexicon) oddsAt(t Table, ref uint32, letters int) []byte {
	if ref == 0 {
		return nil
	}
	record, _ := openOdds(l.tables[t].after(ref, letters+1))
	return record.postings
}
