// Package gather builds the gazetteer from GeoNames and from the tables beside package place.
package gather

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"diasmap/envelope"
	"diasmap/index/place"
	"diasmap/index/place/borders"
	"diasmap/onomastics"
)

// Names of the tables beside package place.
const (
	SourcesName   = "SOURCES.tsv"
	aliasesName   = "aliases.tsv"
	regionsName   = "regions.tsv"
	countriesName = "countries.tsv"
)

// Built are the files that are made, by their paths from the folder of package place.
type Built map[string][]byte

// Run builds the gazetteer and the borders from the folder of reference data and the tables. The files of data must
// be those that SOURCES.tsv records, by their SHA-256.
func Run(data string, tables fs.FS) (Built, error) {
	compiled, files, err := compile(data, tables, nil)
	if err != nil {
		return nil, err
	}
	outlines, err := Borders(files[bordersFile])
	if err != nil {
		return nil, err
	}
	return Built{place.FileName: compiled, "borders/" + borders.FileName: outlines}, nil
}

// compile makes the gazetteer; it returns the sources too. Places are changed by edit before they are added, if it is not nil.
func compile(data string, tables fs.FS, edit func(*place.PlaceEntry)) (compiled []byte, files map[string][]byte, err error) {
	sources, err := readSources(tables)
	if err != nil {
		return nil, nil, err
	}
	files = map[string][]byte{}
	for _, s := range sources {
		if files[s.name], err = s.read(data); err != nil {
			return nil, nil, err
		}
	}
	b := place.NewBuilder()
	if err := addCountries(b, tables); err != nil {
		return nil, nil, err
	}
	if err := addRegions(b, files[regionsFile], tables); err != nil {
		return nil, nil, err
	}
	if err := addPlaces(b, files[placesFile], tables, edit); err != nil {
		return nil, nil, err
	}
	digest, err := Digest(tables)
	if err != nil {
		return nil, nil, err
	}
	return b.Build(digest), files, nil
}

// A Native is a name of a place in another script than Latin.
type Native struct {
	Name   string
	Script onomastics.Script
	Place  place.PlaceEntry
}

// Latin builds a gazetteer of the names in Latin letters alone, and returns the names it has left out of places of so many people or
// more: to measure how names that no table has are found by their romanisation.
func Latin(data string, tables fs.FS, people int) (*place.Gazetteer, []Native, error) {
	var natives []Native
	compiled, _, err := compile(data, tables, func(p *place.PlaceEntry) {
		names := p.Others
		p.Others = nil
		for _, name := range names {
			script := onomastics.ScriptOf(name)
			if script == onomastics.Latin {
				p.Others = append(p.Others, name)
			} else if p.Population >= people {
				natives = append(natives, Native{name, script, *p})
			}
		}
	})
	if err != nil {
		return nil, nil, err
	}
	g, err := place.Open(compiled)
	return g, natives, err
}

// Digest is what a gazetteer made from tables carries: the SHA-256 of SOURCES.tsv, which holds those of the files of
// GeoNames, and of the other tables, each as its length in 8 bytes (little-endian) and its content.
func Digest(tables fs.FS) (digest [envelope.DigestSize]byte, err error) {
	h := sha256.New()
	for _, name := range []string{SourcesName, aliasesName, regionsName, countriesName} {
		content, err := fs.ReadFile(tables, name)
		if err != nil {
			return digest, fmt.Errorf("read the tables of places: %w", err)
		}
		h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(content))))
		h.Write(content)
	}
	h.Sum(digest[:0])
	return digest, nil
}

// Names of the files of GeoNames and Natural Earth.
const (
	placesFile  = "geonames_cities1000_altnames_2020.txt"
	regionsFile = "admin1.json"
	bordersFile = "countries-110m.json"
)

// A source is a line of SOURCES.tsv.
type source struct{ name, sha256 string }

func readSources(tables fs.FS) (sources []source, err error) {
	err = eachLine(tables, SourcesName, 6, func(cells []string) error {
		sources = append(sources, source{cells[0], cells[5]})
		return nil
	})
	return sources, err
}

// read returns the content of a source, once it is what is recorded.
func (s source) read(data string) ([]byte, error) {
	name := filepath.Join(data, "places", s.name)
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read a source of places: %w", err)
	}
	sum := sha256.Sum256(content)
	if got := hex.EncodeToString(sum[:]); got != s.sha256 {
		return nil, fmt.Errorf("%s: its SHA-256 is %s, %s records %s: change the record if the newer file is meant", name, got, SourcesName, s.sha256)
	}
	return content, nil
}

// eachLine calls f with the cells of each line of a table, comments and blank lines left out.
func eachLine(tables fs.FS, name string, cells int, f func(cells []string) error) error {
	content, err := fs.ReadFile(tables, name)
	if err != nil {
		return fmt.Errorf("read the tables of places: %w", err)
	}
	number := 0
	for line := range strings.Lines(string(content)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != cells {
			return fmt.Errorf("%s:%d:1: %d cells, want %d", name, number, len(fields), cells)
		}
		if err := f(fields); err != nil {
			return fmt.Errorf("%s:%d:1: %w", name, number, err)
		}
	}
	return nil
}
