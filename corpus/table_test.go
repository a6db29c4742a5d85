package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"diasmap/corpus/input"
)

// A row is what a test keeps of a record.
type row struct {
	raw          string
	line, number int
	values       []string
	faulty       bool
}

// readAll reads every record of a list.
func readAll(r io.Reader) (*Table, []row, error) {
	t, err := OpenTable(r, "people.csv")
	if err != nil {
		return nil, nil, err
	}
	rows, err := readRows(t)
	return t, rows, err
}

// readRows reads the records that are left.
func readRows(t *Table) ([]row, error) {
	var rows []row
	var c Chunk
	var rec Record
	for {
		err := t.Next(&c)
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		for i := range c.Len() {
			c.Record(i, &rec)
			at := row{raw: string(rec.Raw), line: rec.Line, number: rec.Number, faulty: rec.Err != nil}
			for f := range rec.Fields {
				at.values = append(at.values, string(rec.Value(f, nil)))
			}
			rows = append(rows, at)
		}
	}
}

// words shows the values of rows, fields apart by ‹|›, records by ‹/›.
func words(rows []row) string {
	shown := make([]string, len(rows))
	for i, r := range rows {
		shown[i] = strings.Join(r.values, "|")
	}
	return strings.Join(shown, "/")
}

func TestRecords(t *testing.T) {
	for _, test := range []struct{ rule, list, want string }{
		{"plain", "name,city\nAram Khachaturian,Tbilisi\n", "Aram Khachaturian|Tbilisi"},
		{"no line end after the last record", "name\nShota\nNino", "Shota/Nino"},
		{"CR LF", "name,city\r\nNino,Lyon\r\n", "Nino|Lyon"},
		{"CR LF within quotes stays", "name,city\r\n\"Ni\r\nno\",Lyon\r\n", "Ni\r\nno|Lyon"},
		{"a blank line is an empty name", "name\nShota\n\nNino\n", "Shota//Nino"},
		{"a separator in quotes", "name,city\n\"Petrosyan, Tigran\",Yerevan\n", "Petrosyan, Tigran|Yerevan"},
		{"doubled quotes", "name\n\"Dwayne \"\"The Rock\"\" Johnson\"\n", `Dwayne "The Rock" Johnson`},
		{"a quote within a field without quotes is literal", "name\nO\"Brien\n", `O"Brien`},
		{"an empty last field", "name,city\nNino,\n", "Nino|"},
		{"an empty quoted field", "name,city\n\"\",Lyon\n", "|Lyon"},
		{"text after a closing quote", "name,city\n\"Shota\" R,x\nNino,y\n", "\"Shota\" R|x/Nino|y"},
		{"a quote never closed", "name,city\n\"Shota,x\nNino,y\n", "\"Shota|x/Nino|y"},
		{"NUL passes", "name\nA\x00B\n", "A\x00B"},
		{"CR alone ends lines in files of old", "name\rShota\rNino\r", "Shota/Nino"},
		{"a quoted field, then CR at the end of the list", "name\n\"Shota\"\r", "\"Shota\"\r"},
		{"a byte order mark", "\xef\xbb\xbfname\nNino\n", "Nino"},
		{"blank lines above the header", "\n\nname\nNino\n", "Nino"},
		{"semicolons below a blank line", "\nname;city\nNino;Lyon\nShota;Paris\n", "Nino|Lyon/Shota|Paris"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			_, rows, err := readAll(strings.NewReader(test.list))
			if err != nil {
				t.Fatal(err)
			}
			if got := words(rows); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDialectsThatAreTold(t *testing.T) {
	for _, test := range []struct {
		rule, list string
		options    TableOptions
		header     string
		want       string
	}{
		{"a separator", "name:city\nNino:Lyon\n", TableOptions{Comma: ':'}, "name city", "Nino|Lyon"},
		{"other quotes", "name,city\n'Abashidze, Nino',Lyon\n", TableOptions{Quote: '\''}, "name city", "Abashidze, Nino|Lyon"},
		{"no quotes", "name,city\n\"Nino,\"Lyon\n", TableOptions{Unquoted: true}, "name city", "\"Nino|\"Lyon"},
		{"no header", "Nino,Lyon\nShota,Paris\n", TableOptions{NoHeader: true}, "column1 column2", "Nino|Lyon/Shota|Paris"},
		{"the separator told by a spreadsheet", "sep=;\nname;city\nNino;Lyon\n", TableOptions{}, "name city", "Nino|Lyon"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			table, err := OpenTableAs(strings.NewReader(test.list), "people.csv", test.options)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := readRows(table)
			if got := strings.Join(table.Header(), " "); err != nil || got != test.header || words(rows) != test.want {
				t.Errorf("got header %q, records %q, %v, want %q, %q", got, words(rows), err, test.header, test.want)
			}
		})
	}
}

// A list cut short by damage keeps what came before; the record it breaks off in says so.
func TestDamageLosesNothing(t *testing.T) {
	damaged := fmt.Errorf("gzip: %w", input.ErrDamaged)
	table, rows, err := readAll(io.MultiReader(strings.NewReader("name\nNino\nSho"), iotest.ErrReader(damaged)))
	if err != nil || words(rows) != "Nino/Sho" || rows[0].faulty || !rows[1].faulty {
		t.Errorf("got %+v, %v", rows, err)
	}
	if faults := table.Form().Faults; len(faults) != 1 || !strings.HasPrefix(faults[0], "people.csv breaks off within or after record 2: gzip: ") {
		t.Errorf("faults %q", faults)
	}
}

// A line that would fill the memory goes out in pieces, each with a reason, and none of it is lost.
func TestEndlessLineGoesOutInPieces(t *testing.T) {
	long := strings.Repeat("x", 2*maxLine+10)
	_, rows, err := readAll(strings.NewReader("name\n" + long + "\nNino\n"))
	if err != nil || len(rows) != 4 || rows[0].raw+rows[1].raw+rows[2].raw != long || !rows[0].faulty || rows[3].faulty || rows[3].line != 3 {
		t.Errorf("got %d records, %v", len(rows), err)
	}
}

// A list opened again at a place goes on as it would have.
func TestSkipGoesToAPosition(t *testing.T) {
	list := "name,city\n" + strings.Repeat("\"Ni\nno\",Lyon\nShota,Paris\n", 1000)
	table, err := OpenTable(strings.NewReader(list), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	var c Chunk
	if err := table.Next(&c); err != nil {
		t.Fatal(err)
	}
	place := table.Position()
	want, err := readRows(table)
	if err != nil {
		t.Fatal(err)
	}
	again, err := OpenTable(strings.NewReader(list), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Skip(place); err != nil {
		t.Fatal(err)
	}
	got, err := readRows(again)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%d records after the place, %v, want %d", len(got), err, len(want))
	}
	short, _ := OpenTable(strings.NewReader("name,city\nNino,Lyon\n"), "people.csv")
	if err := short.Skip(place); !errors.Is(err, ErrChanged) {
		t.Errorf("a shorter list: got %v", err)
	}
}

func TestPlaceOfRecords(t *testing.T) {
	_, rows, err := readAll(strings.NewReader("name,city\n\"Ni\nno\",Lyon\nShota,Paris\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].line != 2 || rows[1].line != 4 || rows[1].number != 2 {
		t.Errorf("got %+v, want records at lines 2 and 4", rows)
	}
}

func TestFaultNamesItsPlace(t *testing.T) {
	for _, test := range []struct{ rule, list, place string }{
		{"text after a closing quote", "name,city\nNino,\"Ly\"on\n", "people.csv:2:10: "},
		{"a quote never closed", "name,city\nNino,\"Lyon\n", "people.csv:2:6: "},
		{"text after a closing quote, a line below", "name,city\nNino,\"Ly\non\"x\n", "people.csv:3:4: "},
	} {
		t.Run(test.rule, func(t *testing.T) {
			table, err := OpenTable(strings.NewReader(test.list), "people.csv")
			if err != nil {
				t.Fatal(err)
			}
			var c Chunk
			var rec Record
			if err := table.Next(&c); err != nil {
				t.Fatal(err)
			}
			c.Record(0, &rec)
			if !errors.Is(rec.Err, ErrQuotes) || !strings.HasPrefix(rec.Err.Error(), test.place) {
				t.Errorf("got %v, want ErrQuotes at %s", rec.Err, test.place)
			}
		})
	}
}

func TestQuoteOpenBeyondLimit(t *testing.T) {
	list := "name,city\n\"Shota,x\n" + strings.Repeat("Nino,Lyon\n", 2*maxRecord/10)
	_, rows, err := readAll(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + 2*maxRecord/10; len(rows) != want || !rows[0].faulty || rows[1].faulty {
		t.Errorf("got %d records, want %d, the first alone at fault", len(rows), want)
	}
}

// A quoted record near the limit is read alike however the list arrives.
func TestLimitDoesNotDependOnReads(t *testing.T) {
	for _, length := range []int{maxRecord - 100, maxRecord + 100, maxRecord + 3*chunkSize} {
		list := "name\n\"" + strings.Repeat("Nino\n", length/5) + "\"\nShota\n"
		_, want, err := readAll(strings.NewReader(list))
		if err != nil {
			t.Fatal(err)
		}
		for _, read := range []int{1000, 70_001} {
			_, got, err := readAll(&slowReader{strings.NewReader(list), read})
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) {
				t.Errorf("%d bytes of quotes, read by %d: got %d records, want %d", length, read, len(got), len(want))
			}
		}
	}
}

// A slowReader hands out no more than n bytes at a time.
type slowReader struct {
	r io.Reader
	n int
}

func (s *slowReader) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.n)]) }

