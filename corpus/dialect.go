package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
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

// sniffTitles finds out how a list is written from its beginning (without the byte order mark). The separator is the
// one of , ; tab | that splits the first line and the lines after it into the same number of fields, the most fields
// winning; if none does, the one that the ending of the name asks for, else a comma.
//
// It also tells how many lines stand above the header: titles above a line of several fields, as many as in the lines after it, with
// words that head names. A record has none, so none is taken for a header.
func sniffTitles(head []byte, name string) (d Dialect, titles int) {
	d = Dialect{Comma: ','}
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
	if most > 1 {
		return d, paddedTitles(head, d.Comma)
	}
	for titles = 1; titles <= mostTitles; titles++ {
		end := bytes.IndexByte(head, '\n')
		if end < 0 || headsNames(head, d.Comma) {
			break
		}
		head = head[end+1:]
		for _, comma := range []byte{d.Comma, ',', ';', '\t', '|'} {
			if n := evenWidth(head, comma); n > most && headsNames(head, comma) {
				most, d.Comma = n, comma
			}
		}
		if most > 1 {
			return d, titles
		}
	}
	return d, 0
}

// mostTitles is how many lines may stand above a header.
const mostTitles = 10

// paddedTitles counts the titles above the header where spreadsheets have written them with empty fields: «Doctors;;;».
func paddedTitles(head []byte, comma byte) int {
	for titles := range mostTitles {
		filled := 0
		header := firstLine(head, comma)
		for _, h := range header {
			if strings.TrimSpace(h) != "" {
				filled++
			}
		}
		switch {
		case filled > 1 && headsNames(head, comma):
			return titles
		case filled > 1:
			return 0
		}
		end := bytes.IndexByte(head, '\n')
		if end < 0 {
			return 0
		}
		head = head[end+1:]
	}
	return 0
}

// headsNames says whether a field of the first line of a text is a word that heads names, not only has one in it.
func headsNames(text []byte, comma byte) bool {
	return slices.ContainsFunc(firstLine(text, comma), func(h string) bool {
		r, strength := headerRole(h)
		return strength == wholeHeader && r != residence
	})
}

// firstLine is the values of the first line of a text.
func firstLine(text []byte, comma byte) []string {
	s := newScanner(Dialect{Comma: comma})
	line := s.record(text, true)
	r := Record{Raw: text[:line.length], scanner: s, Fields: s.appendFields(nil, text[:line.length], line.literal)}
	values := make([]string, len(r.Fields))
	for i := range values {
		values[i] = string(r.Value(i, nil))
	}
	return values
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
