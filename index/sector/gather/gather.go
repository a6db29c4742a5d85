// Package gather makes the tables of titles and industries from reference data: what it writes is committed, so that everything
// else needs no reference data. The sources, their licences and dates are told by tables/SOURCES.tsv.
package gather

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
