package excel_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
	"diasmap/corpus/excel"
)

// pack makes a workbook of the XML of its parts.
func pack(t testing.TB, sheet, texts, styles string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	const relation = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types/>`},
		{"_rels/.rels", `<Relationships>` + fmt.Sprintf(relation, "r1", "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships>` + fmt.Sprintf(relation, "r1", "worksheet", "/xl/worksheets/sheet1.xml") +
			fmt.Sprintf(relation, "r2", "sharedStrings", "texts.xml") + fmt.Sprintf(relation, "r3", "styles", "styles.xml") + `</Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet}, {"xl/texts.xml", texts}, {"xl/styles.xml", styles},
	} {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: part[0], Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(part[1])), CompressedSize64: uint64(len(part[1])), UncompressedSize64: uint64(len(part[1])),
		})
		if err == nil {
			_, err = io.WriteString(w, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	textsXML  = `<sst><si><t>name</t></si><si><r><t>Anahit </t></r><r><t xml:space="preserve">Krikorian</t></r><rPh><t>no</t></rPh></si><si><t>city &amp; land</t></si></sst>`
	stylesXML = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`
)

// sheetXML is a sheet with these rows.
func sheetXML(rows string) string {
	return `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>` + rows +
		`</x:sheetData><x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>`
}

const rowsXML = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>2</x:v></x:c></x:row>` +
	`<x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2" t="inlineStr"><x:is><x:t><![CDATA[<Lyon>]]></x:t></x:is></x:c></x:row>` +
	`<x:row><x:c s="1"><x:v>27454</x:v></x:c></x:row><!-- <x:row/> -->`

// Prefixes of namespaces, comments, CDATA, rows and cells without places, phonetic readings: all of it is allowed.
func TestXMLThatExcelDoesNotWriteButMayRead(t *testing.T) {
	wantRecords(t, open(t, pack(t, sheetXML(rowsXML), textsXML, stylesXML), excel.Options{}), "Anahit Krikorian|<Lyon>", "1975-03-01|<Lyon>")
}

func TestBrokenSheetsGiveWhatTheyHave(t *testing.T) {
	short, _, _ := strings.Cut(sheetXML(rowsXML), "27454")
	for name, test := range map[string]struct {
		sheet string
		fault string
	}{
		"ends within a row": {short, "list.xlsx[People]: after row 2: the workbook is damaged or cut short"},
		"broken tag":        {sheetXML(rowsXML + `<x:row r="9"><x:c r="A9"< </x:row>`), ""},
		"document type":     {sheetXML(rowsXML + `<!DOCTYPE x>`), "document type"},
		"no end":            {strings.TrimSuffix(sheetXML(rowsXML), `</x:sheetData><x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>`), "ends too early"},
	} {
		s := open(t, pack(t, test.sheet, textsXML, stylesXML), excel.Options{})
		records, _ := read(t, s)
		if len(records) == 0 || !strings.HasPrefix(records[0], "Anahit Krikorian") {
			t.Errorf("%s: %q", name, records)
		}
		if faults := strings.Join(s.Form().Faults, "; "); test.fault != "" && !strings.Contains(faults, test.fault) {
			t.Errorf("%s: faults %q, want %q", name, faults, test.fault)
		}
	}
}

func TestCellsThatCannotBeReadAreTold(t *testing.T) {
	sheet := sheetXML(`<x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c></x:row><x:row r="7"><x:c r="B7" t="s"><x:v>99</x:v></x:c></x:row>` +
		`<x:row r="8"><x:c r="B8" t="inlineStr"><x:is><x:t>` + strings.Repeat("x", 200_000) + `</x:t></x:is></x:c></x:row>`)
	_, faults := read(t, open(t, pack(t, sheet, textsXML, stylesXML), excel.Options{}))
	if len(faults) != 2 || !errors.Is(faults[0], excel.ErrSharedString) || !strings.HasPrefix(faults[0].Error(), "list.xlsx[People]:7: column B: ") ||
		!errors.Is(faults[1], excel.ErrLongCell) {
		t.Error(faults)
	}
}

