package excel

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"diasmap/corpus/input"
)

// A Workbook is an open file of Excel 2007 or later.
type Workbook struct {
	// Sheets are those with cells, in their order.
	Sheets []SheetInfo

	name      string
	size      int64
	container *container
	formats   []numberFormat // by the number of a cell's style
	texts     *sharedTexts   // nil until a sheet is read
	textsPart string
	date1904  bool
	scratch   input.NewScratch
}

// SheetInfo is a sheet as the workbook lists it.
type SheetInfo struct {
	Name   string
	Hidden bool
	part   string
}

// The relationships of ECMA-376, transitional and strict, by the last word of their URIs.
const (
	relationDocument = "officeDocument"
	relationSheet    = "worksheet"
	relationTexts    = "sharedStrings"
	relationStyles   = "styles"
)

type relations struct {
	Relation []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type workbookXML struct {
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string     `xml:"name,attr"`
		State string     `xml:"state,attr"`
		Attrs []xml.Attr `xml:",any,attr"` // r:id, in one of two namespaces
	} `xml:"sheets>sheet"`
}

// OpenWorkbook reads what a workbook says of itself. name is what errors call it, scratch takes what does not fit into memory, a
// temporary file if it is nil. The error wraps one of this package and says what to do.
func OpenWorkbook(r io.ReaderAt, size int64, name string, scratch input.NewScratch) (*Workbook, error) {
	if scratch == nil {
		scratch = input.TemporaryFile
	}
	w := &Workbook{name: name, size: size, scratch: scratch}
	if err := w.open(r, size); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return w, nil
}

func (w *Workbook) open(r io.ReaderAt, size int64) (err error) {
	if w.container, err = openContainer(r, size); err != nil {
		return err
	}
	main := "xl/workbook.xml"
	if targets, err := w.relations(""); err == nil {
		for _, r := range targets.Relation {
			if lastWord(r.Type) == relationDocument {
				main = resolve("", r.Target)
			}
		}
	}
	var book workbookXML
	if err := w.decode(main, &book); err != nil {
		return err
	}
	w.date1904 = book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"
	if len(book.Sheets) > mostWorksheet {
		return fmt.Errorf("%w: it has %d sheets", ErrTooLarge, len(book.Sheets))
	}
	return w.link(main, &book)
}

// link finds the parts of the sheets, the styles and the shared strings.
func (w *Workbook) link(main string, book *workbookXML) error {
	targets, err := w.relations(main)
	if err != nil {
		return err
	}
	sheets := map[string]string{}
	for _, r := range targets.Relation {
		part := resolve(main, r.Target)
		switch lastWord(r.Type) {
		case relationSheet:
			sheets[r.ID] = part
		case relationTexts:
			w.textsPart = part
		case relationStyles:
			if w.formats, err = w.readStyles(part); err != nil {
				return err
			}
		}
	}
	for _, s := range book.Sheets {
		id := ""
		for _, a := range s.Attrs {
			if a.Name.Local == "id" && a.Name.Space != "" {
				id = a.Value
			}
		}
		if part, ok := sheets[id]; ok { // else a sheet of a chart or a macro
			w.Sheets = append(w.Sheets, SheetInfo{s.Name, strings.Contains(strings.ToLower(s.State), "hidden"), part})
		}
	}
	if len(w.Sheets) == 0 {
		return fmt.Errorf("%w: it has no sheet of cells", ErrBroken)
	}
	return nil
}

func (w *Workbook) relations(of string) (relations, error) {
	folder, file := "", of
	if slash := strings.LastIndexByte(of, '/'); slash >= 0 {
		folder, file = of[:slash+1], of[slash+1:]
	}
	var r relations
	return r, w.decode(folder+"_rels/"+file+".rels", &r)
}

// decode reads a small part of XML into v.
func (w *Workbook) decode(part string, v any) error {
	data, err := w.container.read(part)
	if err != nil {
		return err
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return fmt.Errorf("%w: its XML is in UTF-16: open it in Excel and save it anew", ErrFormat)
	}
	if err := xml.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%w (%s: %w)", ErrBroken, part, err)
	}
	return nil
}

func lastWord(uri string) string { return uri[strings.LastIndexByte(uri, '/')+1:] }

// Close removes what was laid aside in temporary files.
func (w *Workbook) Close() error {
	return w.texts.close()
}

// find returns the sheet called name, in any case, or with that number from 1; -1 for "".
func (w *Workbook) find(name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	for i, s := range w.Sheets {
		if s.Name == name {
			return i, nil
		}
	}
	for i, s := range w.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), strings.TrimSpace(name)) {
			return i, nil
		}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "#")); err == nil && n >= 1 && n <= len(w.Sheets) {
		return n - 1, nil
	}
	return -1, fmt.Errorf("read %s: %w: %q: the workbook has %s", w.name, ErrNoSheet, name, w.names())
}

// names lists the sheets.
func (w *Workbook) names() string {
	words := make([]string, len(w.Sheets))
	for i, s := range w.Sheets {
		words[i] = strconv.Quote(s.Name)
		if s.Hidden {
			words[i] += " (hidden)"
		}
	}
	return strings.Join(words, ", ")
}

// ended turns the end of a part that should go on into ErrBroken, and gives the fault of a part its place.
func (w *Workbook) ended(err error, where string) error {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: %w (its XML ends too early)", where, ErrBroken)
	case errors.Is(err, errXML):
		return fmt.Errorf("%s: %w (%w)", where, ErrBroken, err)
	}
	return fmt.Errorf("%s: %w", where, err)
}
