// Package lexicons holds what Diasmap knows of names by country, twice: as readable tables, a
// folder a country, and as the one compiled file made from them, which is embedded.
//
//	countries.tsv          the countries: code, name, adjective, population
//	hosts.tsv              people by host and country of birth
//	am/family.tsv          name, count, script, sources
//	am/given.tsv
//	am/patronymic.tsv
//	am/affix.tsv           affix, kind, count
//	am/SOURCES.tsv         where the names come from: licence, date, rows
//	diasmap.lex            all of it, compiled (docs/lexicon-format.md)
//
// Names are counted in bearers per ten million of a country's people, unless a line «# total N»
// says of how many. Lines that begin with # are comments. Names are sorted by code points.
package lexicons

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"diasmap/onomastics"
)

// CompiledName is the name of the compiled file beside the tables.
const CompiledName = "diasmap.lex"

//go:embed diasmap.lex
var compiled []byte

// Embedded opens the lexicon the program was built with. It is opened once.
var Embedded = sync.OnceValues(func() (*onomastics.Lexicon, error) {
	return onomastics.OpenLexicon(compiled)
})

//go:embed */SOURCES.tsv
var sources embed.FS

// SourcesOf returns where the names of a country in the embedded lexicon come from.
func SourcesOf(c onomastics.Country) ([]Source, error) {
	s, err := readSourcesOf(sources, strings.ToLower(c.String()))
	if err != nil {
		return nil, fmt.Errorf("read the sources of %s: %w", c, err)
	}
	return s, nil
}
