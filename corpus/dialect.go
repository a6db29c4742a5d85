package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
)

// A Dialect is how a delimited list is written.
type Dialect struct {
	Comma byte // what separates fields
	// Quote is what fields may stand in, 0 for the double quote. Unquoted says that no field stands in any.
	Quote    byte
	Unquoted bool
	BOM      bool // whether it begins with a byte order mark
	CRLF     bool // whether lines end in CR LF
}

// Format is the name of the format that d is a dialect of.
func (d Dialect) Format() string {
	if d.Comma == '\t' {
		return "tsv"
	}
	return "csv"
}

// separatorNames are words for separators.
var separatorNames = map[byte]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}

// String tells the dialect in words: «semicolons, CR LF».
func (d Dialect) String() string {
	words := []string{separatorNames[d.Comma]}
	if words[0] == "" {
		words[0] = fmt.Sprintf("separator %q", d.Comma)
	}
	switch {
	case d.Unquoted:
		words = append(words, "no quotes")
	case d.Quote != 0 && d.Quote != '"':
		words = append(words, fmt.Sprintf("quotes %q", d.Quote))
	}
	if d.CRLF {
		words = append(words, "CR LF")
	}
	if d.BOM {
		words = append(words, "byte order mark")
	}
	return strings.Join(words, ", ")
}

// MarshalJSON writes what String tells, by parts.
func (d Dialect) MarshalJSON() ([]byte, error) {
	quote := string(rune(newScanner(d).quote))
	if d.Unquoted {
		quote = ""
	}
	return json.Marshal(map[string]any{"separator": string(rune(d.Comma)), "quote": quote, "bom": d.BOM, "crlf": d.CRLF})
}

// writtenLike says whether a row of d stands as it is in a list of another dialect.
func (d Dialect) writtenLike(o Dialect) bool {
	return d.Comma == o.Comma && newScanner(d).quote == '"' && newScanner(o).quote == '"'
}

// byteOrderMark is U+FEFF in UTF-8, with which some programs begin a file.
var byteOrderMark = []byte("\xef\xbb\xbf")

// DialectOf returns the dialect a name of a file asks for, false if it asks for none.
func DialectOf(name string) (Dialect, bool) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tsv", ".tab":
		return Dialect{Comma: '\t'}, true
	case ".csv":
		return Dialect{Comma: ','}, true
	}
	return Dialect{}, false
}

// sniff finds out how a list is written from its beginning (without the byte order mark). The separator is the
// one of , ; tab | that splits the first line and the lines after it into the same number of fields, the most fields
// winning; if none does, the one that the ending of the name asks for, else a comma.
func sniff(head []byte, name string) Dialect {
	d := Dialect{Comma: ','}
	if named, ok := DialectOf(name); ok {
		d = named
	}
	if end := bytes.IndexByte(head, '\n'); end > 0 && head[end-1] == '\r' {
		d.CRLF = true
	}
	head = bytes.TrimLeft(head, "\r\n") // blank lines above the header have no width
	most := 1
	for _, comma := range []byte{d.Comma, ',', ';', '\t', '|'} {
		if n := evenWidth(head, comma); n > most {
			most, d.Comma = n, comma
		}
	}
	return d
}

// toldSeparator reads the line «sep=;» that spreadsheets write above the header; 0 if there is none.
func toldSeparator(line []byte) byte {
	told, ok := bytes.CutPrefix(line, []byte("sep="))
	if !ok || len(told) != 1 {
		return 0
	}
	return told[0]
}

// sniffedLines is how many lines sniffing looks at.
const sniffedLines = 20

// evenWidth is the number of fields the first line has by comma, if most lines after it have as many;
// 0 otherwise.
func evenWidth(head []byte, comma byte) int {
	width, same, lines := 0, 0, 0
	s := newScanner(Dialect{Comma: comma})
	if bytes.IndexByte(head, '\n') < 0 {
		s.newline = '\r'
	}
	for ; lines < sniffedLines && len(head) > 0; lines++ {
		end := s.record(head, true)
		n := s.count(head[:end.length], end.literal)
		switch {
		case lines == 0:
			width = n
		case n == width:
			same++
		}
		head = head[end.length+end.lineEnd:]
	}
	if lines > 1 && 2*same < lines-1 {
		return 0
	}
	return width
}
