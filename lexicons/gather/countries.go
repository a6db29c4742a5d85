package gather

import (
	_ "embed" // the names of countries
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"diasmap/lexicons"
)

// countryNames is kept by hand: code, name, adjective, name in the UN tables, population.
//
//go:embed country_names.tsv
var countryNames string

// A countryName is a line of country_names.tsv.
type countryName struct {
	code, name, adjective, unName string
	population                    uint64 // 0 when the UN tables have it
}

func readCountryNames(table string) ([]countryName, error) {
	var names []countryName
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := append(strings.Split(line, "\t"), "", "")
		if len(f) < 5 {
			return nil, fmt.Errorf("country_names.tsv:%d: want code, name, adjective", i+1)
		}
		c := countryName{code: f[0], name: f[1], adjective: f[2], unName: f[3]}
		if c.unName == "" {
			c.unName = c.name
		}
		if f[4] != "" {
			n, err := strconv.ParseUint(f[4], 10, 64)
			if err != nil {
				return nil, fmt.Errorf("country_names.tsv:%d: population %q", i+1, f[4])
			}
			c.population = n
		}
		names = append(names, c)
	}
	return names, nil
}

// unNotice names the source of both tables of the United Nations.
const unNotice = "United Nations, Department of Economic and Social Affairs, CC BY 3.0 IGO, gathered " + gatheredOn

// WriteCountries writes countries.tsv: code, name, adjective, population of 2020.
func WriteCountries(dataDir, lexiconsDir string) error {
	names, err := readCountryNames(countryNames)
	if err != nil {
		return err
	}
	file := filepath.Join(dataDir, "migration", "un_population_2020.csv")
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	population, err := readPopulations(f, file)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# countries: ISO 3166-1 alpha-2 (XK is Kosovo), name, adjective, population of 2020 in persons\n# population: %s\n", unNotice)
	for _, c := range names {
		n := c.population
		if n == 0 {
			n = population[c.unName]
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%d\n", c.code, c.name, c.adjective, n)
	}
	return os.WriteFile(filepath.Join(lexiconsDir, lexicons.CountriesName), []byte(b.String()), 0o644)
}

// readPopulations reads name,code,year,thousands,… and returns the persons of 2020 by name, without
// the asterisk of a footnote.
func readPopulations(r io.Reader, file string) (map[string]uint64, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	population := map[string]uint64{}
	for i, row := range rows {
		if len(row) < 4 || row[2] != "2020" {
			continue
		}
		thousands, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: population %q", file, i+1, row[3])
		}
		population[strings.TrimRight(row[0], "*")] = uint64(thousands * 1000)
	}
	return population, nil
}

// fewestPersons is the least stock of people that hosts.tsv tells.
const fewestPersons = 50

// WriteHosts writes hosts.tsv: how many people born in one country live in another.
func WriteHosts(dataDir, lexiconsDir string) error {
	names, err := readCountryNames(countryNames)
	if err != nil {
		return err
	}
	file := filepath.Join(dataDir, "migration", "un_migrant_stock_2019.csv")
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines, err := readStocks(f, file, names)
	if err != nil {
		return err
	}
	head := fmt.Sprintf("# people by host and country of birth, 2019, %d or more: host, origin, persons; Kosovo is not told apart\n# %s\n", fewestPersons, unNotice)
	return os.WriteFile(filepath.Join(lexiconsDir, lexicons.HostsName), []byte(head+strings.Join(lines, "")), 0o644)
}

// readStocks reads a matrix with a row a host and a column an origin, and returns the lines of
// hosts.tsv, sorted. Regions, which have no code, are passed over.
func readStocks(r io.Reader, file string, names []countryName) ([]string, error) {
	code := map[string]string{}
	for _, c := range names {
		code[c.unName] = c.code
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	var lines []string
	for i, row := range rows[min(1, len(rows)):] {
		host := code[row[1]]
		for j := 2; host != "" && j < len(row); j++ {
			origin := code[rows[0][j]]
			if origin == "" || row[j] == ".." || row[j] == "" {
				continue
			}
			persons, err := strconv.ParseFloat(row[j], 64)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %q persons born in %s", file, i+2, row[j], rows[0][j])
			}
			if persons >= fewestPersons && origin != host {
				lines = append(lines, fmt.Sprintf("%s\t%s\t%.0f\n", host, origin, persons))
			}
		}
	}
	slices.Sort(lines)
	return lines, nil
}
