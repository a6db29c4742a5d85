package excel_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
	"diasmap/corpus/excel"
)

// workbook makes a workbook with a sheet called People.
func workbook(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "People"); err != nil {
		t.Fatal(err)
	}
	fill(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rows sets rows of a sheet from a cell on; nil leaves a cell empty.
func rows(t *testing.T, f *excelize.File, sheet, from string, rows ...[]any) {
	t.Helper()
	column, row, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	for i, values := range rows {
		for j, value := range values {
			cell, _ := excelize.CoordinatesToCellName(column+j, row+i)
			if value == nil {
				continue
			}
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// style gives cells a number format.
func style(t *testing.T, f *excelize.File, sheet, from, to, code string) {
	t.Helper()
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err == nil {
		err = f.SetCellStyle(sheet, from, to, id)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, book []byte, o excel.Options) *excel.Sheet {
	t.Helper()
	s, err := excel.Open(bytes.NewReader(book), int64(len(book)), "list.xlsx", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
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

func wantRecords(t *testing.T, s corpus.Source, want ...string) {
	t.Helper()
	got, faults := read(t, s)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, err := range faults {
		t.Error(err)
	}
}

func TestCellsAreReadAsTheyShow(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "A1",
			[]any{"name", "zip", "ssn", "born", "seen", "shift", "share", "member", "id", "year", "month"},
			[]any{"Anahit Krikorian", 1234, 78051120, 27454.0, 44197.4375, 1.25, 0.5, true, 12345678901234.0, 27454, 27454})
		for cell, code := range map[string]string{
			"B2": "00000", "C2": `000\-00\-0000`, "D2": "dd/mm/yyyy", "E2": "yyyy-mm-dd hh:mm", "F2": "[h]:mm", "G2": "0%", "J2": "yyyy", "K2": "mmm yyyy",
		} {
			style(t, f, "People", cell, cell, code)
		}
	})
	wantRecords(t, open(t, book, excel.Options{}),
		"Anahit Krikorian|01234|078-05-1120|1975-03-01|2021-01-01 10:30|30:00:00|0.5|TRUE|12345678901234|1975|1975-03")
}

func TestTextsHoweverStored(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "A1", []any{"name", "note"}, []any{"Նարեկ & <Թումանյան>", "two\nlines"}, []any{"Νίκος_x000D_", " padded "})
		if err := f.SetCellRichText("People", "A4", []excelize.RichTextRun{{Text: "Nino "}, {Text: "Abashidze", Font: &excelize.Font{Bold: true}}}); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellFormula("People", "B4", `"a"&"b"`); err != nil { // without a value
			t.Fatal(err)
		}
	})
	s := open(t, book, excel.Options{})
	if notes := strings.Join(s.Form().Notes, "; "); !strings.Contains(notes, "1 formulas have no value, the first in B4") {
		t.Error(notes)
	}
	wantRecords(t, s, "Նարեկ & <Թումանյան>|two\nlines", "Νίκος\r| padded ", "Nino Abashidze|")
}

func TestDatesOf1904(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		rows(t, f, "People", "A1", []any{"name", "born"}, []any{"Levon", time.Date(1975, 3, 1, 0, 0, 0, 0, time.UTC)})
		style(t, f, "People", "B2", "B2", "d mmmm yyyy")
	})
	wantRecords(t, open(t, book, excel.Options{}), "Levon|1975-03-01")
}

func TestHeaderBelowTitles(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "C2", []any{"Registry of physicians, 2026"}, []any{"as of", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}, nil,
			[]any{"No", "Nom", "Prénom", "Ville"}, []any{1, "Krikorian", "Anahit", "Lyon"}, nil, []any{2, "Kapanadze", nil, "Paris"})
	})
	s := open(t, book, excel.Options{})
	if want := []string{"No", "Nom", "Prénom", "Ville"}; !slices.Equal(s.Header(), want) {
		t.Errorf("header %q, want %q", s.Header(), want)
	}
	if notes := strings.Join(s.Form().Notes, "; "); !strings.Contains(notes, `header in row 5, 2 rows above it skipped: "Registry of physicians, 2026", "as of"`) {
		t.Error(notes)
	}
	wantRecords(t, s, "1|Krikorian|Anahit|Lyon", "2|Kapanadze||Paris")
	if notes := strings.Join(s.Form().Notes, "; "); !strings.Contains(notes, "1 empty rows passed over") {
		t.Error(notes)
	}
	s = open(t, book, excel.Options{HeaderRow: 6})
	wantRecords(t, s, "2|Kapanadze||Paris")
}

