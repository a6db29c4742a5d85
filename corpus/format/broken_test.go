package format_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"diasmap/corpus"
	"diasmap/corpus/format"
)

// advice is what a message must have beside its place: what to do.
var advice = regexp.MustCompile(`quotes|want|copy|fetch|export|check|close|correct|save|say|name|convert|decompress|flatten|repair|open it|begin anew|remove|unpack|write`)

// A reading is what came of a list.
type reading struct {
	rows   int
	faults []string // of rows, and of the list as a whole
	err    error    // the list could not be read, or not to its end
}

// read reads a file to its end and writes each record as a row.
func read(path string) (got reading) {
	list, err := format.Open(path, format.Options{})
	if err != nil {
		return reading{err: err}
	}
	defer list.Close()
	var c corpus.Chunk
	var r corpus.Record
	var rows countingWriter
	sink := corpus.NewDelimitedWriter(&rows, corpus.Dialect{Comma: ','})
	if err := sink.Begin(list, []string{"verdict"}); err != nil {
		return reading{err: err}
	}
	for {
		err := list.Next(&c)
		if errors.Is(err, io.EOF) {
			got.faults = append(got.faults, list.Form().Faults...)
			return got
		}
		if err != nil {
			got.err = err
			return got
		}
		for i := range c.Len() {
			c.Record(i, &r)
			got.rows++
			if fault := r.Fault(len(list.Header())); fault != nil {
				got.faults = append(got.faults, fault.Error())
			}
			if row := sink.AppendRow(nil, &r, [][]byte{[]byte("x")}); !strings.HasSuffix(string(row), ",x\n") {
				got.err = fmt.Errorf("row %d is written as %q", r.Number, row)
			}
		}
	}
}

type countingWriter int

func (w *countingWriter) Write(p []byte) (int, error) {
	*w += countingWriter(len(p))
	return len(p), nil
}

// check fails unless every message names the file and says what to do.
func (got reading) check(t *testing.T, path string) {
	t.Helper()
	messages := got.faults
	if got.err != nil {
		messages = append(messages, got.err.Error())
	}
	for _, m := range messages[:min(len(messages), 3)] {
		if !strings.Contains(m, path) {
			t.Errorf("%q does not name the file %s", m, path)
		}
		if !advice.MatchString(strings.ReplaceAll(m, path, "")) {
			t.Errorf("%q does not say what to do", m)
		}
	}
}

func TestBrokenLists(t *testing.T) {
	gz := func(text string, cut int) string {
		var b strings.Builder
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(text))
		z.Close()
		return b.String()[:b.Len()-cut]
	}
	for i, test := range []struct {
		name, content string
		rows          int
		says          string // of the first fault; "" for none
	}{
		{"empty.csv", "", 0, "the list is empty"},
		{"blank.csv", "\n\n \n", 0, "the list is empty"},
		{"mark.csv", "\ufeff", 0, "the list is empty"},
		{"few.csv", "a,b,c\n1,2\n", 1, ":2: wrong number of fields: 2, the header has 3"},
		{"many.csv", "a,b\n1,2\n1,2,3,4\n", 2, ":3: wrong number of fields: 4"},
		{"open.csv", "a,b\n\"1,2\n3,4\n", 2, ":2:1: quotes do not close"},
		{"after.csv", "a,b\n\"1\"x,2\n3,4\n", 2, ":2:4: quotes do not close"},
		{"quote.csv", "a,b\n1,\"\n", 1, ":2:3: quotes do not close"},
		{"header.csv", "a,\"b\n1,2\n", 0, ":1:3: read the header: quotes do not close"},
		{"nul.csv", "a,b\n\x00,\x00\n", 1, ""},
		{"blankline.csv", "a,b\n1,2\n\n3,4\n", 3, ":3: wrong number of fields: 1"},
		{"cr.csv", "a,b\r1,2\r3\r", 2, ":3: wrong number of fields: 1"},
		{"mixed.csv", "a,b\r\n1,2\n3,4\r\n5\n", 3, ":4: wrong number of fields"},
		{"invalid.csv", "a,b\n\xff\xfe,\x80\n", 1, ""},
		{"cut.csv", "a,b\n1,2\n3", 2, ":3: wrong number of fields"},
		{"wide.csv", "a,b\n" + strings.Repeat(",", 100_000) + "\n", 1, ":2: wrong number of fields: 100001"},
		{"dup.csv", "a,a,a\n1,2,3\n", 1, ""},
		{"noheadername.csv", ",,\n1,2,3\n", 1, ""},
		{"tabs.csv", "a\tb\n1\t2\n3\n", 2, ":3: wrong number of fields"},
		{"page.csv", "<!DOCTYPE html><html>\n<body>\n", 0, "an HTML page"},
		{"doc.csv", "%PDF-1.7\n", 0, "a PDF document"},
		{"old.csv", "\xd0\xcf\x11\xe0....", 0, "an old Excel workbook"},
		{"zip.csv", "PK\x03\x04rest of no workbook", 0, ""},
		{"parquet.csv", "PAR1rest of no Parquet", 0, ""},
		{"noheader.gz", "\x1f\x8b", 0, "damaged or cut short"},
		{"badgz.csv.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00nonsense nonsense", 0, "damaged or cut short"},
		{"cutgz.csv.gz", gz("a,b\n"+strings.Repeat("1,2\n", 10_000), 6), 10_000, "breaks off"},
		{"cut8.csv.gz", gz("a,b\n1,2\n3,4\n", 8), 2, "breaks off"},
		{"sumgz.csv.gz", gz("a,b\n1,2\n", 4) + "xxxx", 1, "breaks off"},
		{"tail.csv.gz", gz("a,b\n1,2\n", 0) + "garbage after the end", 1, "breaks off"},
		{"thrice.csv.gz", gz(gz(gz("a,b\n1,2\n", 0), 0), 0), 0, "compressed beyond"},
		{"zst.csv.zst", "\x28\xb5\x2f\xfdnonsense", 0, "damaged or cut short"},
		{"notgz.csv.gz", "a,b\n1,2\n", 1, ""},
		{"empty.jsonl", "", 0, "no JSON object"},
		{"scalar.jsonl", "1\n2\n", 0, "no JSON object"},
		{"brace.jsonl", "{\"a\":1}\n{\"a\":2\n{\"a\":3}\n", 3, ":2:7: the object does not end"},
		{"comma.jsonl", "{\"a\":1}\n{\"a\":2,}\n", 2, ":2:8: not a JSON object"},
		{"text.jsonl", "{\"a\":1}\nhello\n", 2, ":2:1: not a JSON object"},
		{"deep.jsonl", "{\"a\":1}\n" + strings.Repeat("{\"a\":", 5000) + "\n", 2, ":2:501: objects and arrays are more than 100 deep"},
		{"array.json", "[{\"a\":1},{\"a\":2}", 2, ""},
		{"arraycut.json", "[{\"a\":1},{\"a\":", 2, ":1:15: the object does not end"},
		{"control.jsonl", "{\"a\":1}\n{\"a\":\"\x01\"}\n", 2, ":2:7: not a JSON object"},
		{"late.jsonl", "{\"a\":1}\n\n\n{\"b\":{\"c\":1}}\n", 2, ""},
		{"utf16odd.csv", "\xff\xfea\x00,\x00b\x00\n\x001", 1, ":2: wrong number of fields"},
		{"utf16nul.csv", "\xff\xfe\x00\x00", 0, ""},
		{"sep.csv", "sep=;\n", 0, "the list is empty"},
		{"xlsx.xlsx", "no workbook", 0, ""},
		{"cut.xlsx", "PK\x03\x04", 0, ""},
		{"no.parquet", "PAR1", 0, ""},
		{"text.parquet", "a,b\n1,2\n", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.name)
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			got := read(path)
			got.check(t, path)
			all := fmt.Sprint(got.faults, got.err)
			if got.rows != test.rows || !strings.Contains(all, test.says) || test.says == "" && test.rows > 0 && len(got.faults) > 0 {
				t.Errorf("list %d: %d rows, %s; want %d rows, %q", i, got.rows, all, test.rows, test.says)
			}
		})
	}
}

