package corpus

import "testing"

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
