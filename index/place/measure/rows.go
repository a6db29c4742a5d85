// Package measure says how well places are understood, on rows of real people whose place has a known country.
package measure

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Row is a text and the country of the place that it means.
type Row struct {
	Text    string
	Country onomastics.Country
}

// A Set is the rows of one table.
type Set struct {
	Name string
	Rows []Row
	// Fitted says that the weights of places were fitted on half of the texts.
	Fitted bool
}

// Held returns the rows that the weights were not fitted on.
func (s Set) Held() Set {
	if s.Fitted {
		return s.Half(1)
	}
	return s
}

// Half returns the rows that the weights of places were fitted on, for 0, or the others, for 1. A text has one half, however often it is met.
func (s Set) Half(half uint32) Set {
	out := Set{Name: s.Name, Fitted: s.Fitted}
	for _, row := range s.Rows {
		h := fnv.New32a()
		h.Write([]byte(row.Text))
		if h.Sum32()>>16&1 == half {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// A column says where texts and countries stand in a table of people. The keys are of its last column; without a key for the
// country the table's own holds.
type column struct {
	name, file, text, country string
	fitted                    bool
}

const forbesFile = "forbes_billionaires_2023.tsv"

var columns = []column{
	{"places of birth, Pantheon", "pantheon_birth_country.tsv", "birthcity", "", true},
	{"places of birth, NHL", "nhl_players_birth_country.tsv", "birthplace", "", true},
	{"places of birth, Tate", "tate_artists_birthplace.tsv", "birthplace", "", true},
	{"places of birth, laureates", "nobel_laureates.tsv", "born_city", "", true},
	{"cities of affiliation, laureates", "nobel_laureates.tsv", "affil_city", "affil_country", true},
	{"residences, Forbes", forbesFile, "residence_city", "residence_country", true},
	{"places of birth, footballers (the country is the team's)", "openfootball_players.tsv", "birthplace", "", false},
	{"cities of the diaspora, for development", "diaspora_gold_dev.tsv", "city", "host_iso2", false},
}

// Sets reads the rows of the tables of people in a folder of reference data.
func Sets(data string) ([]Set, error) {
	var sets []Set
	for _, c := range columns {
		rows, err := c.read(data)
		if err != nil {
			return nil, err
		}
		sets = append(sets, Set{c.name, rows, c.fitted})
		if c.file == forbesFile {
			sets = append(sets, Misspelt(sets[len(sets)-1]))
		}
	}
	return sets, nil
}

func (c column) read(data string) (rows []Row, err error) {
	name := filepath.Join(data, "people", c.file)
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("measure places: %w", err)
	}
	header, lines, _ := strings.Cut(string(content), "\n")
	names := strings.Split(header, "\t")
	for line := range strings.Lines(lines) {
		cells := cellsOf(names, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		country := cells["country_iso2"]
		if c.country != "" {
			country = cells[c.country]
		}
		// «Lennep (now Remscheid)» says what is asked for.
		text, _, _ := strings.Cut(cells[c.text], "(now ")
		if code, ok := corpus.ResidenceCountry(country); ok && text != "" && text != "Other" {
			rows = append(rows, Row{text, code})
		}
	}
	return rows, nil
}

// cellsOf gives the cells of a row by the names of the columns, and what its last cell holds as key=value by key.
func cellsOf(names, cells []string) map[string]string {
	m := map[string]string{}
	for i, cell := range cells {
		if i < len(names) {
			m[names[i]] = cell
		}
	}
	for pair := range strings.SplitSeq(cells[len(cells)-1], ";") {
		if key, value, found := strings.Cut(pair, "="); found {
			m[key] = value
		}
	}
	return m
}
