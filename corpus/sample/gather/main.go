// Command gather makes the sample list from the reference tables of artists and laureates:
//
//	go run ./corpus/sample/gather DATA/people corpus/sample/public_figures.csv
package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"diasmap/corpus"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gather PEOPLE-FOLDER OUTPUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gather the sample:", err)
		os.Exit(1)
	}
}

// A figure is one line of the sample.
type figure struct{ name, occupation, city, country, born, source string }

func run(dir, output string) error {
	countries, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	g := gatherer{countries, map[string]bool{}, nil}
	for _, table := range []struct {
		file string
		read func(row) (figure, bool)
	}{{"nobel_laureates.tsv", g.laureate}, {"tate_artists_birthplace.tsv", g.tate}, {"moma_artists.tsv", g.moma}} {
		if err := g.read(filepath.Join(dir, table.file), table.read); err != nil {
			return err
		}
	}
	return g.write(output)
}

type gatherer struct {
	lexicon *onomastics.Lexicon
	seen    map[string]bool
	figures []figure
}

// A row is a line of a table: name, country of the label, year of birth, and more by key.
type row struct {
	name, country, born string
	extra               map[string]string
}

func (g *gatherer) read(file string, read func(row) (figure, bool)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if n == 1 {
			continue
		}
		if len(fields) < 6 {
			return fmt.Errorf("%s:%d: %d fields, want 6", file, n, len(fields))
		}
		r := row{strings.TrimSpace(fields[0]), fields[3], fields[4], map[string]string{}}
		for pair := range strings.SplitSeq(fields[5], ";") {
			key, value, _ := strings.Cut(pair, "=")
			r.extra[key] = value
		}
		key := corpus.Labelled{Full: r.name}.PersonKey()
		if g.seen[key] || !isPerson(r.name) {
			continue
		}
		if figure, ok := read(r); ok {
			g.seen[key] = true
			g.figures = append(g.figures, figure)
		}
	}
	return lines.Err()
}

// isPerson leaves out groups, studios and names that are not known.
func isPerson(name string) bool {
	lower := strings.ToLower(name)
	for _, word := range []string{"&", " and ", "unknown", "studio", "group", "collective", "workshop", "various", "company", "ltd", "inc.", "+"} {
		if strings.Contains(lower, word) {
			return false
		}
	}
	return strings.ContainsFunc(name, unicode.IsLetter) && !onomastics.LooksLikeOrganisation(name)
}

// laureateOf is what laureates of a category do.
var laureateOf = map[string]string{
	"chemistry": "chemist", "economics": "economist", "literature": "writer", "medicine": "medical researcher", "peace": "peace campaigner",
	"physics": "physicist",
}

// laureate: where the affiliation is or, without one, where the person died or was born.
func (g *gatherer) laureate(r row) (figure, bool) {
	f := figure{name: r.name, occupation: laureateOf[r.extra["category"]], born: r.born, source: "Nobel Prize"}
	switch {
	case r.extra["affil_country"] != "":
		f.city, f.country = r.extra["affil_city"], g.countryOf(r.extra["affil_country"])
	case r.extra["died"] != "":
		f.country = g.countryOf(r.extra["died"])
	default:
		f.country = g.countryOf(r.country)
	}
	return f, true
}

// tate: where the artist died or, if that is not known, was born.
func (g *gatherer) tate(r row) (figure, bool) {
	f := figure{name: r.name, occupation: "artist", born: r.born, source: "Tate"}
	f.city, f.country = g.place(r.extra["deathplace"])
	if r.extra["deathplace"] == "" {
		f.city, f.country = g.place(r.extra["birthplace"])
		if f.country == "" {
			f.country = g.countryOf(r.country)
		}
	}
	return f, true
}

// place splits «City, Country»; of one word alone, which may be either, it finds out which.
func (g *gatherer) place(s string) (city, country string) {
	parts := strings.Split(s, ",")
	country = g.countryOf(strings.TrimSpace(parts[len(parts)-1]))
	if len(parts) > 1 || country == "" {
		city = strings.TrimSpace(parts[0])
	}
	return city, country
}

// sampledMoMA is how many artists of MoMA stand for one in the sample.
const sampledMoMA = 6

// moma: one in six by a hash of the name, and all whose family name ends as Armenian, Georgian and
// Ukrainian ones often do, so that the tables of the demonstration have something to show.
func (g *gatherer) moma(r row) (figure, bool) {
	h := fnv.New32a()
	h.Write([]byte(r.name))
	if h.Sum32()%sampledMoMA != 0 && !tellingEnding(r.name) {
		return figure{}, false
	}
	return figure{name: r.name, occupation: "artist", country: g.countryOf(r.country), born: r.born, source: "MoMA"}, true
}

func tellingEnding(name string) bool {
	for _, ending := range []string{"ian", "yan", "adze", "idze", "shvili", "elia", "enko", "chuk"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}

// countryOf returns the English name of a country named in any of many languages, "" if unknown.
func (g *gatherer) countryOf(s string) string {
	c, ok := corpus.ResidenceCountry(s)
	if !ok {
		return ""
	}
	entry, _ := g.lexicon.Country(c)
	return entry.Name
}

func (g *gatherer) write(output string) error {
	slices.SortStableFunc(g.figures, func(x, y figure) int { return cmp.Compare(x.name, y.name) })
	file, err := os.Create(output)
	if err != nil {
		return err
	}
	defer file.Close()
	w := csv.NewWriter(file)
	_ = w.Write([]string{"id", "name", "occupation", "city", "country", "born", "source"})
	for i, f := range g.figures {
		_ = w.Write([]string{fmt.Sprint(i + 1), f.name, f.occupation, f.city, f.country, f.born, f.source})
	}
	w.Flush()
	return w.Error()
}
