package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// rewrite reads a list and writes it with columns added.
func rewrite(t *testing.T, list string, out Dialect, names []string, values [][]byte) string {
	t.Helper()
	table, err := OpenTable(strings.NewReader(list), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	var header bytes.Buffer
	w := NewDelimitedWriter(&header, out)
	if err := w.Begin(table, names); err != nil {
		t.Fatal(err)
	}
	dst := header.Bytes()
	var c Chunk
	var rec Record
	for {
		err := table.Next(&c)
		if errors.Is(err, io.EOF) {
			return string(dst)
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Len() {
			c.Record(i, &rec)
			dst = w.AppendRow(dst, &rec, values)
		}
	}
}

// checkRows fails unless a list is written as a header and want rows of the header's width.
// Lists with a bare CR keep it as it is, and readers differ on it: these are left to checkWhole.
func checkRows(t *testing.T, list string, want int) {
	t.Helper()
	if strings.Contains(strings.ReplaceAll(list, "\r\n", ""), "\r") {
		return
	}
	out := rewrite(t, list, Dialect{Comma: ','}, []string{"origin"}, [][]byte{[]byte("AM")})
	r := csv.NewReader(strings.NewReader(out))
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil || len(rows) != want+1 {
		t.Fatalf("%q is written %q: %d rows and %v, want %d", list, out, len(rows), err, want+1)
	}
	for _, row := range rows {
		if len(row) != 3 || row[2] != "AM" && row[2] != "origin" {
			t.Fatalf("%q is written %q: the row %q is out of line", list, out, row)
		}
	}
}

func TestAppendRow(t *testing.T) {
	comma, tab := Dialect{Comma: ','}, Dialect{Comma: '\t'}
	for _, test := range []struct {
		rule, record string
		out          Dialect
		want         string
	}{
		{"quotes that need not be are kept", `"Nino","Lyon"`, comma, `"Nino","Lyon",AM`},
		{"too few fields", "Nino", comma, "Nino,,AM"},
		{"a blank line", "", comma, ",,AM"},
		{"too many fields", "Nino,Lyon,FR", comma, `Nino,"Lyon,FR",AM`},
		{"a quote never closed", `"Nino,Lyon`, comma, `"""Nino",Lyon,AM`},
		{"from commas to tabs", `"Abashidze, Nino",Lyon`, tab, "Abashidze, Nino\tLyon\tAM"},
		{"doubled quotes to tabs", `"N ""N"" A",Lyon`, tab, "\"N \"\"N\"\" A\"\tLyon\tAM"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			got := rewrite(t, "name,city\n"+test.record+"\n", test.out, []string{"origin"}, [][]byte{[]byte("AM")})
			_, got, _ = strings.Cut(got, "\n")
			if got != test.want+"\n" {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAddedValuesAreQuotedWhereNeeded(t *testing.T) {
	for value, want := range map[string]string{
		"AM": "AM", "a,b": `"a,b"`, `a"b`: `"a""b"`, "a\nb": "\"a\nb\"", " a ": " a ", "": "",
	} {
		if got := string(appendValue(nil, []byte(value), Dialect{Comma: ','})); got != want {
			t.Errorf("%q is written %q, want %q", value, got, want)
		}
	}
}

func TestAppendHeader(t *testing.T) {
	for _, test := range []struct{ rule, list, want string }{
		{"byte order mark and CR LF stay", "\xef\xbb\xbfname\r\nNino\r\n", "\xef\xbb\xbfname,origin\r\n"},
		{"a column of the same name keeps it", "name,Origin\nx,y\n", "name,Origin,diasmap_origin\n"},
		{"and again", "name,origin,DIASMAP_origin\nx,y,z\n", "name,origin,DIASMAP_origin,diasmap_diasmap_origin\n"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			table, err := OpenTable(strings.NewReader(test.list), "people.csv")
			if err != nil {
				t.Fatal(err)
			}
			got := string(NewDelimitedWriter(nil, table.dialect).appendHeader(nil, table, []string{"origin"}))
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A list written with nothing added is the list, byte for byte.
func TestFaithfulCopy(t *testing.T) {
	for _, list := range []string{
		"name,city\nNino,Lyon\n\"Petrosyan, T\",\"Ni\nce\"\n",
		"\xef\xbb\xbfname;city\r\n\"a\r\nb\";x\r\n Nino ;\"\"\r\n",
		"name\tcity\nAşçı\tİzmir\n\"\"\"x\"\"\"\t\x00\n",
		"name\n\nNino\n\n",
	} {
		table, err := OpenTable(strings.NewReader(list), "people.csv")
		if err != nil {
			t.Fatal(err)
		}
		if got := rewrite(t, list, table.dialect, nil, nil); got != list {
			t.Errorf("got %q, want %q", got, list)
		}
	}
}

// In a list of old whose lines end in CR, an LF is text and is written in quotes.
func TestLineFeedBelowCarriageReturns(t *testing.T) {
	list := "name,city\r" + strings.Repeat("Nino,Lyon\r", 2*headSize/10) + "Ni\nno,Lyon\r"
	got := rewrite(t, list, Dialect{Comma: ','}, nil, nil)
	if !strings.HasSuffix(got, "\nNino,Lyon\n\"Ni\nno\",Lyon\n") {
		t.Errorf("the list ends in %q", got[len(got)-40:])
	}
}

// On well-formed tables the values are those of encoding/csv.
func TestValuesAreThoseOfEncodingCSV(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 6))
	pieces := []string{"Nino", "Արամ", "ə", ",", ";", "\"", "\n", " ", "", "\t", "O'Brien", "\x00"}
	for range 2000 {
		width := 2 + random.IntN(4)
		want := [][]string{slices.Repeat([]string{"column"}, width)}
		for range random.IntN(8) {
			record := make([]string, width)
			for i := range record {
				for range random.IntN(4) {
					record[i] += pieces[random.IntN(len(pieces))]
				}
			}
			want = append(want, record)
		}
		var list bytes.Buffer
		w := csv.NewWriter(&list)
		w.UseCRLF = random.IntN(2) == 0
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		checkValues(t, list.String(), want[1:], w.UseCRLF)
	}
}

func checkValues(t *testing.T, list string, want [][]string, crlf bool) {
	t.Helper()
	table, rows, err := readAll(strings.NewReader(list))
	if err != nil || len(rows) != len(want) || table.dialect.Comma != ',' {
		t.Fatalf("%q: %d records, separator %q, %v; want %d", list, len(rows), table.dialect.Comma, err, len(want))
	}
	for i, r := range rows {
		for f := range want[i] {
			value := want[i][f]
			if crlf { // the writer turns line ends within fields into CR LF
				value = strings.ReplaceAll(value, "\n", "\r\n")
			}
			if f >= len(r.values) || r.values[f] != value || len(r.values) != len(want[i]) {
				t.Fatalf("%q: record %d is %q, want %q", list, i+1, r.values, want[i])
			}
		}
	}
}