func TestLongLineComesOutWhole(t *testing.T) {
	long := strings.Repeat("x", 3*maxRecord)
	_, rows, err := readAll(strings.NewReader("name\n" + long + "\nNino\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].raw != long || rows[1].raw != "Nino" {
		t.Errorf("got %d records", len(rows))
	}
}

func TestNoList(t *testing.T) {
	for _, test := range []struct {
		what, head string
		want       error
	}{
		{"empty", "", ErrEmpty},
		{"only a byte order mark", "\xef\xbb\xbf", ErrEmpty},
		{"only blank lines", "\n \r\n\n", ErrEmpty},
		{"Excel workbook", "PK\x03\x04....", ErrFormat},
		{"gzip", "\x1f\x8b\x08", ErrFormat},
		{"zstd", "\x28\xb5\x2f\xfd", ErrFormat},
		{"Parquet", "PAR1", ErrFormat},
		{"UTF-16, little end first", "\xff\xfen\x00", ErrFormat},
		{"UTF-16, big end first", "\xfe\xff\x00n", ErrFormat},
	} {
		t.Run(test.what, func(t *testing.T) {
			_, err := OpenTable(strings.NewReader(test.head), "people.csv")
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), "people.csv") {
				t.Errorf("got %v, want %v naming people.csv", err, test.want)
			}
		})
	}
}

