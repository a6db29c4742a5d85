package corpus

import (
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
			if d := sniff([]byte(test.head), test.name); d.Comma != test.comma || d.CRLF != test.crlf {
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
		d := sniff([]byte(text), "people.csv")
		if !strings.ContainsRune(",;\t|", rune(d.Comma)) {
			t.Fatalf("separator %q", d.Comma)
		}
		table, rows, err := readAll(strings.NewReader(text))
		if err != nil || table.headerRaw == nil || strings.HasPrefix(text, "sep=") {
			return
		}
		at := strings.Index(text, string(table.headerRaw)) + len(table.headerRaw)
		rest := strings.TrimPrefix(strings.TrimPrefix(text[at:], "\r"), "\n")
		if table.scanner.newline == '\r' {
			rest = strings.TrimPrefix(text[at:], "\r")
		}
		checkWhole(t, []byte(rest), rows, table.scanner.newline)
	})
}
