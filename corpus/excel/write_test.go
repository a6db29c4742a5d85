package excel_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
	"diasmap/corpus/excel"
)

var added = []string{"origin", "probability", "verdict"}

// rewrite writes a list as a workbook, with columns added.
func rewrite(t testing.TB, s corpus.Source, pages ...excel.Page) []byte {
	t.Helper()
	var out bytes.Buffer
	w := excel.NewWriter(&out)
	if err := w.Begin(s, added); err != nil {
		t.Fatal(err)
	}
	answer := [][]byte{[]byte("AM"), []byte("0.973"), []byte("probable")}
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
			rows = w.AppendRow(rows, &r, answer)
		}
		if err := w.Write(rows); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range pages {
		w.AddPage(p)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func reopen(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// cellOf tells the raw value, the type and the number format of a cell.
func cellOf(t *testing.T, f *excelize.File, cell string) string {
	t.Helper()
	raw, err := f.GetCellValue(excel.ListSheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := f.GetCellType(excel.ListSheet, cell)
	id, _ := f.GetCellStyle(excel.ListSheet, cell)
	st, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	words := map[excelize.CellType]string{
		excelize.CellTypeUnset: "number", excelize.CellTypeNumber: "number", excelize.CellTypeInlineString: "text", excelize.CellTypeBool: "bool",
		excelize.CellTypeError: "error",
	}
	format := ""
	if st.CustomNumFmt != nil {
		format = " " + *st.CustomNumFmt
	} else if st.NumFmt == 14 || st.NumFmt == 49 {
		format = map[int]string{14: " date", 49: " @"}[st.NumFmt]
	}
	return words[kind] + " " + raw + format
}

func TestCellsOfWorkbooksKeepTheirTypes(t *testing.T) {
	book := workbook(t, func(f *excelize.File) {
		rows(t, f, "People", "A1", []any{"name", "zip", "born", "joined", "pay", "member", "id", "text zip", "broken"},
			[]any{"Anahit Krikorian", 1234, 27454, 44197, 1234.5, true, 12345678901, "01234", nil})
		for cell, code := range map[string]string{"B2": "00000", "C2": "dd/mm/yyyy", "E2": `#,##0.00\ "€"`} {
			style(t, f, "People", cell, cell, code)
		}
		id, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err := f.SetCellStyle("People", "D2", "D2", id); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellFormula("People", "I2", "1/0"); err != nil {
			t.Fatal(err)
		}
	})
	f := reopen(t, rewrite(t, open(t, book, excel.Options{})))
	for cell, want := range map[string]string{
		"B2": "number 1234 00000", "C2": "number 27454 dd/mm/yyyy", "D2": "number 44197 date", "E2": `number 1234.5 #,##0.00\ "€"`, "F2": "bool 1",
		"G2": "number 12345678901", "H2": "text 01234 @", "K2": "number 0.973 0.0%", "L2": "text probable",
	} {
		if got := cellOf(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

func csvList(t *testing.T, text string) corpus.Source {
	t.Helper()
	s, err := corpus.OpenTable(strings.NewReader(text), "list.csv")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNoValueBecomesAFormula(t *testing.T) {
	list := "name,note\n" + `=HYPERLINK("http://x"),+1` + "\n" + "@SUM(A1),-2+3\nO'Neil,\"\t=1+1\"\n"
	f := reopen(t, rewrite(t, csvList(t, strings.ReplaceAll(list, `=HYPERLINK("http://x")`, `"=HYPERLINK(""http://x"")"`))))
	for cell, want := range map[string]string{
		"A2": `text =HYPERLINK("http://x") @`, "B2": "text +1 @", "A3": "text @SUM(A1) @", "B3": "text -2+3 @", "A4": "text O'Neil", "B4": "text \t=1+1 @",
	} {
		if got := cellOf(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
		if formula, _ := f.GetCellFormula(excel.ListSheet, cell); formula != "" {
			t.Errorf("%s is the formula %s", cell, formula)
		}
	}
}

func TestAnyTextComesBack(t *testing.T) {
	values := []string{"a & b < c > d", "two\nlines", " padded ", "bell \x07", "_x000D_", "Ճանապարհ", "🜚 " + strings.Repeat("x", 300), "\"quoted\"", "cr\rlf\r\n"}
	var list strings.Builder
	list.WriteString("name\n")
	for _, v := range values {
		list.WriteString(`"` + strings.ReplaceAll(v, `"`, `""`) + "\"\n")
	}
	got, faults := read(t, open(t, rewrite(t, csvList(t, list.String())), excel.Options{}))
	if len(got) != len(values) || len(faults) > 0 {
		t.Fatalf("%d records, %v", len(got), faults)
	}
	for i, v := range values {
		if want := v + "|AM|0.973|probable"; got[i] != want {
			t.Errorf("%q came back as %q", want, got[i])
		}
	}
}

func TestHeaderStaysAndColumnsHaveFilters(t *testing.T) {
	f := reopen(t, rewrite(t, csvList(t, "name,city\nAnahit Krikorian,Villeneuve-Saint-Georges\n")))
	panes, err := f.GetPanes(excel.ListSheet)
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if width, _ := f.GetColWidth(excel.ListSheet, "B"); width < 24 || width > 30 {
		t.Errorf("column B is %.1f wide", width)
	}
	names := f.GetDefinedName()
	if len(names) != 2 || names[0].RefersTo != "'List'!$A$1:$E$2" || names[1].RefersTo != "'List'!$1:$1" {
		t.Errorf("names %+v", names)
	}
}

func TestPages(t *testing.T) {
	page := excel.Page{Name: "Summary", Widths: []float64{20, 10, 10, 40}, Blocks: []excel.Block{
		{Title: true, Head: "What was found", Text: []string{strings.Repeat("A name is evidence about a name. ", 12)}},
		{Head: "Verdicts", Header: []string{"verdict", "people", "possible", "meaning"}, Rows: [][]any{{"probable", 3, 1, "yes"}, {"abstain", 2, 0, "no"}}, Chart: "Members", Bars: 2},
	}}
	f := reopen(t, rewrite(t, csvList(t, "name\nLevon\n"), page))
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "List" || got[1] != "Summary" || f.GetActiveSheetIndex() != 1 {
		t.Errorf("sheets %q, active %d", got, f.GetActiveSheetIndex())
	}
	if height, _ := f.GetRowHeight("Summary", 2); height < 60 {
		t.Errorf("a paragraph of 400 characters is %.0f high", height)
	}
	if got, _ := f.GetCellValue("Summary", "B6"); got != "3" {
		t.Errorf("B6 is %q", got)
	}
}

func TestLongValuesAreCutAndTold(t *testing.T) {
	var out bytes.Buffer
	w := excel.NewWriter(&out)
	s := csvList(t, "name\nx\n")
	if err := w.Begin(s, nil); err != nil {
		t.Fatal(err)
	}
	var c corpus.Chunk
	var r corpus.Record
	c.Reset("list")
	c.Add([][]byte{[]byte(strings.Repeat("🜚", 20000))}, corpus.Entry{Number: 1})
	c.Record(0, &r)
	if err := w.Write(w.AppendRow(nil, &r, nil)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if notes := w.Notes(); len(notes) != 1 || !strings.Contains(notes[0], "1 values are longer") {
		t.Error(notes)
	}
	got, _ := read(t, open(t, out.Bytes(), excel.Options{}))
	if len(got) != 1 || got[0] != strings.Repeat("🜚", 16383) {
		t.Errorf("%d records of %d bytes", len(got), len(got[0]))
	}
}
