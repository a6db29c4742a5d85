package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/antzucaro/matchr"

	"diasmap/lexicons"
)

// scannedNames is how many names are compared with every family name: more would take minutes.
const scannedNames = 5

// scanLexicon finds for some names the most similar family name of all tables by looking at each, which is the naive
// way to classify, and returns the names a second.
func scanLexicon(names, tables string) (float64, error) {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return 0, err
	}
	var families []string
	for _, e := range lexicon.Countries() {
		lines, err := lexicons.FamilyNames(os.DirFS(tables), e.Code)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
		for _, l := range lines {
			families = append(families, strings.ToLower(l.Name))
		}
	}
	data, err := os.ReadFile(names)
	if err != nil {
		return 0, err
	}
	began, n := time.Now(), 0
	for line := range strings.Lines(string(data)) {
		name := line[strings.LastIndexByte(strings.TrimSpace(line), ' ')+1:]
		best := 0.0
		for _, family := range families {
			best = max(best, matchr.JaroWinkler(name, family, false))
		}
		if n++; n == scannedNames {
			break
		}
	}
	return float64(n) / time.Since(began).Seconds(), nil
}
