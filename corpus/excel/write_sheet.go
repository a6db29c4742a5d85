package excel

import (
	"archive/zip"
	"fmt"
)

const sheetHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
	`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` +
	`<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`

// beginSheet begins the next sheet of the list, with its header.
func (w *Writer) beginSheet() error {
	w.sheets = append(w.sheets, 1)
	part, err := w.zip.CreateHeader(&zip.FileHeader{Name: sheetPart(len(w.sheets)), Method: zip.Deflate})
	if err != nil {
		return err
	}
	w.sheet = part
	head := append([]byte(sheetHead), "<cols>"...)
	for i := range w.columns {
		head = fmt.Appendf(head, `<col min="%d" max="%d" width="%d.7" customWidth="1"/>`, i+1, i+1, w.widths[i])
	}
	head = append(head, `</cols><sheetData><row r="1" ht="30" customHeight="1">`...)
	for i, c := range w.columns {
		style := w.style.header
		if i >= w.own {
			style = w.style.added
		}
		head = fmt.Appendf(head, `<c r="%s1"`, c.letters)
		if c.name == "" {
			head = append(appendStyle(head, style), "/>"...)
			continue
		}
		head = w.appendTextCell(head, style, []byte(c.name))
	}
	_, err = part.Write(append(head, "</row>"...))
	return err
}

// endSheet ends a sheet: with filters, printed across one page with its header on each, and without the green
// corners of numbers that are kept as text.
func (w *Writer) endSheet() error {
	last := fmt.Sprintf("%s%d", w.columns[len(w.columns)-1].letters, w.sheets[len(w.sheets)-1])
	_, err := fmt.Fprintf(w.sheet, `</sheetData><autoFilter ref="A1:%s"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>`+
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`+
		`<ignoredErrors><ignoredError sqref="A1:%s" numberStoredAsText="1"/></ignoredErrors></worksheet>`, last, last)
	return err
}

func sheetPart(number int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", number) }

// sheetName is the name of the nth sheet of the list.
func sheetName(n int) string {
	if n == 1 {
		return ListSheet
	}
	return fmt.Sprintf("%s %d", ListSheet, n)
}
