package lexicons

import (
	"errors"
	"fmt"
	"io/fs"

	"diasmap/onomastics"
)

// ErrFaults: tables cannot be compiled until their faults are corrected; they are wrapped.
var ErrFaults = errors.New("the tables have faults")

// mostFaults is how many faults an error tells.
const mostFaults = 10

// Compile makes the compiled lexicon of the tables in fsys. base is nil for the lexicon itself;
// with a base the result is an addition to it, and countries the base describes need not be
// described again.
func Compile(fsys fs.FS, base *onomastics.Lexicon) ([]byte, error) {
	digest, err := Digest(fsys)
	if err != nil {
		return nil, err
	}
	var faults []error
	report := func(f *Fault) { faults = append(faults, f) }
	builder, err := newBuilder(fsys, base)
	if err != nil {
		return nil, err
	}
	err = eachFolder(fsys, report, func(f *folder) error { return f.addTo(builder, report) })
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		more := ""
		if n := len(faults) - mostFaults; n > 0 {
			faults, more = faults[:mostFaults], fmt.Sprintf(" (and %d more: see diasmap lexicon check)", n)
		}
		return nil, fmt.Errorf("%w%s:\n%w", ErrFaults, more, errors.Join(faults...))
	}
	return builder.Build(digest), nil
}

// newBuilder starts a lexicon of the countries in countries.tsv or, for an addition without
// one, those of its folders, as the base describes them.
func newBuilder(fsys fs.FS, base *onomastics.Lexicon) (*onomastics.LexiconBuilder, error) {
	countries, err := readCountries(fsys)
	if errors.Is(err, fs.ErrNotExist) && base != nil {
		countries, err = countriesOfFolders(fsys, base)
	}
	if err != nil {
		return nil, err
	}
	builder, err := onomastics.NewLexiconBuilder(countries)
	if err != nil {
		return nil, err
	}
	if base != nil {
		builder.Extend(base)
	}
	hosts, err := readHosts(fsys)
	for _, h := range hosts {
		builder.AddHost(h.host, h.origin, h.persons)
	}
	return builder, err
}

func countriesOfFolders(fsys fs.FS, base *onomastics.Lexicon) ([]onomastics.CountryEntry, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var countries []onomastics.CountryEntry
	for _, e := range entries {
		code, err := onomastics.ParseCountry(e.Name())
		if err != nil || !e.IsDir() {
			continue
		}
		entry, ok := base.Country(code)
		if !ok {
			return nil, &Fault{File: e.Name(), Err: fmt.Errorf("%w: the built-in lexicon does not know %s: describe it in %s (code, name, adjective, population)", ErrCountry, code, CountriesName)}
		}
		entry.Forms, entry.GivenForms = 0, 0
		countries = append(countries, entry)
	}
	if len(countries) == 0 {
		return nil, &Fault{File: ".", Err: fmt.Errorf("%w: want a folder for each country, as am/family.tsv", ErrCountry)}
	}
	return countries, nil
}

func (f *folder) addTo(b *onomastics.LexiconBuilder, report func(*Fault)) error {
	for t, table := range f.names {
		if table == nil {
			continue
		}
		for _, n := range table.Lines {
			if err := addName(b, onomastics.Table(t), f.country, n, table.Total); err != nil {
				report(&Fault{f.dir + "/" + nameFiles[t], n.Line, 1, err})
			}
		}
	}
	if f.affixes == nil {
		return nil
	}
	b.SetForms(onomastics.FamilyAffixTable, f.country, f.affixes.FamilyTotal)
	b.SetForms(onomastics.GivenAffixTable, f.country, f.affixes.GivenTotal)
	for _, a := range f.affixes.Lines {
		if err := b.AddAffix(a.Table, a.Affix, f.country, a.Count); err != nil {
			report(&Fault{f.dir + "/" + AffixName, a.Line, 1, err})
		}
	}
	return nil
}

// addName adds a name under the keys it is met by.
func addName(b *onomastics.LexiconBuilder, t onomastics.Table, c onomastics.Country, n NameLine, total float64) error {
	spellings := SpellingsOf(n.Name, c)
	if len(spellings[0].Key) == 0 {
		return fmt.Errorf("%w: %q has no letters to look it up by", ErrName, n.Name)
	}
	if t != onomastics.PatronymicTable {
		b.AddLetters(c, n.Name)
	}
	share := n.Count / total
	if err := b.AddName(t, spellings[0].Key, c, share); err != nil {
		return err
	}
	for _, s := range spellings[1:] {
		if s.Respelt {
			continue
		}
		if err := b.AddSpelling(t, s.Key, c, share*s.Share); err != nil {
			return err
		}
	}
	return nil
}
