package excel

import (
	"fmt"
	"strconv"
	"strings"

	"diasmap/corpus"
)

// headRows is how many rows with values are looked at for the header.
const headRows = 50

// findHeader returns which of the first rows is the header: the first whose words head names; else the first that is
// as wide as most rows below it, its cells all text and no two the same; else the first. A list often has a title, a date
// or a note above its header, of a cell or two.
func findHeader(head []row, left, right int) int {
	for i := range head {
		if headsNames(head[i].values(left, right)) {
			// «person» over «given» and «family»: the lower row says more
			for i+1 < len(head) && len(head[i+1].cells) > len(head[i].cells) && headsNames(head[i+1].values(left, right)) {
				i++
			}
			return i
		}
	}
	for i := range head {
		if looksLikeHeader(&head[i], head[i+1:]) {
			return i
		}
	}
	return 0
}

// headsNames says whether the words of a row are those of columns of names.
func headsNames(values []string) bool {
	_, err := corpus.GuessColumns(append(values, "", "")) // of a single column any word would do
	return err == nil
}

// looksLikeHeader says whether a row may head those below.
func looksLikeHeader(r *row, below []row) bool {
	seen := map[string]bool{}
	for i := range r.cells {
		c := &r.cells[i]
		word := strings.ToLower(strings.TrimSpace(string(r.text(c))))
		if c.kind != kindText || seen[word] {
			return false
		}
		seen[word] = true
	}
	wider := 0
	for i := range below {
		if len(below[i].cells) > len(r.cells)+len(r.cells)/3 {
			wider++
		}
	}
	return len(r.cells) > 0 && 2*wider <= len(below)
}

// values are the texts of the cells from left to right, blanks and line ends around and within them made single blanks.
func (r *row) values(left, right int) []string {
	values := make([]string, right-left+1)
	for i := range r.cells {
		if c := &r.cells[i]; c.column >= left && c.column <= right {
			values[c.column-left] = strings.Join(strings.Fields(string(r.text(c))), " ")
		}
	}
	return values
}

// headerAt returns which of the first rows has a number, for a user who named it.
func headerAt(head []row, number int) (int, error) {
	for i := range head {
		if head[i].number == number {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%w: row %d: name one of the first %d rows with values", ErrHeaderRow, number, headRows)
}

// skippedNote tells of the rows above the header.
func skippedNote(head []row, header int) string {
	note := fmt.Sprintf("header in row %d", head[header].number)
	if header == 0 {
		return note
	}
	words := make([]string, 0, header)
	for i := range head[:header] {
		r := &head[i]
		for j := range r.cells {
			if r.hasValue(&r.cells[j]) {
				words = append(words, strconv.Quote(shorten(string(r.text(&r.cells[j])))))
				break
			}
		}
	}
	const most = 3
	if len(words) > most {
		words = append(words[:most], "…")
	}
	rows := "rows"
	if header == 1 {
		rows = "row"
	}
	return fmt.Sprintf("%s, %d %s above it skipped: %s", note, header, rows, strings.Join(words, ", "))
}

// shorten keeps the beginning of a long text.
func shorten(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
