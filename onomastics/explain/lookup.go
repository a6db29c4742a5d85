package explain

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"diasmap/onomastics"
)

// A Lookup is what lexicons hold of a name.
type Lookup struct {
	Entry
	// Words are what they hold of each word of a name of several.
	Words []Entry `json:"words,omitempty" doc:"the same for each word of a name of several"`
}

// An Entry is what lexicons hold of a name or a word of one.
type Entry struct {
	Name        string   `json:"name" doc:"in normal form"`
	Key         string   `json:"key" doc:"letters a to z that lexicons are looked up by"`
	VariantKeys []string `json:"variant_keys" doc:"what its spellings have in common; more than one where the spelling leaves a doubt"`
	Bearings    []Bearer `json:"bearings" doc:"countries whose lexicons hold it, family names first, where it is most usual first"`
	// Spellings are other names of lexicons that share a variant key; nil if they were not asked for.
	Spellings []Spelling `json:"spellings,omitempty" doc:"other names in lexicons that may be spellings of it"`
}

// A Bearer is a country whose people bear a name.
type Bearer struct {
	Table       string  `json:"table" doc:"family, given or patronymic"`
	Country     string  `json:"country"`
	CountryName string  `json:"country_name"`
	Share       float64 `json:"share" doc:"of its people, of 1"`
	Count       int     `json:"count" doc:"about how many people that is; 0 if the population is not known"`
}

// A Spelling is another name of a lexicon.
type Spelling struct {
	Table     string   `json:"table"`
	Key       string   `json:"key"`
	Countries []string `json:"countries" doc:"where it is most usual first"`
}

var nameTables = []onomastics.Table{onomastics.FamilyTable, onomastics.GivenTable, onomastics.PatronymicTable}

// mostWords bounds the words of a name that are looked up.
const mostWords = 8

// OfLookup looks a name up, and its words if it has several. Spellings are sought if s is not nil.
func OfLookup(l *onomastics.Lexicon, s *onomastics.Spellings, name string) Lookup {
	out := Lookup{Entry: entry(l, s, name)}
	if words := strings.Fields(name); len(words) > 1 {
		for _, word := range words[:min(len(words), mostWords)] {
			out.Words = append(out.Words, entry(l, s, word))
		}
	}
	return out
}

func entry(l *onomastics.Lexicon, s *onomastics.Spellings, name string) Entry {
	e := Entry{Name: string(onomastics.AppendNormalised(nil, name)), Bearings: []Bearer{}}
	scheme := onomastics.DefaultScheme(e.Name, onomastics.Country{})
	e.Key = string(onomastics.AppendKey(nil, e.Name, scheme))
	e.VariantKeys = strings.Fields(string(onomastics.AppendVariantKeys(nil, e.Name, scheme)))
	for _, t := range nameTables {
		for _, b := range bearings(l, t, e.Key) {
			country, _ := l.Country(b.Country)
			e.Bearings = append(e.Bearings, Bearer{
				Table: t.String(), Country: b.Country.String(), CountryName: country.Name, Share: b.Share, Count: int(math.Round(b.Share * float64(country.Population))),
			})
		}
	}
	if s == nil {
		return e
	}
	e.Spellings = []Spelling{}
	for _, t := range nameTables {
		for _, key := range s.Of(nil, t, e.Name, scheme) {
			if key == e.Key {
				continue
			}
			spelling := Spelling{Table: t.String(), Key: key}
			for _, b := range bearings(l, t, key) {
				spelling.Countries = append(spelling.Countries, b.Country.String())
			}
			e.Spellings = append(e.Spellings, spelling)
		}
	}
	return e
}

// bearings are the countries that bear a name, where it is most usual first.
func bearings(l *onomastics.Lexicon, t onomastics.Table, key string) []onomastics.Bearing {
	list := l.Bearings(nil, t, []byte(key))
	slices.SortStableFunc(list, func(a, b onomastics.Bearing) int { return cmp.Compare(b.Share, a.Share) })
	return list
}
