package corpus

import (
	"bytes"
	"fmt"
)

// foreign are contents that are often taken for lists, by their first bytes, in small letters.
var foreign = []struct{ magic, what string }{
	{"pk\x03\x04", "a ZIP archive"},
	{"\xd0\xcf\x11\xe0", "an old Excel workbook"},
	{"\x1f\x8b", "compressed with gzip"},
	{"\x28\xb5\x2f\xfd", "compressed with zstd"},
	{"par1", "a Parquet file"},
	{"\xff\xfe", "text in UTF-16"},
	{"\xfe\xff", "text in UTF-16"},
	{"%pdf", "a PDF document"},
	{"{\\rtf", "a document of a word processor"},
	{"<!doctype", "an HTML page"},
	{"<html", "an HTML page"},
	{"<?xml", "an XML document"},
}

// Refuse tells by its first bytes a content that is no delimited text. The error wraps ErrFormat.
func Refuse(head []byte) error {
	start := asciiLower(bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), longestMagic)], byteOrderMark), " \t\r\n"))
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.magic)) {
			return fmt.Errorf("%w: it looks like %s: export it as CSV or TSV in UTF-8", ErrFormat, f.what)
		}
	}
	return nil
}

// longestMagic is how much of a content Refuse looks at.
const longestMagic = 256

// asciiLower is b with small letters for capitals of ASCII; other bytes are no text yet and stay.
func asciiLower(b []byte) []byte {
	lower := bytes.Clone(b)
	for i, c := range lower {
		if c >= 'A' && c <= 'Z' {
			lower[i] = c - 'A' + 'a'
		}
	}
	return lower
}
