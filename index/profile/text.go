package profile

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

const (
	// mostLines and mostParts bound a table of text; all of it is in the other formats.
	mostLines = 15
	mostParts = 5
	textWidth = 100
)

func (p *Profile) writeText(w io.Writer) error {
	t := textWriter{w: w}
	t.line("%s (%s): probable members of the diaspora, %s", p.Name, p.Origin, p.Made.Format("2 January 2006"))
	t.line("")
	t.line("members    %s", p.All.membersText())
	if !p.All.Hidden {
		t.line("expected   %s", p.All.expectedText())
	}
	if p.All.Corrected != nil {
		t.line("corrected  %s", p.All.correctedText())
	}
	if p.Stock > 0 {
		t.line("migrants   %s, in all countries (United Nations, 2019)", number(p.Stock))
	}
	for _, l := range p.Lists {
		t.line("list       %s", l.text())
	}
	for i := range p.Tables {
		t.table(&p.Tables[i])
	}
	if c := p.Comparison; c != nil {
		t.line("\n%s", c.text())
		for _, cell := range c.Cells() {
			t.line("  %-22s %s", cell.Name, cell.membersText())
		}
	}
	t.line("")
	for _, paragraph := range p.method() {
		t.paragraph(paragraph)
	}
	return t.err
}

// A textWriter keeps the first error.
type textWriter struct {
	w   io.Writer
	err error
}

func (t *textWriter) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}

// paragraph breaks a text into lines.
func (t *textWriter) paragraph(text string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > textWidth {
			t.line("%s", line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	t.line("%s", line)
}

func (t *textWriter) table(table *Table) {
	t.line("\n%s", table.Title)
	if t.err != nil {
		return
	}
	w := tabwriter.NewWriter(t.w, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "  \tmembers\texpected\tcorrected\tmigrants\tper 1,000\n")
	told, hidden := split(table.Cells)
	for i := range told[:min(len(told), mostLines)] {
		c := &told[i]
		writeLine(w, "  ", c)
		parts, _ := split(c.Cells)
		if len(parts) == 1 && parts[0].Name == c.Name {
			continue
		}
		for j := range parts[:min(len(parts), mostParts)] {
			writeLine(w, "    ", &parts[j])
		}
	}
	t.err = w.Flush()
	if n := len(told) - mostLines; n > 0 {
		t.line("  and %d more (in the other formats)", n)
	}
	if hidden > 0 {
		t.line("  not told: %d", hidden)
	}
}

func writeLine(w io.Writer, indent string, c *Cell) {
	fmt.Fprintf(w, "%s%s\t%s\t%s\t%s\t%s\t%s\n", indent, c.Name, c.membersText(), c.expectedText(), c.correctedText(), c.stockText(), c.shareText())
}

// split parts the cells that are told from the number of those that are not.
func split(cells []Cell) (told []Cell, hidden int) {
	for i := range cells {
		if cells[i].Hidden { // they come last
			return cells[:i], len(cells) - i
		}
	}
	return cells, 0
}
