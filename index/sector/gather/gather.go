// Package gather makes the tables of titles and industries from reference data: what it writes is committed, so that everything
// else needs no reference data. The sources, their licences and dates are told by tables/SOURCES.tsv.
package gather

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/index/sector/words"
)

// A fact is one line of a table: its fields.
type fact []string

// A table is a file to write: what it says of itself, and its facts.
type table struct {
	name  string
	about string
	facts []fact
}

// Run reads the reference data under data (its folder sectors) and writes the tables under out, sorted, the same for the same data.
func Run(data, out string) error {
	dir := filepath.Join(data, "sectors")
	makers := []func(string) (*table, error){groups, iloTitles, escoTitles, onetTitles, isic, nace, ukSIC}
	for _, make := range makers {
		t, err := make(dir)
		if err != nil {
			return err
		}
		if err := t.write(out); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) write(out string) error {
	slices.SortFunc(t.facts, slices.Compare[fact])
	facts := slices.CompactFunc(t.facts, slices.Equal[fact])
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s Written by diasmap sector gather.\n", t.about)
	for _, f := range facts {
		fmt.Fprintln(&b, strings.Join(f, "\t"))
	}
	name := filepath.Join(out, filepath.FromSlash(t.name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// clean makes a field of text: one line, single spaces.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }

// eachRow hands the rows of a CSV file, by the names of their columns, to yield.
func eachRow(name string, yield func(column func(string) string)) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("gather sectors: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReader(f))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		yield(func(column string) string {
			if i := slices.Index(header, column); i >= 0 && i < len(row) {
				return row[i]
			}
			return ""
		})
	}
}

// eachLine hands the fields of the lines of a file separated by tabs, after its header, to yield.
func eachLine(name string, yield func(fields []string)) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("gather sectors: %w", err)
	}
	for i, line := range strings.Split(string(content), "\n") {
		if fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t"); i > 0 && len(fields) > 1 {
			yield(fields)
		}
	}
	return nil
}

func groups(dir string) (*table, error) {
	t := &table{name: "isco.tsv", about: "ISCO-08: group, title. From ESCO 1.1.1."}
	err := eachRow(filepath.Join(dir, "isco08_groups_esco_csv_en.csv"), func(column func(string) string) {
		t.facts = append(t.facts, fact{column("code"), clean(column("preferredLabel"))})
	})
	return t, err
}

// noGroup is the code the index gives to what is no occupation.
const noGroup = "0001"

func iloTitles(dir string) (*table, error) {
	t := &table{name: "titles/ilo.tsv", about: "ISCO-08 group, title. From the ILO's index of occupational titles."}
	err := eachRow(filepath.Join(dir, "ilo_isco08_index_of_titles.csv"), func(column func(string) string) {
		if code := column("isco08"); code != noGroup {
			t.facts = append(t.facts, fact{code, clean(column("title"))})
		}
	})
	return t, err
}

func escoTitles(dir string) (*table, error) {
	t := &table{name: "titles/esco.tsv", about: "ISCO-08 group, title. Preferred and alternative labels of ESCO 1.1.1."}
	err := eachRow(filepath.Join(dir, "esco_v1.1.1_occupations_en.csv"), func(column func(string) string) {
		titles := append(strings.Split(column("ALTLABELS"), "\n"), column("PREFERREDLABEL"))
		for _, title := range titles {
			if title = clean(title); title != "" {
				t.facts = append(t.facts, fact{column("ISCOGROUPCODE"), title})
			}
		}
	})
	return t, err
}

func onetTitles(dir string) (*table, error) {
	t := &table{name: "titles/onet.tsv", about: "O*NET-SOC code, title; a fifth of the alternate titles, kept back to measure, is not here. From O*NET 27.0."}
	titles, err := ONETTitles(dir)
	for _, title := range titles {
		if title.Part == Built {
			t.facts = append(t.facts, fact{title.SOC, title.Text})
		}
	}
	return t, err
}

// An ONETTitle is a title of O*NET.
type ONETTitle struct {
	SOC  string // without .00
	Text string
	Part Part
}