// Lists of every format, each with a byte changed, a piece taken out, put in or cut off at random places: no panic, and
// every message names the file and says what to do.
func TestDamagedLists(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	rows := [][]string{{"id", "name", "country"}}
	for i := range 300 {
		rows = append(rows, []string{fmt.Sprint(i), "Nino \"N\" Abashidze, " + fmt.Sprint(i), "FR"})
	}
	plain := delimited(t, rows, ',')
	for _, name := range []string{"list.csv", "list.tsv", "list.jsonl", "list.csv.gz", "list.csv.zst", "list.jsonl.gz", "list.xlsx", "list.parquet"} {
		whole := plain
		if name != "list.csv" {
			whole = converted(t, plain, name)
		}
		for n := range 16 {
			content := damage(random, whole)
			path := filepath.Join(t.TempDir(), fmt.Sprintf("%d-%s", n, name))
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			read(path).check(t, path)
		}
	}
}

func damage(random *rand.Rand, whole []byte) []byte {
	at := random.IntN(len(whole))
	end := min(len(whole), at+1+random.IntN(50))
	switch random.IntN(4) {
	case 0:
		return whole[:at]
	case 1:
		return append(append([]byte{}, whole[:at]...), whole[end:]...)
	case 2:
		return append(append(append([]byte{}, whole[:at]...), "\"\x00{,\xff\n"...), whole[at:]...)
	}
	content := append([]byte{}, whole...)
	content[at] ^= 1 << random.IntN(8)
	return content
}

// FuzzOpen: whatever a file holds and is called, it is read to its end or refused, each record is written as a row, and the
// messages name it.
func FuzzOpen(f *testing.F) {
	endings := []string{".csv", ".tsv", ".jsonl", ".csv.gz", ".txt"} // workbooks and Parquet have targets of their own
	for i, seed := range []string{
		"name,city\nNino,Lyon\n", "Title\n\nname\tcity\nNino\tLyon\n", "[{\"a\":{\"b\":1}},\n{\"a\":2}]", "\x1f\x8b\x08", "\xff\xfea\x00\n\x00", "sep=;\na;b\n\"", "\xc8\xe2\xe0\xed;\xcf\n",
	} {
		f.Add(uint8(i), []byte(seed))
	}
	f.Fuzz(func(t *testing.T, ending uint8, content []byte) {
		path := filepath.Join(t.TempDir(), "list"+endings[int(ending)%len(endings)])
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		got := read(path)
		if got.err != nil && strings.Contains(got.err.Error(), "is written as") {
			t.Fatal(got.err)
		}
		got.check(t, path)
	})
}
