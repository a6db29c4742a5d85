package gather

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// fewestInTenMillion is the least count that ships: below it, being listed says no more than
// the spelling does.
const fewestInTenMillion = 3

// sourceLetters name the sources of a country, in order.
const sourceLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// write writes the folder of every country that has names.
func (g *gathering) write(lexiconsDir string, log io.Writer) error {
	folders, forms := 0, 0
	for _, c := range g.sorted() {
		dir := filepath.Join(lexiconsDir, strings.ToLower(c.code.String()))
		n, err := c.write(dir)
		if err != nil {
			return err
		}
		if n > 0 {
			folders++
			forms += n
		}
	}
	fmt.Fprintf(log, "wrote %d countries, %d names\n", folders, forms)
	return nil
}

func (c *country) write(dir string) (names int, err error) {
	for i, s := range c.sources {
		if i >= len(sourceLetters) {
			return 0, fmt.Errorf("%s has %d sources, more than there are letters for", c.code, len(c.sources))
		}
		s.id = sourceLetters[i]
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	files := [tableCount]string{lexicons.FamilyName, lexicons.GivenName, lexicons.PatronymicName}
	for t, file := range files {
		body, n := c.nameTable(onomastics.Table(t))
		names += n
		if err := writeTable(filepath.Join(dir, file), body); err != nil {
			return 0, err
		}
	}
	if err := writeTable(filepath.Join(dir, lexicons.AffixName), c.affixTable()); err != nil {
		return 0, err
	}
	return names, writeTable(filepath.Join(dir, lexicons.SourcesName), c.sourceTable())
}

// writeTable writes a table, or removes the file when the table is empty.
func writeTable(file string, body []byte) error {
	if len(body) == 0 {
		return removeIfThere(file)
	}
	return os.WriteFile(file, body, 0o644)
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// nameTable lays out the names of a table that ship, and says how many they are.
func (c *country) nameTable(t onomastics.Table) ([]byte, int) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s names of %s: name, bearers per ten million, script, sources (%s)\n", t, c.code, lexicons.SourcesName)
	lines := 0
	for _, form := range slices.Sorted(maps.Keys(c.names[t])) {
		n := c.names[t][form]
		count := math.Round(n.share * n.kept * lexicons.PerTenMillion)
		if !n.ships || count < fewestInTenMillion {
			continue
		}
		fmt.Fprintf(&b, "%s\t%.0f\t%s\t%s\n", form, count, onomastics.ScriptOf(form), n.letters())
		lines++
		for _, s := range n.sources {
			s.used++
		}
	}
	if lines == 0 {
		return nil, 0
	}
	return b.Bytes(), lines
}

// letters are the ids of the sources that list the name.
func (n *name) letters() string {
	ids := make([]byte, 0, len(n.sources))
	for _, s := range n.sources {
		ids = append(ids, s.id)
	}
	return string(ids)
}

func (c *country) affixTable() []byte {
	var b bytes.Buffer
	lines := 0
	fmt.Fprintf(&b, "# endings and beginnings of the names of %s: affix, kind, distinct names\n", c.code)
	type line struct {
		affix, kind string
		count       float64
	}
	var all []line
	for _, kind := range []struct {
		word  string
		table onomastics.Table
	}{{"family", onomastics.FamilyTable}, {"given", onomastics.GivenTable}} {
		a := c.countAffixes(kind.table)
		if a.forms == 0 {
			continue
		}
		fmt.Fprintf(&b, "# total %s %.0f\n", kind.word, a.forms)
		for affix, n := range a.count {
			all = append(all, line{affix, kind.word, n})
		}
		lines += len(a.count)
	}
	if lines == 0 {
		return nil
	}
	slices.SortFunc(all, func(x, y line) int { return cmp.Or(cmp.Compare(x.affix, y.affix), cmp.Compare(x.kind, y.kind)) })
	for _, l := range all {
		fmt.Fprintf(&b, "%s\t%s\t%.0f\n", l.affix, l.kind, l.count)
	}
	return b.Bytes()
}

func (c *country) sourceTable() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# sources of the names of %s: id, table, title, licence, class, date, rows read, names used\n", c.code)
	for _, s := range c.sources {
		table := s.table.String()
		if s.people {
			table = "all"
		}
		fmt.Fprintf(&b, "%c\t%s\t%s\t%s\t%s\t%s\t%d\t%d\n", s.id, table, s.title, s.licence, s.class, s.date, s.rows, s.used)
	}
	return b.Bytes()
}
