package measure

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"diasmap/index/sector"
)

var (
	//go:embed expected.tsv
	expectedTable string
	//go:embed industries.tsv
	industryTable string
)

// facts reads a table of ours.
func facts(table string, yield func(fields []string)) {
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			yield(strings.Split(line, "\t"))
		}
	}
}

// people hands the values of one field of a table of people to yield, which may be a column or a key of the extra column.
func people(data, table, field string, yield func(value func(string) string)) error {
	content, err := os.ReadFile(filepath.Join(data, "people", table))
	if err != nil {
		return fmt.Errorf("measure sectors: %w", err)
	}
	lines := strings.Split(string(content), "\n")
	header := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		values := map[string]string{}
		for i, v := range strings.Split(line, "\t") {
			if i >= len(header) {
				continue
			}
			values[header[i]] = v
			if header[i] != "extra" {
				continue
			}
			for pair := range strings.SplitSeq(v, ";") {
				key, value, _ := strings.Cut(pair, "=")
				values[key] = value
			}
		}
		if values[field] != "" {
			yield(func(key string) string { return values[key] })
		}
	}
	return nil
}

// Professions measures what tables of people say of their work: the list of the famous, the diaspora's public figures, the
// laureates' fields.
func Professions(r *sector.Resolver, data string) (tallies []*Tally, err error) {
	for _, source := range []struct{ name, what, table, field string }{
		{"pantheon", "professions of the famous", "pantheon_birth_country.tsv", "occupation"},
		{"gold", "professions of the diaspora's figures", "diaspora_gold_dev.tsv", "profession"},
		{"nobel", "laureates' fields", "nobel_laureates.tsv", "category"},
	} {
		want := map[string][]string{}
		facts(expectedTable, func(f []string) {
			if f[0] == source.name && len(f) > 2 {
				want[f[1]] = strings.Fields(f[2])
			}
		})
		t := &Tally{What: source.what}
		err := people(data, source.table, source.field, func(value func(string) string) {
			text := value(source.field)
			if groups, ok := want[text]; ok {
				t.profession(r, text, groups)
			}
		})
		if err != nil {
			return nil, err
		}
		tallies = append(tallies, t)
	}
	return tallies, nil
}

func (t *Tally) profession(r *sector.Resolver, text string, groups []string) {
	told := firstOf(r, text).ISCO
	right := fits(told, groups)
	t.add(told != "" || right, right, fmt.Sprintf("%q is %q, want %v", text, told, groups))
}

// Industries measures what billionaires' wealth comes from: all of it, companies' names included, and those sources that two or
// more people have.
func Industries(r *sector.Resolver, data string) ([]*Tally, error) {
	want := map[string][]string{}
	facts(industryTable, func(f []string) { want[f[0]] = strings.Fields(f[1]) })
	type wealth struct{ source, industry string }
	var list []wealth
	times := map[string]int{}
	err := people(data, "forbes_billionaires_2023.tsv", "source", func(value func(string) string) {
		list = append(list, wealth{value("source"), value("industry")})
		times[value("source")]++
	})
	all, usual := &Tally{What: "sources of billionaires' wealth, names of companies included"}, &Tally{What: "of them those of five people or more"}
	for _, w := range list {
		all.industry(r, w.source, want[w.industry])
		if times[w.source] >= 5 {
			usual.industry(r, w.source, want[w.industry])
		}
	}
	return []*Tally{all, usual}, err
}

func (t *Tally) industry(r *sector.Resolver, text string, want []string) {
	var told sector.IndustryMatch
	if matches := r.ResolveIndustry(text, ""); len(matches) > 0 {
		told = matches[0]
	}
	right := false
	for _, w := range want {
		right = right || told.ISIC != "" && (told.ISIC == w || told.Section == w)
	}
	t.add(told.ISIC != "", right, fmt.Sprintf("%q is %q %s, want %v", text, told.ISIC, told.Title, want))
}

// Strangers measures what is no occupation at all: names of people and of places, which should not be read as one. Right is what
// is left unread.
func Strangers(r *sector.Resolver, data string) ([]*Tally, error) {
	var tallies []*Tally
	for _, source := range []struct{ what, table, field string }{
		{"names of laureates", "nobel_laureates.tsv", "full_name"},
		{"birthplaces of artists", "tate_artists_birthplace.tsv", "birthplace"},
		{"what a museum says of its artists («American, born 1936»)", "moma_artists.tsv", "bio"},
	} {
		t := &Tally{What: source.what + ", left unread"}
		err := people(data, source.table, source.field, func(value func(string) string) {
			text := value(source.field)
			matches := r.Resolve(text, sector.Hint{})
			t.add(true, len(matches) == 0, text)
		})
		if err != nil {
			return nil, err
		}
		tallies = append(tallies, t)
	}
	return tallies, nil
}