func TestReadErrorIsTold(t *testing.T) {
	broken := errors.New("disk gone")
	r := io.MultiReader(strings.NewReader("name\nNino\n"), iotest.ErrReader(broken))
	if _, _, err := readAll(r); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

func TestShapeNamesCounts(t *testing.T) {
	r := Record{Line: 7, Fields: make([]Field, 3)}
	if r.Shape(3) != nil {
		t.Error("3 fields under 3 columns are at fault")
	}
	err := r.Shape(5)
	if !errors.Is(err, ErrWidth) || !strings.Contains(err.Error(), "3") || !strings.Contains(err.Error(), "5") {
		t.Errorf("got %v, want ErrWidth with 3 and 5", err)
	}
}

// checkWhole fails unless records and line ends together are the list.
func checkWhole(t *testing.T, list []byte, rows []row, newline byte) {
	t.Helper()
	rest := list
	for i, r := range rows {
		if !bytes.HasPrefix(rest, []byte(r.raw)) {
			t.Fatalf("record %d is %q, the list goes on with %.40q", i+1, r.raw, rest)
		}
		rest = rest[len(r.raw):]
		switch {
		case len(rest) == 0 && i == len(rows)-1:
		case rest[0] == newline:
			rest = rest[1:]
		case newline == '\n' && bytes.HasPrefix(rest, []byte("\r\n")):
			rest = rest[2:]
		default:
			t.Fatalf("record %d: no line end before %.40q", i+1, rest)
		}
	}
	if len(rest) > 0 {
		t.Fatalf("%d records leave %.40q", len(rows), rest)
	}
}

// FuzzTable: every byte of a list is in a record or a line end, however the list arrives, and
// each record is written as one row that a standard reader takes.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{
		"Nino,Lyon\n", "\"Ni\nno\",x\r\n\n", "\"a\"b,c\n\"open\n", "a,b,c,d\r\n\r\n", "a,a,bAdA0", "\"x\"\r", "\"\"\"\",", "a\rb\n", "\x00,\"\xff\"\n",
		"\"a\r\n\"\r\n\"b\"\r", ",\"\"", "\"", "\r", ",", "\"a\",\"b\"\"c\",\n",
	} {
		f.Add(seed)
	}
	const header = "name,city\n"
	f.Fuzz(func(t *testing.T, body string) {
		list := header + body
		table, rows, err := readAll(strings.NewReader(list))
		if err != nil || table.dialect.Comma != ',' {
			return
		}
		checkWhole(t, []byte(body), rows, '\n')
		_, slow, err := readAll(iotest.OneByteReader(strings.NewReader(list)))
		if err != nil || fmt.Sprint(slow) != fmt.Sprint(rows) {
			t.Fatalf("a byte at a time: %v %+v, at once %+v", err, slow, rows)
		}
		checkRows(t, list, len(rows))
	})
}
