package onomastics

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// A Scheme is a system of romanisation, a table in schemes/. Its number may change from one
// version to the next; its id, which String returns, does not.
type Scheme uint16

// The schemes that DefaultScheme chooses from: they give the spellings that passports and
// registers use, so that a name in its own script meets the same name in Latin.
const (
	// NoScheme leaves Latin as it is; other scripts follow their default schemes.
	NoScheme Scheme = iota
	Russian
	Ukrainian
	Belarusian
	Bulgarian
	Macedonian
	Serbian
	Kazakh
	Kyrgyz
	Tajik
	UzbekCyrillic
	AzerbaijaniCyrillic
	TurkmenCyrillic
	MongolianCyrillic
	EasternArmenian
	WesternArmenian
	GeorgianNational
	GreekELOT
	ArabicSimple
	PersianSimple
	HebrewSimple
	JapaneseKana
	SinhalaNames
	// FallbackScheme romanises any script letter by letter (the AnyAscii tables).
	FallbackScheme
	namedSchemes
)

// namedIDs are the ids of the schemes above, in the manner of ISO 24229. Ids that begin with
// «diasmap» are of schemes simplified here: no standard gives the spelling registers use.
var namedIDs = [namedSchemes]string{
	NoScheme:            "latin",
	Russian:             "diasmap-rus-Cyrl-Latn",
	Ukrainian:           "bgnpcgn-ukr-Cyrl-Latn-2019",
	Belarusian:          "diasmap-bel-Cyrl-Latn",
	Bulgarian:           "diasmap-bul-Cyrl-Latn",
	Macedonian:          "diasmap-mkd-Cyrl-Latn",
	Serbian:             "bgnpcgn-srp-Cyrl-Latn-2005",
	Kazakh:              "diasmap-kaz-Cyrl-Latn",
	Kyrgyz:              "diasmap-kir-Cyrl-Latn",
	Tajik:               "bgnpcgn-tgk-Cyrl-Latn-1994",
	UzbekCyrillic:       "diasmap-uzb-Cyrl-Latn",
	AzerbaijaniCyrillic: "bgnpcgn-aze-Cyrl-Latn-1993",
	TurkmenCyrillic:     "diasmap-tuk-Cyrl-Latn",
	MongolianCyrillic:   "diasmap-mon-Cyrl-Latn",
	EasternArmenian:     "diasmap-hye-Armn-Latn",
	WesternArmenian:     "diasmap-hyw-Armn-Latn",
	GeorgianNational:    "diasmap-kat-Geor-Latn",
	GreekELOT:           "diasmap-ell-Grek-Latn",
	ArabicSimple:        "diasmap-ara-Arab-Latn",
	PersianSimple:       "diasmap-fas-Arab-Latn",
	HebrewSimple:        "diasmap-heb-Hebr-Latn",
	JapaneseKana:        "diasmap-jpn-Hrkt-Latn",
	SinhalaNames:        "diasmap-sin-Sinh-Latn",
	FallbackScheme:      "anyascii",
}

// SchemeInfo says what a scheme is.
type SchemeInfo struct {
	ID string
	// Aliases are other ids ParseScheme takes for it.
	Aliases []string
	Name    string
	// Language is the ISO 639-3 code of the language the scheme is for, "" if for any.
	Language string
	// Script is the script the scheme reads; OtherScript for the fallback, which reads any.
	Script Script
	// Source is the publication the table follows.
	Source string
	// ASCII says whether all output is ASCII.
	ASCII bool
}

// tables holds the text of every scheme that has one, by id.
//
//go:embed schemes/*.txt
var tables embed.FS

// schemeIDs are the ids of all schemes, by number: those with a name, then the others by id.
var schemeIDs = listSchemeIDs()

