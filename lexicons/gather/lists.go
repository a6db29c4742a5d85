package gather

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// gatheredOn is when the reference data was collected.
const gatheredOn = "2026-11-24"

// A listEntry is a line of the manifest of lists.
type listEntry struct {
	file     string
	country  onomastics.Country
	table    onomastics.Table
	title    string
	licence  string
	value    string // count, weight, persons, rank, none
	class    string
	manifest string
}

// readLists reads every list of family and given names the manifest names.
func (g *gathering) readLists(dataDir string) error {
	entries, err := readManifest(filepath.Join(dataDir, "LEXICON_MANIFEST.tsv"))
	if err != nil {
		return err
	}
	ports := map[string]*source{} // lists of test-data generators, by country and table
	seen := map[[sha256.Size]byte]bool{}
	for _, e := range entries {
		c := g.of(e.country)
		if c == nil {
			return fmt.Errorf("%s: country %s is not in countries.tsv", e.manifest, e.country)
		}
		content, err := os.ReadFile(filepath.Join(dataDir, e.file))
		if err != nil {
			return fmt.Errorf("read a list of %s: %w", e.manifest, err)
		}
		if sum := sha256.Sum256(content); seen[sum] {
			continue // one list under two names
		} else {
			seen[sum] = true
		}
		s := c.sourceFor(e, ports)
		s.readList(string(content), e)
	}
	for _, c := range g.countries {
		for _, s := range c.sources {
			s.settle(float64(g.population[c.code]))
		}
	}
	return nil
}

func readManifest(file string) ([]listEntry, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var entries []listEntry
	for i, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 || len(f) < 10 || f[2] == "patronymics" {
			continue
		}
		c, err := onomastics.ParseCountry(f[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		t := onomastics.FamilyTable
		if f[2] == "given" {
			t = onomastics.GivenTable
		}
		entries = append(entries, listEntry{f[0], c, t, f[3], f[4], f[6], f[9], fmt.Sprintf("%s:%d", file, i+1)})
	}
	return entries, nil
}

// sourceFor returns the source a list belongs to. The lists of test-data generators are ports
// of each other, and count as one source for a country and table.
func (c *country) sourceFor(e listEntry, ports map[string]*source) *source {
	port := strings.Contains(e.title, "faker") && e.class == openClass
	key := e.country.String() + e.table.String()
	if s := ports[key]; port && s != nil {
		s.title += ", " + e.title
		return s
	}
	s := newSource(e.title, e.licence, e.class)
	s.table = e.table
	s.counted = !port && (e.value == "count" || e.value == "persons")
	if port {
		s.licence = "MIT, Apache-2.0"
		ports[key] = s
	}
	c.sources = append(c.sources, s)
	return s
}

// readList adds the names of one list: name, value, and in the last column the form in the
// country's own script.
func (s *source) readList(content string, e listEntry) {
	scanner := bufio.NewScanner(strings.NewReader(content))
	for scanner.Scan() {
		f := strings.Split(scanner.Text(), "\t")
		if f[0] == "" || len(f) < 2 {
			continue
		}
		s.rows++
		count := s.countOf(f[1], e.value)
		form, native := cleanForm(f[0]), cleanForm(f[len(f)-1])
		if len(f) < 3 || len(f[len(f)-1]) < 2 {
			native = ""
		}
		if native != "" && native != form && onomastics.ScriptOf(native) != onomastics.ScriptOf(form) {
			count /= 2
			s.addName(e.table, native, count)
		}
		s.addName(e.table, form, count)
	}
}

// addName adds a form; lists without counts name each form once.
func (s *source) addName(t onomastics.Table, form string, count float64) {
	if form == "" || count <= 0 {
		return
	}
	if !s.counted && s.counts[t][form] > 0 {
		return
	}
	s.add(t, form, count)
}

// countOf turns a value into a count: ranks follow Zipf's law with an offset of ten.
func (s *source) countOf(value, kind string) float64 {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || v <= 0 {
		return 1
	}
	switch {
	case s.counted:
		return v
	case kind == "rank":
		return 100 / (10 + v)
	}
	return 1
}
