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
}

// Weights of sources: how much a title is worth. What is written by hand is what people write.
const (
	weightHand = 12
	weightILO  = 2
	weightESCO = 1.5
	weightONET = 1
)

// readTitles reads the titles of all sources.
func readTitles(tables fs.FS) (titles []title, err error) {
	soc, err := crosswalk(tables, "soc.tsv")
	if err != nil {
		return nil, err
	}
	add := func(weight float32, codes func(string) []string) func([]string) error {
		return func(f []string) error {
			cs := codes(f[0])
			if len(cs) == 0 || !allGroups(cs) {
				return fmt.Errorf("no group of ISCO-08 for %q", f[0])
			}
			for _, text := range texts(f[1], weight) {
				titles = append(titles, title{text, cs, weight})
			}
			return nil
		}
	}
	itself := strings.Fields
	for _, source := range []struct {
		name   string
		weight float32
		codes  func(string) []string
	}{
		{"occupations.tsv", weightHand, itself},
		{"isco.tsv", weightILO, itself},
		{"titles/ilo.tsv", weightILO, itself},
		{"titles/esco.tsv", weightESCO, itself},
		{"titles/onet.tsv", weightONET, func(code string) []string { return strings.Fields(longest(soc, code)) }},
	} {
		if err := eachFact(tables, source.name, 2, add(source.weight, source.codes)); err != nil {
			return nil, err
		}
	}
	return titles, nil
}

func allGroups(codes []string) bool {
	return !slices.ContainsFunc(codes, func(c string) bool { _, ok := sector.GroupOf(c); return !ok })
}

// texts are the titles of a line: several with commas between them where they are written by hand; else one, without what stands in
// parentheses («Chief Executive Officer (CEO)»).
func texts(line string, weight float32) []string {
	if weight == weightHand {
		return items(line)
	}
	before, _, _ := strings.Cut(line, "(")
	if before = strings.TrimSpace(before); before != "" {
		return []string{before}
	}
	return []string{line}
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
