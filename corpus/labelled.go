package corpus

import (
	"slices"
	"strings"

	"diasmap/onomastics"
)

// A Labelled is a name with the country its bearer is registered in, or known to descend from.
type Labelled struct {
	Full, Given, Family string
	// Origin is the label: citizenship, federation or birthplace in most tables.
	Origin onomastics.Country
	// Host is where the person lives, zero where the table does not say.
	Host onomastics.Country
	// Heritage says that the label is where the name comes from (a column origin_iso2), whatever
	// the person is a citizen of.
	Heritage bool
	// Native is the name in the script of its origin, "" where the table does not have it.
	Native string
	Sex    Sex
	// Kind is what the table groups its people by (a column kind), "" for none.
	Kind string
	// File and Line are where the row begins.
	File string
	Line int
}

// Sex is what a table says of the bearer of a name, for tables of bias only.
type Sex uint8

// The sexes.
const (
	SexUnknown Sex = iota
	Female
	Male
)

// String is a word for s, "" when unknown.
func (s Sex) String() string { return [...]string{"", "women", "men"}[s] }

// ParseSex reads f, w, female, woman, m, male, man in either case; what else there is, is unknown.
func ParseSex(s string) Sex {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "f", "w", "female", "woman":
		return Female
	case "m", "male", "man":
		return Male
	}
	return SexUnknown
}

// Person returns the name to classify: given and family name where both are known, or where
// there is no full name.
func (l Labelled) Person() onomastics.Person {
	if l.Given != "" && l.Family != "" || l.Full == "" {
		return onomastics.Person{Given: l.Given, Family: l.Family, Residence: l.Host}
	}
	return onomastics.Person{Full: l.Full, Residence: l.Host}
}

// Name is the name as written, the full one where the table has it.
func (l Labelled) Name() string {
	if l.Full != "" {
		return l.Full
	}
	return strings.TrimSpace(l.Given + " " + l.Family)
}

// PersonKey is equal for rows that name the same person: the romanised words of the full name,
// sorted.
func (l Labelled) PersonKey() string {
	words := strings.Fields(l.Name())
	keys := words[:0]
	for _, w := range words {
		if key := onomastics.AppendKey(nil, w, onomastics.DefaultScheme(w, onomastics.Country{})); len(key) > 0 {
			keys = append(keys, string(key))
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}