// ONETTitles are all titles of O*NET in dir, those kept back as well.
func ONETTitles(dir string) (titles []ONETTitle, err error) {
	add := func(code, text string) {
		code, text = strings.TrimSuffix(code, ".00"), clean(text)
		if text != "" && text != "n/a" {
			titles = append(titles, ONETTitle{code, text, PartOf(text)})
		}
	}
	err = eachLine(filepath.Join(dir, "onet_occupation_data.txt"), func(f []string) { add(f[0], f[1]) })
	if err != nil {
		return nil, err
	}
	return titles, eachLine(filepath.Join(dir, "onet_alternate_titles.txt"), func(f []string) {
		add(f[0], f[1])
		if len(f) > 2 {
			add(f[0], f[2])
		}
	})
}

// A Part says what a title is used for.
type Part uint8

// Parts: eight tenths of the titles are built from, one is developed on, one is measured on.
const (
	Built Part = iota
	Development
	Test
)

// PartOf is the part of a title, by a hash of its words in alphabetical order: titles of the same words are in one part.
func PartOf(title string) Part {
	title, _, _ = strings.Cut(title, "(")
	fields := strings.FieldsFunc(words.Fold(title), func(r rune) bool { return r < 'a' || r > 'z' })
	slices.Sort(fields)
	h := uint32(2166136261)
	for _, c := range []byte(strings.Join(fields, " ")) {
		h = (h ^ uint32(c)) * 16777619
	}
	switch h >> 8 % 10 {
	case 0:
		return Test
	case 1:
		return Development
	}
	return Built
}

func isic(dir string) (*table, error) {
	t := &table{name: "industries/isic.tsv", about: "ISIC Rev. 4: section, division, group or class, language, title."}
	content, err := os.ReadFile(filepath.Join(dir, "isic4_en.json"))
	if err != nil {
		return nil, fmt.Errorf("gather sectors: %w", err)
	}
	var tree any
	if err := json.Unmarshal(content, &tree); err != nil {
		return nil, fmt.Errorf("read isic4_en.json: %w", err)
	}
	t.walk(tree)
	return t, nil
}

// walk adds the codes of a tree of ISIC: each object has one of these names for its code.
func (t *table) walk(node any) {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			t.walk(child)
		}
	case map[string]any:
		text, _ := n["description"].(string)
		for _, name := range []string{"section", "division", "group", "class"} {
			if code, ok := n[name].(string); ok {
				t.facts = append(t.facts, fact{strings.ToUpper(code), "en", clean(text)})
			}
		}
		for _, name := range []string{"sections", "divisions", "groups", "classes"} {
			if children, ok := n[name]; ok {
				t.walk(children)
			}
		}
	}
}

func nace(dir string) (*table, error) {
	t := &table{name: "industries/nace.tsv", about: "NACE Rev. 2.1: code without points, language, title."}
	content, err := os.ReadFile(filepath.Join(dir, "nace_rev2.1_multilang.json"))
	if err != nil {
		return nil, fmt.Errorf("gather sectors: %w", err)
	}
	var codes []struct {
		Code        string
		Description map[string]string
	}
	if err := json.Unmarshal(content, &codes); err != nil {
		return nil, fmt.Errorf("read nace_rev2.1_multilang.json: %w", err)
	}
	for _, c := range codes {
		for lang, text := range c.Description {
			if _, ok := words.ParseLanguage(lang); ok && clean(text) != "" {
				t.facts = append(t.facts, fact{c.Code, lang, clean(text)})
			}
		}
	}
	return t, nil
}

func ukSIC(dir string) (*table, error) {
	t := &table{name: "industries/uksic.tsv", about: "UK SIC 2007 (of five digits) and the SIC 2003 codes (of four) that companies still have: code, language, title."}
	err := eachLine(filepath.Join(dir, "companies_house_sic_list.tsv"), func(f []string) {
		t.facts = append(t.facts, fact{f[0], "en", clean(f[1])})
	})
	return t, err
}
