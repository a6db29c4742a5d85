package excel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// writeBook writes what is beside the sheets of the list: excelize makes a workbook whose sheets of the list are
// empty, and all but those goes out.
func (w *Writer) writeBook() error {
	defer w.book.Close()
	for n := range w.sheets {
		if err := w.listSheet(n + 1); err != nil {
			return fmt.Errorf("make sheet %s: %w", sheetName(n+1), err)
		}
	}
	for _, p := range w.pages {
		if err := w.writePage(p); err != nil {
			return fmt.Errorf("make sheet %s: %w", p.Name, err)
		}
	}
	if len(w.pages) > 0 {
		if index, err := w.book.GetSheetIndex(w.pages[0].Name); err == nil {
			w.book.SetActiveSheet(index)
		}
	}
	made, err := w.book.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("make the workbook: %w", err)
	}
	return w.copyParts(made.Bytes())
}

// listSheet adds an empty sheet with the names of ranges that filters and printing need.
func (w *Writer) listSheet(n int) error {
	name := sheetName(n)
	if n == 1 {
		if err := w.book.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := w.book.NewSheet(name); err != nil {
		return err
	}
	last := w.columns[len(w.columns)-1].letters
	if err := w.book.AutoFilter(name, fmt.Sprintf("A1:%s%d", last, w.sheets[n-1]), nil); err != nil {
		return err
	}
	return w.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", name), Scope: name})
}

// copyParts writes the parts of a workbook, but for those that are written.
func (w *Writer) copyParts(book []byte) error {
	made, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return fmt.Errorf("make the workbook: %w", err)
	}
	written := map[string]bool{}
	for n := range w.sheets {
		written[sheetPart(n+1)] = true
	}
	for _, f := range made.File {
		if written[f.Name] {
			continue
		}
		from, err := f.Open()
		if err != nil {
			return fmt.Errorf("make the workbook: %w", err)
		}
		to, err := w.zip.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		part, err := io.ReadAll(from)
		if err != nil {
			return fmt.Errorf("make the workbook: %w", err)
		}
		if f.Name == contentTypes {
			part = sortDefaults(part)
		}
		if _, err := to.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// contentTypes is the part that tells what the others are.
const contentTypes = "[Content_Types].xml"

var defaultTypes = regexp.MustCompile(`<Default [^>]*>(</Default>)?`)

// sortDefaults puts the types of endings in order, which the library writes in another one each time: the same list makes
// the same workbook, to the byte.
func sortDefaults(part []byte) []byte {
	all := defaultTypes.FindAll(part, -1)
	slices.SortFunc(all, bytes.Compare)
	next := 0
	return defaultTypes.ReplaceAllFunc(part, func([]byte) []byte {
		next++
		return all[next-1]
	})
}
