package corpus

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io"
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
	Line int
}

// A labelledColumns is the places of the columns in a labelled table, -1 for none.
type labelledColumns struct{ full, given, family, origin, host int }

// ReadLabelled reads a tab-separated table with a header that has the columns full_name (or given
// and family), country_iso2 or origin_iso2, and maybe host_iso2. Rows without a country are
// passed over.
func ReadLabelled(r io.Reader, file string) ([]Labelled, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), 1<<20)
	if !scanner.Scan() {
		if err := scanner.Err(); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		return nil, fmt.Errorf("read %s: %w", file, ErrEmpty)
	}
	columns, err := findLabelledColumns(strings.Split(scanner.Text(), "\t"))
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	var people []Labelled
	for line := 2; scanner.Scan(); line++ {
		p, err := columns.person(strings.Split(scanner.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		if p.Line = line; !p.Origin.IsZero() {
			people = append(people, p)
		}
	}
	return people, scanner.Err()
}

func findLabelledColumns(header []string) (labelledColumns, error) {
	find := func(name string) int { return slices.Index(header, name) }
	c := labelledColumns{find("full_name"), find("given"), find("family"), find("origin_iso2"), find("host_iso2")}
	if c.origin < 0 {
		c.origin = find("country_iso2")
	}
	if c.origin < 0 || c.full < 0 && (c.given < 0 || c.family < 0) {
		return c, fmt.Errorf("header %q: want full_name (or given and family) and country_iso2 or origin_iso2, separated by tabs", header)
	}
	return c, nil
}

func (c labelledColumns) person(fields []string) (Labelled, error) {
	at := func(i int) string {
		if i < 0 || i >= len(fields) {
			return ""
		}
		return fields[i]
	}
	p := Labelled{Full: at(c.full), Given: at(c.given), Family: at(c.family)}
	var err error
	if code := at(c.origin); code != "" {
		if p.Origin, err = onomastics.ParseCountry(code); err != nil {
			return p, err
		}
	}
	if code := at(c.host); code != "" {
		p.Host, err = onomastics.ParseCountry(code)
	}
	return p, err
}

// Person returns the name to classify: given and family name where both are known.
func (l Labelled) Person() onomastics.Person {
	if l.Given != "" && l.Family != "" {
		return onomastics.Person{Given: l.Given, Family: l.Family, Residence: l.Host}
	}
	return onomastics.Person{Full: l.Full, Residence: l.Host}
}

// PersonKey is equal for rows that name the same person: the romanised words of the full name,
// sorted.
func (l Labelled) PersonKey() string {
	full := l.Full
	if full == "" {
		full = l.Given + " " + l.Family
	}
	words := strings.Fields(full)
	keys := words[:0]
	for _, w := range words {
		if key := onomastics.AppendKey(nil, w, onomastics.DefaultScheme(w, onomastics.Country{})); len(key) > 0 {
			keys = append(keys, string(key))
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

// A Split is a part of the labelled people.
type Split uint8

// The splits: lexicons are gathered from Train, weights chosen on Dev, accuracy reported on Test.
const (
	Train Split = iota
	Dev
	Test
)

// SplitOf puts a person, by PersonKey, into Train (80 %), Dev (10 %) or Test (10 %). It depends
// on the key alone, so one person is in one split in every table.
func SplitOf(personKey string) Split {
	h := fnv.New64a()
	h.Write([]byte(personKey))
	switch h.Sum64() >> 20 % 10 {
	case 8:
		return Dev
	case 9:
		return Test
	}
	return Train
}
