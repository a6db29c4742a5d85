package bench

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A sheet is figures for a reader, in text or on a page.
type sheet struct {
	// ID is a word to find it by on a page.
	ID, Title, Note string
	Header          []string
	Rows            [][]string
}

// tables are all figures of the report, in the order in which they are told.
func (r *Report) tables() []sheet {
	all := []sheet{r.headline(), r.goldTable(), r.negativeTable(), r.negativeKindTable(), r.flaggedTable(), r.nearestTable(), r.reliabilityTable(),
		r.verdictTable(), r.causeTable(), r.targetTable(), r.targetCalibrationTable(), r.targetReliabilityTable()}
	for i, s := range r.Strata {
		all = append(all, s.table(i))
	}
	all = append(all, r.nativeTable(), r.groupTable(), r.countryTable(), r.missTable())
	return slices.DeleteFunc(all, func(t sheet) bool { return len(t.Rows) == 0 })
}

func (r *Report) headline() sheet {
	t := sheet{
		ID: "headline", Title: fmt.Sprintf("%s, %s", counted(r.People, "person", "people"), counted(r.Labels, "label", "labels")), Note: r.rowNote(),
		Header: []string{"", "all people", "95 % interval", "mean over labels"},
	}
	if r.People == 0 {
		return t
	}
	t.Rows = [][]string{
		{"label first", fixed(r.Top1), r.intervalOf(r.Top1).String(), fixed(r.Macro.Top1)},
		{"label among the first three", fixed(r.Top3), r.intervalOf(r.Top3).String(), fixed(r.Macro.Top3)},
		{"label among the first five", fixed(r.Top5), r.intervalOf(r.Top5).String(), fixed(r.Macro.Top5)},
		{"label or its group first", fixed(r.Group), r.intervalOf(r.Group).String(), fixed(r.Macro.Group)},
		{"expected calibration error", fixed(r.CalibrationError), "chance: " + fixed(r.CalibrationNoise), ""},
	}
	if len(r.Targets) > 0 {
		t.Rows = append(t.Rows, []string{"mean average precision, targets", fixed(r.MeanPrecision), r.MeanPrecisionInterval.String(), strconv.Itoa(len(r.Targets)) + " targets"})
	}
	return t
}

// intervalOf is the interval of a share of all people.
func (r *Report) intervalOf(share float64) Interval {
	return Wilson(int(math.Round(share*float64(r.People))), r.People)
}

// rowNote says what of the tables is not measured.
func (r *Report) rowNote() string {
	var notes []string
	if r.Unlabelled > 0 {
		notes = append(notes, counted(r.Unlabelled, "row", "rows")+" without a label left out")
	}
	if len(r.Faults) > 0 {
		notes = append(notes, counted(len(r.Faults), "bad row", "bad rows")+" left out: "+r.Faults[0])
	}
	return strings.Join(notes, "; ")
}

// Print writes the report for a reader.
func (r *Report) Print(out io.Writer) error {
	var b strings.Builder
	for i, t := range r.tables() {
		if i > 0 {
			b.WriteByte('\n')
		}
		t.print(&b)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// print writes the table with its columns aligned, figures to the right.
func (t sheet) print(b *strings.Builder) {
	fmt.Fprintln(b, t.Title)
	if t.Note != "" {
		fmt.Fprintln(b, t.Note)
	}
	figures := t.figures()
	widths := make([]int, len(t.Header))
	for _, row := range append([][]string{t.Header}, t.Rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range append([][]string{t.Header}, t.Rows...) {
		var line strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if figures[i] {
				cell = space + cell
			} else {
				cell += space
			}
			line.WriteString("  " + cell)
		}
		fmt.Fprintln(b, strings.TrimRight(line.String(), " "))
	}
}

// figures says which columns hold figures alone. The first is what a row is about.
func (t sheet) figures() []bool {
	out := make([]bool, len(t.Header))
	for i := 1; i < len(out); i++ {
		out[i] = !slices.ContainsFunc(t.Rows, func(row []string) bool { return strings.Trim(row[i], "0123456789.,–-() ") != "" })
	}
	return out
}

// String writes the ends of the interval with a dash between.
func (i Interval) String() string { return fixed(i[0]) + "–" + fixed(i[1]) }

func fixed(share float64) string { return strconv.FormatFloat(share, 'f', 3, 64) }

// grouped writes a count with a comma after the thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}