func TestNoHeader(t *testing.T) {
	book := workbook(t, func(f *excelize.File) { rows(t, f, "People", "B3", []any{"Levon", "Berlin"}, []any{"Giorgi", "Bonn"}) })
	s := open(t, book, excel.Options{NoHeader: true})
	if !slices.Equal(s.Header(), []string{"column1", "column2"}) {
		t.Errorf("header %q", s.Header())
	}
	wantRecords(t, s, "Levon|Berlin", "Giorgi|Bonn")
}

func TestHeaderWithoutKnownWords(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "A1", []any{"Report"}, []any{"code", "wer", "wo"}, []any{1, "Levon", "Berlin"}, []any{2, "Giorgi", "Bonn"})
	})
	if got := open(t, book, excel.Options{}).Header(); !slices.Equal(got, []string{"code", "wer", "wo"}) {
		t.Errorf("header %q", got)
	}
}

func TestMergedCellsGiveEachRowTheirValue(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "A1", []any{"country", "person", nil}, []any{nil, "given", "family"}, []any{"France", "Anahit", "Krikorian"},
			[]any{nil, "Giorgi", "Kapanadze"}, []any{nil, nil, nil}, []any{"Spain", "Mary", "Smith"})
		for _, block := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"A3", "A5"}} {
			if err := f.MergeCell("People", block[0], block[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	s := open(t, book, excel.Options{})
	if want := []string{"country", "given", "family"}; !slices.Equal(s.Header(), want) {
		t.Errorf("header %q, want %q", s.Header(), want)
	}
	wantRecords(t, s, "France|Anahit|Krikorian", "France|Giorgi|Kapanadze", "Spain|Mary|Smith")
}

func TestSheetChoice(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		for _, name := range []string{"Codes", "Old", "Doctors"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		rows(t, f, "People", "A1", []any{"How this list was made"})
		rows(t, f, "Codes", "A1", []any{"code", "meaning"}, []any{1, "cardiology"})
		rows(t, f, "Old", "A1", []any{"name"}, []any{"Hidden Person"})
		rows(t, f, "Doctors", "A1", []any{"id", "name"}, []any{1, "Anahit Krikorian"})
		if err := f.SetSheetVisible("Old", false); err != nil {
			t.Fatal(err)
		}
	})
	s := open(t, book, excel.Options{})
	if notes := strings.Join(s.Form().Notes, "; "); !strings.Contains(notes, `sheet "Doctors", 4 of 4, not read: "People", "Codes", "Old" (hidden)`) {
		t.Error(notes)
	}
	wantRecords(t, s, "1|Anahit Krikorian")
	wantRecords(t, open(t, book, excel.Options{Sheet: "old"}), "Hidden Person")
	wantRecords(t, open(t, book, excel.Options{Sheet: "2"}), "1|cardiology")
	_, err := excel.Open(bytes.NewReader(book), int64(len(book)), "list.xlsx", excel.Options{Sheet: "Owners"})
	if !errors.Is(err, excel.ErrNoSheet) || !strings.Contains(err.Error(), `"Old" (hidden), "Doctors"`) {
		t.Error(err)
	}
}

func TestRefusals(t *testing.T) {
	whole := workbook(t, func(f *excelize.File) { rows(t, f, "People", "A1", []any{"name"}, []any{"Levon"}) })
	locked, err := excelize.Encrypt(whole, &excelize.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		file []byte
		want error
	}{
		"password":  {locked, excel.ErrPassword},
		"old":       {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), excel.ErrOld},
		"text":      {[]byte("name\nLevon\n"), excel.ErrFormat},
		"nothing":   {nil, excel.ErrFormat},
		"cut short": {whole[:len(whole)-100], excel.ErrBroken},
		"no values": {workbook(t, func(*excelize.File) {}), excel.ErrEmpty},
	} {
		_, err := excel.Open(bytes.NewReader(test.file), int64(len(test.file)), "list.xlsx", excel.Options{})
		if !errors.Is(err, test.want) || !strings.Contains(err.Error(), "list.xlsx") {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}