func listSchemeIDs() []string {
	ids := append([]string(nil), namedIDs[:]...)
	named := map[string]bool{}
	for _, id := range ids {
		named[id] = true
	}
	files, err := tables.ReadDir("schemes")
	if err != nil {
		panic(err) // the folder is embedded
	}
	for _, f := range files {
		if id := strings.TrimSuffix(f.Name(), ".txt"); !named[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// A schemeEntry is what is known of a scheme, read when it is first asked for.
type schemeEntry struct {
	table    func() *schemeTable
	alphabet func() *alphabet
}

var schemeEntries = newSchemeEntries()

func newSchemeEntries() []schemeEntry {
	entries := make([]schemeEntry, len(schemeIDs))
	for i, id := range schemeIDs {
		table := sync.OnceValue(func() *schemeTable { return mustReadTable(id) })
		entries[i] = schemeEntry{table, sync.OnceValue(func() *alphabet { return mustCompile(table()) })}
	}
	return entries
}

// mustReadTable reads the table with this id and those it is like. The tables are part of the
// program and tested, so that a malformed one is a fault of the program.
func mustReadTable(id string) *schemeTable {
	switch id {
	case namedIDs[NoScheme]:
		return &schemeTable{SchemeInfo: SchemeInfo{
			ID: id, Name: "Latin as it is, other scripts by their default schemes", Script: Latin,
		}}
	case namedIDs[FallbackScheme]:
		return &schemeTable{SchemeInfo: SchemeInfo{
			ID: id, Name: "Any script, letter by letter", Script: OtherScript, Source: "AnyAscii; Revised Romanisation 2000 for Hangul", ASCII: true,
		}}
	}
	text, err := tables.ReadFile("schemes/" + id + ".txt")
	if err != nil {
		panic(err)
	}
	t, err := parseSchemeTable(id, string(text))
	if err != nil {
		panic(err)
	}
	if t.like != "" {
		t.inherit(mustReadTable(t.like))
	}
	return t
}

func mustCompile(t *schemeTable) *alphabet {
	a, err := t.compile()
	if err != nil {
		panic(err)
	}
	return a
}

// Schemes lists all schemes.
func Schemes() []Scheme {
	all := make([]Scheme, len(schemeIDs))
	for i := range all {
		all[i] = Scheme(i)
	}
	return all
}

// String returns the id of the scheme.
func (s Scheme) String() string {
	if int(s) >= len(schemeIDs) {
		return "unknown"
	}
	return schemeIDs[s]
}

// Info says what the scheme is; of an unknown one, nothing but the script OtherScript.
func (s Scheme) Info() SchemeInfo {
	if int(s) >= len(schemeIDs) {
		return SchemeInfo{Script: OtherScript}
	}
	return schemeEntries[s].table().SchemeInfo
}

// Script returns the script the scheme reads; OtherScript for the fallback, which reads any.
func (s Scheme) Script() Script { return s.Info().Script }

// ASCII says whether all that the scheme gives is ASCII.
func (s Scheme) ASCII() bool { return s.Info().ASCII }

// alphabet returns the compiled rules of the scheme, without any letters for an unknown one.
func (s Scheme) alphabet() *alphabet {
	if int(s) >= len(schemeIDs) {
		s = NoScheme
	}
	return schemeEntries[s].alphabet()
}

// ParseScheme reads the id of a scheme, or another name it goes by.
func ParseScheme(id string) (Scheme, error) {
	for s, known := range schemeIDs {
		if known == id {
			return Scheme(s), nil
		}
	}
	for s := range schemeIDs {
		for _, alias := range schemeEntries[s].table().Aliases {
			if alias == id {
				return Scheme(s), nil
			}
		}
	}
	return NoScheme, fmt.Errorf("%w: %q", ErrUnknownScheme, id)
}

// DefaultSchemeOf returns the scheme DefaultScheme chooses for texts of a language, an ISO 639-3
// code, in a script.
func DefaultSchemeOf(language string, script Script) (Scheme, bool) {
	for s := range namedSchemes {
		if info := s.Info(); info.Language == language && info.Script == script {
			return s, true
		}
	}
	return NoScheme, false
}
