package corpus

import (
	"bytes"
	"path/filepath"
	"strings"
)

// A Dialect is how a delimited list is written.
type Dialect struct {
	Comma byte `json:"-"`              // what separates fields
	BOM   bool `json:"bom,omitempty"`  // whether it begins with a byte order mark
	CRLF  bool `json:"crlf,omitempty"` // whether lines end in CR LF
}

// Format is the name of the format that d is a dialect of.
func (d Dialect) Format() string {
	if d.Comma == '\t' {
		return "tsv"
	}
	return "csv"
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

// sniff finds out how a list is written from its beginning (without the byte order mark). The
// separator is a tab for .tsv, else the one of , ; tab | that splits the header and the lines after it into the
// same number of fields, the most fields winning; a comma if none does.
func sniff(head []byte, name string) Dialect {
	d := Dialect{Comma: ','}
	if end := bytes.IndexByte(head, '\n'); end > 0 && head[end-1] == '\r' {
		d.CRLF = true
	}
	if named, ok := DialectOf(name); ok && named.Comma == '\t' {
		d.Comma = '\t'
		return d
	}
	head = bytes.TrimLeft(head, "\r\n") // blank lines above the header have no width
	most := 1
	for _, comma := range []byte{',', ';', '\t', '|'} {
		if n := evenWidth(head, comma); n > most {
			most, d.Comma = n, comma
		}
	}
	return d
}

// sniffedLines is how many lines sniffing looks at.
const sniffedLines = 20

// evenWidth is the number of fields the header has by comma, if most lines after it have as many;
// 0 otherwise.
func evenWidth(head []byte, comma byte) int {
	width, same, lines := 0, 0, 0
	for ; lines < sniffedLines && len(head) > 0; lines++ {
		s := scanner{comma: comma, newline: '\n'}
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
