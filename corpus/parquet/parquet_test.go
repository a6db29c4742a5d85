package parquet_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	lib "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"

	"diasmap/corpus"
	"diasmap/corpus/parquet"
)

// encode writes rows of a type as a file, so many to a row group.
func encode[T any](t testing.TB, group int64, rows ...T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := lib.NewGenericWriter[T](&out, lib.MaxRowsPerRowGroup(group))
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, file []byte) *parquet.Reader {
	t.Helper()
	p, err := parquet.Open(bytes.NewReader(file), int64(len(file)), "list.parquet")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// read returns the records of a list as text, their fields with bars between, and the faults.
func read(t testing.TB, s corpus.Source) (records []string, faults []error) {
	t.Helper()
	var c corpus.Chunk
	var r corpus.Record
	for {
		err := s.Next(&c)
		if errors.Is(err, io.EOF) {
			return records, faults
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Len() {
			c.Record(i, &r)
			fields := make([]string, len(r.Fields))
			for j := range fields {
				fields[j] = string(r.Value(j, nil))
			}
			records = append(records, strings.Join(fields, "|"))
			if r.Err != nil {
				faults = append(faults, r.Err)
			}
		}
	}
}

type everything struct {
	Name   string           `parquet:"name"`
	Maybe  *string          `parquet:"maybe,optional"`
	Small  int8             `parquet:"small"`
	Big    uint64           `parquet:"big"`
	Share  float32          `parquet:"share"`
	Height float64          `parquet:"height"`
	Alive  bool             `parquet:"alive"`
	Born   int32            `parquet:"born,date"`
	Seen   time.Time        `parquet:"seen,timestamp(microsecond)"`
	Millis int64            `parquet:"millis,timestamp(millisecond:local)"`
	Clock  int32            `parquet:"clock,time(millisecond)"`
	Pay    int64            `parquet:"pay,decimal(2:18)"`
	Debt   [16]byte         `parquet:"debt,decimal(3:38)"`
	ID     [16]byte         `parquet:"id,uuid"`
	Old    deprecated.Int96 `parquet:"old"`
	Blob   []byte           `parquet:"blob"`
	JSON   []byte           `parquet:"json,json"`
}

var someone = everything{
	Name: "Anahit Krikorian", Small: -7, Big: 18446744073709551615, Share: 0.1, Height: 1.625, Alive: true,
	Born: 1885, Seen: time.Date(2021, 3, 4, 5, 6, 7, 890_000_000, time.UTC), Millis: -1, Clock: 3_723_004, Pay: -5,
	Debt: [16]byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x85},
	ID:   [16]byte{0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef},
	Old:  deprecated.Int96{0, 0, 2440589}, Blob: []byte{0xff, 0x00}, JSON: []byte(`{"a":1}`),
}

const someoneAsText = "Anahit Krikorian||-7|18446744073709551615|0.1|1.625|true|1975-03-01|2021-03-04 05:06:07.89Z|1969-12-31 23:59:59.999|01:02:03.004|-0.05|" +
	`-0.123|01234567-89ab-cdef-0123-456789abcdef|1970-01-02 00:00:00|0xff00|{"a":1}`

func TestTypesAreWrittenAsReadersExpect(t *testing.T) {
	got, faults := read(t, open(t, encode(t, 10, someone)))
	if len(faults) > 0 || len(got) != 1 || got[0] != someoneAsText {
		t.Errorf("got\n%s\nwant\n%s\n%v", strings.Join(got, "\n"), someoneAsText, faults)
	}
}

type nested struct {
	ID   int `parquet:"id"`
	Name struct {
		Given  string `parquet:"given"`
		Family string `parquet:"family"`
	} `parquet:"name"`
	Languages    []string          `parquet:"languages,list"`
	Tags         []string          `parquet:"tags"`
	Affiliations []affiliation     `parquet:"affiliations,list"`
	Links        map[string]string `parquet:"links"`
}

type affiliation struct {
	City string `parquet:"city"`
	Year *int   `parquet:"year,optional"`
}

func TestNestedColumnsHaveDottedNames(t *testing.T) {
	year := 2019
	n := nested{ID: 1, Languages: []string{"hy", "fr"}, Tags: []string{"a"}, Links: map[string]string{"web": "x.org"}}
	n.Name.Given, n.Name.Family = "Anahit", "Krikorian"
	n.Affiliations = []affiliation{{"Lyon", nil}, {"Paris", &year}}
	p := open(t, encode(t, 10, n, nested{ID: 2}))
	want := []string{"affiliations.city", "affiliations.year", "id", "languages", "links.key", "links.value", "name.family", "name.given", "tags"}
	got := slices.Sorted(slices.Values(p.Header()))
	if !slices.Equal(got, want) {
		t.Errorf("header %q, want %q", got, want)
	}
	records, _ := read(t, p)
	fields := map[string]string{}
	for i, value := range strings.Split(records[0], "|") {
		fields[p.Header()[i]] = value
	}
	for name, want := range map[string]string{
		"name.given": "Anahit", "languages": "hy; fr", "tags": "a", "affiliations.city": "Lyon; Paris", "affiliations.year": "2019", "links.key": "web",
	} {
		if fields[name] != want {
			t.Errorf("%s is %q, want %q", name, fields[name], want)
		}
	}
}

// rewrite writes a list as Parquet, with columns added.
func rewrite(t testing.TB, s corpus.Source) []byte {
	t.Helper()
	var out bytes.Buffer
	w := parquet.NewWriter(&out)
	if err := w.Begin(s, []string{"origin", "probability"}); err != nil {
		t.Fatal(err)
	}
	var c corpus.Chunk
	var r corpus.Record
	for {
		err := s.Next(&c)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		var rows []byte
		for i := range c.Len() {
			c.Record(i, &r)
			rows = w.AppendRow(rows, &r, [][]byte{[]byte("AM"), []byte("0.973")})
		}
		if err := w.Write(rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestColumnsOfParquetKeepTheirTypes(t *testing.T) {
	empty := ""
	other := someone
	other.Maybe, other.Name = &empty, ""
	file := encode(t, 10, someone, other)
	out := rewrite(t, open(t, file))
	before, err := lib.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	after, err := lib.OpenFile(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	columns := after.Root().Columns()
	for i, c := range before.Root().Columns() {
		if got := columns[i]; got.Name() != c.Name() || got.Type().String() != c.Type().String() {
			t.Errorf("column %d is %s %s, want %s %s", i, got.Name(), got.Type(), c.Name(), c.Type())
		}
	}
	if last := columns[len(columns)-1]; last.Name() != "probability" || last.Type().Kind() != lib.Double {
		t.Errorf("the last column is %s %s", last.Name(), last.Type())
	}
	got, _ := read(t, open(t, out))
	if len(got) != 2 || got[0] != someoneAsText+"|AM|0.973" {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	rows, err := lib.Read[everything](bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if rows[0].Maybe != nil || rows[1].Maybe == nil || *rows[1].Maybe != "" || rows[1].Debt != someone.Debt {
		t.Errorf("null, empty text and decimals came back as %v, %v, %v", rows[0].Maybe, rows[1].Maybe, rows[1].Debt)
	}
}

func TestListsOfOtherFormatsBecomeStrings(t *testing.T) {
	s, err := corpus.OpenTable(strings.NewReader("b,a,,a\n01,Ճանապարհ,,x\ntoo,few\n"), "list.csv")
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, rewrite(t, s))
	if want := []string{"b", "a", "column_3", "a_2", "origin", "probability"}; !slices.Equal(p.Header(), want) {
		t.Errorf("header %q, want %q", p.Header(), want)
	}
	if got, _ := read(t, p); !slices.Equal(got, []string{"01|Ճանապարհ||x|AM|0.973", "too|few|||AM|0.973"}) {
		t.Errorf("got %q", got)
	}
}

// Files that pyarrow 26 wrote (testdata/write_files.py): lists of lists and of groups, maps, half precision, dictionaries,
// timestamps of 96 bits.
func TestFilesOfArrow(t *testing.T) {
	for name, want := range map[string][]string{
		"pyarrow": {
			"Անահիտ Krikorian|1.5|1234.50|1975-03-01|2021-03-04 05:06:07.89|2021-03-04 05:06:07Z|01:02:03.004|hy; fr|Lyon|2019; 2020|Paris|48.85|2.35|" +
				"web; orcid|x.org; 0000|a; b; c|0xff00|x|255|z",
			"|||||||||||||||||||", "|-2|-0.01|1899-12-31|1969-01-01 00:00:00||00:00:00||||||||||text|y|0|",
		},
		"int96": {"Անահիտ Krikorian|2021-03-04 05:06:07.89", "|", "|1969-01-01 00:00:00"},
	} {
		file, err := os.ReadFile("testdata/" + name + ".parquet")
		if err != nil {
			t.Fatal(err)
		}
		p := open(t, file)
		got, faults := read(t, p)
		if !slices.Equal(got, want) || len(faults) > 0 {
			t.Errorf("%s: got\n%s\nwant\n%s\n%v", name, strings.Join(got, "\n"), strings.Join(want, "\n"), faults)
		}
		out := rewrite(t, open(t, file))
		if name == "pyarrow" {
			wantTypes(t, out, map[string]string{"pay": "DECIMAL(10,2)", "born": "DATE", "home.geo.lat": "DOUBLE", "langs": "STRING", "u8": "INT(8,false)"})
		}
		again := open(t, out)
		rewritten, _ := read(t, again)
		for i, r := range rewritten {
			if r != want[i]+"|AM|0.973" {
				t.Errorf("%s: rewritten, record %d is %s", name, i+1, r)
			}
		}
	}
}

func wantTypes(t *testing.T, file []byte, want map[string]string) {
	t.Helper()
	f, err := lib.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for name, typ := range want {
		if got := f.Root().Column(name).Type().String(); got != typ {
			t.Errorf("%s is %s, want %s", name, got, typ)
		}
	}
}

func TestManyRowGroups(t *testing.T) {
	rows := make([]affiliation, 1000)
	for i := range rows {
		rows[i].City = strings.Repeat("x", i%50)
	}
	file := encode(t, 70, rows...)
	if got, faults := read(t, open(t, file)); len(got) != 1000 || len(faults) > 0 || got[777] != strings.Repeat("x", 27)+"|" {
		t.Errorf("%d records, %v", len(got), faults)
	}
	if err := open(t, file).Skip(corpus.Position{Number: 777}); !errors.Is(err, corpus.ErrChanged) {
		t.Errorf("no chunk ends at 777: got %v", err)
	}
}

// A list is gone on with behind a chunk, also if some of it was read before.
func TestSkipGoesBehindAChunk(t *testing.T) {
	rows := make([]affiliation, 5000)
	for i := range rows {
		rows[i].City = fmt.Sprintf("%d %s", i, strings.Repeat("x", i%50))
	}
	file := encode(t, 700, rows...)
	whole, _ := read(t, open(t, file))
	p := open(t, file)
	var c corpus.Chunk
	for range 2 {
		if err := p.Next(&c); err != nil {
			t.Fatal(err)
		}
	}
	at := p.Position()
	again := open(t, file)
	if err := errors.Join(again.Next(&c), again.Skip(at)); err != nil {
		t.Fatal(err)
	}
	rest, _ := read(t, again)
	if at.Number == 0 || !slices.Equal(rest, whole[at.Number:]) {
		t.Errorf("%d records after %d of %d", len(rest), at.Number, len(whole))
	}
}

// What a damaged row group cannot give comes out as errors, one a row, and the others whole.
func TestDamagedRowGroupLosesNoRow(t *testing.T) {
	rows := make([]affiliation, 300)
	for i := range rows {
		rows[i].City = strings.Repeat("Lyon", i%40)
	}
	file := encode(t, 100, rows...)
	f, err := lib.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	at := f.Metadata().RowGroups[1].Columns[0].MetaData.DataPageOffset
	copy(file[at:], bytes.Repeat([]byte{0xFF}, 40))
	got, faults := read(t, open(t, file))
	if len(got) != 300 || len(faults) != 100 {
		t.Fatalf("%d records, %d faults, want 300 and 100", len(got), len(faults))
	}
	if !errors.Is(faults[0], parquet.ErrRows) || !strings.HasPrefix(faults[0].Error(), "list.parquet:101: row group 2: ") {
		t.Error(faults[0])
	}
	if got[205] != "LyonLyonLyonLyonLyon|" {
		t.Errorf("record 206 is %q", got[205])
	}
}

func TestRefusals(t *testing.T) {
	whole := encode(t, 10, someone)
	for name, test := range map[string]struct {
		file []byte
		want error
	}{
		"cut short": {whole[:len(whole)-50], parquet.ErrBroken},
		"nothing":   {nil, parquet.ErrBroken},
		"text":      {[]byte("name\nLevon\n"), parquet.ErrBroken},
		"encrypted": {append([]byte("PARE"), whole[4:]...), parquet.ErrEncrypted},
		"footer":    {slices.Concat(whole[:4], bytes.Repeat([]byte{0xEE}, 200), whole[len(whole)-8:]), parquet.ErrBroken},
	} {
		_, err := parquet.Open(bytes.NewReader(test.file), int64(len(test.file)), "list.parquet")
		if !errors.Is(err, test.want) || !strings.HasPrefix(err.Error(), "read list.parquet: ") {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

// readAll reads a file that may be damaged up to enough records, each of which has as many fields as the header. It says how
// many there are, -1 if the file is refused.
func readAll(t testing.TB, file []byte) int {
	const enough = 100_000
	p, err := parquet.Open(bytes.NewReader(file), int64(len(file)), "list.parquet")
	if err != nil {
		if !strings.HasPrefix(err.Error(), "read list.parquet: ") {
			t.Errorf("the error does not name the file: %v", err)
		}
		return -1
	}
	defer p.Close()
	var c corpus.Chunk
	var r corpus.Record
	n := 0
	for n < enough {
		if err := p.Next(&c); errors.Is(err, io.EOF) {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
		for i := range c.Len() {
			c.Record(i, &r)
			if n++; len(r.Fields) != len(p.Header()) || r.Number != n {
				t.Fatalf("record %d is called %d and has %d fields, the header %d", n, r.Number, len(r.Fields), len(p.Header()))
			}
			if r.Err != nil && !strings.HasPrefix(r.Err.Error(), "list.parquet:") {
				t.Errorf("the error does not name the place: %v", r.Err)
			}
		}
	}
	return n
}

// seeds are whole files to be damaged.
func seeds(t testing.TB) [][]byte {
	rows := make([]nested, 50)
	for i := range rows {
		rows[i] = nested{ID: i, Languages: []string{"hy", "fr"}, Links: map[string]string{"a": "b"}}
	}
	files := [][]byte{encode(t, 20, rows...), encode(t, 20, someone, someone)}
	for _, name := range []string{"pyarrow", "int96"} {
		file, err := os.ReadFile("testdata/" + name + ".parquet")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// Bytes changed among the pages, beyond which the footer is whole: every row comes out, read or as an error.
func TestDamagedPagesLoseNoRow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, whole := range seeds(t) {
		want := readAll(t, whole)
		footer := len(whole) - 8 - int(binary.LittleEndian.Uint32(whole[len(whole)-8:]))
		for range 100 {
			file := bytes.Clone(whole)
			for range 3 {
				file[4+random.IntN(footer-4)] = byte(random.Uint32())
			}
			if got := readAll(t, file); got != want {
				t.Errorf("%d records, want %d", got, want)
			}
		}
	}
}

// FuzzRead damages files at random, their footers too: no panic.
func FuzzRead(f *testing.F) {
	for _, file := range seeds(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) { readAll(t, file) })
}