func TestMoreRowsThanASheetHas(t *testing.T) {
	s := open(t, pack(t, sheetXML(rowsXML+strings.Repeat("<row/>", 1<<20)), textsXML, stylesXML), excel.Options{})
	records, _ := read(t, s)
	if faults := strings.Join(s.Form().Faults, "; "); len(records) != 2 || !strings.Contains(faults, "a sheet has no more than 1048576 rows") {
		t.Errorf("%d records, %s", len(records), faults)
	}
}

// A part that grows from nearly nothing is refused before it fills anything.
func TestBombIsRefused(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	whole, err := zip.NewReader(bytes.NewReader(pack(t, "", textsXML, stylesXML)), int64(len(pack(t, "", textsXML, stylesXML))))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range whole.File {
		if !strings.HasSuffix(f.Name, "sheet1.xml") {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	w, _ := z.Create("xl/worksheets/sheet1.xml")
	_, _ = io.WriteString(w, "<worksheet><sheetData>")
	for range 80 {
		_, _ = w.Write(bytes.Repeat([]byte(" "), 1<<20))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = excel.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), "list.xlsx", excel.Options{})
	if !errors.Is(err, excel.ErrTooLarge) {
		t.Errorf("%d bytes: %v", out.Len(), err)
	}
}

// readAll reads a workbook that may be damaged; each record has as many fields as the header. It says how many there are, -1 if
// the workbook is refused.
func readAll(t testing.TB, book []byte) (records int, faults []string) {
	s, err := excel.Open(bytes.NewReader(book), int64(len(book)), "list.xlsx", excel.Options{})
	if err != nil {
		if !strings.HasPrefix(err.Error(), "read list.xlsx") {
			t.Errorf("the error does not name the file: %v", err)
		}
		return -1, nil
	}
	defer s.Close()
	var c corpus.Chunk
	var r corpus.Record
	for {
		if err := s.Next(&c); errors.Is(err, io.EOF) {
			return records, s.Form().Faults
		} else if err != nil {
			t.Fatal(err)
		}
		for i := range c.Len() {
			c.Record(i, &r)
			if records++; len(r.Fields) != len(s.Header()) || r.Number != records {
				t.Fatalf("record %d is called %d and has %d fields, the header %d", records, r.Number, len(r.Fields), len(s.Header()))
			}
		}
	}
}

// Bytes of whole files changed at random: what is damaged is refused or told, and what is read in spite of it is all there.
func TestDamagedWorkbooksAreToldOf(t *testing.T) {
	whole := workbook(t, func(f *excelize.File) {
		for i := range 60 {
			rows(t, f, "People", fmt.Sprintf("A%d", i+1), []any{"name", i, "Anahit Krikorian " + strings.Repeat("x", i), 44197.5})
		}
	})
	want, _ := readAll(t, whole)
	random := rand.New(rand.NewPCG(1, 2))
	refused, told := 0, 0
	for range 400 {
		book := bytes.Clone(whole)
		for range 1 + random.IntN(3) {
			book[random.IntN(len(book))] ^= 1 << random.IntN(8)
		}
		switch got, faults := readAll(t, book); {
		case got < 0:
			refused++
		case len(faults) > 0:
			told++
		case got != want:
			t.Errorf("%d records without a fault, want %d", got, want)
		}
	}
	if refused == 0 || told == 0 {
		t.Errorf("%d refused, %d told: the test damages nothing", refused, told)
	}
}

func FuzzSheet(f *testing.F) {
	f.Add(sheetXML(rowsXML), textsXML, stylesXML)
	f.Add(`<worksheet><sheetData><row r="3"><c r="XFD3"><v>1e5</v></c></row></sheetData></worksheet>`, `<sst/>`, `<styleSheet/>`)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) { readAll(t, pack(t, sheet, texts, styles)) })
}

func FuzzWorkbook(f *testing.F) {
	f.Add(pack(f, sheetXML(rowsXML), textsXML, stylesXML))
	f.Fuzz(func(t *testing.T, book []byte) { readAll(t, book) })
}
