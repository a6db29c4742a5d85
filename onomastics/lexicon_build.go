package onomastics

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"diasmap/envelope"
)

// A LexiconBuilder gathers what is known of names by country and compiles it. The result depends
// only on what was added, not on the order of adding.
type LexiconBuilder struct {
	countries []CountryEntry
	number    map[Country]int
	names     [PatronymicTable + 1][]bearer
	affixes   map[Table]*affixCounts
	letters   letterCounts
	hosts     []HostEntry
	base      *Lexicon
	covered   [PatronymicTable + 1][]float64 // sum of shares by country
}

// A bearer is one posting before it is compiled.
type bearer struct {
	key     string
	country int
	share   float64
}

// NewLexiconBuilder starts a lexicon of these countries, which are sorted by code.
func NewLexiconBuilder(countries []CountryEntry) (*LexiconBuilder, error) {
	if len(countries) > 255 {
		return nil, fmt.Errorf("%w: %d given", ErrTooManyCountries, len(countries))
	}
	b := &LexiconBuilder{countries: slices.Clone(countries), number: make(map[Country]int, len(countries))}
	slices.SortFunc(b.countries, func(x, y CountryEntry) int { return cmp.Compare(x.Code.String(), y.Code.String()) })
	for i, e := range b.countries {
		b.number[e.Code] = i
	}
	b.affixes = map[Table]*affixCounts{
		FamilyAffixTable: newAffixCounts(len(countries)),
		GivenAffixTable:  newAffixCounts(len(countries)),
	}
	b.letters = newLetterCounts(len(countries))
	for t := range b.covered {
		b.covered[t] = make([]float64, len(countries))
	}
	return b, nil
}

// Extend makes the lexicon an addition to base: its affixes are judged against the background
// of base, and a lexicon of one country can so be compiled on its own.
func (b *LexiconBuilder) Extend(base *Lexicon) { b.base = base }

// AddName says that share (of 1) of a country's people bear the name with this key. Shares of
// one key add up, as those of its spellings in several scripts do.
func (b *LexiconBuilder) AddName(t Table, key []byte, c Country, share float64) error {
	i, ok := b.number[c]
	switch {
	case !ok:
		return fmt.Errorf("add %s name %q: country %s is not in the lexicon", t, key, c)
	case !t.holdsNames():
		return fmt.Errorf("add name %q: the %s table holds no names", key, t)
	case len(key) == 0 || len(key) > maxKeyLength:
		return fmt.Errorf("add %s name: key %q has %d letters, want 1 to %d", t, key, len(key), maxKeyLength)
	case share <= 0 || share > 1:
		return fmt.Errorf("add %s name %q of %s: share %g is not between 0 and 1", t, key, c, share)
	}
	b.names[t] = append(b.names[t], bearer{string(key), i, share})
	b.covered[t][i] += share
	return nil
}

// AddSpelling is AddName for another spelling of a name that was added: it does not make the
// lexicon cover more people.
func (b *LexiconBuilder) AddSpelling(t Table, key []byte, c Country, share float64) error {
	if err := b.AddName(t, key, c, share); err != nil {
		return err
	}
	b.covered[t][b.number[c]] -= share
	return nil
}

// AddAffix says that of the forms counted for a country (SetForms) so many have this affix,
// written with a hyphen on its open side: "-adze", "ter-".
func (b *LexiconBuilder) AddAffix(t Table, affix string, c Country, forms float64) error {
	i, ok := b.number[c]
	if !ok {
		return fmt.Errorf("add affix %q: country %s is not in the lexicon", affix, c)
	}
	counts, ok := b.affixes[t]
	if !ok {
		return fmt.Errorf("add affix %q: the %s table holds no affixes", affix, t)
	}
	counts.add(affix, i, forms)
	return nil
}

// SetForms says over how many distinct forms the affixes of a country were counted.
func (b *LexiconBuilder) SetForms(t Table, c Country, forms float64) {
	i, ok := b.number[c]
	if !ok || b.affixes[t] == nil {
		return
	}
	b.affixes[t].total[i] = forms
	if t == FamilyAffixTable {
		b.countries[i].Forms = forms
	} else {
		b.countries[i].GivenForms = forms
	}
}

// AddLetters counts the telling letters of one written form of a name in a country.
func (b *LexiconBuilder) AddLetters(c Country, form string) {
	if i, ok := b.number[c]; ok {
		b.letters.add(i, form)
	}
}

// AddHost says how many people born in origin live in host. Countries the lexicon does not
// hold are passed over.
func (b *LexiconBuilder) AddHost(host, origin Country, persons uint32) {
	h, ok := b.number[host]
	o, ok2 := b.number[origin]
	if ok && ok2 {
		b.hosts = append(b.hosts, HostEntry{h, o, persons})
	}
}

// Build compiles the lexicon. digest is the SHA-256 of the sources it was read from.
func (b *LexiconBuilder) Build(digest [digestSize]byte) []byte {
	sections := []envelope.Section{{ID: sectionCountries, Body: b.countrySection()}, {ID: sectionHosts, Body: b.hostSection()}}
	for t := range tableCount {
		sections = append(sections, envelope.Section{ID: sectionTables + uint32(t), Body: b.tableSection(t)})
	}
	return lexiconEnvelope.Seal(sections, digest)
}

func (b *LexiconBuilder) tableSection(t Table) []byte {
	switch {
	case t.holdsNames():
		return nameSection(b.names[t])
	case t == LetterTable:
		return b.letters.section()
	}
	return b.affixes[t].section(t, b.base)
}

func (b *LexiconBuilder) countrySection() []byte {
	section := binary.AppendUvarint(nil, uint64(len(b.countries)))
	for i, e := range b.countries {
		section = append(section, e.Code[:]...)
		section = appendString(section, e.Name)
		section = appendString(section, e.Adjective)
		section = binary.AppendUvarint(section, e.Population)
		section = binary.AppendUvarint(section, uint64(e.Forms))
		section = binary.AppendUvarint(section, uint64(e.GivenForms))
		section = binary.AppendUvarint(section, uint64(b.coverage(FamilyTable, i)*coverageUnit))
		section = binary.AppendUvarint(section, uint64(b.coverage(GivenTable, i)*coverageUnit))
	}
	return section
}

// coverage is how large a share of a country's people bear names that were added, at most 1.
func (b *LexiconBuilder) coverage(t Table, country int) float64 {
	return min(b.covered[t][country], 1)
}

func (b *LexiconBuilder) hostSection() []byte {
	slices.SortFunc(b.hosts, func(x, y HostEntry) int {
		return cmp.Or(cmp.Compare(x.Host, y.Host), cmp.Compare(x.Origin, y.Origin))
	})
	section := binary.AppendUvarint(nil, uint64(len(b.hosts)))
	for _, e := range b.hosts {
		section = append(section, byte(e.Host), byte(e.Origin))
		section = binary.AppendUvarint(section, uint64(e.Persons))
	}
	return section
}

// nameSection adds up the shares of each key and country and lays them out.
func nameSection(bearers []bearer) []byte {
	byKey := map[string]map[int]float64{}
	for _, n := range bearers {
		if byKey[n.key] == nil {
			byKey[n.key] = map[int]float64{}
		}
		byKey[n.key][n.country] += n.share
	}
	return buildHashTable(sortedKeys(byKey), func(dst []byte, key string) []byte {
		shares := byKey[key]
		dst = append(dst, byte(len(shares)))
		for _, c := range slices.Sorted(maps.Keys(shares)) {
			dst = append(dst, byte(c), encodeShare(shares[c]))
		}
		return dst
	})
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
