package lexicons

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Check reads all tables of fsys and returns their faults in the order of files and lines:
// duplicates, lines out of order, wrong scripts, impossible counts, unknown sources.
func Check(fsys fs.FS) ([]*Fault, error) {
	var faults []*Fault
	report := func(f *Fault) { faults = append(faults, f) }
	countries, err := readCountries(fsys)
	if err := ignoreMissing(gatherFault(err, report)); err != nil {
		return faults, err
	}
	known := map[string]bool{}
	for _, c := range countries {
		known[c.Code.String()] = true
	}
	_, err = readHosts(fsys)
	if err := gatherFault(err, report); err != nil {
		return faults, err
	}
	err = eachFolder(fsys, report, func(f *folder) error {
		if len(countries) > 0 && !known[f.country.String()] {
			report(&Fault{File: f.dir, Err: fmt.Errorf("%w: %s is not in %s", ErrCountry, f.country, CountriesName)})
		}
		return nil
	})
	return faults, err
}

// gatherFault reports err if it is a Fault, and returns it if it is anything else.
func gatherFault(err error, report func(*Fault)) error {
	var fault *Fault
	if errors.As(err, &fault) {
		report(fault)
		return nil
	}
	return err
}

// checkOrder reports names that stand twice or sort before the line above.
func (t *NameTable) checkOrder(file string, report func(*Fault)) {
	if t == nil {
		return
	}
	order := newOrder(file, report)
	for _, n := range t.Lines {
		order.add(n.Name, n.Line)
	}
}

func (t *AffixTable) checkOrder(file string, report func(*Fault)) {
	if t == nil {
		return
	}
	order := newOrder(file, report)
	for _, a := range t.Lines {
		order.add(a.Affix+" "+a.Table.String(), a.Line)
	}
}

// checkSources reports letters that SOURCES.tsv does not define. Without that file, as in the
// tables of a country office, any letter may stand.
func (t *NameTable) checkSources(file, letters string, report func(*Fault)) {
	if t == nil || letters == "" {
		return
	}
	for _, n := range t.Lines {
		for _, s := range n.Sources {
			if !strings.ContainsRune(letters, s) {
				report(&Fault{File: file, Line: n.Line, Err: fmt.Errorf("%w: %q is not in %s", ErrSource, s, SourcesName)})
			}
		}
	}
}

// An order watches that names come sorted by code points, each once.
type order struct {
	file   string
	report func(*Fault)
	last   string
	first  map[string]int // line of each name, kept from the first unsorted line on
	lines  []string
	at     []int
}

func newOrder(file string, report func(*Fault)) *order { return &order{file: file, report: report} }

func (o *order) add(name string, line int) {
	defer func() { o.lines, o.at = append(o.lines, name), append(o.at, line) }()
	if name > o.last && o.first == nil {
		o.last = name
		return
	}
	if o.first == nil { // duplicates may now stand anywhere
		o.first = make(map[string]int, len(o.lines))
		for i, n := range o.lines {
			o.first[n] = o.at[i]
		}
	}
	if at, ok := o.first[name]; ok {
		o.report(&Fault{o.file, line, 1, fmt.Errorf("%w: %q stands already at line %d", ErrDuplicate, name, at)})
		return
	}
	o.first[name] = line
	if name < o.last {
		o.report(&Fault{o.file, line, 1, fmt.Errorf("%w: %q sorts before %q", ErrUnsorted, name, o.last)})
	}
	o.last = name
}
