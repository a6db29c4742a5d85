package registry

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"diasmap/corpus"
)

// The snapshot of officers of Companies House (products 195 and 216) has lines of fixed width with a variable end: a
// header, companies each followed by its officers, and a trailer with their number. Source of the layout: the
// specification Companies House sends with the files.

// fixedHeader begins the first line; the day the file was made of is in its bytes 12 to 20.
const fixedHeader = "DDDDSNAP"

// fixedTrailer begins the last line; the number of lines between header and trailer follows.
const fixedTrailer = "99999999"

// A fixedField is a field of an officer that stands at a fixed place.
type fixedField struct {
	path       string // below «fixed» in fields.tsv
	start, end int
}

var fixedFields = []fixedField{
	{"company number", 0, 8}, {"appointment type", 10, 12}, {"person number", 12, 24}, {"corporate indicator", 24, 25},
	{"appointment date", 32, 40}, {"resignation date", 40, 48}, {"postcode", 48, 56}, {"partial date of birth", 56, 64},
}

// variableFields are those of the variable end, which begins at variableStart; «<» ends each. Fields without a name here are not read.
var variableFields = []string{
	"title", "forenames", "surname", "honours", "care of", "PO box", "address line 1", "address line 2", "post town", "county", "country",
	"occupation", "nationality", "usual residential country",
}

const (
	recordTypeAt  = 8
	variableStart = 76
	companyNameAt = 40
)

// Faults of lines of fixed width.
var (
	errTrailer    = errors.New("the file is incomplete: fetch it again")
	errRecordType = errors.New("neither a company nor an officer: want 1 or 2 in column 9")
	errVariable   = fmt.Errorf("want %d fields, each ended by <, from column %d on", len(variableFields), variableStart+1)
)

// An officersFile cuts such a file into batches, and counts its lines against the trailer.
type officersFile struct {
	lines   lines
	company []byte // the last one
	count   int    // of companies and officers
	trailer bool
	want    string // what the trailer says
}

func (o *officersFile) frames(b *batch) error {
	b.kind = fixedWidth
	b.company = append(b.company[:0], o.company...)
	from := len(b.frames)
	err := o.lines.frames(b)
	kept := b.frames[:from]
	for _, f := range b.frames[from:] {
		line := b.data[f.start:f.end]
		switch {
		case f.line == 1 && bytes.HasPrefix(line, []byte(fixedHeader)):
			continue
		case bytes.HasPrefix(line, []byte(fixedTrailer)) && len(bytes.TrimSpace(line)) <= 16:
			o.trailer, o.want = true, string(bytes.TrimSpace(line[len(fixedTrailer):]))
			continue
		default:
			o.count++
			if len(line) > recordTypeAt && line[recordTypeAt] == '1' {
				o.company = append(o.company[:0], line...)
			}
		}
		kept = append(kept, f)
	}
	b.frames = kept
	if !errors.Is(err, io.EOF) {
		return err
	}
	switch want, _ := strconv.Atoi(o.want); {
	case !o.trailer:
		return fmt.Errorf("no last line %s…: %w", fixedTrailer, errTrailer)
	case want != o.count:
		return fmt.Errorf("the last line says %d companies and officers, %d were read: %w", want, o.count, errTrailer)
	}
	return err
}

// fixed reads a batch of lines of fixed width.
func (p *parser) fixed(b *batch, chunk *corpus.Chunk, skipped map[string]int) {
	company := bytes.Clone(b.company)
	fields := p.gather.m.root.find([]byte("fixed"))
	for _, f := range b.frames {
		p.gather.reset()
		line, err := b.data[f.start:f.end], f.err
		switch {
		case err != nil:
		case len(line) > recordTypeAt && line[recordTypeAt] == '1':
			company = append(company[:0], line...)
			skipped["companies"]++
			continue
		case len(line) < variableStart || line[recordTypeAt] != '2':
			err = errRecordType
		default:
			err = p.gather.officer(fields, line)
			p.gather.employer(fields, company, line)
		}
		p.finish(b, f, err, chunk, skipped)
	}
}

// officer takes the fields of a line.
func (g *gather) officer(fields *node, line []byte) error {
	for _, f := range fixedFields {
		if n := fields.find([]byte(f.path)); n != nil {
			g.add(n, line[f.start:f.end])
		}
	}
	rest := line[variableStart:]
	for _, name := range variableFields {
		value, after, ok := bytes.Cut(rest, []byte{'<'})
		if !ok {
			return errVariable
		}
		rest = after
		if n := fields.find([]byte(name)); n != nil {
			g.add(n, value)
		}
	}
	return nil
}

// employer takes the name of the company, if the line before those of its officers has it.
func (g *gather) employer(fields *node, company, line []byte) {
	if len(company) > companyNameAt && bytes.Equal(company[:8], line[:8]) {
		name, _, _ := bytes.Cut(company[companyNameAt:], []byte{'<'})
		g.add(fields.find([]byte("company name")), name)
	}
}
