package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// styles are the numbers of the styles of cells in the workbook that is written.
type styles struct {
	header, added     int // of the list's own columns, of those added
	text, probability int
	verdicts          map[string]int
	formats           map[string]int // by the code of the number format
	// The following are of pages.
	title, heading, paragraph int
	cell, number, share       int // of tables
	pageHeader, pageNumbers   int // over columns of text and of numbers
}

// A paint is how a verdict is coloured. Each pair has a contrast of 5 to 1 or more, and is told apart by people who see
// red and green alike: blue for yes, amber for perhaps, grey for no; the word says it too.
type paint struct {
	verdict, fill, ink string
	bold               bool
}

var paints = []paint{
	{"probable", "CFE3F5", "0B3A66", true},
	{"possible", "FFEFC2", "6B4300", false},
	{"resident", "E7E6E6", "404040", false},
	{"unlikely", "F2F2F2", "595959", false},
	{"abstain", "F7F7F7", "6B6B6B", false},
	{"error", "F9D9D3", "7F1D0F", true},
}

const (
	darkBlue, midBlue = "1F3864", "2F5F93"
	textFormat        = 49 // «@»
	wholeFormat       = 3  // «#,##0»
)

// make makes the styles of the list, and those of pages.
func (s *styles) make(book *excelize.File) error {
	s.verdicts, s.formats = map[string]int{}, map[string]int{}
	var failed error
	style := func(st excelize.Style) int {
		id, err := book.NewStyle(&st)
		if err != nil && failed == nil {
			failed = fmt.Errorf("make a style of the workbook: %w", err)
		}
		return id
	}
	head := func(fill, side string) int {
		indent := 0
		if side != "" {
			indent = 1
		}
		return style(excelize.Style{
			Font: font("FFFFFF", 0, true), Fill: solid(fill),
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: side, Indent: indent},
		})
	}
	percent, wrapped := "0.0%", &excelize.Alignment{WrapText: true, Vertical: "top"}
	numbers := &excelize.Alignment{Vertical: "top", Horizontal: "right", Indent: 1}
	s.header, s.added = head(darkBlue, ""), head(midBlue, "")
	s.pageHeader, s.pageNumbers = head(darkBlue, "left"), head(darkBlue, "right")
	s.text = style(excelize.Style{NumFmt: textFormat})
	s.probability = style(excelize.Style{CustomNumFmt: &percent, Alignment: &excelize.Alignment{Horizontal: "center"}})
	for _, p := range paints {
		s.verdicts[p.verdict] = style(excelize.Style{Font: font(p.ink, 0, p.bold), Fill: solid(p.fill), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}})
	}
	s.title = style(excelize.Style{Font: font(darkBlue, 18, true), Alignment: &excelize.Alignment{Vertical: "center"}})
	s.heading = style(excelize.Style{Font: font(darkBlue, 13, true), Alignment: &excelize.Alignment{Vertical: "bottom"}})
	s.paragraph = style(excelize.Style{Alignment: wrapped})
	s.cell = style(excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", Horizontal: "left", Indent: 1}})
	s.number = style(excelize.Style{NumFmt: wholeFormat, Alignment: numbers})
	s.share = style(excelize.Style{CustomNumFmt: &percent, Alignment: numbers})
	return failed
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// font is one of a colour and size; "" and 0 are those of the workbook.
func font(colour string, size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: "Calibri", Color: colour, Size: size, Bold: bold}
}

// mostFormats bounds how many number formats are kept; Excel opens no workbook with many more.
const mostFormats = 4000

// format is the style of a number format, made when it is first met.
func (s *styles) format(book *excelize.File, code []byte) int {
	if id, ok := s.formats[string(code)]; ok {
		return id
	}
	if len(s.formats) >= mostFormats {
		return 0
	}
	id, err := book.NewStyle(numberStyle(string(code)))
	if err != nil { // a format that is none: the number shows as it is
		id = 0
	}
	s.formats[string(code)] = id
	return id
}

// numberStyle is a style with a number format, by its number where it has one.
func numberStyle(code string) *excelize.Style {
	for id, known := range builtIn {
		if known == code {
			return &excelize.Style{NumFmt: id}
		}
	}
	return &excelize.Style{CustomNumFmt: &code}
}
