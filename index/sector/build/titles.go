package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"diasmap/index/sector"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// A title is one that an occupation is known by.
type title struct {
	text   string
	codes  []string // ISCO-08, of any depth; all as likely but the first, which is twice so
	weight float32
	byHand bool // a person wrote down what it means: no other source is heard

	combined bool // of parts, in no order
}

// Weights of sources: how much a title is worth in training. What is written by hand is what people write most.
const (
	weightHand    = 4
	weightILO     = 2
	weightESCO    = 1.5
	weightONET    = 1
	weightPattern = 1
)

// patternTable is the table whose titles are combined of two parts.
const patternTable = "patterns.tsv"

// A titleSource is a table of titles.
type titleSource struct {
	name   string
	weight float32
	byHand bool
	codes  func(string) []string          // of the first field
	titles func(fields []string) []string // of the others
}

// readTitles reads the titles of all sources; those by hand come first.
func readTitles(tables fs.FS) (titles []title, err error) {
	soc, err := crosswalk(tables, "soc.tsv")
	if err != nil {
		return nil, err
	}
	ofSOC := func(code string) []string { return strings.Fields(longest(soc, code)) }
	for _, s := range []titleSource{
		{"occupations.tsv", weightHand, true, strings.Fields, func(f []string) []string { return items(f[1]) }},
		{patternTable, weightPattern, true, strings.Fields, combined},
		{"isco.tsv", weightILO, false, strings.Fields, single},
		{"titles/ilo.tsv", weightILO, false, strings.Fields, single},
		{"titles/esco.tsv", weightESCO, false, strings.Fields, single},
		{"titles/onet.tsv", weightONET, false, ofSOC, single},
	} {
		if titles, err = s.read(tables, titles); err != nil {
			return nil, err
		}
	}
	return titles, nil
}

// read appends the titles of a table.
func (s titleSource) read(tables fs.FS, titles []title) ([]title, error) {
	err := eachFact(tables, s.name, 2, func(f []string) error {
		codes := s.codes(f[0])
		if len(codes) == 0 || !allGroups(codes) {
			return fmt.Errorf("no group of ISCO-08 for %q", f[0])
		}
		for _, text := range s.titles(f) {
			titles = append(titles, title{text, codes, s.weight, s.byHand, s.name == patternTable})
		}
		return nil
	})
	return titles, err
}

func allGroups(codes []string) bool {
	return !slices.ContainsFunc(codes, func(c string) bool { _, ok := sector.GroupOf(c); return !ok })
}

// combined are the titles that heads make with what stands beside them, each with each.
func combined(f []string) (titles []string) {
	for _, head := range items(f[1]) {
		for _, other := range items(strings.Join(f[2:], ",")) {
			if head != other {
				titles = append(titles, other+" "+head)
			}
		}
	}
	return titles
}

// single is the title of a line, without what stands in parentheses («Chief Executive Officer (CEO)»).
func single(f []string) []string {
	before, _, _ := strings.Cut(f[1], "(")
	if before = strings.TrimSpace(before); before != "" {
		return []string{before}
	}
	return f[1:2]
}

func crosswalk(tables fs.FS, name string) (map[string]string, error) {
	m := map[string]string{}
	return m, eachFact(tables, name, 2, func(f []string) error {
		if _, has := m[f[0]]; has {
			return fmt.Errorf("%q stands twice", f[0])
		}
		m[f[0]] = f[1]
		return nil
	})
}

// longest finds what the longest beginning of code stands for.
func longest(m map[string]string, code string) string {
	for n := len(code); n > 0; n-- {
		if v, ok := m[code[:n]]; ok {
			return v
		}
	}
	return ""
}
