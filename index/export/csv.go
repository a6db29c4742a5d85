package export

import (
	"encoding/csv"
	"io"
	"strings"
)

// A csvWriter writes comma-separated values (RFC 4180) in UTF-8.
type csvWriter struct {
	csv    *csv.Writer
	values []string
}

func newCSV(w io.Writer) (*csvWriter, error) {
	c := &csvWriter{csv: csv.NewWriter(w), values: make([]string, len(columns))}
	for i := range columns {
		c.values[i] = columns[i].name
	}
	return c, c.csv.Write(c.values)
}

func (c *csvWriter) Write(r *Row) error {
	for i := range columns {
		c.values[i] = Defused(columns[i].value(r))
	}
	return c.csv.Write(c.values)
}

func (c *csvWriter) Close() error {
	c.csv.Flush()
	return c.csv.Error()
}

// Defused is a value that no spreadsheet takes for a formula: what begins with = + - @, a tab or a line end has an
// apostrophe before it (OWASP, CSV Injection). Numbers stay as they are.
func Defused(value string) string {
	if value == "" || !strings.ContainsRune("=+-@\t\r\n", rune(value[0])) || isNumber(value) {
		return value
	}
	return "'" + value
}

// isNumber says whether a value is a plain number, as a longitude west of Greenwich is: digits, a minus before and a point
// between them.
func isNumber(value string) bool {
	whole, fraction, pointed := strings.Cut(strings.TrimPrefix(value, "-"), ".")
	return onlyDigits(whole) && (!pointed || onlyDigits(fraction))
}

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
