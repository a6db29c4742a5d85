package corpus

import (
	"errors"
	"strings"
	"testing"
)

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		rule, name, head string
		comma            byte
		crlf             bool
	}{
		{"commas", "people.csv", "name,city\nNino,Lyon\n", ',', false},
		{"semicolons, with commas in values", "people.csv", "name;city\nAbashidze, Nino;Lyon\nEristavi, T;Nice\n", ';', false},
		{"bars and CR LF", "people.csv", "name|city\r\nNino|Lyon\r\n", '|', true},
		{"tabs under the name of CSV", "people.csv", "name\tcity\nNino\tLyon\n", '\t', false},
		{"commas under the name of TSV", "people.tsv", "name,city\nNino,Lyon\n", ',', false},
		{"the ending decides for one column", "people.tsv", "name\nNino\n", '\t', false},
		{"lines end in CR", "people.csv", "name;city\rNino;Lyon\r", ';', false},
		{"one column", "people.csv", "name\nNino\n", ',', false},
		{"a header alone", "people.csv", "name;city", ';', false},
		{"separators within quotes do not count", "people.csv", "name,city\n\"a;b;c\",x\n\"d;e;f\",y\n", ',', false},
		{"nothing", "people.csv", "", ',', false},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if d, titles := sniffTitles([]byte(test.head), test.name); titles > 0 || d.Comma != test.comma || d.CRLF != test.crlf {
				t.Errorf("got %q CRLF %v, want %q CRLF %v", d.Comma, d.CRLF, test.comma, test.crlf)
			}
		})
	}
}

// FuzzSniff: any beginning of a list has a dialect whose separator is one that is looked for, and however the list goes on
// its records are its bytes.
func FuzzSniff(f *testing.F) {
	for _, seed := range []string{"a;b\n1;2\n", "a\tb\r\n\"1\t\"\t2", "sep=|\na|b\n", "\"\n;", "a\rb\r", ",,,\n;;;\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, _ := sniffTitles([]byte(text), "people.csv")
		if !strings.ContainsRune(",;\t|", rune(d.Comma)) {
			t.Fatalf("separator %q", d.Comma)
		}
		table, err := OpenTable(strings.NewReader(text), "people.csv")
		if err != nil {
			return
		}
		rest := text[table.Position().Offset:]
		rows, err := readRows(table)
		if err != nil {
			t.Fatal(err)
		}
		checkWhole(t, []byte(rest), rows, table.scanner.newline)
	})
}

func TestTitlesAboveTheHeader(t *testing.T) {
	for _, test := range []struct {
		rule, list string
		options    TableOptions
		header     string
		line       int
	}{
		{"titles", "Doctors of Lyon, 2024\nSource: the register\n\nname;city\nNino;Lyon\nAna;Nice\n", TableOptions{}, "name city", 5},
		{"a title among empty fields", "Doctors;\n;\nname;city\nNino;Lyon\n", TableOptions{}, "name city", 4},
		{"a header without known words stays", "Doctors;\nx;y\nname;city\n", TableOptions{}, "Doctors ", 2},
		{"a record is no header", "name\nNino,Lyon\nAna,Nice\n", TableOptions{}, "name", 2},
		{"names with commas are one column", "name\nAbashidze, Nino\nEristavi, T\n", TableOptions{}, "name", 2},
		{"the line is told", "a;b\nx;y\nname;city\nNino;Lyon\n", TableOptions{HeaderRow: 3}, "name city", 4},
		{"no header, no titles", "Doctors\nname;city\nNino;Lyon\n", TableOptions{NoHeader: true}, "column1", 1},
	} {
		t.Run(test.rule, func(t *testing.T) {
			table, err := OpenTableAs(strings.NewReader(test.list), "people.csv", test.options)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := readRows(table)
			if got := strings.Join(table.Header(), " "); err != nil || got != test.header || rows[0].line != test.line {
				t.Errorf("got %q, the first record in line %d, %v; want %q, line %d", got, rows[0].line, err, test.header, test.line)
			}
		})
	}
	table, _ := OpenTable(strings.NewReader("Doctors of 2024\nname;city\nNino;Lyon\n"), "people.csv")
	if notes := table.Form().Notes; len(notes) != 1 || notes[0] != `1 lines above the header left out, the first is "Doctors of 2024"` {
		t.Errorf("told %q", notes)
	}
	if _, err := OpenTableAs(strings.NewReader("a\n"), "people.csv", TableOptions{HeaderRow: 9}); !errors.Is(err, ErrEmpty) {
		t.Errorf("a header beyond the end: %v", err)
	}
}
